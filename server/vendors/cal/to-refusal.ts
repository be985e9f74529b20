/**
 * Cal.com's failures in plain words. Its statuses mislead (a taken slot is a 400 or a 409), so the
 * exact text decides together with the status (cal.com/docs/api-reference/v2; texts of its source).
 */
import type { BookingRefusal, BookingRefusalReason } from '#server/domain/booking/bookings-vendor.ts';
import type { CalAnswer } from './cal-request.ts';

type Failure = Extract<CalAnswer, { kind: 'failed' }>;

const texts: [BookingRefusalReason, RegExp, string][] = [
  [
    'taken',
    /already has booking at this time or is not available|booking_conflict_error|no_available_users_found|already reserved by another user|if the event is already booked|no more seats left/i,
    'That time is not free on Cal.com any more.',
  ],
  ['past', /book(?:ing)? a meeting in the past/i, 'That time has passed already.'],
  [
    'too-soon-or-far',
    /too soon|too far in the future|minimum booking notice/i,
    'Cal.com does not take that time: it is too soon or too far ahead.',
  ],
  [
    'too-many-active',
    /maximum number of active bookings/i,
    'Cal.com allows this e-mail address no more bookings of that kind.',
  ],
  [
    'already-moved',
    /cancelled and rescheduled already to booking with uid=/i,
    'That appointment was moved already.',
  ],
  [
    'already-cancelled',
    /has been cancelled|already been cancelled/i,
    'That appointment is cancelled already.',
  ],
  ['ended', /already ended/i, 'That appointment is over.'],
  [
    'not-cancellable',
    /does not allow cancellations|does not allow rescheduling/i,
    'Cal.com does not let this kind of appointment be changed.',
  ],
  [
    'needs-phone',
    /missing attendee phone number|invalid_number/i,
    'Cal.com wants a valid phone number of the guest.',
  ],
  [
    'needs-field',
    /missing required booking field response|for booking field '/i,
    'Cal.com wants one more answer for this kind of appointment.',
  ],
  ['bad-length', /lengthInMinutes|slotDuration/i, 'That kind of appointment does not have this length.'],
  ['no-event-type', /event type .*not found/i, 'Cal.com does not know this kind of appointment.'],
  [
    'key',
    /api key is not valid|no authentication (?:method )?provided|must be authenticated/i,
    'Cal.com does not accept the API key.',
  ],
];

/** `isWrite`: whether what was asked may have been done although no answer came. */
export function toRefusal(failure: Failure, isWrite: boolean): BookingRefusal {
  const { status, message, why } = failure;
  const wait =
    failure.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: failure.retryAfterSeconds };
  if (why === 'budget' || status === 429) {
    return refusal('too-many', 'Cal.com takes no more requests this minute. Try again in a moment.', {
      retryAfterSeconds: 60,
      ...wait,
    });
  }
  if (why === 'not-sent') return refusal('unreachable', 'Cal.com cannot be reached. Nothing was changed.');
  if (status === null || status >= 500) {
    return isWrite
      ? refusal('unclear', 'Cal.com did not answer.')
      : refusal('unreachable', 'Cal.com does not answer. Try again in a moment.', { retryAfterSeconds: 10 });
  }
  // Not "no such booking": the address or the version header is wrong.
  if (status === 404 && /^Cannot [A-Z]+ /.test(message)) return refusal('version', wrongVersion);
  const known = texts.find(([, pattern]) => pattern.test(message));
  if (known) return refusal(known[0], known[2], detailOf(known[0], message));
  if (status === 409) return refusal('taken', 'That time is not free on Cal.com any more.');
  if (status === 401 || status === 403) return refusal('key', 'Cal.com does not accept the API key.');
  if (status === 404) return refusal('not-found', 'Cal.com does not know this appointment.');
  if (status === 410) return refusal('version', wrongVersion);
  return refusal('other', 'Cal.com refused it and did not say clearly why.');
}

export const wrongVersion =
  'Cal.com answered as if this version of its API did not exist. Is CAL_API_URL right?';

function refusal(
  reason: BookingRefusalReason,
  say: string,
  more: { detail?: string; retryAfterSeconds?: number } = {},
): BookingRefusal {
  return { kind: 'refused', reason, say, ...more };
}

function detailOf(reason: BookingRefusalReason, message: string): { detail?: string } {
  const found =
    reason === 'already-moved'
      ? /already to booking with uid=([\w-]+)/i.exec(message)?.[1]
      : reason === 'needs-field'
        ? /(?:field response: |booking field ')([\w-]+)/i.exec(message)?.[1]
        : undefined;
  return found === undefined ? {} : { detail: found };
}
