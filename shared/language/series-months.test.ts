import { expect, test } from 'vitest';
import { readEvent } from './read-event.ts';

const context = { now: '2026-11-20T09:00:00Z', timeZone: 'Europe/Berlin' };

test.each([
  ['Pilates on Fridays at 8am in January', '2027-01-01', 'FREQ=WEEKLY;BYDAY=FR;UNTIL=20270131'],
  ['In December, yoga every Tuesday at 6pm', '2026-12-01', 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231'],
  ['yoga every Tuesday at 6pm next month', '2026-12-01', 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231'],
  ['gym daily at 7am in January and February', '2027-01-01', 'FREQ=DAILY;UNTIL=20270228'],
  ['gym every Monday at 7am from April on', '2027-04-05', 'FREQ=WEEKLY;BYDAY=MO'],
  ['gym every Monday at 7am in November', '2026-11-23', 'FREQ=WEEKLY;BYDAY=MO;UNTIL=20261130'],
])('%s keeps to its months', (text, date, repeat) => {
  const reading = readEvent(text, context);
  expect([reading.start?.date, reading.repeat, reading.place]).toEqual([date, repeat, null]);
  expect(reading.title).toMatch(/^(?:Pilates|Yoga|Gym)$/);
});
