/**
 * Books an offered time for a guest: the slot is held, the person says yes to exactly that, Cal.com is
 * asked once, and what it confirmed is on the schedule when the answer is given.
 */
import type { ReadingContext } from '#shared/language/reading.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { BookingResponse } from '#shared/booking/booking-question.ts';
import { sayBooked, sayStretchIn, spellEmail } from '#shared/booking/say-booking.ts';
import { sayDuration } from '#shared/schedule/say-time.ts';
import { spendConsent } from '#server/domain/consent/settle-consent.ts';
import type { Act } from '#server/domain/schedule/act.ts';
import { plusMinutes } from '#server/domain/schedule/event-draft.ts';
import type { Snapshot } from '#server/domain/schedule/snapshot.ts';
import type { EventType } from './bookings-vendor.ts';
import type { BookingDeps } from './bookings.ts';
import { carryOut } from './carry-out.ts';
import type { Deed } from './carry-out.ts';
import { chooseEventType } from './choose-event-type.ts';
import { effectsOf, notAgain } from './consent-to-booking.ts';
import type { AskYes } from './consent-to-booking.ts';
import { findDeed } from './find-deed.ts';
import { holdSlot, letGo } from './hold-slot.ts';
import { liveOffers } from './offers.ts';
import type { Offer } from './offers.ts';
import { nearestOffers, pickOffer } from './pick-offer.ts';
import type { Choosing, SlotNamed } from './pick-offer.ts';
import { readAnswers, toNeeds } from './answer-questions.ts';
import { performDeed } from './perform-deed.ts';
import type { CarriedOut } from './perform-deed.ts';
import { putBooking } from './put-booking.ts';
import { holderOf } from './slot-claim.ts';
import { isUnderWay, unclear } from './under-way.ts';
import { bookingIsOff, toOutcome } from './to-outcome.ts';

export type BookingWish = {
  slot: SlotNamed;
  minutes?: number;
  eventType?: string;
  name?: string;
  email?: string;
  phone?: string;
  guestZone?: string;
  guests?: string[];
  notes?: string;
  /** Each as "question: answer". */
  answers?: readonly string[];
};

export type BookAppointment = {
  read(context: ReadingContext): BookingWish | Outcome;
  askYes: AskYes;
};

export function bookAppointment(deps: BookingDeps, act: Act, input: BookAppointment): Promise<Outcome> {
  return performDeed(deps, act, (snapshot) => carry(deps, act, { snapshot, input }));
}

async function carry(
  deps: BookingDeps,
  act: Act,
  { snapshot, input }: { snapshot: Snapshot; input: BookAppointment },
): Promise<CarriedOut> {
  const wish = input.read(snapshot);
  if ('kind' in wish) return wish;
  const account = await deps.bookings.accountOf(act.personId);
  if (!account) return bookingIsOff;
  const types = await account.eventTypes();
  if (!Array.isArray(types)) return toOutcome(types, { teller: snapshot.teller, nearest: async () => [] });
  const offers = await liveOffers(deps, { personId: act.personId, conversationId: act.conversationId }, null);
  const named = wish.slot && 'id' in wish.slot ? wish.slot.id.toLowerCase() : null;
  // Whose offer it was decides what it was for, unless the caller says something else.
  const known = offers.find(({ id }) => id === named) ?? offers[0];
  const wanted = { ...wordsOf(wish, known), ...minutesOf(wish, known), usualId: account.eventTypeId };
  const chosen = anyOf(chooseEventType(types, wanted), types, wish);
  if ('kind' in chosen) return chosen;
  const choosing: Choosing = { account, chosen, snapshot, move: null };
  const offer = await pickOffer(deps, act, { ...choosing, slot: wish.slot, offers });
  if ('kind' in offer) return offer;
  return bookOffer(deps, act, { ...choosing, offer, offers, wish, askYes: input.askYes });
}

type Booking = Choosing & { offer: Offer; offers: Offer[]; wish: BookingWish; askYes: AskYes };

async function bookOffer(deps: BookingDeps, act: Act, asked: Booking): Promise<CarriedOut> {
  const { account, chosen, snapshot, offer, wish } = asked;
  const { teller } = snapshot;
  const nearest = () => nearestOffers(deps, act, { ...asked, around: offer.start, without: offer.start });
  // By hand two attempts are two people; a talk is one, whatever it changes its mind about.
  const isInTalk = act.conversationId !== null;
  const holder = holderOf(act, wish.email ?? '');
  const held = { account, chosen, offer, offers: asked.offers, personId: act.personId, holder };
  const { name, email, phone, guests = [] } = wish;
  const missing = [
    ...(name === undefined ? ['name'] : []),
    ...(email === undefined ? ['email'] : []),
    ...(chosen.type.needsPhone && phone === undefined ? ['phone'] : []),
  ];
  const answered = readAnswers(chosen.type.questions, wish);
  const deed = deedOf(asked, { name: name ?? '', email: email ?? '', responses: answered.responses });
  if (missing.length === 0 && (await isUnderWay(deps, act.personId, deed))) {
    return settle(deps, act, { ...asked, deed, held, nearest });
  }
  if (isInTalk) {
    const refusal = await holdSlot(deps, held);
    if (refusal) return toOutcome(refusal, { teller, nearest });
  }
  if (missing.length > 0 || answered.open.length > 0 || name === undefined || email === undefined) {
    return toNeeds(missing, answered);
  }
  const yes = await asked.askYes({
    // Letters are for the ear; whoever reads sees the address.
    summary: `${summaryOf(asked, name, isRead(act) ? email : spellEmail(email))}${answered.said}`,
    irreversible: effectsOf(chosen.type, [email, ...guests].join(' and '), 'book'),
    meaning: {
      ...deed.wish,
      account: account.name,
      responses: answered.responses,
      name: named(name),
      guests,
    },
  });
  if (yes.kind === 'needs-yes') return { ...yes, ...(account.isSimulated ? { simulated: true } : {}) };
  const refusal = isInTalk ? null : await holdSlot(deps, held);
  if (refusal) return toOutcome(refusal, { teller, nearest });
  if (!(await spendConsent(deps, { personId: act.personId, nonce: yes.nonce }))) return notAgain;
  return settle(deps, act, { ...asked, deed, held, nearest });
}

async function settle(
  deps: BookingDeps,
  act: Act,
  asked: Booking & {
    deed: Deed;
    held: Parameters<typeof letGo>[1];
    nearest: () => ReturnType<typeof nearestOffers>;
  },
): Promise<CarriedOut> {
  const { account, snapshot, offer } = asked;
  const who = { personId: act.personId, conversationId: act.conversationId };
  const carried = await carryOut(deps, who, asked.deed);
  account.forgetSlots();
  switch (carried.kind) {
    case 'unclear':
      return unclear('booked');
    case 'refused':
      // Whoever comes next asks Cal.com again.
      if (carried.refusal.reason !== 'taken') await letGo(deps, asked.held);
      return toOutcome(carried.refusal, { teller: snapshot.teller, nearest: asked.nearest });
    case 'done': {
      const row = await putBooking(deps, act.personId, {
        booking: carried.booking,
        conversationId: act.conversationId,
      });
      if (offer.holdUid !== null) await account.vendor.release(offer.holdUid);
      return {
        row,
        account,
        intentId: carried.intentId,
        isRepeat: carried.isRepeat,
        overlaps: offer.clashes,
        say: ({ teller }) => sayBooked(row.details, teller, 'booked'),
      };
    }
  }
}

function deedOf(
  { account, chosen, offer, wish, snapshot }: Booking,
  { name, email, responses }: { name: string; email: string; responses: Record<string, BookingResponse> },
): Deed {
  const deed = {
    kind: 'book' as const,
    wish: { eventTypeId: chosen.type.id, start: offer.start, minutes: offer.minutes, email },
  };
  return {
    ...deed,
    find: (requestId) => findDeed(account.vendor, deed, requestId),
    send: (requestId) =>
      account.vendor.book({
        eventTypeId: chosen.type.id,
        start: offer.start,
        minutes: offer.minutes,
        hasLengths: chosen.type.lengths.length > 1,
        attendee: {
          name,
          email,
          timeZone: wish.guestZone ?? snapshot.timeZone,
          ...(wish.phone === undefined ? {} : { phone: wish.phone }),
        },
        guests: wish.guests ?? [],
        ...(wish.notes === undefined ? {} : { notes: wish.notes }),
        responses,
        requestId,
      }),
  };
}

/** Another name is another question; another way to write it is not. */
const named = (name: string): string => name.replace(/\s+/g, ' ').trim().toLowerCase();

function isRead(act: Act): boolean {
  return act.channel === 'chat' || act.channel === 'panel' || act.channel === 'sms';
}

function summaryOf({ chosen, offer, wish, snapshot }: Booking, name: string, email: string): string {
  const stretch = { start: offer.start, end: plusMinutes(offer.start, offer.minutes) };
  const when = sayStretchIn(stretch, wish.guestZone ?? null, snapshot.teller);
  const overlap = offer.clashes ? ', over something on your own calendar' : '';
  const length = sayDuration(offer.minutes, snapshot.teller.locale);
  return `Book ${chosen.type.title}, ${length}, ${when}, for ${name}, ${email}${overlap}`;
}

/**
 * A time that nobody offered, of no kind that anybody named: it cannot be booked whatever the kind is,
 * so the likeliest kind's times are offered instead of asking two questions.
 */
function anyOf(
  chosen: ReturnType<typeof chooseEventType>,
  types: readonly EventType[],
  wish: BookingWish,
): ReturnType<typeof chooseEventType> {
  if (!('kind' in chosen) || chosen.kind !== 'ambiguous' || wish.eventType !== undefined) return chosen;
  const { minutes } = wish;
  const type = types.find(
    ({ isHidden, lengths }) => !isHidden && (minutes === undefined || lengths.includes(minutes)),
  );
  return type ? { type, minutes: minutes ?? type.minutes } : chosen;
}

function wordsOf(wish: BookingWish, known: Offer | undefined): { words?: string } {
  if (wish.eventType !== undefined) return { words: wish.eventType };
  return known ? { words: String(known.eventTypeId) } : {};
}

function minutesOf(wish: BookingWish, known: Offer | undefined): { minutes?: number } {
  if (wish.minutes !== undefined) return { minutes: wish.minutes };
  return known && wish.eventType === undefined ? { minutes: known.minutes } : {};
}
