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
    ['Run daily except on Monday', 'FREQ=WEEKLY;BYDAY=TU,WE,TH,FR,SA,SU', '2026-11-20'],
    ['Weekly sync with Omar on Wednesdays at 10am', 'FREQ=WEEKLY;BYDAY=WE', '2026-11-25'],
    ['Run daily except weekends', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', '2026-11-20'],
    ['Run daily except on Monday 7 December', 'FREQ=DAILY;EXDATE=20261207', '2026-11-20'],
    [
      'Run every Monday at 7am except on the 7th and December 21st',
      'FREQ=WEEKLY;BYDAY=MO;EXDATE=20261207,20261221',
      '2026-11-23',
    ],
    ['Gym every 31st at 7pm', 'FREQ=MONTHLY;BYMONTHDAY=31', '2026-12-31'],
    ['Gym every 1st and 15th at 7pm', 'FREQ=MONTHLY;BYMONTHDAY=1,15', '2026-12-01'],
    ['Standup every Monday at 9am until June', 'FREQ=WEEKLY;BYDAY=MO;UNTIL=20270531', '2026-11-23'],
    ['Standup every Monday at 9am through March', 'FREQ=WEEKLY;BYDAY=MO;UNTIL=20270331', '2026-11-23'],
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

describe('titles', () => {
  test.each([
    ['new event: hygienist 2nd Feb 9:20am', 'Hygienist'],
    ['Meeting about the new boiler with Greg tomorrow at 11am', 'Meeting about the new boiler with Greg'],
    ['Set up a meeting about hiring tomorrow at 11am', 'Hiring'],
    ['I need a dinner event this Friday at 8PM', 'Dinner'],
    ['Charity event on Friday at 8pm', 'Charity event'],
    ['Add bake sale on Friday at 8pm and both Jamie and Adam are coming', 'Bake sale'],
    ['Add <b>bold</b> tomorrow at 9am', '<b>bold</b>'],
    ['Standup every Monday at 9am until June', 'Standup'],
    ['Run every Monday at 7am except on the 7th and December 21st', 'Run'],
  ])('%s', (text, title) => {
    expect(readEvent(text, context).title).toBe(title);
  });
});

describe('what cannot be is said', () => {
  test.each([
    ['Call on Friday at 3pm Springfield time', 'I do not know the time zone Springfield.'],
    ['Trip on Tuesday ending tomorrow from 00:00 to 00:00', 'That ends before it starts.'],
    ['Trip 27 Nov 5pm to 27 Nov 3pm', 'That ends before it starts.'],
    ['Party on 0000-00-00', 'There is no day 0000-00-00.'],
    ['delete everything', 'That is no event to add. To take something off, say which one it is.'],
    ['please remove all my events', 'That is no event to add. To take something off, say which one it is.'],
  ])('%s', (text, problem) => {
    const reading = readEvent(text, context);
    expect(reading.problem).toBe(problem);
    expect(reading.start).toBeNull();
  });

  test('what happens is no zone, and a task is no order to clear the calendar', () => {
    expect(readEvent('Library visit on Friday at 3pm Story time', context).start?.time).toBe('15:00');
    expect(readEvent('Remove stitches Monday at 9am', context).problem).toBeUndefined();
    expect(readEvent('Delete all photos Monday at 9am', context).problem).toBeUndefined();
  });
});

describe('the habits of a place', () => {
  // Sunday.
  const sunday = { now: '2026-11-22T15:00:00Z', timeZone: 'America/New_York' };

  test('next week begins with the first weekday of the person', () => {
    const friday = (firstWeekday: number) =>
      readEvent('Lunch Friday next week at noon', { ...sunday, firstWeekday }).start?.date;
    expect(friday(1)).toBe('2026-11-27');
    expect(friday(7)).toBe('2026-12-04');
  });

  test('the other reading is told in the clock of the person', () => {
    const label = (more: Partial<ReadingContext>) =>
      readEvent('Call tomorrow at 9', { ...context, ...more }).alternatives[0]?.label;
    expect(label({ locale: 'en-US' })).toBe('tomorrow 9:00 pm');
    expect(label({ locale: 'de-DE' })).toBe('tomorrow 21:00');
    expect(label({ locale: 'en-US', hour12: false })).toBe('tomorrow 21:00');
  });

  test('a day with a name is counted from where one looks', () => {
    const date = (text: string) => readEvent(text, context).start?.date;
    expect(date('thanksgiving in 2 years')).toBe('2028-11-23');
    expect(date('thanksgiving 1 year ago')).toBe('2025-11-27');
    expect(date('catch up with Fiona in a fortnight')).toBe('2026-12-04');
  });

  test('a clock behind the last day is the end', () => {
    const { start, end } = readEvent('Trip Friday 5pm to Sunday 3pm', context);
    expect([start, end]).toEqual([
      { date: '2026-11-27', time: '17:00' },
      { date: '2026-11-29', time: '15:00' },
    ]);
  });

  test('at ten to nine is a clock, from ten to six a stretch', () => {
    expect(readEvent('Test on Monday at ten to nine', context).start?.time).toBe('08:50');
    expect(readEvent('Open house on Monday from ten to six', context).end?.time).toBe('18:00');
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
