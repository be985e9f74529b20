/** Which days are on the screen: a view and a date, and what "next" means in each. Pure. */
import type { Days } from '#shared/schedule/day-layout.ts';
import { addDays } from '#shared/schedule/wall-clock.ts';

export const viewKinds = ['day', 'week', 'agenda'] as const;
export type ViewKind = (typeof viewKinds)[number];
export type View = { kind: ViewKind; date: string };

const agendaDays = 14;

export function daysOf(view: View, room: { isWide: boolean; firstWeekday: number }, timeZone: string): Days {
  if (view.kind === 'day') return { firstDate: view.date, columns: 1, timeZone };
  if (view.kind === 'agenda') return { firstDate: view.date, columns: agendaDays, timeZone };
  if (!room.isWide) return { firstDate: view.date, columns: 3, timeZone };
  const weekday = Temporal.PlainDate.from(view.date).dayOfWeek;
  const back = (weekday - room.firstWeekday + 7) % 7;
  return { firstDate: addDays(view.date, -back), columns: 7, timeZone };
}

/** What is turned by the header's arrows. */
export function pageNameOf({ kind }: View, isWide: boolean): string {
  if (kind === 'day') return 'day';
  if (kind === 'agenda') return 'two weeks';
  return isWide ? 'week' : '3 days';
}

/** The date to go to when a page is turned. */
export function turned(view: View, by: -1 | 1, days: Days): string {
  return addDays(view.date, by * days.columns);
}

export function showsDate(days: Days, date: string): boolean {
  return date >= days.firstDate && date < addDays(days.firstDate, days.columns);
}

/** `Fri 20 Nov`, `20 – 22 Nov`, `30 Nov – 6 Dec`: what the header says. */
export function titleOf(days: Days, locale: string, isLong: boolean): string {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
  const at = (date: string) => new Date(`${date}T12:00:00Z`);
  if (days.columns === 1) {
    const weekday = format({ weekday: isLong ? 'long' : 'short' }).format(at(days.firstDate));
    return `${weekday} ${dayAndMonth(days.firstDate, format)}`;
  }
  const last = addDays(days.firstDate, days.columns - 1);
  const sharesMonth = last.slice(0, 7) === days.firstDate.slice(0, 7);
  const from = sharesMonth ? String(Number(days.firstDate.slice(8))) : dayAndMonth(days.firstDate, format);
  return `${from} – ${dayAndMonth(last, format)}`;
}

function dayAndMonth(date: string, format: (o: Intl.DateTimeFormatOptions) => Intl.DateTimeFormat): string {
  const month = format({ month: 'short' }).format(new Date(`${date}T12:00:00Z`));
  return `${Number(date.slice(8))} ${month}`;
}
