/**
 * Tavus' failures in plain words. Its statuses mislead (too many calls is a 400, an unknown id is
 * a 400 too), so the text decides together with the status.
 */
import type { VendorRefusal } from '#server/domain/conversation/persona-vendor.ts';
import type { TavusAnswer } from './tavus-request.ts';

type Failure = Extract<TavusAnswer, { kind: 'failed' }>;

export function toRefusal(failure: Failure): VendorRefusal {
  const refusal = (
    reason: VendorRefusal['reason'],
    say: string,
    retryAfterSeconds?: number,
  ): VendorRefusal => ({
    kind: 'refused',
    reason,
    say,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });
  const { status, message } = failure;
  if (failure.why === 'timeout') {
    return refusal('unreachable', 'Tavus did not answer in time. Try again in a moment.', 10);
  }
  if (status === null) {
    return refusal('unreachable', 'Tavus cannot be reached. Check the internet connection.', 10);
  }
  if (status === 401 || status === 403) {
    return refusal('key', 'Tavus does not accept the API key. Check it in Settings, under Connections.');
  }
  if (status === 402 || /out of conversational credits/i.test(message)) {
    return refusal(
      'credits',
      'The Tavus account has no conversation minutes left. Add minutes at Tavus, or go on by text.',
    );
  }
  if (/maximum concurrent/i.test(message)) {
    return refusal(
      'concurrency',
      'Another call is still running on this Tavus account. End it, or try again in a moment.',
      30,
    );
  }
  if (/invalid (persona|pal)/i.test(message)) {
    return refusal(
      'no-persona',
      'The persona for this call does not exist at Tavus. Run the Tavus set-up again.',
    );
  }
  if (/(replica|face)/i.test(message) && status < 500) {
    return refusal(
      'no-persona',
      'The face of this persona does not exist at Tavus. Run the Tavus set-up again.',
    );
  }
  if (status === 429) {
    return refusal(
      'other',
      'Tavus asks to slow down. Try again in a moment.',
      failure.retryAfterSeconds ?? 15,
    );
  }
  if (status >= 500) {
    return refusal(
      'unreachable',
      'Tavus has a problem on its side. Try again in a moment.',
      failure.retryAfterSeconds ?? 10,
    );
  }
  return refusal('other', 'Tavus refused the call and did not say clearly why.');
}
