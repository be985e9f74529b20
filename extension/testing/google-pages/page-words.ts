/** What a synthetic page writes in its language, and the key Google gives a day. */
import type { PageWish } from './page-wish.ts';

export function isRightToLeft(locale: string): boolean {
  return /^(ar|fa|he)/.test(locale);
}

export function numberIn(locale: string, n: number): string {
  return new Intl.NumberFormat(locale).format(n);
}

export function weekday(locale: string, date: string, style: 'long' | 'short'): string {
  return new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' }).format(at(date));
}

export function zoneLabel(zone: string, date: string): string {
  const offset = offsetOf(zone, date);
  const minutes = Math.abs(offset) % 60;
  const hours = String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0');
  return `GMT${offset < 0 ? '-' : '+'}${hours}${minutes === 0 ? '' : `:${minutes}`}`;
}

export function secondZone({ timeZone }: PageWish): string {
  return timeZone === 'Asia/Kolkata' ? 'Europe/Madrid' : 'Asia/Kolkata';
}

export function minutesBetweenZones(zone: string, from: string, date: string): number {
  return offsetOf(zone, date) - offsetOf(from, date);
}

function offsetOf(zone: string, date: string): number {
  const text = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).format(
    new Date(`${date}T17:00:00Z`),
  );
  const found = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(text);
  if (!found?.[1]) return 0;
  return (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3]));
}

export function at(date: string): Date {
  return new Date(`${date}T12:00:00Z`);
}

export function keyOf(date: string): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return (year - 1970) * 512 + month * 32 + day;
}
