/**
 * Which offered time is meant: by its id, or by day and time equal to one. What was never offered is
 * answered with what can be; nothing is rounded to the nearest (issue of trust, docs/decisions/015).
 */
import type { FreeSlot, Outcome } from '#shared/outcome.ts';
import { sayNearest } from '#shared/booking/say-slots.ts';
import { sayClock, sayDay } from '#shared/schedule/say-time.ts';
import { addDays, instantToWall, wallToInstant } from '#shared/schedule/wall-clock.ts';
import type { Act } from '#server/domain/schedule/act.ts';
import { plusMinutes } from '#server/domain/schedule/event-draft.ts';
import type { Snapshot } from '#server/domain/schedule/snapshot.ts';
import type { BookingAccount, BookingDeps } from './bookings.ts';
import type { ChosenType } from './choose-event-type.ts';
import { liveOffers, makeOffers, overOwnSchedule } from './offers.ts';
import type { Offer } from './offers.ts';

/** What the caller named, with the words resolved; `time` is missing where none was said. */
export type SlotNamed = { id: string } | { date: string; time?: string; timeZone: string } | null;

export type Choosing = {
  account: BookingAccount;
  chosen: ChosenType;
  snapshot: Snapshot;
  /** The booking that is to be moved. */
  move: { uid: string; eventId: string } | null;
};

const nearestMost = 3;
const searchDays = 3;

export async function pickOffer(
  deps: BookingDeps,
  act: Act,
  asked: Choosing & { slot: SlotNamed; offers: readonly Offer[] },
): Promise<Offer | Outcome> {
  const { slot, snapshot, offers } = asked;
  if (slot === null) return { kind: 'needs', say: 'Which day, and at what time?', fields: ['date', 'time'] };
  if ('id' in slot) {
    const offer = offers.find(({ id }) => id === slot.id.toLowerCase());
    if (offer) return isOver(offer.start, snapshot) ? past : offer;
    const nearest = await nearestOffers(deps, act, { ...asked, around: snapshot.now });
    const say = `I have not offered that time within the last quarter of an hour. ${sayNearest(nearest, snapshot.teller)}`;
    return { kind: 'not-offered', say, nearest };
  }
  if (slot.time === undefined) {
    const around = wallToInstant({ date: slot.date, time: '12:00' }, slot.timeZone);
    if (Date.parse(wallToInstant({ date: addDays(slot.date, 1) }, slot.timeZone)) <= Date.parse(snapshot.now))
      return past;
    const nearest = await nearestOffers(deps, act, { ...asked, around });
    const say = `At what time ${sayDay(slot.date, snapshot.teller)}? ${sayNearest(nearest, snapshot.teller)}`;
    return { kind: 'needs', say, fields: ['time'], nearest };
  }
  const start = wallToInstant({ date: slot.date, time: slot.time }, slot.timeZone);
  if (isOver(start, snapshot)) return past;
  const offer = offers.find(
    (one) =>
      Date.parse(one.start) === Date.parse(start) &&
      one.eventTypeId === asked.chosen.type.id &&
      one.minutes === asked.chosen.minutes,
  );
  if (offer) return offer;
  const nearest = await nearestOffers(deps, act, { ...asked, around: start });
  const wall = instantToWall(start, snapshot.timeZone);
  const when = `${sayDay(wall.date, snapshot.teller)} at ${sayClock(wall.time, snapshot.teller)}`;
  const exact = nearest.filter((one) => Date.parse(one.start) === Date.parse(start));
  const others = nearest.filter((one) => !exact.includes(one));
  // What was asked for comes first: it can be taken now.
  const said =
    exact.length > 0
      ? `${capital(when)} was not offered yet, but it is free. Shall I take it?${others.length === 0 ? '' : ` Or another: ${sayNearest(others, snapshot.teller)}`}`
      : `${capital(when)} is not free for that. ${sayNearest(nearest, snapshot.teller)} Which one?`;
  return {
    kind: 'not-offered',
    say: `Not ${asked.move ? 'moved' : 'booked'}. ${said}`,
    nearest: [...exact, ...others],
  };
}

/**
 * Up to three times near a moment: out of what was offered already, else asked for afresh and offered
 * with this. `without` leaves a start out that has just been lost.
 */
export async function nearestOffers(
  deps: BookingDeps,
  act: Act,
  asked: Choosing & { around: string; without?: string; offers?: readonly Offer[] },
): Promise<FreeSlot[]> {
  const { account, chosen, snapshot, move } = asked;
  const scope = { personId: act.personId, conversationId: act.conversationId };
  const over = {
    owner: act.personId,
    minutes: chosen.minutes,
    timeZone: snapshot.timeZone,
    exceptEventId: move?.eventId ?? null,
  };
  const known = asked.offers ?? (await liveOffers(deps, scope, move?.uid ?? null));
  const fits = (offer: Offer) =>
    offer.eventTypeId === chosen.type.id &&
    offer.minutes === chosen.minutes &&
    !isOver(offer.start, snapshot);
  const live = known.filter((offer) => fits(offer) && !isSame(offer.start, asked.without));
  if (asked.without !== undefined && live.length >= nearestMost) {
    const unique = [...new Map(live.map((offer) => [offer.start, offer])).values()];
    return pickNear(await overOwnSchedule(deps, unique, over), asked.around);
  }
  const now = Date.parse(snapshot.now);
  const first = Math.max(now, Date.parse(plusMinutes(asked.around, -searchDays * 1440)));
  const starts = await account.slots({
    eventTypeId: chosen.type.id,
    minutes: chosen.minutes,
    hasLengths: chosen.type.lengths.length > 1,
    // Whole hours, so that several who ask share one answer.
    from: new Date(Math.floor(first / 3_600_000) * 3_600_000).toISOString(),
    to: plusMinutes(asked.around, searchDays * 1440),
    ...(move ? { forUid: move.uid } : {}),
  });
  if (!Array.isArray(starts)) return [];
  const free = starts
    .filter((start) => Date.parse(start) > now && !isSame(start, asked.without))
    .map((start) => ({ id: start, start }));
  const near = pickNear(await overOwnSchedule(deps, free, over), asked.around);
  return makeOffers(deps, act, {
    starts: near.map(({ start }) => start),
    eventTypeId: chosen.type.id,
    minutes: chosen.minutes,
    forUid: move?.uid ?? null,
    exceptEventId: move?.eventId ?? null,
    snapshot,
  });
}

export const past: Outcome = { kind: 'past', say: 'That time has passed already. Which day do you mean?' };

const isOver = (start: string, snapshot: Snapshot): boolean => Date.parse(start) <= Date.parse(snapshot.now);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const isSame = (one: string, other: string | undefined): boolean =>
  other !== undefined && Date.parse(one) === Date.parse(other);

/** The nearest of those that are free on both sides; busy ones only where there are not enough. */
function pickNear(slots: readonly FreeSlot[], around: string): FreeSlot[] {
  const at = Date.parse(around);
  const isExact = ({ start }: FreeSlot) => Date.parse(start) === at;
  const rank = (slot: FreeSlot) => (slot.clash === undefined || isExact(slot) ? 0 : 1);
  const away = ({ start }: FreeSlot) => Math.abs(Date.parse(start) - at);
  return slots
    .toSorted((a, b) => rank(a) - rank(b) || away(a) - away(b))
    .slice(0, nearestMost)
    .toSorted((a, b) => Number(!!a.clash) - Number(!!b.clash) || Date.parse(a.start) - Date.parse(b.start));
}
