/** How long: `45 minutes`, `1h30`, `an hour and a half`, `2 days`. */
import { unitMinutes, units } from './english-words.ts';
import type { Unit } from './english-words.ts';
import { readAmount } from './read-number.ts';
import { wordAt } from './tokens.ts';
import type { Token } from './tokens.ts';

export type DurationMatch = { minutes: number; next: number; unit: Unit };

const longestMinutes = 366 * 1440;

/** A length at this place, in minutes. Months and years have no fixed one and are left alone. */
export function readDuration(tokens: readonly Token[], at: number): DurationMatch | null {
  const first = readSingle(tokens, at);
  if (!first) return null;
  const { next } = first;
  if (
    wordAt(tokens, next) === 'and' &&
    /^an?$/.test(wordAt(tokens, next + 1)) &&
    wordAt(tokens, next + 2) === 'half'
  ) {
    return bounded({ ...first, minutes: first.minutes + unitMinutes[first.unit] / 2, next: next + 3 });
  }
  if (
    first.unit === 'hour' &&
    wordAt(tokens, next) === 'and' &&
    wordAt(tokens, next + 1) === 'a' &&
    wordAt(tokens, next + 2) === 'quarter'
  )
    return bounded({ ...first, minutes: first.minutes + 15, next: next + 3 });
  if (first.unit !== 'hour') return bounded(first);
  const second = readSingle(tokens, wordAt(tokens, next) === 'and' ? next + 1 : next);
  if (second?.unit === 'minute')
    return bounded({ ...first, minutes: first.minutes + second.minutes, next: second.next });
  const bare = tokens[next];
  if (bare?.glued === true && bare.value !== null && bare.value < 60) {
    const end = wordAt(tokens, next + 1) === 'm' ? next + 2 : next + 1;
    return bounded({ ...first, minutes: first.minutes + bare.value, next: end });
  }
  return bounded(first);
}

type Single = { minutes: number; next: number; unit: keyof typeof unitMinutes };

function readSingle(tokens: readonly Token[], at: number): Single | null {
  const amount = readAmount(tokens, at) ?? bareHour(tokens, at);
  if (!amount) return null;
  const dash = wordAt(tokens, amount.next) === '-' ? amount.next + 1 : amount.next;
  const unit = unitAt(tokens, dash);
  if (unit === null || unit === 'month' || unit === 'year') return null;
  // "Half-day off" is a name for something, not twelve hours.
  if (unit === 'day' && amount.value === 0.5) return null;
  const isLong = wordAt(tokens, dash + 1) === '-' && wordAt(tokens, dash + 2) === 'long';
  return { minutes: amount.value * unitMinutes[unit], unit, next: isLong ? dash + 3 : dash + 1 };
}

/** `hour and a half`: one of them. */
function bareHour(tokens: readonly Token[], at: number): { value: number; next: number } | null {
  const isBare =
    wordAt(tokens, at) === 'hour' &&
    wordAt(tokens, at + 1) === 'and' &&
    wordAt(tokens, at + 2) === 'a' &&
    wordAt(tokens, at + 3) === 'half';
  return isBare ? { value: 1, next: at } : null;
}

function unitAt(tokens: readonly Token[], at: number): Unit | null {
  const token = tokens[at];
  if (!token) return null;
  const unit = units.get(token.text);
  if (unit !== undefined) return unit;
  if (!token.glued || tokens[at - 1]?.value === null) return null;
  if (token.text === 'h') return 'hour';
  return token.text === 'm' ? 'minute' : null;
}

function bounded(single: Single): DurationMatch | null {
  const minutes = Math.round(single.minutes);
  return minutes > 0 && minutes <= longestMinutes ? { ...single, minutes } : null;
}
