/** Times and lengths as calendar files write them (RFC 5545 §3.3.4–3.3.6, §3.3.9). */
import { dayNumber, partsOf } from '../schedule/day-number.ts';
import type { WallMoment } from '../schedule/recurrence/rule.ts';
import type { IcsZone } from './ics-zone.ts';
import { floating, utc } from './ics-zone.ts';

export type IcsTime = WallMoment & {
  /** A day without a clock time. */
  isDate: boolean;
  zone: IcsZone;
};

/** Null when it is no date or time, or one that does not exist. `zone` is what a TZID said. */
export function readTime(text: string, zone: IcsZone | null): IcsTime | null {
  const match = /^(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2}):?(\d{2})?(Z)?)?$/i.exec(text.trim());
  if (!match) return null;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || date < 1 || year < 1) return null;
  const day = dayNumber(year, month, date);
  if (partsOf(day).month !== month) return null;
  if (match[4] === undefined) return { day, second: 0, isDate: true, zone: floating };
  const [hour, minute, second] = [Number(match[4]), Number(match[5]), Math.min(Number(match[6] ?? 0), 59)];
  if (hour > 23 || minute > 59) return null;
  const at = { day, second: hour * 3600 + minute * 60 + second, isDate: false };
  return { ...at, zone: match[7] === undefined ? (zone ?? floating) : utc };
}

/** Seconds of `P1DT2H`, `-PT15M`, `P2W`; null when it is no duration. */
export function readDuration(text: string): number | null {
  const match =
    /^([+-])?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?$/.exec(
      text.trim().toUpperCase(),
    );
  if (!match || /^[+-]?PT?$/.test(text.trim().toUpperCase())) return null;
  const [weeks, days, hours, minutes, seconds] = match.slice(2).map((n) => Number(n ?? 0));
  const total =
    (weeks ?? 0) * 604_800 +
    (days ?? 0) * 86_400 +
    (hours ?? 0) * 3600 +
    (minutes ?? 0) * 60 +
    (seconds ?? 0);
  return match[1] === '-' ? -total : total;
}

/** Seconds east of Greenwich of `+0200` or `-000115`. */
export function readOffset(text: string): number | null {
  const match = /^([+-])(\d{2}):?(\d{2}):?(\d{2})?$/.exec(text.trim());
  if (!match) return null;
  const total = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
  return match[1] === '-' ? -total : total;
}
