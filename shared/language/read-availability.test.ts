import { describe, expect, it } from 'vitest';
import { readAvailability } from './read-availability.ts';

describe('what people write about when they can meet', () => {
  it('reads length, hours, days and who is busy when', () => {
    const read = readAvailability(
      'Find us 45 minutes between 9am and 5pm on Monday or Tuesday. Sam is busy Monday from 10 to 11:30 and 2-4pm, Tuesday 9 to 12. Ada is free all day.',
    );
    expect(read.durationMinutes).toBe(45);
    expect(read.hours).toEqual({ start: 540, end: 1020 });
    expect(read.days).toEqual(['monday', 'tuesday']);
    expect(read.blocked).toEqual([
      { day: 'monday', start: 600, end: 690 },
      { day: 'monday', start: 840, end: 960 },
      { day: 'tuesday', start: 540, end: 720 },
    ]);
  });

  it('reads wishes, and a bare day after one as the same wish', () => {
    const read = readAvailability(
      'Sam would rather not meet on Tuesday after 15:00. Friday. Ada can’t do it before 10 on Monday.'.replace(
        '’',
        "'",
      ),
    );
    expect(read.blocked).toContainEqual({ day: 'tuesday', start: 900, end: 1440 });
    expect(read.blocked).toContainEqual({ day: 'friday', start: 0, end: 1440 });
  });

  it.each([
    ['an hour and a half', 90],
    ['half an hour', 30],
    ['a 20-minute call', 20],
    ['two hours', 120],
    ['a meeting', null],
  ])('takes %s for %s minutes', (words, minutes) => {
    expect(readAvailability(`Schedule ${words} on Monday`).durationMinutes).toBe(minutes);
  });

  it('blocks nothing for people who are free', () => {
    expect(
      readAvailability("Ada's calendar is wide open on Monday. Sam has no meetings on Tuesday.").blocked,
    ).toEqual([]);
  });

  it('comes to an end on any text', () => {
    expect(readAvailability('busy monday 9 to '.repeat(5_000)).durationMinutes).toBe(null);
    expect(readAvailability('1 to '.repeat(20_000)).blocked).toEqual([]);
  });
});
