/** Cancels an appointment at Cal.com, and takes its event off the schedule. */
import type { ReadingContext } from '#shared/language/reading.ts';
import type { Outcome } from '#shared/outcome.ts';
import { sayBookingWhen, sayCancelled } from '#shared/booking/say-booking.ts';
import { spendConsent } from '#server/domain/consent/settle-consent.ts';
import type { Act } from '#server/domain/schedule/act.ts';
import type { Snapshot } from '#server/domain/schedule/snapshot.ts';
import type { BookingDeps } from './bookings.ts';
import { carryOut } from './carry-out.ts';
import type { Deed } from './carry-out.ts';
import { effectsOf, notAgain } from './consent-to-booking.ts';
import type { AskYes } from './consent-to-booking.ts';
import { findDeed } from './find-deed.ts';
import { performDeed } from './perform-deed.ts';
import type { CarriedOut } from './perform-deed.ts';
import { putBooking } from './put-booking.ts';
import { resolveBooking } from './resolve-booking.ts';
import { bookingIsOff, toOutcome } from './to-outcome.ts';
import { isUnderWay, unclear } from './under-way.ts';

export type CancelWish = { appointment?: string; on?: string; reason?: string };

export type CancelAppointment = {
  read(context: ReadingContext): CancelWish | Outcome;
  askYes: AskYes;
};

/** Cal.com wants one from whoever is the host. */
const usualReason = 'Cancelled by the host';

export function cancelAppointment(deps: BookingDeps, act: Act, input: CancelAppointment): Promise<Outcome> {
  return performDeed(deps, act, (snapshot) => carry(deps, act, { snapshot, input }));
}

async function carry(
  deps: BookingDeps,
  act: Act,
  { snapshot, input }: { snapshot: Snapshot; input: CancelAppointment },
): Promise<CarriedOut> {
  const { teller } = snapshot;
  const wish = input.read(snapshot);
  if ('kind' in wish) return wish;
  const account = await deps.bookings.accountOf(act.personId);
  if (!account) return bookingIsOff;
  const row = await resolveBooking(deps, act, {
    snapshot,
    ...(wish.appointment === undefined ? {} : { words: wish.appointment }),
    ...(wish.on === undefined ? {} : { on: wish.on }),
  });
  if ('kind' in row) return row;
  const { details, uid } = row;
  const intent = { kind: 'cancel' as const, wish: { eventTypeId: details.eventTypeId, uid } };
  const deed: Deed = {
    ...intent,
    find: (requestId) => findDeed(account.vendor, intent, requestId),
    send: () => account.vendor.cancel({ uid, reason: wish.reason ?? usualReason }),
  };
  if (!(await isUnderWay(deps, act.personId, deed))) {
    const yes = await input.askYes({
      summary: `Cancel ${details.title}, ${sayBookingWhen(details, teller)}`,
      irreversible: effectsOf(null, details.attendees[0]?.email ?? 'the guest', 'cancel'),
      meaning: intent.wish,
    });
    if (yes.kind === 'needs-yes') return { ...yes, ...(account.isSimulated ? { simulated: true } : {}) };
    if (!(await spendConsent(deps, { personId: act.personId, nonce: yes.nonce }))) return notAgain;
  }
  const who = { personId: act.personId, conversationId: act.conversationId };
  const carried = await carryOut(deps, who, deed);
  account.forgetSlots();
  if (carried.kind === 'unclear') return unclear('cancelled');
  if (carried.kind === 'refused') return toOutcome(carried.refusal, { teller, nearest: async () => [] });
  const cancelled = await putBooking(deps, act.personId, {
    booking: carried.booking,
    conversationId: act.conversationId,
  });
  return {
    row: cancelled,
    account,
    intentId: carried.intentId,
    isRepeat: carried.isRepeat,
    overlaps: false,
    say: (now) => sayCancelled(cancelled.details, now.teller),
  };
}
