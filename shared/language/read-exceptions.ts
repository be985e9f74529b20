/** The days that a repetition leaves out: `daily except tomorrow`, `… except on March 6th and March 8th`. */
import type { CalendarDate } from '../schedule/event.ts';
import { withLeftOut } from '../schedule/recurrence/left-out-days.ts';
import { dateOf } from '../schedule/day-number.ts';
import { readDays } from './read-day.ts';
import type { ReadingNow } from './reading-now.ts';
import { dayCodes, readWeekdayList } from './repeat-lists.ts';
import { wordAt } from './tokens.ts';
import type { Token } from './tokens.ts';

const mostDays = 50;

/** The rule without them, from the word that begins them; null where no day follows. */
export function readExceptions(
  rule: string,
  tokens: readonly Token[],
  { at, now }: { at: number; now: ReadingNow },
): { rule: string; next: number } | null {
  if (!/^(?:except|excluding|without)$/.test(wordAt(tokens, at))) return null;
  return exceptWeekdays(rule, tokens, { at: at + 1, now }) ?? exceptDays(rule, tokens, { at: at + 1, now });
}

/** `every day except Sunday`, `daily except on weekends`: that weekday never. */
function exceptWeekdays(
  rule: string,
  tokens: readonly Token[],
  { at, now }: { at: number; now: ReadingNow },
): { rule: string; next: number } | null {
  if (!/^FREQ=DAILY(?:;(?:UNTIL|COUNT)=\w+)*$/.test(rule)) return null;
  let start = at;
  while (/^(?:for|on|the|every)$/.test(wordAt(tokens, start)) && start < at + 3) start += 1;
  const left = /^weekends?$/.test(wordAt(tokens, start))
    ? { days: dayCodes.slice(5), next: start + 1 }
    : readWeekdayList(tokens, start);
  const kept = dayCodes.filter((code) => left?.days.includes(code) === false);
  if (!left || kept.length === 0) return null;
  // "Except Monday 7 December" is one day.
  const dated = readDays(tokens, start, now);
  if (dated && dated.next > left.next) return null;
  return { rule: rule.replace('FREQ=DAILY', `FREQ=WEEKLY;BYDAY=${kept.join(',')}`), next: left.next };
}

function exceptDays(
  rule: string,
  tokens: readonly Token[],
  { at, now }: { at: number; now: ReadingNow },
): { rule: string; next: number } | null {
  const days: CalendarDate[] = [];
  let next = at;
  let end = at;
  while (days.length < mostDays) {
    // "The 6th" is a day of the month with its article.
    while (/^(?:for|on|the|and|or|,|&)$/.test(wordAt(tokens, next)) && next < end + 4) {
      if (wordAt(tokens, next) === 'the' && readDays(tokens, next, now)) break;
      next += 1;
    }
    const found = readDays(tokens, next, now);
    if (!found || found.problem || found.grain !== 'day' || found.to - found.from > mostDays) break;
    for (let day = found.from; day <= found.to; day += 1) days.push(dateOf(day));
    [end, next] = [found.next, found.next];
  }
  return days.length === 0 ? null : { rule: withLeftOut(rule, days), next: end };
}
