/**
 * What is kept of a person's Cal.com account. An own key is sealed before it is stored and is never
 * given out again; whose a webhook is, is told by what is kept here (docs/decisions/015).
 */
import { sql } from 'drizzle-orm';
import type { Pool } from 'pg';
import type { AsPerson } from '#server/db/as-person.ts';

export type StoredAccount = {
  sealedKey: string | null;
  /** The event type that is booked when nobody says which. */
  eventTypeId: number | null;
};

type Deps = { asPerson: AsPerson };

export async function readAccount(deps: Deps, personId: string): Promise<StoredAccount | null> {
  const { rows } = await deps.asPerson(personId, (db) =>
    db.execute<{ sealed_key: string | null; event_type_id: string | null }>(
      sql`select sealed_key, event_type_id from booking_accounts where owner_id = ${personId}`,
    ),
  );
  const row = rows[0];
  if (!row) return null;
  return {
    sealedKey: row.sealed_key,
    eventTypeId: row.event_type_id === null ? null : Number(row.event_type_id),
  };
}

/** Changes what is given. A new key begins a new account: what was known of the old one goes. */
export async function writeAccount(
  deps: Deps,
  personId: string,
  patch: Partial<StoredAccount>,
): Promise<void> {
  const isOther = patch.sealedKey !== undefined;
  await deps.asPerson(personId, (db) =>
    db.execute(sql`
      insert into booking_accounts (owner_id, sealed_key, event_type_id, updated_at)
      values (${personId}, ${patch.sealedKey ?? null}, ${patch.eventTypeId ?? null}, now())
      on conflict (owner_id) do update set updated_at = now(),
        sealed_key = ${isOther ? sql`excluded.sealed_key` : sql`booking_accounts.sealed_key`},
        event_type_id = ${patch.eventTypeId === undefined && !isOther ? sql`booking_accounts.event_type_id` : sql`excluded.event_type_id`},
        vendor_user_id = ${isOther ? sql`null` : sql`booking_accounts.vendor_user_id`},
        event_type_ids = ${isOther ? sql`'[]'::jsonb` : sql`booking_accounts.event_type_ids`},
        swept_until = ${isOther ? sql`null` : sql`booking_accounts.swept_until`}`),
  );
}

/** What a sweep learnt. */
export async function noteSweep(
  deps: Deps,
  personId: string,
  learnt: { vendorUserId: number; eventTypeIds: number[]; sweptUntil: string },
): Promise<void> {
  const { vendorUserId, eventTypeIds, sweptUntil } = learnt;
  await deps.asPerson(personId, (db) =>
    db.execute(sql`
      insert into booking_accounts (owner_id, vendor_user_id, event_type_ids, swept_until)
      values (${personId}, ${vendorUserId}, ${JSON.stringify(eventTypeIds)}::jsonb, ${sweptUntil})
      on conflict (owner_id) do update set vendor_user_id = excluded.vendor_user_id,
        event_type_ids = excluded.event_type_ids, swept_until = excluded.swept_until`),
  );
}

export async function sweptUntil(deps: Deps, personId: string): Promise<string | null> {
  const { rows } = await deps.asPerson(personId, (db) =>
    db.execute<{ swept_until: string | null }>(
      sql`select swept_until from booking_accounts where owner_id = ${personId}`,
    ),
  );
  return rows[0]?.swept_until ?? null;
}

/**
 * Whose news is it? By a booking we know, by the event type or host of an account we know, and at
 * last the one to whom the key in the environment belongs. Null: nobody's, so far as we know.
 */
export async function ownerOfNews(
  deps: { pools: { system: Pool } },
  news: { uids: string[]; eventTypeId: number | null; organizerId: number | null },
): Promise<string | null> {
  const { rows } = await deps.pools.system.query<{ owner_id: string }>({
    name: 'owner_of_booking_news',
    text: `select owner_id from (
        select owner_id, 1 as rank from bookings where uid = any ($1)
        union all
        select owner_id, 2 from booking_accounts where event_type_ids @> to_jsonb($2::bigint)
        union all
        select owner_id, 3 from booking_accounts where vendor_user_id = $3::bigint
        union all
        select id, 4 from users where owner
      ) found order by rank limit 1`,
    values: [news.uids, news.eventTypeId, news.organizerId],
  });
  return rows[0]?.owner_id ?? null;
}

/** Everybody who may have an account: the owner, and who gave a key. */
export async function peopleWithAccounts(deps: { pools: { system: Pool } }): Promise<string[]> {
  const { rows } = await deps.pools.system.query<{ id: string }>(
    `select id from users where owner
     union select owner_id from booking_accounts where sealed_key is not null`,
  );
  return rows.map(({ id }) => id);
}
