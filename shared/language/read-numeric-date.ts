/** Dates in digits: `2026-11-20`, `11/20`, `20.11.2026`. The locale decides which number is the month. */
import { nextMonthDay, oneDay } from './day-match.ts';
import type { DayMatch } from './day-match.ts';
import { existingDay } from '../schedule/day-number.ts';
import { units } from './english-words.ts';
import { missing } from './missing-day.ts';
import type { ReadingNow } from './reading-now.ts';
import { wordAt } from './tokens.ts';
import type { Token } from './tokens.ts';

export function readNumericDate(tokens: readonly Token[], at: number, now: ReadingNow): DayMatch | null {
  const first = tokens[at];
  if (!first || first.value === null) return null;
  const before = tokens[at - 1];
  if (first.glued && before && /[\p{L}\d./$€£:#-]$/u.test(before.text)) return null;
  const sign = wordAt(tokens, at + 1);
  const second = tokens[at + 2];
  if (!/^[-/.]$/.test(sign) || tokens[at + 1]?.glued !== true || !second?.glued || second.value === null)
    return null;
  const third =
    wordAt(tokens, at + 3) === sign && tokens[at + 3]?.glued === true ? tokens[at + 4] : undefined;
  const last = third?.glued === true && third.value !== null ? third : null;
  const next = last ? at + 5 : at + 3;
  if (goesOn(tokens, next)) return null;
  if (last && lengthOf(first) === 4) {
    // The `T` of an ISO datetime; the clock behind it is read as any other.
    const end = tokens[next]?.text === 't' && tokens[next]?.glued === true ? next + 1 : next;
    return dated({ year: first.value, month: second.value, day: last.value ?? 0, next: end });
  }
  if (lengthOf(first) > 2 || lengthOf(second) > 2) return null;
  if (last) return readWithYear({ a: first.value, b: second.value, year: yearOf(last), next }, now);
  if (sign !== '/') return null;
  return readWithoutYear({ a: first.value, b: second.value, next }, { tokens, now });
}

function readWithYear(
  { a, b, year, next }: { a: number; b: number; year: number | null; next: number },
  now: ReadingNow,
): DayMatch | null {
  if (year === null) return null;
  for (const [month, day] of orders(a, b, now)) {
    const found = existingDay(year, month, day);
    if (found !== null) return oneDay(found, next);
  }
  const [month, day] = a > 12 ? [b, a] : [a, b];
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? missing({ year, month, day, next }) : null;
}

function readWithoutYear(
  { a, b, next }: { a: number; b: number; next: number },
  { tokens, now }: { tokens: readonly Token[]; now: ReadingNow },
): DayMatch | null {
  if ((a === 24 && b === 7) || units.has(wordAt(tokens, next))) return null;
  for (const [month, day] of orders(a, b, now)) {
    const found = month >= 1 && month <= 12 ? nextMonthDay(now.today, month, day) : null;
    if (found !== null) return { ...oneDay(found, next), isYearOpen: true };
  }
  const [month, day] = a > 12 ? [b, a] : [a, b];
  return month >= 1 && month <= 12 && day > 28 && day <= 31
    ? missing({ year: null, month, day, next })
    : null;
}

function orders(a: number, b: number, now: ReadingNow): [month: number, day: number][] {
  return now.isMonthFirst
    ? [
        [a, b],
        [b, a],
      ]
    : [
        [b, a],
        [a, b],
      ];
}

function dated({
  year,
  month,
  day,
  next,
}: {
  year: number;
  month: number;
  day: number;
  next: number;
}): DayMatch | null {
  const found = existingDay(year, month, day);
  if (found !== null) return oneDay(found, next);
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? missing({ year, month, day, next }) : null;
}

function yearOf(token: Token): number | null {
  const value = token.value ?? 0;
  if (lengthOf(token) === 4) return value;
  if (lengthOf(token) !== 2) return null;
  return value < 70 ? 2000 + value : 1900 + value;
}

/** `8/1.5`, `30/4.85` and `1/2/3/4` are no dates. */
function goesOn(tokens: readonly Token[], next: number): boolean {
  const sign = tokens[next];
  return (
    sign?.glued === true &&
    /^[./%-]$/.test(sign.text) &&
    tokens[next + 1]?.glued === true &&
    tokens[next + 1]?.value != null
  );
}

function lengthOf(token: Token): number {
  return token.to - token.from;
}
