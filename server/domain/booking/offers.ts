/**
 * Offers: times that were shown or said to somebody a moment ago. Only these can be booked by them,
 * so that nothing is booked that a model made up, or rounded.
 */
import { sql } from 'drizzle-orm';
import type { FreeSlot } from '#shared/outcome.ts';
import { clashesWith } from '#shared/schedule/overlaps.ts';
import { instantToWall } from '#shared/schedule/wall-clock.ts';
import { readSchedule } from '#server/db/read-schedule.ts';
import { toInstant } from '#server/db/event-row.ts';
import { nowInstant } from '#server/clock.ts';
import type { Act } from '#server/domain/schedule/act.ts';
import { plusMinutes } from '#server/domain/schedule/event-draft.ts';
import type { Snapshot } from '#server/domain/schedule/snapshot.ts';
import type { BookingDeps } from './bookings.ts';

/** A talk's own offers; outside of talks, what the person's panel was shown. */
export type OfferScope = { personId: string; conversationId: string | null };

export type Offer = {
  id: string;
  eventTypeId: number;
  start: string;
  minutes: number;
  forUid: string | null;
  clashes: boolean;
  holdUid: string | null;
  holdUntil: string | null;
  offeredAt: string;
};

export const offerMinutes = 15;
const mostOffers = 200;

/** Keeps the starts as offers, those last that the person's own schedule is busy at. */
export async function makeOffers(
  deps: BookingDeps,
  act: Act,
  wanted: {
    starts: readonly string[];
    eventTypeId: number;
    minutes: number;
    forUid: string | null;
    /** The event of the booking that is to be moved: not in its own way. */
    exceptEventId: string | null;
    snapshot: Snapshot;
  },
): Promise<FreeSlot[]> {
  const { snapshot, minutes } = wanted;
  const starts = wanted.starts.slice(0, mostOffers);
  if (starts.length === 0) return [];
  const named = starts.map((start) => ({ id: deps.ids.next(), start }));
  const slots = await overOwnSchedule(deps, named, {
    owner: act.personId,
    minutes,
    timeZone: snapshot.timeZone,
    exceptEventId: wanted.exceptEventId,
  });
  const rows = slots.map(({ id, start, clash }) => ({ id, start, clashes: clash !== undefined }));
  await deps.asPerson(act.personId, (db) =>
    db.execute(sql`
      insert into slot_offers (id, owner_id, conversation_id, event_type_id, starts_at, minutes, for_uid, clashes, offered_at)
      select (x->>'id')::uuid, ${act.personId}, ${act.conversationId}, ${wanted.eventTypeId}, (x->>'start')::timestamptz,
        ${minutes}, ${wanted.forUid}, (x->>'clashes')::boolean, ${nowInstant(deps.clock)}
      from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) x`),
  );
  return slots;
}

/**
 * The named starts as slots, laid over the person's own schedule as it is now, which may move meanwhile:
 * what that is busy at says with what, and comes last.
 */
export async function overOwnSchedule<T extends { id: string; start: string }>(
  deps: Pick<BookingDeps, 'pools'>,
  named: readonly T[],
  over: { owner: string; minutes: number; timeZone: string; exceptEventId: string | null },
): Promise<(FreeSlot & { id: string })[]> {
  const { minutes, owner, timeZone } = over;
  const inOrder = named.toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start));
  const [first, last] = [inOrder[0], inOrder.at(-1)];
  if (first === undefined || last === undefined) return [];
  const to = plusMinutes(last.start, minutes);
  const own = (await readSchedule(deps.pools.app, { owner, from: first.start, to }))?.events ?? [];
  const slots = inOrder.map(({ id, start }) => {
    const end = plusMinutes(start, minutes);
    const busy = clashesWith({ start, end, busy: true, status: 'confirmed' }, own).filter(
      (event) => event.id !== over.exceptEventId,
    );
    const wall = {
      start: instantToWall(start, timeZone),
      end: instantToWall(end, timeZone),
      timeZone: timeZone,
    };
    const clash = busy.map(({ title }) => title).slice(0, 5);
    return { id, start, end, wall, ...(clash.length === 0 ? {} : { clash }) };
  });
  return [...slots.filter(({ clash }) => !clash), ...slots.filter(({ clash }) => clash)];
}

/** What was offered within the last quarter of an hour, newest offers first. */
export async function liveOffers(
  deps: BookingDeps,
  scope: OfferScope,
  forUid: string | null,
): Promise<Offer[]> {
  const since = new Date(deps.clock.now() - offerMinutes * 60_000).toISOString();
  const { rows } = await deps.asPerson(scope.personId, (db) =>
    db.execute<OfferRow>(sql`
      select ${columns} from slot_offers
      where conversation_id is not distinct from ${scope.conversationId} and offered_at >= ${since}
        and for_uid is not distinct from ${forUid}
      order by offered_at desc, starts_at limit 1000`),
  );
  return rows.map(toOffer);
}

export async function noteHold(
  deps: BookingDeps,
  personId: string,
  hold: { offerId: string; holdUid: string | null; until: string | null },
): Promise<void> {
  await deps.asPerson(personId, (db) =>
    db.execute(
      sql`update slot_offers set hold_uid = ${hold.holdUid}, hold_until = ${hold.until} where id = ${hold.offerId}`,
    ),
  );
}

type OfferRow = {
  id: string;
  event_type_id: string;
  starts_at: string;
  minutes: number;
  for_uid: string | null;
  clashes: boolean;
  hold_uid: string | null;
  hold_until: string | null;
  offered_at: string;
};

const columns = sql.raw(
  'id, event_type_id, starts_at, minutes, for_uid, clashes, hold_uid, hold_until, offered_at',
);

const toOffer = (row: OfferRow): Offer => ({
  id: row.id,
  eventTypeId: Number(row.event_type_id),
  start: toInstant(row.starts_at),
  minutes: row.minutes,
  forUid: row.for_uid,
  clashes: row.clashes,
  holdUid: row.hold_uid,
  holdUntil: row.hold_until === null ? null : toInstant(row.hold_until),
  offeredAt: toInstant(row.offered_at),
});
