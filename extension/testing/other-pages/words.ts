/** The page's words in its language: hours, days, months and the offset a label column shows. */
import { Temporal } from 'temporal-polyfill';

const instantOf = (date: string, zone: string) =>
  Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: '12:00' });

const asDate = (date: string) => new Date(Date.parse(`${date}T12:00:00Z`));

export const dayKey = (date: string): number => {
  const { year, month, day } = Temporal.PlainDate.from(date);
  return (year - 1970) * 512 + month * 32 + day;
};

/** Google's calendar is Gregorian in every language. */
const gregorian = (locale: string) => `${locale}-u-ca-gregory`;

export const sayDate = (
  locale: string,
  date: string,
  style: Omit<Intl.DateTimeFormatOptions, 'timeZone'>,
): string => new Intl.DateTimeFormat(gregorian(locale), { ...style, timeZone: 'UTC' }).format(asDate(date));

/** @param minute since midnight */
export function sayTime(locale: string, minute: number, hour12: boolean): string {
  const at = new Date(minute * 60_000);
  const style: Intl.DateTimeFormatOptions = hour12
    ? { hour: 'numeric', hour12: true, ...(minute % 60 > 0 && { minute: '2-digit' }) }
    : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  return new Intl.DateTimeFormat(gregorian(locale), { ...style, timeZone: 'UTC' }).format(at);
}

export const offsetMinutes = (date: string, zone: string): number =>
  instantOf(date, zone).offsetNanoseconds / 60_000_000_000;

/** As above the hours: `GMT+09`, `GMT-05`, `GMT+05:45`. */
export function zoneLabel(date: string, zone: string): string {
  const minutes = offsetMinutes(date, zone);
  const two = (n: number) => String(n).padStart(2, '0');
  const rest = Math.abs(minutes) % 60;
  return `GMT${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}${rest ? `:${two(rest)}` : ''}`;
}

export const isRightToLeft = (locale: string): boolean => /^(ar|he|fa|ur)\b/.test(locale);

/** What is shown of a month or week: ISO dates, weekends left out when they are hidden. */
export function daysFrom(first: string, count: number, hidesWeekends: boolean): string[] {
  const start = Temporal.PlainDate.from(first);
  return Array.from({ length: count }, (_, n) => start.add({ days: n }))
    .filter((day) => !hidesWeekends || day.dayOfWeek < 6)
    .map((day) => day.toString());
}

/** The first day of the week `date` is in. */
export function weekStart(date: string, firstDay: number): string {
  const day = Temporal.PlainDate.from(date);
  return day.subtract({ days: (day.dayOfWeek - firstDay + 7) % 7 }).toString();
}
