/** `remind me 10 minutes before`, `with a reminder 1 hour before`, `alert 15 min prior`. */
import { readDuration } from './read-duration.ts';
import { wordAt } from './tokens.ts';
import type { Token } from './tokens.ts';
import { wordSet } from './word-set.ts';

const intro = wordSet(`
  remind reminder reminders alert notify notification ping me us a an with and set of for at , please
`);
const verbs = new Set(['remind', 'reminder', 'reminders', 'alert', 'notify', 'notification', 'ping']);
const longestMinutes = 28 * 1440;

export function readReminder(tokens: readonly Token[], at: number): { minutes: number; next: number } | null {
  let start = at;
  let isAsked = false;
  while (start < at + 6 && intro.has(wordAt(tokens, start))) {
    if (/^an?$/.test(wordAt(tokens, start)) && readDuration(tokens, start)) break;
    isAsked ||= verbs.has(wordAt(tokens, start));
    start += 1;
  }
  if (start > at && !isAsked) return null;
  const length = readDuration(tokens, start) ?? theDay(tokens, start, isAsked);
  if (!length || length.minutes > longestMinutes) return null;
  const word = wordAt(tokens, length.next);
  const next = length.next + 1;
  if (/^(?:beforehand|prior|earlier|ahead)$/.test(word))
    return isAsked ? { minutes: length.minutes, next: skipObject(tokens, next) } : null;
  if (word === 'before' || (word === 'in' && /^advance$/.test(wordAt(tokens, next)))) {
    if (
      !isAsked &&
      !/^(?:reminder|alert)$/.test(wordAt(tokens, at - 1)) &&
      wordAt(tokens, next) !== '' &&
      wordAt(tokens, next) !== '.'
    )
      return null;
    return { minutes: length.minutes, next: skipObject(tokens, word === 'in' ? next + 1 : next) };
  }
  if (word === 'reminder' || word === 'alert') return { minutes: length.minutes, next };
  return null;
}

/** `remind me the day before`, `the evening before`: a day, where a reminder was asked for. */
function theDay(
  tokens: readonly Token[],
  at: number,
  isAsked: boolean,
): { minutes: number; next: number } | null {
  const start = wordAt(tokens, at) === 'the' ? at + 1 : at;
  const isDay =
    /^(?:day|night|evening)$/.test(wordAt(tokens, start)) && wordAt(tokens, start + 1) === 'before';
  return isAsked && isDay ? { minutes: 1440, next: start + 1 } : null;
}

/** `before the meeting`, `before it starts`. */
function skipObject(tokens: readonly Token[], at: number): number {
  if (wordAt(tokens, at) === 'to') return skipObject(tokens, at + 1);
  if (wordAt(tokens, at) === 'it')
    return /^(?:starts|begins)$/.test(wordAt(tokens, at + 1)) ? at + 2 : at + 1;
  return wordAt(tokens, at) === 'the' &&
    /^(?:meeting|event|start|appointment|call)$/.test(wordAt(tokens, at + 1))
    ? at + 2
    : at;
}
