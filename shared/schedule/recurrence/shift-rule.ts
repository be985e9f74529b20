/**
 * The rule of a series whose occurrences all move by as much as one of them did: every Friday moved
 * to Thursday is every Thursday. Null where the days cannot be worked out and have to be asked for.
 */
import { daysInMonth, partsOf, weekdayOf } from '../day-number.ts';
import type { DayNumber } from '../day-number.ts';
import type { WallSeconds } from '../zone-clock.ts';
import type { Rule, RuleDay } from './rule.ts';

export type Shift = { from: WallSeconds; to: WallSeconds };

const daySeconds = 86_400;

export function shiftRule(rule: Rule, { from, to }: Shift): Rule | null {
  const [oldDay, newDay] = [Math.floor(from / daySeconds), Math.floor(to / daySeconds)];
  const timed = withTimes(
    untilMoved(rule, to - from),
    to - from - (newDay - oldDay) * daySeconds,
    to - newDay * daySeconds,
  );
  if (!timed) return null;
  return newDay === oldDay ? timed : withDays(timed, oldDay, newDay);
}

/** As many as before: the last one moves as well. */
function untilMoved(rule: Rule, seconds: number): Rule {
  const { until } = rule;
  if (!until) return rule;
  if (until.isDate)
    return { ...rule, until: { ...until, day: until.day + Math.round(seconds / daySeconds) } };
  const at = until.day * daySeconds + until.second + seconds;
  const day = Math.floor(at / daySeconds);
  return { ...rule, until: { ...until, day, second: at - day * daySeconds } };
}

/** Rules seldom name hours; where they do, these go along. */
function withTimes(rule: Rule, seconds: number, second: number): Rule | null {
  if (seconds === 0 || (rule.hours.length === 0 && rule.minutes.length === 0)) return rule;
  if (rule.hours.length <= 1 && rule.minutes.length <= 1)
    return { ...rule, hours: [Math.floor(second / 3600)], minutes: [Math.floor(second / 60) % 60] };
  const hours = rule.hours.map((hour) => hour + seconds / 3600);
  const isWhole = seconds % 3600 === 0 && hours.every((hour) => hour >= 0 && hour <= 23);
  return isWhole ? { ...rule, hours } : null;
}

function withDays(rule: Rule, oldDay: DayNumber, newDay: DayNumber): Rule | null {
  if (rule.positions.length + rule.weekNumbers.length + rule.yearDays.length > 0) return null;
  const days = newDay - oldDay;
  const date = partsOf(newDay);
  switch (rule.frequency) {
    case 'WEEKLY':
      return rule.months.length > 0
        ? null
        : { ...rotated(rule, days), weekStart: turned(rule.weekStart, days) };
    case 'MONTHLY':
      return rule.months.length > 0 ? null : inMonth(rule, oldDay, newDay);
    case 'YEARLY': {
      if (rule.months.length > 1) return null;
      const moved = inMonth(rule, oldDay, newDay);
      return moved && (rule.months.length === 0 ? moved : { ...moved, months: [date.month] });
    }
    default:
      return rule.monthDays.length + rule.months.length > 0 ? null : rotated(rule, days);
  }
}

function inMonth(rule: Rule, oldDay: DayNumber, newDay: DayNumber): Rule | null {
  if (rule.days.length > 1 && rule.days.every(({ nth }) => nth === 0) && rule.monthDays.length === 0)
    return rotated(rule, newDay - oldDay);
  if (rule.days.length + rule.monthDays.length > 1) return null;
  const date = partsOf(newDay);
  const length = daysInMonth(date.year, date.month);
  const [dayOfMonth] = rule.monthDays;
  if (dayOfMonth !== undefined)
    return { ...rule, monthDays: [dayOfMonth < 0 ? date.day - length - 1 : date.day] };
  const [named] = rule.days;
  if (!named) return rule;
  if (named.nth === 0) return rotated(rule, newDay - oldDay);
  if (rule.frequency === 'YEARLY' && rule.months.length === 0) return null;
  const nth = named.nth > 0 ? Math.ceil(date.day / 7) : -Math.ceil((length - date.day + 1) / 7);
  return { ...rule, days: [{ weekday: weekdayOf(newDay), nth }] };
}

function rotated(rule: Rule, days: number): Rule {
  const turn = ({ weekday, nth }: RuleDay): RuleDay => ({ weekday: turned(weekday, days), nth });
  return { ...rule, days: rule.days.map(turn).toSorted((a, b) => a.weekday - b.weekday) };
}

function turned(weekday: number, days: number): number {
  return ((((weekday - 1 + days) % 7) + 7) % 7) + 1;
}
