/** A bare day of the month, `the 21st`: only where the words around leave no doubt that it is a date. */
import { nextDayOfMonth, oneDay } from './day-match.ts';
import type { DayMatch } from './day-match.ts';
import { weekdays } from './english-words.ts';
import { readOrdinal } from './read-number.ts';
import type { ReadingNow } from './reading-now.ts';
import { wordAt } from './tokens.ts';
import type { Token } from './tokens.ts';
import { wordSet } from './word-set.ts';

/** After `the 21st` comes the end, a sign, or a word that goes on about time; never a noun. */
const followsDayOfMonth = new Set([
  '',
  ...wordSet(`
  . , ! ? ; ) - – @ at from for to through thru until till and with between half quarter in starting on around about as
  please is morning afternoon evening night noon all by
`),
]);

const leadsSpokenDay = new Set([
  '',
  ...wordSet(`
  on from between by until till through to for starting before after and ,
`),
]);

export function readDayOfMonth(tokens: readonly Token[], at: number, now: ReadingNow): DayMatch | null {
  const hasThe = wordAt(tokens, at) === 'the';
  const start = hasThe ? at + 1 : at;
  const ordinal = readOrdinal(tokens, start);
  if (!ordinal) return null;
  const following = tokens[ordinal.next];
  if (following && !followsDayOfMonth.has(following.text) && following.value === null) return null;
  const isSpoken = tokens[start]?.value === null;
  const lead = wordAt(tokens, at - 1);
  if (
    isSpoken &&
    !(hasThe && (leadsSpokenDay.has(lead) || weekdays.has(lead))) &&
    !(lead === 'on' && tokens.length === ordinal.next)
  )
    return null;
  const day = nextDayOfMonth(now.today, ordinal.value);
  return day === null ? null : { ...oneDay(day, ordinal.next), isYearOpen: true };
}
