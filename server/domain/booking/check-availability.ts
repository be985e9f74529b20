/**
 * What can be booked on a day or in a stretch of days: asked of Cal.com, laid over the person's own
 * schedule, and kept as offers. What is free there and busy here comes last and says so.
 */
import type { ReadingContext } from '#shared/language/reading.ts';
import type { FreeSlot, Outcome } from '#shared/outcome.ts';
import { simulatedRemark } from '#shared/booking/say-booking.ts';
import { sayOffers, slotsToSay } from '#shared/booking/say-slots.ts';
import { sayDay, sayDuration } from '#shared/schedule/say-time.ts';
import { addDays, wallToInstant } from '#shared/schedule/wall-clock.ts';
import type { Act } from '#server/domain/schedule/act.ts';
import { performAct } from '#server/domain/schedule/perform-act.ts';
import type { Snapshot } from '#server/domain/schedule/snapshot.ts';
import type { BookingAccount, BookingDeps } from './bookings.ts';
import { chooseEventType } from './choose-event-type.ts';
import type { ChosenType } from './choose-event-type.ts';
import { liveOffers, makeOffers } from './offers.ts';
import type { Offer } from './offers.ts';
import { unhold } from './hold-slot.ts';
import { runOnce } from './run-once.ts';
import { resolveBooking } from './resolve-booking.ts';
import { bookingIsOff, toOutcome } from './to-outcome.ts';

export type AvailabilityWanted = {
  /** Days, end exclusive, in the person's zone. */
  from: string;
  to: string;
  minutes?: number;
  eventType?: string;
  guestZone?: string;
  /** Words or uid of the booking that is to be moved. */
  appointment?: string;
};

export type CheckAvailability = { read(context: ReadingContext): AvailabilityWanted | Outcome };

const longestDays = 31;
/** How far to look when there is nothing in the days that were asked for. */
const furtherDays = 14;

export function checkAvailability(deps: BookingDeps, act: Act, input: CheckAvailability): Promise<Outcome> {
  const answer = runOnce((snapshot) => lookUp(deps, act, { snapshot, input }));
  return performAct(deps, act, { decide: async (snapshot) => ({ outcome: await answer(snapshot) }) });
}

async function lookUp(
  deps: BookingDeps,
  act: Act,
  { snapshot, input }: { snapshot: Snapshot; input: CheckAvailability },
): Promise<Outcome> {
  const wanted = input.read(snapshot);
  if ('kind' in wanted) return wanted;
  const account = await deps.bookings.accountOf(act.personId);
  if (!account) return bookingIsOff;
  const types = await account.eventTypes();
  const told = { teller: snapshot.teller, nearest: async () => [] };
  if (!Array.isArray(types)) return toOutcome(types, told);
  const move =
    wanted.appointment === undefined
      ? null
      : await resolveBooking(deps, act, { snapshot, words: wanted.appointment });
  if (move && 'kind' in move) return move;
  const chosen = move
    ? chooseEventType(types, {
        words: String(move.details.eventTypeId),
        minutes: move.details.minutes,
        usualId: null,
      })
    : chooseEventType(types, {
        ...(wanted.eventType === undefined ? {} : { words: wanted.eventType }),
        ...(wanted.minutes === undefined ? {} : { minutes: wanted.minutes }),
        usualId: account.eventTypeId,
      });
  if ('kind' in chosen) return chosen;
  const days = daysOf(wanted, snapshot);
  if (!days) return { kind: 'past', say: 'That day has passed already. Which day do you mean?' };
  const look = { account, chosen, snapshot, forUid: move?.uid ?? null, eventId: move?.eventId ?? null };
  const slots = await slotsIn(deps, act, { ...look, ...days });
  if (!Array.isArray(slots)) return toOutcome(slots, told);
  if (slots.length > 0) return offered(slots, { ...look, wanted, isLater: false });
  const later = { from: days.to, to: plusDays(days.to, furtherDays, snapshot) };
  const further = await slotsIn(deps, act, { ...look, ...later, most: 3 });
  if (!Array.isArray(further)) return toOutcome(further, told);
  return offered(further, { ...look, wanted, isLater: true });
}

type Look = {
  account: BookingAccount;
  chosen: ChosenType;
  snapshot: Snapshot;
  forUid: string | null;
  eventId: string | null;
};

async function slotsIn(
  deps: BookingDeps,
  act: Act,
  look: Look & { from: string; to: string; most?: number },
) {
  const { chosen, snapshot } = look;
  const own = await ownHolds(deps, act, look);
  const starts = await look.account.slots({
    eventTypeId: chosen.type.id,
    minutes: chosen.minutes,
    hasLengths: chosen.type.lengths.length > 1,
    from: look.from,
    to: look.to,
    ...(look.forUid === null ? {} : { forUid: look.forUid }),
  });
  if (!Array.isArray(starts)) return starts;
  const all = [...new Set([...starts, ...own])]
    .filter((start) => Date.parse(start) > Date.parse(snapshot.now))
    .toSorted((a, b) => Date.parse(a) - Date.parse(b));
  return makeOffers(deps, act, {
    starts: look.most === undefined ? all : all.slice(0, look.most),
    eventTypeId: chosen.type.id,
    minutes: chosen.minutes,
    forUid: look.forUid,
    exceptEventId: look.eventId,
    snapshot,
  });
}

/**
 * Our own hold hides a slot from us as well; for this talk it is still free. A hold for another kind or
 * length is given up: the talk has gone on to something else.
 */
async function ownHolds(
  deps: BookingDeps,
  act: Act,
  look: Look & { from: string; to: string },
): Promise<string[]> {
  const { chosen, account } = look;
  const { personId, conversationId } = act;
  const offers = await liveOffers(deps, { personId, conversationId }, look.forUid);
  const held = offers.filter(({ holdUntil }) => Date.parse(holdUntil ?? '') > deps.clock.now());
  const isSameKind = (offer: Offer) =>
    offer.eventTypeId === chosen.type.id && offer.minutes === chosen.minutes;
  for (const offer of held) {
    if (isSameKind(offer)) continue;
    await unhold(deps, { account, personId }, offer);
    account.forgetSlots();
  }
  return held
    .filter(
      (offer) =>
        isSameKind(offer) &&
        Date.parse(offer.start) >= Date.parse(look.from) &&
        Date.parse(offer.start) < Date.parse(look.to),
    )
    .map(({ start }) => start);
}

function offered(slots: FreeSlot[], look: Look & { wanted: AvailabilityWanted; isLater: boolean }): Outcome {
  const { chosen, snapshot, wanted, account } = look;
  const { teller } = snapshot;
  const said = { what: chosen.type.title, minutes: chosen.minutes, guestZone: wanted.guestZone ?? null };
  const last = addDays(wanted.to, -1);
  const days =
    wanted.from === last
      ? sayDay(wanted.from, teller)
      : `${sayDay(wanted.from, teller)} to ${sayDay(last, teller)}`;
  const none = `No time is free for ${chosen.type.title}, ${sayDuration(chosen.minutes, teller.locale)}: ${days}.`;
  const say = look.isLater
    ? `${none}${slots.length === 0 ? ' Nor in the two weeks after.' : ` ${sayOffers(slots, said, teller)}`}`
    : sayOffers(slots, said, teller);
  const { type, minutes } = chosen;
  return {
    kind: 'done',
    say: account.isSimulated ? `${say}${simulatedRemark}` : say,
    ...(account.isSimulated ? { simulated: true } : {}),
    receipt: {
      version: snapshot.version,
      changes: [],
      data: {
        slots,
        // In the order in which they are spoken: "the second one" is the second of these.
        said: slotsToSay(slots),
        // The days that were asked for have none of these.
        ...(look.isLater ? { isLater: true } : {}),
        eventType: { id: type.id, title: type.title, slug: type.slug, lengths: type.lengths },
        minutes,
        timeZone: snapshot.timeZone,
        ...(wanted.guestZone === undefined ? {} : { guestZone: wanted.guestZone }),
        needsConfirmation: type.needsConfirmation,
        price: type.price,
        currency: type.currency,
      },
    },
  };
}

/** Null when all of it has passed. Longer stretches are cut. */
function daysOf(wanted: AvailabilityWanted, snapshot: Snapshot): { from: string; to: string } | null {
  const zone = snapshot.timeZone;
  const longest = addDays(wanted.from, longestDays);
  const to = wallToInstant({ date: wanted.to < longest ? wanted.to : longest }, zone);
  if (Date.parse(to) <= Date.parse(snapshot.now)) return null;
  return { from: wallToInstant({ date: wanted.from }, zone), to };
}

function plusDays(instant: string, days: number, snapshot: Snapshot): string {
  return Temporal.Instant.from(instant)
    .toZonedDateTimeISO(snapshot.timeZone)
    .add({ days })
    .toInstant()
    .toString();
}
