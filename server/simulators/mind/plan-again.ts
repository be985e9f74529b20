/**
 * A wish that is not simply to be stored: "no wait, walk at 12" puts right what was just added, and
 * "maybe I'll go to the cinema" is thought aloud.
 */
import { firstPiece } from '#shared/language/pieces.ts';
import { readingNow } from '#shared/language/reading-now.ts';
import { readPhrase } from '#shared/language/utterance.ts';
import type { Known, Plan, ToolCall } from './known.ts';
import { call, say } from './known.ts';
import { tidySpeech } from './tidy-speech.ts';
import { changesOf } from './told-events.ts';

const turning = /^(?:(?:no|nope|wait|actually|sorry|oh)\b[\s,.…!]*){1,4}(?=\S)/i;

/** Null unless the words name what was added right before, and another day or time for it. */
export function planAgain(words: string, known: Known): Plan | null {
  const rest = words.trim().replace(turning, '');
  const change = changesOf(known.calls.at(-1)?.outcome ?? null).at(-1);
  if (rest === words.trim() || change?.kind !== 'add') return null;
  const { call: wish } = known.understand(rest, known.context);
  const title = wish?.arguments['title'];
  if (wish?.tool !== 'add_event' || typeof title !== 'string') return null;
  const { date, start_time: time } = wish.arguments;
  // Another one after all: "wait" is no part of its name.
  if (title.toLowerCase() !== change.event.title.toLowerCase())
    return time !== undefined && /^(?:\w+[\s,.…!]+)?wait\b/i.test(words.trim())
      ? call(wish.tool, wish.arguments)
      : null;
  const saysDay = firstPiece(readPhrase(rest, readingNow(known.context)).pieces, 'day') !== undefined;
  if (time === undefined && !saysDay) return null;
  return call('move_event', {
    event: change.event.id,
    ...(saysDay ? { to_date: date } : {}),
    ...(time === undefined ? {} : { to_time: time }),
  });
}

const maybe =
  /^(?:(?:maybe|perhaps|possibly) (?:i|we)(?:'ll|'d| will| might| may| could| should| go| can)\b|(?:i|we) might\b)/i;

/** "Maybe I'll go …": asked before anything is stored. */
export function askMaybe(words: string, wish: ToolCall): Plan | null {
  const title = wish.arguments['title'];
  const isAsked = wish.tool === 'add_event' && typeof title === 'string' && maybe.test(words.trim());
  return isAsked ? say(`Shall I add “${title}”?`) : null;
}

/** The yes to that question: what was thought aloud is wanted. */
export function planMaybe(words: string, known: Known): Plan | null {
  const before = tidySpeech(known.said.at(-1) ?? '');
  if (!maybe.test(before) || known.understand(words, known.context).kind !== 'yes') return null;
  const { call: wish } = known.understand(before, known.context);
  return wish?.tool === 'add_event' ? call(wish.tool, wish.arguments) : null;
}
