/**
 * Offers: times that were shown or said to somebody a moment ago. Only these can be booked by them,
 * so that nothing is booked that a model made up, or rounded.
 */
import { sql } from 'drizzle-orm';
import type { FreeSlot } from '#shared/outcome.ts';
import { clashesWith } from '#shared/schedule/overlaps.ts';
import { instantToWall } from '#shared/schedule/wall-clock.ts';
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
  const [first, last] = [starts[0], starts.at(-1)];
  if (first === undefined || last === undefined) return [];
  const own = await snapshot.between(first, plusMinutes(last, minutes));
  const slots = starts.map((start): FreeSlot & { id: string } => {
    const end = plusMinutes(start, minutes);
    const busy = clashesWith({ start, end, busy: true, status: 'confirmed' }, own).filter(
      ({ id }) => id !== wanted.exceptEventId,
    );
    return {
      id: deps.ids.next(),
      start,
      end,
      wall: {
        start: instantToWall(start, snapshot.timeZone),
        end: instantToWall(end, snapshot.timeZone),
        timeZone: snapshot.timeZone,
      },
      ...(busy.length === 0 ? {} : { clash: busy.map(({ title }) => title).slice(0, 5) }),
    };
  });
  const rows = slots.map(({ id, start, clash }) => ({ id, start, clashes: clash !== undefined }));
  await deps.asPerson(act.personId, (db) =>
    db.execute(sql`
      insert into slot_offers (id, owner_id, conversation_id, event_type_id, starts_at, minutes, for_uid, clashes, offered_at)
      select (x->>'id')::uuid, ${act.personId}, ${act.conversationId}, ${wanted.eventTypeId}, (x->>'start')::timestamptz,
        ${minutes}, ${wanted.forUid}, (x->>'clashes')::boolean, ${nowInstant(deps.clock)}
      from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) x`),
  );
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
