/**
 * Does one thing at Cal.com exactly once. Cal.com has no idempotency key, so the intention is written
 * down first; whoever asks for the same finds it and waits or reads instead of asking again. An
 * answer that was lost is looked for by reading (docs/decisions/015).
 *
 * booking → booked | refused | unclear → booked | failed; the caller marks `booked` when the
 * schedule has it as well, and `server/jobs/finish-bookings.ts` does what a crash left undone.
 */
import { sql } from 'drizzle-orm';
import { setTimeout as sleep } from 'node:timers/promises';
import { nowInstant } from '#server/clock.ts';
import { errorCode } from '#server/db/client.ts';
import type { IntentKind, IntentState, IntentWish } from '#server/db/schema/booking-intents.ts';
import type { BookingRefusal, VendorBooking } from './bookings-vendor.ts';
import type { BookingDeps } from './bookings.ts';
import { meaningOf } from './under-way.ts';

export type Deed = {
  kind: IntentKind;
  wish: IntentWish;
  /** Asks Cal.com. `requestId` goes into what it makes. */
  send(requestId: string): Promise<{ kind: 'booking'; booking: VendorBooking } | BookingRefusal>;
  /** Looks whether it was done; `absent` is a clear no. */
  find(requestId: string): Promise<Found>;
};

export type Found = { kind: 'booking'; booking: VendorBooking } | { kind: 'absent' } | BookingRefusal;

export type Carried =
  | { kind: 'done'; intentId: string; booking: VendorBooking; isRepeat: boolean }
  | { kind: 'refused'; refusal: BookingRefusal }
  /** It may have been done: nobody may ask for it again until a job has found out. */
  | { kind: 'unclear' };

type Who = { personId: string; conversationId: string | null };
type Intent = { id: string; state: IntentState; uid: string | null; updatedAt: number; createdAt: number };

/** An attempt that says nothing for so long is dead: no request of ours lasts half of it. */
export const deadAfterMs = 45_000;
/** As long as a request that was cut may still come through at Cal.com. */
export const settledAfterMs = 120_000;
const waitForOtherMs = 7_000;
const lookAgainMs = [350, 900];
/** Whoever waits for the answer does not wait for ever; the job looks again. */
const lookAtMostMs = 1_500;
const notSeen: Found = { kind: 'absent' };

export async function carryOut(deps: BookingDeps, who: Who, deed: Deed): Promise<Carried> {
  const meaning = meaningOf(deed);
  const giveUpAt = performance.now() + waitForOtherMs;
  for (;;) {
    const id = await writeDown(deps, who, { deed, meaning });
    if (id !== null) return await send(deps, who, { deed, id });
    const other = await findIntent(deps, who, meaning);
    if (!other) continue;
    const settled = await settle(deps, who, { deed, other });
    if (settled !== 'waiting' && settled !== 'gone') return settled;
    if (settled === 'waiting' && performance.now() > giveUpAt) return { kind: 'unclear' };
    await sleep(settled === 'waiting' ? 150 : 0);
  }
}

export async function markIntent(
  deps: Pick<BookingDeps, 'asPerson' | 'clock'>,
  personId: string,
  intent: { id: string; state: IntentState; uid?: string },
): Promise<void> {
  await deps.asPerson(personId, (db) =>
    db.execute(sql`
      update booking_intents set state = ${intent.state}, uid = coalesce(${intent.uid ?? null}, uid),
        updated_at = ${nowInstant(deps.clock)} where id = ${intent.id}`),
  );
}

async function send(deps: BookingDeps, who: Who, { deed, id }: { deed: Deed; id: string }): Promise<Carried> {
  const answer = await deed.send(id);
  if (answer.kind === 'booking') {
    return { kind: 'done', intentId: id, booking: answer.booking, isRepeat: false };
  }
  if (answer.reason !== 'unclear') {
    await markIntent(deps, who.personId, { id, state: 'refused' });
    return { kind: 'refused', refusal: answer };
  }
  await markIntent(deps, who.personId, { id, state: 'unclear' });
  for (const wait of lookAgainMs) {
    await sleep(wait);
    const found = await Promise.race([deed.find(id), sleep(lookAtMostMs, notSeen)]);
    if (found.kind === 'booking') {
      return { kind: 'done', intentId: id, booking: found.booking, isRepeat: false };
    }
  }
  return { kind: 'unclear' };
}

/** What became of somebody's earlier attempt at the same. */
async function settle(
  deps: BookingDeps,
  who: Who,
  { deed, other }: { deed: Deed; other: Intent },
): Promise<Carried | 'waiting' | 'gone'> {
  const now = deps.clock.now();
  if (other.state === 'booking' && now - other.updatedAt < deadAfterMs) return 'waiting';
  const found = await deed.find(other.id);
  if (found.kind === 'refused') return { kind: 'refused', refusal: found };
  if (found.kind === 'booking' && stands(deed, found.booking)) {
    const isRepeat = other.state === 'booked';
    return { kind: 'done', intentId: other.id, booking: found.booking, isRepeat };
  }
  if (other.state === 'booked') {
    // It was done and is no more: cancelled, or moved away. It may be done again.
    await markIntent(deps, who.personId, { id: other.id, state: 'over' });
    return 'gone';
  }
  if (found.kind === 'absent' && now - other.createdAt < settledAfterMs) return { kind: 'unclear' };
  await markIntent(deps, who.personId, { id: other.id, state: 'failed' });
  return 'gone';
}

function stands(deed: Deed, booking: VendorBooking): boolean {
  return deed.kind === 'cancel' || booking.status === 'accepted' || booking.status === 'pending';
}

/** Null when the same is under way or done already. */
async function writeDown(
  deps: BookingDeps,
  who: Who,
  { deed, meaning }: { deed: Deed; meaning: string },
): Promise<string | null> {
  const id = deps.ids.next();
  const now = nowInstant(deps.clock);
  try {
    await deps.asPerson(who.personId, (db) =>
      db.execute(sql`
        insert into booking_intents (id, owner_id, conversation_id, kind, state, meaning, wish, created_at, updated_at)
        values (${id}, ${who.personId}, ${who.conversationId}, ${deed.kind}, 'booking', ${meaning},
          ${JSON.stringify(deed.wish)}::jsonb, ${now}, ${now})`),
    );
    return id;
  } catch (error) {
    const isThere = errorCode(error) === '23505' || errorCode((error as Error).cause) === '23505';
    if (isThere) return null;
    throw error;
  }
}

async function findIntent(deps: BookingDeps, who: Who, meaning: string): Promise<Intent | null> {
  const { rows } = await deps.asPerson(who.personId, (db) =>
    db.execute<{
      id: string;
      state: IntentState;
      uid: string | null;
      updated_at: string;
      created_at: string;
    }>(sql`
      select id, state, uid, updated_at, created_at from booking_intents
      where meaning = ${meaning} and state in ('booking', 'unclear', 'booked')`),
  );
  const row = rows[0];
  if (!row) return null;
  const { id, state, uid } = row;
  return { id, state, uid, updatedAt: Date.parse(row.updated_at), createdAt: Date.parse(row.created_at) };
}
