import 'temporal-polyfill/global';
import { expect, test } from 'vitest';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { findNamed } from './find-named.ts';

const at = (title: string, start: string): ScheduleEvent => ({
  id: `${title} ${start}`,
  title,
  start,
  end: new Date(Date.parse(start) + 3_600_000).toISOString(),
  wall: {
    start: { date: start.slice(0, 10) },
    end: { date: start.slice(0, 10) },
    startZone: 'UTC',
    endZone: 'UTC',
  },
  allDay: false,
  guests: [],
  reminders: [],
  busy: true,
  status: 'confirmed',
  source: 'hand',
  links: [],
  version: 1,
});
const events = [
  at('Gym', '2026-11-19T07:00:00Z'),
  at('Gym', '2026-11-23T07:00:00Z'),
  at('Gym', '2026-11-21T07:00:00Z'),
  at('Gym bag for Café', '2026-11-20T12:00:00Z'),
];
const where = { now: '2026-11-20T09:00:00Z', timeZone: 'UTC' };
const starts = (words: string, on?: string) =>
  findNamed(words, events, { ...where, ...(on ? { on } : {}) }).map((e) => e.start.slice(0, 10));

test('an exact title wins, what is to come comes before what is over, nearest first', () => {
  expect(starts('gym')).toEqual(['2026-11-21', '2026-11-23']);
});
test('articles, case and accents do not matter', () => {
  expect(starts('the GYM')).toEqual(['2026-11-21', '2026-11-23']);
  expect(starts('cafe')).toEqual(['2026-11-20']);
});
test('a day narrows it down, also to the past', () => {
  expect(starts('gym', '2026-11-19')).toEqual(['2026-11-19']);
});
test('no words name nothing', () => {
  expect(starts(' ')).toEqual([]);
});
