/** Recurrence in words to an RFC 5545 rule: `every other friday`, `weekdays`, `first monday of every month`. */
import { months, units, weekdayPlurals } from './english-words.ts';
import { readCardinal } from './read-number.ts';
import type { ReadingNow } from './reading-now.ts';
import { readLimit } from './repeat-limit.ts';
import { dayCodes, readNthDays, readOrdinals, readWeekdayList } from './repeat-lists.ts';
import { after, wordAt } from './tokens.ts';
import type { Token } from './tokens.ts';

export type RepeatMatch = { rule: string; next: number };

type Rule = {
  freq: string;
  interval?: number;
  byDay?: string[];
  byMonthDay?: number[];
  byMonth?: number;
  next: number;
};

const workdays = dayCodes.slice(0, 5);
const weekendDays = dayCodes.slice(5);
const adverbs: Readonly<Record<string, { freq: string; interval?: number }>> = {
  daily: { freq: 'DAILY' },
  everyday: { freq: 'DAILY' },
  weekly: { freq: 'WEEKLY' },
  biweekly: { freq: 'WEEKLY', interval: 2 },
  fortnightly: { freq: 'WEEKLY', interval: 2 },
  monthly: { freq: 'MONTHLY' },
  quarterly: { freq: 'MONTHLY', interval: 3 },
  yearly: { freq: 'YEARLY' },
  annually: { freq: 'YEARLY' },
};
const frequencies: Readonly<Record<string, string>> = {
  day: 'DAILY',
  week: 'WEEKLY',
  month: 'MONTHLY',
  year: 'YEARLY',
};

export function readRepeat(tokens: readonly Token[], at: number, now: ReadingNow): RepeatMatch | null {
  const rule =
    readNthOfEvery(tokens, at) ?? readEvery(tokens, at) ?? readAdverb(tokens, at) ?? readPlurals(tokens, at);
  if (!rule) return null;
  return finish(tokens, withDays(tokens, rule), now);
}

/** `every 2 weeks`, `each friday`, `every 3rd month`, `every monday and thursday`, `every weekday`. */
function readEvery(tokens: readonly Token[], at: number): Rule | null {
  if (!/^(?:every|each)$/.test(wordAt(tokens, at))) return null;
  let next = at + 1;
  let interval = 1;
  if (wordAt(tokens, next) === 'single') next += 1;
  if (/^(?:other|second)$/.test(wordAt(tokens, next))) [interval, next] = [2, next + 1];
  const ordinals = interval === 1 ? readOrdinals(tokens, next) : null;
  if (ordinals) {
    const tail = wordAt(tokens, ordinals.next) === 'of' ? ordinals.next + 1 : ordinals.next;
    const isOfMonth = tail > ordinals.next || ordinals.values.length > 1;
    const month = isOfMonth ? months.get(wordAt(tokens, tail)) : undefined;
    if (month !== undefined)
      return { freq: 'YEARLY', byMonth: month, byMonthDay: ordinals.values, next: tail + 1 };
    if (isOfMonth && after(tokens, wordAt(tokens, tail) === 'the' ? tail + 1 : tail, 'month') > 0) {
      return {
        freq: 'MONTHLY',
        byMonthDay: ordinals.values,
        next: (wordAt(tokens, tail) === 'the' ? tail + 1 : tail) + 1,
      };
    }
    const [value = 1] = ordinals.values;
    // `every 31st`: in digits and with nothing behind it that it could count.
    if (tokens[next]?.value != null && value <= 31 && !readEveryWhat(tokens, ordinals.next))
      return { freq: 'MONTHLY', byMonthDay: ordinals.values, next: ordinals.next };
    [interval, next] = [value, ordinals.next];
  } else {
    const number = interval === 1 ? readCardinal(tokens, next) : null;
    if (number && number.value > 0 && number.value <= 99) [interval, next] = [number.value, number.next];
  }
  const base = readEveryWhat(tokens, next);
  return base && { ...base, ...(interval > 1 ? { interval } : {}) };
}

function readEveryWhat(tokens: readonly Token[], at: number): Rule | null {
  const word = wordAt(tokens, at);
  const unit = units.get(word);
  const freq = unit === undefined ? undefined : frequencies[unit];
  if (freq !== undefined) return { freq, next: at + 1 };
  if (/^(?:weekday|weekdays|workday|workdays)$/.test(word))
    return { freq: 'WEEKLY', byDay: workdays, next: at + 1 };
  if (/^weekends?$/.test(word)) return { freq: 'WEEKLY', byDay: weekendDays, next: at + 1 };
  if (/^(?:morning|afternoon|evening|night)$/.test(word)) return { freq: 'DAILY', next: at + 1 };
  const days = readWeekdayList(tokens, at);
  return days && { freq: 'WEEKLY', byDay: days.days, next: days.next };
}

function readAdverb(tokens: readonly Token[], at: number): Rule | null {
  const word = wordAt(tokens, at);
  const adverb = Object.hasOwn(adverbs, word) ? adverbs[word] : undefined;
  if (adverb) return { ...adverb, next: at + 1 };
  if (after(tokens, at, 'once', 'a') < 0) return null;
  const freq = frequencies[wordAt(tokens, at + 2)];
  return freq === undefined ? null : { freq, next: at + 3 };
}

/** `tuesdays`, `mondays and thursdays`, `weekdays`, `on weekends`. */
function readPlurals(tokens: readonly Token[], at: number): Rule | null {
  const word = wordAt(tokens, at);
  if (word === 'weekdays') return { freq: 'WEEKLY', byDay: workdays, next: at + 1 };
  if (word === 'weekends') return { freq: 'WEEKLY', byDay: weekendDays, next: at + 1 };
  if (!weekdayPlurals.has(word)) return null;
  const days = readWeekdayList(tokens, at);
  return days && { freq: 'WEEKLY', byDay: days.days, next: days.next };
}

/** `first and third friday of each month`, `the 4th of every 3rd month`, `2nd to the last of each month`. */
function readNthOfEvery(tokens: readonly Token[], at: number): Rule | null {
  const start = wordAt(tokens, at) === 'the' ? at + 1 : at;
  const found = readNthDays(tokens, start) ?? readMonthEnds(tokens, start);
  if (!found) return null;
  const link = wordAt(tokens, found.next);
  if (link !== 'of' && link !== 'in') return null;
  const every = readEvery(tokens, found.next + 1);
  if (!every || (every.freq !== 'MONTHLY' && every.freq !== 'YEARLY')) return null;
  return { ...every, ...('days' in found ? { byDay: found.days } : { byMonthDay: found.monthDays }) };
}

function readMonthEnds(tokens: readonly Token[], at: number): { monthDays: number[]; next: number } | null {
  const word = wordAt(tokens, at);
  if (/^(?:start|beginning)$/.test(word)) return { monthDays: [1], next: at + 1 };
  if (word === 'end') return { monthDays: [-1], next: at + 1 };
  if (word === 'last') return { monthDays: [-1], next: wordAt(tokens, at + 1) === 'day' ? at + 2 : at + 1 };
  const ordinals = readOrdinals(tokens, at);
  if (!ordinals) return null;
  const fromEnd = after(tokens, ordinals.next, 'to', 'the', 'last');
  if (fromEnd > 0) return { monthDays: ordinals.values.map((value) => -value), next: fromEnd };
  const next = wordAt(tokens, ordinals.next) === 'day' ? ordinals.next + 1 : ordinals.next;
  return { monthDays: ordinals.values, next };
}

/** What comes behind the frequency: `on the 22nd`, `on tuesday`, `on the fourth thursday in november`. */
function withDays(tokens: readonly Token[], rule: Rule): Rule {
  if (rule.byDay ?? rule.byMonthDay) return rule;
  const start = wordAt(tokens, rule.next) === 'on' ? rule.next + 1 : -1;
  if (start < 0) return rule;
  if (rule.freq === 'WEEKLY' || rule.freq === 'DAILY') {
    const plural = readPlurals(tokens, start);
    const days = plural
      ? { days: plural.byDay ?? [], next: plural.next }
      : rule.freq === 'WEEKLY'
        ? readWeekdayList(tokens, start)
        : null;
    return days ? { ...rule, freq: 'WEEKLY', byDay: days.days, next: days.next } : rule;
  }
  const nth = readNthDays(tokens, start);
  if (nth) {
    const month = /^(?:in|of)$/.test(wordAt(tokens, nth.next))
      ? months.get(wordAt(tokens, nth.next + 1))
      : undefined;
    if (month !== undefined && rule.freq === 'YEARLY')
      return { ...rule, byDay: nth.days, byMonth: month, next: nth.next + 2 };
    return { ...rule, byDay: nth.days, next: nth.next };
  }
  const dates =
    rule.freq === 'MONTHLY'
      ? readOrdinals(tokens, wordAt(tokens, start) === 'the' ? start + 1 : start)
      : null;
  return dates ? { ...rule, byMonthDay: dates.values, next: dates.next } : rule;
}

/** `for 5 times`, `10x`, `for 5 occurrences`, `until 1 March`, `for 2 months`. */
function finish(tokens: readonly Token[], rule: Rule, now: ReadingNow): RepeatMatch {
  const parts = [`FREQ=${rule.freq}`];
  if (rule.interval !== undefined) parts.push(`INTERVAL=${rule.interval}`);
  if (rule.byMonth !== undefined) parts.push(`BYMONTH=${rule.byMonth}`);
  if (rule.byDay) parts.push(`BYDAY=${rule.byDay.join(',')}`);
  if (rule.byMonthDay) parts.push(`BYMONTHDAY=${rule.byMonthDay.join(',')}`);
  const limit = readLimit(tokens, rule.next, now);
  if (limit) parts.push(limit.part);
  return { rule: parts.join(';'), next: limit?.next ?? rule.next };
}
