/** Events for the gallery's scenes. Friday 20 November 2026 in New York. */
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { draftEvent } from '#extension/features/live-schedule/draft-event.ts';
import { addDays } from '#shared/schedule/wall-clock.ts';

export const zone = 'America/New_York';
export const today = '2026-11-20';

let ids = 0;

export function at(
  title: string,
  from: string,
  to: string,
  over: Partial<ScheduleEvent> = {},
): ScheduleEvent {
  const wall = (text: string) => {
    const [date, time] = text.includes(' ') ? text.split(' ') : [today, text];
    return { date: date ?? today, time: time ?? '00:00', timeZone: over.wall?.startZone ?? zone };
  };
  return {
    ...draftEvent(`seed-${++ids}`, { title, start: wall(from), end: wall(to) }, zone),
    version: 30,
    ...over,
    ...(over.wall ? { wall: draftEvent('x', { title, start: wall(from), end: wall(to) }, zone).wall } : {}),
  };
}

export function wholeDay(
  title: string,
  date: string,
  days = 1,
  over: Partial<ScheduleEvent> = {},
): ScheduleEvent {
  const input = { title, start: { date }, end: { date: addDays(date, days) }, allDay: true, busy: false };
  return { ...draftEvent(`seed-${++ids}`, input, zone), version: 30, ...over };
}

const inMadrid = {
  wall: { start: { date: '' }, end: { date: '' }, startZone: 'Europe/Madrid', endZone: 'Europe/Madrid' },
};

export const usual = () => [
  at('Gym', '07:00', '08:00', { source: 'voice' }),
  at('Stand-up', '09:00', '09:30'),
  at('Demo call', '16:30', '17:00', { ...inMadrid, source: 'cal', guests: [{ email: 'guest@example.com' }] }),
  at('Lunch', '12:00', '13:00', { status: 'tentative', source: 'chat', place: 'Corner café' }),
  at('Write the report', '14:00', '16:00', { notes: 'Numbers are in the shared folder.' }),
  at('Planning', '2026-11-21 10:00', '2026-11-21 11:30', { source: 'google' }),
  at('Dentist', '2026-11-23 15:00', '2026-11-23 16:00', { source: 'quick-add' }),
];

export const overlapping = () => [
  at('Stand-up', '09:00', '09:30'),
  at('Interview', '09:15', '10:15', { source: 'google' }),
  at('Release call', '09:20', '11:00', { source: 'voice' }),
  at('Review', '10:15', '11:00', { source: 'cal' }),
  at(
    'Very long title of a meeting that nobody could shorten, about the second half of the year',
    '11:00',
    '11:45',
  ),
  at('Short', '12:00', '12:15'),
  at('Shorter still', '12:15', '12:30', { source: 'voice' }),
  at('Focus', '13:00', '15:00', { busy: false }),
];

export const wholeDays = () => [
  ...usual(),
  wholeDay('Trade fair', '2026-11-19', 3, { busy: true, source: 'google' }),
  wholeDay('Birthday', today),
  at('Night train', '23:00', '2026-11-21 06:30', { source: 'voice' }),
];

export const forty = () =>
  Array.from({ length: 40 }, (_, n) => {
    const start = 6 * 60 + n * 22;
    const clock = (m: number) =>
      `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`;
    const sources = ['hand', 'voice', 'google', 'cal'] as const;
    return at(`Appointment ${n + 1}`, clock(start), clock(start + 20 + (n % 4) * 15), {
      source: sources[n % 4] ?? 'hand',
    });
  });
