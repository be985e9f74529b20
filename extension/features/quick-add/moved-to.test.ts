import 'temporal-polyfill/global';
import { expect, test } from 'vitest';
import { draftEvent } from '#extension/features/live-schedule/draft-event.ts';
import { movedTo } from './moved-to.ts';

const zone = 'America/New_York';
const at = (time: string, end: string, timeZone = zone) =>
  draftEvent(
    'gym',
    {
      title: 'Gym',
      start: { date: '2026-11-20', time, timeZone },
      end: { date: '2026-11-20', time: end, timeZone },
    },
    zone,
  );
const clocks = (...args: Parameters<typeof movedTo>) => {
  const { start, end } = movedTo(...args);
  return `${start.date} ${start.time}–${end.time}`;
};

test('a bare hour is the one nearest to where the event is', () => {
  expect(clocks(at('07:00', '08:00'), { toTime: '8' }, zone)).toBe('2026-11-20 08:00–09:00');
  expect(clocks(at('19:00', '20:30'), { toTime: '8:30' }, zone)).toBe('2026-11-20 20:30–22:00');
});
test('only the day, only the clock, or so much later', () => {
  expect(clocks(at('07:00', '08:00'), { toDate: '2026-11-23' }, zone)).toBe('2026-11-23 07:00–08:00');
  expect(clocks(at('07:00', '08:00'), { toTime: '18:15' }, zone)).toBe('2026-11-20 18:15–19:15');
  expect(clocks(at('07:00', '08:00'), { byMinutes: -30 }, zone)).toBe('2026-11-20 06:30–07:30');
});
test('an event of another zone is moved by the clock here and told in its own', () => {
  const call = at('16:30', '17:00', 'Europe/Madrid');
  expect(movedTo(call, { toTime: '11:00' }, zone)).toEqual({
    start: { date: '2026-11-20', time: '17:00', timeZone: 'Europe/Madrid' },
    end: { date: '2026-11-20', time: '17:30', timeZone: 'Europe/Madrid' },
  });
});
test('whole days keep their number', () => {
  const fair = draftEvent(
    'f',
    { title: 'Fair', start: { date: '2026-11-20' }, end: { date: '2026-11-23' }, allDay: true },
    zone,
  );
  expect(movedTo(fair, { toDate: '2026-12-01' }, zone)).toEqual({
    start: { date: '2026-12-01' },
    end: { date: '2026-12-04' },
  });
});
