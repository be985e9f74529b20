import 'temporal-polyfill/global';
import { expect, test } from 'vitest';
import { readEvent } from '#shared/language/read-event.ts';
import { draftEvent } from '#extension/features/live-schedule/draft-event.ts';
import { draftOf, previewOf, withAlternative } from './reading-draft.ts';
import { sayRepeat } from './say-repeat.ts';

const zone = 'America/New_York';
const voice = { now: '2026-11-20T14:47:00Z', timeZone: zone, hour12: true };
const read = (text: string) => readEvent(text, { now: '2026-11-20T14:47:00Z', timeZone: zone });
const report = draftEvent(
  'report',
  {
    title: 'Report',
    start: { date: '2026-11-20', time: '14:00' },
    end: { date: '2026-11-20', time: '16:00' },
  },
  zone,
);
const known = {
  window: { start: '2026-11-13T05:00:00Z', end: '2026-12-12T05:00:00Z' },
  events: new Map([[report.id, report]]),
};

test('a reading without title or time is no event yet', () => {
  expect(draftOf(read('Buy milk'), zone)).toBeNull();
  expect(draftOf(read('at 3pm'), zone)).toBeNull();
});

test('a day without a time is not taken for a whole day', () => {
  expect(draftOf(read('Lunch Friday'), zone)).toBeNull();
  expect(draftOf({ ...read('Lunch Friday'), allDay: true }, zone)).toMatchObject({ allDay: true });
});

test('the reading says when, and whether it is free or clashes', () => {
  expect(previewOf(read('Coffee today at 1pm for 30 minutes'), voice, known)?.clashes).toEqual([]);
  expect(previewOf(read('Coffee today at 2:30pm'), voice, known)?.clashes?.map((e) => e.title)).toEqual([
    'Report',
  ]);
});

test('nothing is claimed about days that are not loaded', () => {
  expect(previewOf(read('Coffee on 3 March at 2pm'), voice, known)?.clashes).toBeNull();
  expect(previewOf(read('Coffee today at 1pm'), voice, null)?.clashes).toBeNull();
});

test('another reading that is picked takes the place of the first', () => {
  const reading = read('Call at 8');
  expect(draftOf(withAlternative(reading, 0), zone)?.start).toMatchObject({
    date: '2026-11-20',
    time: '20:00',
  });
  expect(withAlternative(reading, 7)).toBe(reading);
});

test.each([
  ['FREQ=WEEKLY;BYDAY=FR', 'every Friday'],
  ['FREQ=MONTHLY;INTERVAL=6', 'on the 20th of every 6 months'],
  ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'every weekday'],
  ['FREQ=DAILY;COUNT=5', 'every day, 5 times'],
  ['FREQ=WEEKLY;BYDAY=FR;UNTIL=20261225T235959', 'every Friday until Fri 25 Dec'],
  ['FREQ=MONTHLY;BYDAY=2TU', 'on the second Tuesday of every month'],
])('%s is said as %s', (rule, words) => {
  expect(sayRepeat(rule, '2026-11-20', voice)).toBe(words);
});
