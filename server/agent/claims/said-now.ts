/** What is said of the calendar as such: which day it is, what the clock shows. */
import { isInPart } from './fits.ts';
import { partsOf } from '#shared/schedule/day-number.ts';
import type { DayMatch } from '#shared/language/day-match.ts';
import type { Clause } from './clauses.ts';
import type { Knowledge } from './knowledge.ts';
import type { Mark } from './marks.ts';

/** `Today is Friday 20 November`, `yesterday was the 24th`: days that agree, and nothing else. */
export function areDaysSame(marks: readonly Mark[]): boolean {
  const days = marks.flatMap((mark) => (mark.kind === 'day' && !mark.day.problem ? [mark.day] : []));
  const [first, ...rest] = days;
  const isOther = marks.some(
    ({ kind }) => kind === 'title' || kind === 'clock' || kind === 'range' || kind === 'part',
  );
  if (!first || rest.length === 0 || isOther) return false;
  return rest.every((day) => isSame(first, day));
}

function isSame(one: DayMatch, other: DayMatch): boolean {
  if (one.from === other.from || one.other === other.from || one.from === other.other) return true;
  // "the 24th" alone is read as the next one.
  const [a, b] = [partsOf(one.from), partsOf(other.from)];
  return (
    (one.isYearOpen === true || other.isYearOpen === true) &&
    a.day === b.day &&
    (a.month === b.month || Math.abs(one.from - other.from) < 40)
  );
}

/** `It is Monday, the 23rd of November.` */
export function isTodaySaid({ shape, marks }: Clause, { now }: Knowledge): boolean {
  if (
    !/^(?:(?:well|and|so|right now|strictly speaking|technically(?: speaking)?|officially) )*(?:it is|today is|is today)(?: now| currently| already)? (?:DAY ?)+(?:today|now)?$/.test(
      shape,
    )
  )
    return false;
  return marks.every(
    (mark) => mark.kind !== 'day' || mark.day.from === now.today || mark.day.other === now.today,
  );
}

/** `It is 10:15 now.` */
export function isClockNow({ shape, marks }: Clause, { now }: Knowledge): boolean {
  if (
    !/^(?:it is|the time is|right now it is)(?: now| currently| about)? CLOCK(?: now| right now| there| here| for you)?$/.test(
      shape,
    )
  )
    return false;
  return marks.every((mark) => {
    if (mark.kind !== 'clock') return true;
    const { minutes, isOpen, part } = mark.clock;
    if (part && !isInPart(now.minutes, part)) return false;
    const apart = isOpen ? Math.abs((minutes % 720) - (now.minutes % 720)) : Math.abs(minutes - now.minutes);
    return apart <= 2;
  });
}
