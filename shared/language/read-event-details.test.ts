import 'temporal-polyfill/global';
import { describe, expect, test } from 'vitest';
import { readEvent } from './read-event.ts';
import type { ReadingContext } from './reading.ts';

// Friday 20 November 2026, ten in the morning.
const context: ReadingContext = { now: '2026-11-20T15:00:00Z', timeZone: 'America/New_York' };

describe('guests, places, reminders, repeats, zones', () => {
  test('guests stay in the title and are listed', () => {
    const reading = readEvent('Soccer with Sean, Brandon, AJ and Taylor tomorrow at 7:30 pm', context);
    expect(reading.guests).toEqual([
      { name: 'Sean' },
      { name: 'Brandon' },
      { name: 'AJ' },
      { name: 'Taylor' },
    ]);
    expect(reading.title).toBe('Soccer with Sean, Brandon, AJ and Taylor');
    expect(readEvent('Sync tomorrow 9am with ada@example.org', context).guests).toEqual([
      { email: 'ada@example.org' },
    ]);
  });

  test.each([
    ['Lunch at Cafe Rio tomorrow at noon', 'Cafe Rio', 'Lunch'],
    ['Lunch tomorrow at noon at the office', 'office', 'Lunch'],
    ['Team meeting on Monday at 10 in Room 5', 'Room 5', 'Team meeting'],
    ['Look at the numbers tomorrow', null, 'Look at the numbers'],
  ])('%s', (text, place, title) => {
    const reading = readEvent(text, context);
    expect(reading.place).toBe(place);
    expect(reading.title).toBe(title);
  });

  test.each([
    ['Call tomorrow 3pm, remind me 10 minutes before', [10]],
    ['Call tomorrow 3pm with a 1 hour reminder', [60]],
    ['Remind me to call mom tomorrow at 5', []],
  ])('%s', (text, reminders) => {
    expect(readEvent(text, context).reminders).toEqual(reminders);
  });

  test.each([
    ['Standup every weekday at 9am', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', '2026-11-23'],
    ['Gym every friday at 7am', 'FREQ=WEEKLY;BYDAY=FR', '2026-11-27'],
    ['Review every other Tuesday at 3pm', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', '2026-11-24'],
    ['Rent on the 1st of every month', 'FREQ=MONTHLY;BYMONTHDAY=1', '2026-12-01'],
    ['Board on the first Monday of every month at 6pm', 'FREQ=MONTHLY;BYDAY=1MO', '2026-12-07'],
    ['Vitamins daily at 8am', 'FREQ=DAILY', '2026-11-21'],
    ['Physio daily at 8am for 10 times', 'FREQ=DAILY;COUNT=10', '2026-11-21'],
    ['Class every sat for up to 2 months', 'FREQ=WEEKLY;BYDAY=SA;UNTIL=20270120', '2026-11-21'],
    ['Run daily except on Monday', 'FREQ=DAILY', '2026-11-20'],
  ])('%s', (text, rule, first) => {
    const reading = readEvent(text, context);
    expect(reading.repeat).toBe(rule);
    expect(reading.start?.date).toBe(first);
  });

  test('a zone goes with the clock', () => {
    expect(readEvent('Call Bob tomorrow at 4pm CET', context).start).toEqual({
      date: '2026-11-21',
      time: '16:00',
      timeZone: 'Europe/Paris',
    });
    expect(readEvent('Call tomorrow at 9am Tokyo time', context).start).toEqual({
      date: '2026-11-21',
      time: '09:00',
      timeZone: 'Asia/Tokyo',
    });
  });
});

describe('spans', () => {
  test('cover what was read, in order and without overlap', () => {
    const text = 'Lunch with Sam Friday 12-1 at Cafe Rio';
    const { spans } = readEvent(text, context);
    expect(spans.map(({ from, to, kind }) => [kind, text.slice(from, to)])).toEqual([
      ['title', 'Lunch'],
      ['guest', 'with Sam'],
      ['date', 'Friday'],
      ['time', '12-1'],
      ['place', 'at Cafe Rio'],
    ]);
  });
});
