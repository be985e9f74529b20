/**
 * How something repeats, out of the words a person used for just that ("every other Friday", "the
 * first Monday of the month until June"), or an RFC 5545 rule. All of it has to be understood.
 */
import { months } from './english-words.ts';
import { readExceptions } from './read-exceptions.ts';
import { readRepeat } from './read-repeat.ts';
import { readingNow } from './reading-now.ts';
import { readDateWords } from './read-words.ts';
import type { ReadingContext } from './reading.ts';
import { readTokens, wordAt } from './tokens.ts';

const longestWords = 300;
const idle = /^(?:it|should|repeats?|repeated|repeating|recurring|happens?|on|the|a|and|at|in|,|\.)$/;
const never =
  /^(?:never|no|none|once|just once|only once|(?:do(?:es)?n['’]?t|do(?:es)? not|no longer|not|stop) repeat(?:ing|s)?(?: any ?more)?|not any ?more)$/i;

/** `null` where the words are not understood as a whole; `rule: null` where it is not to repeat. */
export function readRepeatWords(words: string, context: ReadingContext): { rule: string | null } | null {
  const text = words.trim().slice(0, longestWords);
  if (/(?:^|[:;])FREQ=/i.test(text)) return { rule: text };
  if (never.test(text.replace(/[.!]$/, ''))) return { rule: null };
  const often = /^(?:every (?:\d+ |other |single )?(second|minute|hour)s?|(hour|minute)ly)$/i.exec(text);
  if (often) return { rule: `FREQ=${(often[1] ?? often[2] ?? '').toUpperCase()}LY` };
  const date = readYearly(text, context);
  if (date) return date;
  const now = readingNow(context);
  // In a sentence about an event "the first Monday of the month" is one day; here it is every month's.
  const plain = text
    .replaceAll(/\bof (?:the|a) (month|year)\b/gi, 'of every $1')
    .replace(/\b(until|till|through) (\p{L}+)$/iu, endOfMonth)
    // The time is said elsewhere; here it only stands beside.
    .replace(/\s+at\s+\d{1,2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?|h|o['’]clock)?$/i, '');
  const tokens = readTokens(plain);
  for (let at = 0; at < tokens.length; at += 1) {
    const found = readRepeat(tokens, at, now);
    if (found) {
      const left = readExceptions(found.rule, tokens, { at: found.next, now });
      const next = left?.next ?? found.next;
      const rest = tokens.slice(next).every((_, index) => idle.test(wordAt(tokens, next + index)));
      return rest ? { rule: left?.rule ?? found.rule } : null;
    }
    if (!idle.test(wordAt(tokens, at))) return null;
  }
  return null;
}

/** `every 29 February`, `every year on the 3rd of May`. */
function readYearly(text: string, context: ReadingContext): { rule: string } | null {
  const named = /^(?:every|each)(?: year on)?\s+(.+)$/i.exec(text)?.[1];
  if (named === undefined || !/\d/.test(named) || !/\p{L}{3}/u.test(named) || !hasMonth(named)) return null;
  // A leap year, so that its day exists.
  const found = readDateWords(named, { ...context, now: '2028-01-01T12:00:00Z' });
  if (found.kind !== 'date' || !found.date.startsWith('2028')) return null;
  return {
    rule: `FREQ=YEARLY;BYMONTH=${Number(found.date.slice(5, 7))};BYMONTHDAY=${Number(found.date.slice(8, 10))}`,
  };
}

/** Nothing but a day and a month. */
function hasMonth(text: string): boolean {
  const words = text
    .toLowerCase()
    .replaceAll(/[^\p{L}\d ]/gu, ' ')
    .split(/\s+/)
    .filter(Boolean);
  return (
    words.some((word) => months.has(word)) &&
    words.every((word) => months.has(word) || /^(?:the|of|\d{1,2}(?:st|nd|rd|th)?)$/.test(word))
  );
}

/** "Until June" ends where June begins; "through June" takes it along. */
function endOfMonth(said: string, word: string, name: string): string {
  const month = months.get(name.toLowerCase());
  if (month === undefined) return said;
  const last = word.toLowerCase() === 'through' ? month : month === 1 ? 12 : month - 1;
  const [written = ''] = [...months].find(([, number]) => number === last) ?? [];
  return `until ${[0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][last] ?? 28} ${written}`;
}
