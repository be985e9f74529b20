/** What Cal.com refused, as an outcome that the agent can talk about. */
import { sayQuestion } from '#shared/booking/booking-question.ts';
import type { BookingQuestion } from '#shared/booking/booking-question.ts';
import type { FreeSlot, Outcome } from '#shared/outcome.ts';
import { sayNearest } from '#shared/booking/say-slots.ts';
import type { Teller } from '#shared/schedule/say-outcome.ts';
import type { BookingRefusal } from './bookings-vendor.ts';

export const bookingIsOff: Outcome = {
  kind: 'unavailable',
  say: 'Booking is off: no Cal.com account is connected. A Cal.com key can be set in the settings.',
};

/** `nearest` is asked for only where it is needed. */
export async function toOutcome(
  refusal: BookingRefusal,
  told: { teller: Teller; nearest: () => Promise<FreeSlot[]> },
): Promise<Outcome> {
  const { say } = refusal;
  switch (refusal.reason) {
    case 'taken':
      return taken(refusal, { nearest: await told.nearest(), teller: told.teller });
    case 'too-soon-or-far': {
      const nearest = await told.nearest();
      return { kind: 'not-offered', say: `${say} ${sayNearest(nearest, told.teller)}`, nearest };
    }
    case 'past':
      return { kind: 'past', say };
    case 'not-found':
    case 'no-event-type':
    case 'already-moved':
    case 'already-cancelled':
      return { kind: 'not-found', say };
    case 'needs-phone':
      return { kind: 'needs', say: 'Which phone number does the guest have?', fields: ['phone'] };
    case 'ended':
    case 'not-cancellable':
    case 'too-many-active':
      return { kind: 'not-allowed', say };
    case 'needs-field':
      return needsField(refusal);
    case 'bad-length': {
      const field = refusal.detail ?? 'duration';
      return { kind: 'invalid', say, problems: [{ field, problem: say }] };
    }
    case 'key':
    case 'version':
    case 'too-many':
    case 'unreachable':
    case 'unclear':
    case 'other':
      return {
        kind: 'unavailable',
        say,
        ...(refusal.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: refusal.retryAfterSeconds }),
      };
  }
}

function taken(
  { say, heldBy }: BookingRefusal,
  { nearest, teller }: { nearest: FreeSlot[]; teller: Teller },
): Outcome {
  return {
    kind: 'taken',
    say: `Not booked. ${say} ${sayNearest(nearest, teller)}`,
    nearest,
    ...(heldBy === undefined ? {} : { heldBy }),
  };
}

/** A question that was not there yet when the kinds of appointments were read. */
function needsField({ say, detail }: BookingRefusal): Outcome {
  const slug = detail ?? 'answers';
  const label = slug.replace(/[-_]+/g, ' ');
  const question: BookingQuestion = { slug, label, kind: 'text', isRequired: true, options: [] };
  return {
    kind: 'needs',
    say: `${say} It asks ${sayQuestion(question)}.`,
    fields: [slug],
    questions: [question],
  };
}
