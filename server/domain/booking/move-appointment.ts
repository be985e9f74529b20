/** Moves an appointment to an offered time. Cal.com makes a new booking of it; the event stays the same. */
import type { ReadingContext } from '#shared/language/reading.ts';
import type { Outcome } from '#shared/outcome.ts';
import { sayBooked, sayBookingWhen, sayStretchIn } from '#shared/booking/say-booking.ts';
import { spendConsent } from '#server/domain/consent/settle-consent.ts';
import type { Act } from '#server/domain/schedule/act.ts';
import { plusMinutes } from '#server/domain/schedule/event-draft.ts';
import type { Snapshot } from '#server/domain/schedule/snapshot.ts';
import type { BookingDeps } from './bookings.ts';
import { carryOut } from './carry-out.ts';
import type { Deed } from './carry-out.ts';
import { chooseEventType } from './choose-event-type.ts';
import { effectsOf, notAgain } from './consent-to-booking.ts';
import type { AskYes } from './consent-to-booking.ts';
import { findDeed } from './find-deed.ts';
import { holdSlot } from './hold-slot.ts';
import { liveOffers } from './offers.ts';
import { nearestOffers, pickOffer } from './pick-offer.ts';
import type { SlotNamed } from './pick-offer.ts';
import { performDeed } from './perform-deed.ts';
import type { CarriedOut } from './perform-deed.ts';
import { putBooking } from './put-booking.ts';
import { resolveBooking } from './resolve-booking.ts';
import { bookingIsOff, toOutcome } from './to-outcome.ts';
import { holderOf } from './slot-claim.ts';
import { isUnderWay, unclear } from './under-way.ts';

export type MoveWish = { appointment?: string; on?: string; slot: SlotNamed; reason?: string };

export type MoveAppointment = {
  read(context: ReadingContext): MoveWish | Outcome;
  askYes: AskYes;
};

export function moveAppointment(deps: BookingDeps, act: Act, input: MoveAppointment): Promise<Outcome> {
  return performDeed(deps, act, (snapshot) => carry(deps, act, { snapshot, input }));
}

async function carry(
  deps: BookingDeps,
  act: Act,
  { snapshot, input }: { snapshot: Snapshot; input: MoveAppointment },
): Promise<CarriedOut> {
  const { teller } = snapshot;
  const wish = input.read(snapshot);
  if ('kind' in wish) return wish;
  const account = await deps.bookings.accountOf(act.personId);
  if (!account) return bookingIsOff;
  const which = {
    snapshot,
    ...(wish.appointment === undefined ? {} : { words: wish.appointment }),
    ...(wish.on === undefined ? {} : { on: wish.on }),
  };
  const row = await resolveBooking(deps, act, which);
  if ('kind' in row) return row;
  const types = await account.eventTypes();
  if (!Array.isArray(types)) return toOutcome(types, { teller, nearest: async () => [] });
  const { details, uid } = row;
  const words = String(details.eventTypeId);
  const chosen = chooseEventType(types, { words, minutes: details.minutes, usualId: null });
  if ('kind' in chosen) return chosen;
  const choosing = { account, chosen, snapshot, move: { uid, eventId: row.eventId } };
  const scope = { personId: act.personId, conversationId: act.conversationId };
  const offers = await liveOffers(deps, scope, uid);
  const offer = await pickOffer(deps, act, { ...choosing, slot: wish.slot, offers });
  if ('kind' in offer) return offer;

  const nearest = () =>
    nearestOffers(deps, act, { ...choosing, offers, around: offer.start, without: offer.start });
  const intent = {
    kind: 'reschedule' as const,
    wish: { eventTypeId: chosen.type.id, start: offer.start, uid },
  };
  const deed: Deed = {
    ...intent,
    find: (requestId) => findDeed(account.vendor, intent, requestId),
    send: () =>
      account.vendor.reschedule({
        uid,
        start: offer.start,
        ...(wish.reason === undefined ? {} : { reason: wish.reason }),
        ...byHost(details.hosts[0]?.email),
      }),
  };
  if (!(await isUnderWay(deps, act.personId, deed))) {
    const holder = holderOf(act, uid);
    const refusal = await holdSlot(deps, {
      account,
      chosen,
      offer,
      offers,
      personId: act.personId,
      holder,
      isMove: true,
    });
    if (refusal) return toOutcome(refusal, { teller, nearest });
    const stretch = { start: offer.start, end: plusMinutes(offer.start, offer.minutes) };
    const guest = details.attendees[0];
    const to = sayStretchIn(stretch, guest?.timeZone ?? null, teller);
    const yes = await input.askYes({
      summary: `Move ${details.title} from ${sayBookingWhen(details, teller)} to ${to}${offer.clashes ? ', over something on your own calendar' : ''}`,
      irreversible: effectsOf(chosen.type, guest?.email ?? 'the guest', 'move'),
      meaning: intent.wish,
    });
    if (yes.kind === 'needs-yes') return { ...yes, ...(account.isSimulated ? { simulated: true } : {}) };
    if (!(await spendConsent(deps, { personId: act.personId, nonce: yes.nonce }))) return notAgain;
  }
  const carried = await carryOut(deps, scope, deed);
  account.forgetSlots();
  if (carried.kind === 'unclear') return unclear('moved');
  if (carried.kind === 'refused') return toOutcome(carried.refusal, { teller, nearest });
  const moved = await putBooking(deps, act.personId, {
    booking: carried.booking,
    conversationId: act.conversationId,
  });
  return {
    row: moved,
    account,
    intentId: carried.intentId,
    isRepeat: carried.isRepeat,
    overlaps: offer.clashes,
    say: (now) => sayBooked(moved.details, now.teller, 'moved'),
  };
}

/** Moved by the host it needs no second confirmation by the host. */
function byHost(email: string | undefined): { by?: string } {
  return email === undefined || email === '' ? {} : { by: email };
}
