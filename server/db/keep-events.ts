/**
 * Puts events of calls into the inbox, many in one statement: whose they are is found by the hash of
 * the secret in the address they came to, and an event that came before is not a second one.
 * As the system login, because nobody is known before it answered.
 */
import type { PoolClient } from 'pg';

export type ArrivedEvent = {
  id: string;
  /** SHA-256 of the token, hex. */
  tokenHash: string;
  /** The vendor's id of the talk, as the event says it. */
  vendorId: string;
  kind: string;
  dedupeKey: string;
  body: unknown;
};

export type EventVerdict =
  | { kind: 'unknown-token' }
  /** The token is of another talk than the event says. */
  | { kind: 'other-talk' }
  | { kind: 'repeat' }
  /** Kept until the vendor's id of its talk is known. */
  | { kind: 'parked' }
  | { kind: 'kept'; ownerId: string };

type Row = { id: string; owner_id: string | null; fits: boolean; is_new: boolean; is_parked: boolean };

const statement = `
with given as (
  select * from jsonb_to_recordset($1::jsonb)
    as g(id uuid, "tokenHash" text, "vendorId" text, kind text, "dedupeKey" text, body jsonb)
), judged as (
  select g.*, c.id as conversation_id, c.owner_id, c.vendor_id is null as is_parked,
    c.vendor_id is null or c.vendor_id = g."vendorId" as fits
  from given g left join conversations c on c.callback_token_hash = g."tokenHash"
), kept as (
  insert into vendor_events
    (id, owner_id, vendor, conversation_id, kind, subject, dedupe_key, is_parked, body, received_at)
  select id, owner_id, 'tavus', conversation_id, kind, "vendorId", "dedupeKey", is_parked, body, $2::timestamptz
  from judged where owner_id is not null and fits
  on conflict on constraint vendor_events_dedupe_key do nothing
  returning id
)
select j.id, j.owner_id, j.fits, j.is_parked, k.id is not null as is_new
from judged j left join kept k on k.id = j.id`;

/** Verdicts in the order of the events. */
export async function keepEvents(
  client: PoolClient,
  events: readonly ArrivedEvent[],
  now: string,
): Promise<EventVerdict[]> {
  const { rows } = await client.query<Row>({
    name: 'keep_events',
    text: statement,
    values: [JSON.stringify(events), now],
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return events.map(({ id }) => verdictOf(byId.get(id)));
}

function verdictOf(row: Row | undefined): EventVerdict {
  if (!row?.owner_id) return { kind: 'unknown-token' };
  if (!row.fits) return { kind: 'other-talk' };
  if (!row.is_new) return { kind: 'repeat' };
  return row.is_parked ? { kind: 'parked' } : { kind: 'kept', ownerId: row.owner_id };
}
