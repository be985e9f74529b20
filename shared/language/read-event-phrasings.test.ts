import 'temporal-polyfill/global';
import { expect, test } from 'vitest';
import { readEvent } from './read-event.ts';
import type { ReadingContext } from './reading.ts';

// Friday 20 November 2026, ten in the morning.
const context: ReadingContext = { now: '2026-11-20T15:00:00Z', timeZone: 'America/New_York' };

const titles = ['Gym', 'Lunch with Maria', 'Anna’s birthday', '1:1 with Sam'];
const days: [words: string, date: string][] = [
  ['today', '2026-11-20'],
  ['tomorrow', '2026-11-21'],
  ['on Monday', '2026-11-23'],
  ['Thursday', '2026-11-26'],
  ['next Tuesday', '2026-11-24'],
  ['this Sunday', '2026-11-22'],
  ['on the 3rd', '2026-12-03'],
  ['on December 14', '2026-12-14'],
  ['on 14 December', '2026-12-14'],
  ['on the 2nd of March', '2027-03-02'],
  ['on Mon, Dec 14', '2026-12-14'],
  ['12/14', '2026-12-14'],
  ['on 2026-12-14', '2026-12-14'],
  ['the day after tomorrow', '2026-11-22'],
  ['in two weeks', '2026-12-04'],
  ['a week from Monday', '2026-11-30'],
  ['Wednesday next week', '2026-11-25'],
];
const clocks: [words: string, start: string, end: string | null][] = [
  ['at 3pm', '15:00', null],
  ['at 3:30 pm', '15:30', null],
  ['at 15:30', '15:30', null],
  ['at half past three', '15:30', null],
  ['at quarter to four', '15:45', null],
  ['at noon', '12:00', null],
  ['at 4', '16:00', null],
  ['at 11 in the morning', '11:00', null],
  ['at eleven thirty am', '11:30', null],
  ['at one-thirty', '13:30', null],
  ['at thirteen thirty', '13:30', null],
  ['at fifteen hundred', '15:00', null],
  ['at sixteen oh five', '16:05', null],
  ['from 2 to 4pm', '14:00', '16:00'],
  ['from 2pm to 4pm', '14:00', '16:00'],
  ['2-4pm', '14:00', '16:00'],
  ['14:00-15:30', '14:00', '15:30'],
  ['between 2 and 3 pm', '14:00', '15:00'],
  ['from 11 to 1', '11:00', '13:00'],
  ['at 2pm for 45 minutes', '14:00', '14:45'],
  ['at 2pm for an hour and a half', '14:00', '15:30'],
];
const orders: ((title: string, day: string, clock: string) => string)[] = [
  (title, day, clock) => `${title} ${day} ${clock}`,
  (title, day, clock) => `${title} ${clock} ${day}`,
  (title, day, clock) => `Add ${title} ${day} ${clock}`,
  (title, day, clock) => `please schedule ${title} ${clock} ${day}`,
  (title, day, clock) => `Can you put ${title} on my calendar ${day} ${clock}?`,
  (title, day, clock) => `${day} ${clock} ${title}`,
  (title, day, clock) => `${title}, ${day}, ${clock}`,
];

test.each(titles)('“%s” is found with every day, clock and order of words', (title) => {
  const wrong: string[] = [];
  for (const [day, date] of days) {
    for (const [clock, start, end] of clocks) {
      for (const order of orders) {
        const text = order(title, day, clock);
        const reading = readEvent(text, context);
        const got = [reading.title, reading.start?.date, reading.start?.time, reading.end?.time ?? null];
        if (JSON.stringify(got) !== JSON.stringify([title, date, start, end]))
          wrong.push(`${text} → ${JSON.stringify(got)}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});
