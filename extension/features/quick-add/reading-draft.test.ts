import 'temporal-polyfill/global';
import { expect, test } from 'vitest';
import { readEvent } from '#shared/language/read-event.ts';
import { draftEvent } from '#extension/features/live-schedule/draft-event.ts';
import { draftOf, previewOf, withAlternative } from './reading-draft.ts';
import { sayRepeat } from './say-repeat.ts';

const zone = 'America/New_York';
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
  expect(previewOf(read('Coffee today at 1pm for 30 minutes'), zone, known)?.clashes).toEqual([]);
  expect(previewOf(read('Coffee today at 2:30pm'), zone, known)?.clashes?.map((e) => e.title)).toEqual([
    'Report',
  ]);
});

test('nothing is claimed about days that are not loaded', () => {
  expect(previewOf(read('Coffee on 3 March at 2pm'), zone, known)?.clashes).toBeNull();
  expect(previewOf(read('Coffee today at 1pm'), zone, null)?.clashes).toBeNull();
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
  ['FREQ=WEEKLY;BYDAY=FR', 'every week on Fri'],
  ['FREQ=MONTHLY;INTERVAL=6', 'every 6 months'],
  ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'every weekday'],
  ['FREQ=DAILY;COUNT=5', 'every day, 5 times'],
  ['FREQ=MONTHLY;BYDAY=2TU', 'repeats'],
])('%s is said as %s', (rule, words) => {
  expect(sayRepeat(rule)).toBe(words);
});
