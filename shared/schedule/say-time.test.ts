import 'temporal-polyfill/global';
import { describe, expect, test } from 'vitest';
import type { ScheduleEvent } from './event.ts';
import { sayClock, sayDay, sayDuration, sayList, saySlot, sayWhen } from './say-time.ts';
import type { Voice } from './say-time.ts';
import { wallToInstant } from './wall-clock.ts';

const voice: Voice = { now: '2026-11-20T15:00:00Z', timeZone: 'America/New_York', hour12: true };

type Wall = ScheduleEvent['wall']['start'];

function eventAt(
  start: Wall,
  end: Wall,
  zones: { startZone?: string; endZone?: string } = {},
): ScheduleEvent {
  const startZone = zones.startZone ?? voice.timeZone;
  const endZone = zones.endZone ?? startZone;
  return {
    id: 'event-1',
    title: 'Gym',
    start: wallToInstant(start, startZone),
    end: wallToInstant(end, endZone),
    wall: { start, end, startZone, endZone },
    allDay: start.time === undefined,
    guests: [],
    reminders: [],
    busy: true,
    status: 'confirmed',
    source: 'chat',
    links: [],
    version: 1,
  };
}

const at = (date: string, time?: string): Wall => (time === undefined ? { date } : { date, time });

describe('a clock', () => {
  test.each([
    ['00:00', '12:00 am'],
    ['00:05', '12:05 am'],
    ['07:00', '7:00 am'],
    ['11:59', '11:59 am'],
    ['12:00', '12:00 pm'],
    ['13:30', '1:30 pm'],
    ['23:45', '11:45 pm'],
  ])('%s is said %s, and as it stands in 24 hours', (time, said) => {
    expect(sayClock(time, voice)).toBe(said);
    expect(sayClock(time, { ...voice, hour12: false })).toBe(time);
  });
});

describe('a day', () => {
  test.each([
    ['2026-11-20', 'today'],
    ['2026-11-21', 'tomorrow'],
    ['2026-11-19', 'yesterday'],
    ['2026-11-27', 'Fri 27 Nov'],
    ['2027-01-01', 'Fri 1 Jan 2027'],
    ['2025-11-20', 'Thu 20 Nov 2025'],
  ])('%s is %s', (date, said) => {
    expect(sayDay(date, voice)).toBe(said);
  });

  test('today is the day in the zone of the voice, not in UTC', () => {
    const late = { ...voice, now: '2026-11-21T02:00:00Z' };
    expect(sayDay('2026-11-20', late)).toBe('today');
    expect(sayDay('2026-11-21', { ...late, timeZone: 'Asia/Tokyo' })).toBe('today');
  });
});

describe('when an event is', () => {
  test.each<[string, ScheduleEvent]>([
    ['today 7:00–8:00 am', eventAt(at('2026-11-20', '07:00'), at('2026-11-20', '08:00'))],
    ['today 11:30 am–12:30 pm', eventAt(at('2026-11-20', '11:30'), at('2026-11-20', '12:30'))],
    ['Tue 24 Nov, 3:00–4:00 pm', eventAt(at('2026-11-24', '15:00'), at('2026-11-24', '16:00'))],
    ['today 11:00 pm – tomorrow 1:00 am', eventAt(at('2026-11-20', '23:00'), at('2026-11-21', '01:00'))],
    ['today 11:00 pm–12:00 am', eventAt(at('2026-11-20', '23:00'), at('2026-11-21', '00:00'))],
    ['Mon 23 Nov, all day', eventAt(at('2026-11-23'), at('2026-11-24'))],
    ['today, all day', eventAt(at('2026-11-20'), at('2026-11-21'))],
    ['Mon 23 – Wed 25 Nov, all day', eventAt(at('2026-11-23'), at('2026-11-26'))],
    ['Mon 30 Nov – Tue 1 Dec, all day', eventAt(at('2026-11-30'), at('2026-12-02'))],
    ['tomorrow – Sun 22 Nov, all day', eventAt(at('2026-11-21'), at('2026-11-23'))],
    ['Thu 31 Dec – Sat 2 Jan 2027, all day', eventAt(at('2026-12-31'), at('2027-01-03'))],
    [
      'Mon 23 Nov, 9:00 pm – Wed 25 Nov, 6:00 am',
      eventAt(at('2026-11-23', '21:00'), at('2026-11-25', '06:00')),
    ],
  ])('%s', (said, event) => {
    expect(sayWhen(event, voice)).toBe(said);
  });

  test('is said in 24 hours to those who use them', () => {
    const event = eventAt(at('2026-11-20', '11:30'), at('2026-11-20', '12:30'));
    expect(sayWhen(event, { ...voice, hour12: false })).toBe('today 11:30–12:30');
  });

  test('is said in both zones when its own differs', () => {
    const madrid = { startZone: 'Europe/Madrid' };
    const here = eventAt(at('2026-11-20', '16:30'), at('2026-11-20', '17:00'), madrid);
    expect(sayWhen(here, voice)).toBe('today 10:30–11:00 am (4:30–5:00 pm Madrid)');
    const nextDay = eventAt(at('2026-11-21', '09:00'), at('2026-11-21', '10:00'), {
      startZone: 'Asia/Tokyo',
    });
    expect(sayWhen(nextDay, voice)).toBe('today 7:00–8:00 pm (tomorrow 9:00–10:00 am Tokyo)');
  });

  test('is said once when the other zone shows the same clock', () => {
    const paris = eventAt(at('2026-11-20', '16:30'), at('2026-11-20', '17:00'), {
      startZone: 'Europe/Paris',
    });
    expect(sayWhen(paris, { ...voice, timeZone: 'Europe/Madrid' })).toBe('today 4:30–5:00 pm');
  });

  test('names both ends of a flight', () => {
    const flight = eventAt(at('2026-11-20', '16:30'), at('2026-11-20', '18:45'), {
      startZone: 'Europe/Madrid',
      endZone: 'America/New_York',
    });
    expect(sayWhen(flight, voice)).toBe('today 10:30 am–6:45 pm (4:30 pm Madrid – 6:45 pm New York)');
  });

  test('says how long it is when clocks go back inside it', () => {
    const event: ScheduleEvent = {
      ...eventAt(at('2026-11-01', '01:30'), at('2026-11-01', '01:30')),
      start: '2026-11-01T05:30:00Z',
      end: '2026-11-01T06:30:00Z',
    };
    expect(sayWhen(event, voice)).toBe('Sun 1 Nov, 1:30 am–1:30 am, 1 hour');
  });

  test('shows the skipped hour as the wall does when clocks go forward inside it', () => {
    const event = eventAt(at('2027-03-14', '01:30'), at('2027-03-14', '03:30'));
    expect(sayWhen(event, voice)).toBe('Sun 14 Mar 2027, 1:30–3:30 am');
  });
});

test('a free slot is said like an event', () => {
  const slot = {
    start: '2026-11-21T15:00:00Z',
    end: '2026-11-21T15:45:00Z',
    wall: {
      start: { date: '2026-11-21', time: '10:00' },
      end: { date: '2026-11-21', time: '10:45' },
      timeZone: 'America/New_York',
    },
  };
  expect(saySlot(slot, voice)).toBe('tomorrow 10:00–10:45 am');
});

test.each([
  [0, '0 minutes'],
  [1, '1 minute'],
  [45, '45 minutes'],
  [60, '1 hour'],
  [75, '1 hour 15 minutes'],
  [90, '1½ hours'],
  [120, '2 hours'],
  [150, '2½ hours'],
  [1440, '1 day'],
  [2880, '2 days'],
])('%i minutes are %s', (minutes, said) => {
  expect(sayDuration(minutes)).toBe(said);
});

test('a list reads as a sentence', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((items) => sayList(items))).toEqual([
    '',
    'a',
    'a and b',
    'a, b and c',
  ]);
});
