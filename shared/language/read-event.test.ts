import 'temporal-polyfill/global';
import { describe, expect, test } from 'vitest';
import { readEvent } from './read-event.ts';
import type { Reading, ReadingContext } from './reading.ts';

// Friday 20 November 2026, ten in the morning.
const context: ReadingContext = { now: '2026-11-20T15:00:00Z', timeZone: 'America/New_York' };

function said(reading: Reading): string {
  const { start, end } = reading;
  const moment = (wall: Reading['start']): string =>
    wall ? `${wall.date}${wall.time === undefined ? '' : ` ${wall.time}`}` : '-';
  return `${reading.title ?? '-'} | ${moment(start)}${end ? ` > ${moment(end)}` : ''}${reading.allDay ? ' all day' : ''}`;
}

describe('title and time', () => {
  test.each([
    ['Gym tomorrow at 7am', 'Gym | 2026-11-21 07:00'],
    ['Add gym at 7am tomorrow', 'Gym | 2026-11-21 07:00'],
    ['gym 7:30', 'Gym | 2026-11-21 07:30'],
    ['dinner at 7:30', 'Dinner | 2026-11-20 19:30'],
    ['Deep work 9 to 5 on Monday', 'Deep work | 2026-11-23 09:00 > 2026-11-23 17:00'],
    ['Lunch with Sam Friday 12-1 at Cafe Rio', 'Lunch with Sam | 2026-11-27 12:00 > 2026-11-27 13:00'],
    ['Call mom at 5', 'Call mom | 2026-11-20 17:00'],
    ['Standup at 9', 'Standup | 2026-11-21 09:00'],
    ['Review today at 9', 'Review | 2026-11-20 21:00'],
    ['Concert from 10pm to midnight on Saturday', 'Concert | 2026-11-21 22:00 > 2026-11-22 00:00'],
    ['night shift tomorrow 10pm - 6am', 'Night shift | 2026-11-21 22:00 > 2026-11-22 06:00'],
    ['Meeting Tuesday 11-1pm', 'Meeting | 2026-11-24 11:00 > 2026-11-24 13:00'],
    ['Sync 5 to 6pm', 'Sync | 2026-11-20 17:00 > 2026-11-20 18:00'],
    ['Yoga tomorrow at half past six in the evening', 'Yoga | 2026-11-21 18:30'],
    ['Review on Monday at 14.30 for 45 minutes', 'Review | 2026-11-23 14:30 > 2026-11-23 15:15'],
    ['Review on Monday at 2:30 pm for 45 minutes', 'Review | 2026-11-23 14:30 > 2026-11-23 15:15'],
    [
      'Workshop on 3 December from 9am for two and a half hours',
      'Workshop | 2026-12-03 09:00 > 2026-12-03 11:30',
    ],
    ['Appointment 2026-12-01T14:00', 'Appointment | 2026-12-01 14:00'],
    [
      'Sprint planning Thursday 10-12 (remind me 15 minutes before)',
      'Sprint planning | 2026-11-26 10:00 > 2026-11-26 12:00',
    ],
    ['Book flights tomorrow at noon', 'Book flights | 2026-11-21 12:00'],
    ['call in 30 minutes', 'Call | 2026-11-20 10:30'],
    ["I've got a root canal next Thursday at 8:15am", 'Root canal | 2026-11-26 08:15'],
    ["I'm seeing my therapist on Wednesday at five", 'Seeing my therapist | 2026-11-25 17:00'],
    ["Let's do brunch on Sunday at eleven thirty", 'Brunch | 2026-11-22 11:30'],
    ['make time for reading tonight at nine thirty', 'Reading | 2026-11-20 21:30'],
    ['Hold Thursday 2-4 for code review', 'Code review | 2026-11-26 14:00 > 2026-11-26 16:00'],
    ['Schedule an hour-long massage for Saturday at 4', 'Massage | 2026-11-21 16:00 > 2026-11-21 17:00'],
    ['Early meeting: 6:30 Monday', 'Early meeting | 2026-11-23 06:30'],
    ['Early dinner: 6:30 Monday', 'Early dinner | 2026-11-23 18:30'],
    ['Half-day off on Friday', 'Half-day off | 2026-11-27'],
    ['New York trip on Monday at 9', 'New York trip | 2026-11-23 09:00'],
    ["New Year's Eve party, starts 8pm", "New Year's Eve party | 2026-12-31 20:00"],
    ['Christmas party at 7pm', 'Christmas party | 2026-11-20 19:00'],
    [
      'Conference from noon Monday through Wednesday at 5 PM',
      'Conference | 2026-11-23 12:00 > 2026-11-25 17:00',
    ],
  ])('%s', (text, expected) => {
    expect(said(readEvent(text, context))).toBe(expected);
  });
});

describe('days', () => {
  test.each([
    ['x today', '2026-11-20'],
    ['x day after tomorrow', '2026-11-22'],
    ['x on Thursday', '2026-11-26'],
    ['x on friday', '2026-11-27'],
    ['x this friday', '2026-11-20'],
    ['x next friday', '2026-11-27'],
    ['x friday next week', '2026-11-27'],
    ['x next week on tuesday', '2026-11-24'],
    ['x in two weeks', '2026-12-04'],
    ['x a week from monday', '2026-11-30'],
    ['x on the 3rd', '2026-12-03'],
    ['x on the 31st', '2026-12-31'],
    ['x on March 3rd', '2027-03-03'],
    ['x on 29 February', '2028-02-29'],
    ['x the last friday of december', '2026-12-25'],
    ['x 12/3', '2026-12-03'],
    ['x 25/12', '2026-12-25'],
    ['x 2027-01-31', '2027-01-31'],
    ['x on Wednesday the 25th', '2026-11-25'],
    ['x last friday', '2026-11-13'],
    ['x next month on the 5th', '2026-12-05'],
    ['x on the last day of the month', '2026-11-30'],
    ['x on the first day of the month', '2026-12-01'],
    ['x last day of February', '2027-02-28'],
    ['x first day of next month', '2026-12-01'],
  ])('%s', (text, date) => {
    expect(readEvent(text, context).start).toEqual({ date });
  });

  test('day and month follow the locale', () => {
    expect(readEvent('x 3/12', { ...context, locale: 'en-GB' }).start?.date).toBe('2026-12-03');
    expect(readEvent('x 3/12', { ...context, locale: 'en-US' }).start?.date).toBe('2027-03-12');
  });

  test('today is the day of the person’s zone', () => {
    const late = { now: '2026-11-21T02:00:00Z', timeZone: 'America/New_York' };
    expect(readEvent('x tomorrow', late).start?.date).toBe('2026-11-21');
    expect(readEvent('x tomorrow', { ...late, timeZone: 'Asia/Tokyo' }).start?.date).toBe('2026-11-22');
  });
});

describe('all-day and several days; the end is exclusive', () => {
  test.each([
    ['Offsite all day on Monday', 'Offsite | 2026-11-23 > 2026-11-24 all day'],
    ['Vacation from 1 to 5 December', 'Vacation | 2026-12-01 > 2026-12-06 all day'],
    ['Trip Friday to Sunday', 'Trip | 2026-11-27 > 2026-11-30 all day'],
    ['Trip Dec 30 - Jan 2', 'Trip | 2026-12-30 > 2027-01-03 all day'],
    ['Retreat for three days starting Monday', 'Retreat | 2026-11-23 > 2026-11-26 all day'],
  ])('%s', (text, expected) => {
    expect(said(readEvent(text, context))).toBe(expected);
  });
});

describe('am or pm', () => {
  test.each([
    ['Meeting tomorrow at 3', '15:00', '03:00'],
    ['Meeting tomorrow at 9', '09:00', '21:00'],
    ['Dinner tomorrow at 8', '20:00', '08:00'],
    ['Breakfast tomorrow at 8', '08:00', '20:00'],
    ['Gym tomorrow at 6', '06:00', '18:00'],
    ['Lunch tomorrow at 1', '13:00', '01:00'],
  ])('%s is %s, and %s is offered', (text, time, other) => {
    const reading = readEvent(text, context);
    expect(reading.start?.time).toBe(time);
    expect(reading.alternatives.map(({ start }) => start.time)).toEqual([other]);
    expect(reading.confidence).toBeGreaterThanOrEqual(0.6);
  });

  test('seven is a guess, and says so', () => {
    const reading = readEvent('Meeting tomorrow at 7', context);
    expect(reading.confidence).toBeLessThan(0.6);
    expect(reading.alternatives).toEqual([
      { label: 'tomorrow 7:00 am', start: { date: '2026-11-21', time: '07:00' } },
    ]);
  });

  test('midnight of a day may be either end of it', () => {
    const reading = readEvent('Party on Saturday at midnight', context);
    expect(reading.start).toEqual({ date: '2026-11-21', time: '00:00' });
    expect(reading.alternatives.map(({ start }) => start)).toEqual([{ date: '2026-11-22', time: '00:00' }]);
    expect(readEvent('Party tonight at midnight', context).start).toEqual({
      date: '2026-11-21',
      time: '00:00',
    });
  });

  test('what was said leaves no alternative', () => {
    for (const text of [
      'x tomorrow 07:00',
      'x tomorrow at 7 pm',
      'x tomorrow at 7 in the evening',
      'x tomorrow evening at 7',
    ]) {
      expect(readEvent(text, context).alternatives).toEqual([]);
    }
  });
});

describe('nothing is guessed', () => {
  test('a weekday that is not the date’s gives no start and both ways out', () => {
    const reading = readEvent('Dentist Friday 25 November at 3pm', context);
    expect(reading.start).toBeNull();
    expect(reading.problem).toBe('Wednesday 25 November is not a Friday; that would be Friday 27 November.');
    expect(reading.confidence).toBeLessThan(0.6);
    expect(reading.alternatives.map(({ start }) => start)).toEqual([
      { date: '2026-11-27', time: '15:00' },
      { date: '2026-11-25', time: '15:00' },
    ]);
  });

  test.each([
    'Party on 31 February',
    'Party 2026-02-30',
    'Party on 30/02/2027',
    'Party 0000-01-01',
    'Party 2150-01-01',
  ])('%s', (text) => {
    expect(readEvent(text, context).start).toBeNull();
  });

  test.each([
    'Buy milk',
    'This is the one',
    'Let’s target a second round',
    'One on one meeting',
    'A 1:1 with Sam',
    'Room 5',
    'Pay 2000',
    'Total: $1,194.09',
    'at 6.5 kilograms',
    'a 4:3 screen',
    '8/1.5 is a formula',
    'https://example.org/3pm/2026',
    'Chapter 3-4',
    'I sat in the sun',
    '',
  ])('%s has no date', (text) => {
    expect(readEvent(text, context).start).toBeNull();
  });

  test.each([
    ['meeting at 25:00 tomorrow', 'There is no time 25:00.'],
    ["meeting tomorrow at 25 o'clock", 'There is no 25 o’clock.'],
    ['dinner tomorrow 7:65pm', 'There is no time 7:65.'],
    ['call at 99:99', 'There is no time 99:99.'],
    ['32 December dinner at 7', 'There is no 32 December.'],
    ['lunch on the 40th of March', 'There is no 40 March.'],
    ['lunch on 2026-13-01', 'There is no day 2026-13-01.'],
    ['meeting tomorrow 5pm to 3pm', 'That ends before it starts.'],
    ['meeting tomorrow from 17:00 to 15:00', 'That ends before it starts.'],
    ['call tomorrow 3pm XYZ time', 'I do not know the time zone XYZ.'],
    ['standup every day until yesterday', 'That would end before it begins.'],
  ])('%s: %s', (text, problem) => {
    expect(readEvent(text, context)).toMatchObject({ problem, start: null, alternatives: [] });
  });

  test.each([
    ['night shift tomorrow 10pm - 6am', '2026-11-21'],
    ['watch the 16:9 film tomorrow at 8pm', '2026-11-21'],
    ['read Psalm 78:65 tomorrow', '2026-11-21'],
    ['invite 40 may be too many tomorrow', '2026-11-21'],
    ['3pm QA review tomorrow', '2026-11-21'],
  ])('%s is all right', (text, date) => {
    expect(readEvent(text, context).start?.date).toBe(date);
  });

  test('words in quotes are a title, whatever they say', () => {
    expect(said(readEvent('add "Friday at 5" tomorrow at 3pm', context))).toBe(
      'Friday at 5 | 2026-11-21 15:00',
    );
  });
});

describe('clock changes', () => {
  test('counting hours over the spring gap follows real time', () => {
    const before = { now: '2027-03-14T06:30:00Z', timeZone: 'America/New_York' };
    expect(readEvent('call in 1 hour', before).start).toEqual({ date: '2027-03-14', time: '03:30' });
  });

  test('counting hours over the autumn fold follows real time', () => {
    const before = { now: '2026-11-01T05:30:00Z', timeZone: 'America/New_York' };
    expect(readEvent('call in 1 hour', before).start).toEqual({ date: '2026-11-01', time: '01:30' });
  });

  test('a wall time is what was said, also in the gap', () => {
    const before = { now: '2027-03-13T15:00:00Z', timeZone: 'America/New_York' };
    expect(readEvent('call tomorrow at 2:30 am', before).start).toEqual({
      date: '2027-03-14',
      time: '02:30',
    });
  });
});
