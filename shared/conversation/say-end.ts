/** Why a talk is over: the vendor's reasons in ours, and ours in words for a person. */

export type EndReason =
  | 'left'
  | 'too-long'
  | 'nobody-came'
  | 'could-not-join'
  | 'room-gone'
  | 'broke-at-start'
  | 'ended-by-us'
  | 'broke'
  | 'unknown';

/** Tavus lists some reasons with words around them: found by what they contain. */
const vendorReasons: readonly (readonly [RegExp, EndReason])[] = [
  [/max_call_duration/, 'too-long'],
  [/participant_left/, 'left'],
  [/participant_absent/, 'nobody-came'],
  [/bot_could_not_join/, 'could-not-join'],
  [/room_has_been_deleted/, 'room-gone'],
  [/during_conversation_startup/, 'broke-at-start'],
  [/end_(?:conversation|call)_endpoint/, 'ended-by-us'],
  [/internal.error|error.occurred/, 'broke'],
];

export function endReasonOf(vendors: string): EndReason {
  return vendorReasons.find(([pattern]) => pattern.test(vendors.toLowerCase()))?.[1] ?? 'unknown';
}

const sentences: Record<string, string> = {
  left: 'The call has ended.',
  'ended-by-us': 'The call has ended.',
  'too-long': 'The call has ended: it had reached its longest time.',
  'nobody-came': 'The call was closed because nobody joined it.',
  'could-not-join': 'The call ended before the persona could join it.',
  'room-gone': 'The call has ended: its room was closed.',
  'broke-at-start': 'The call could not be started: something went wrong at the video service.',
  broke: 'The call broke off: something went wrong at the video service.',
  forgotten: 'The call was ended because nobody was in it any more.',
  abandoned: 'The call was ended to make room for another one.',
  deleted: 'The call was ended because it was deleted.',
};

export function sayEnd(reason: string): string {
  return sentences[reason] ?? 'The call has ended.';
}
