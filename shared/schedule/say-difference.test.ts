import { describe, expect, it } from 'vitest';
import type { ScheduleEvent } from './event.ts';
import { sayDifference } from './say-difference.ts';

const dentist: ScheduleEvent = {
  id: 'one',
  title: 'Dentist',
  start: '2026-11-26T15:00:00Z',
  end: '2026-11-26T16:00:00Z',
  wall: {
    start: { date: '2026-11-26', time: '16:00' },
    end: { date: '2026-11-26', time: '17:00' },
    startZone: 'Europe/Rome',
    endZone: 'Europe/Rome',
  },
  allDay: false,
  guests: [],
  reminders: [],
  busy: true,
  status: 'confirmed',
  source: 'chat',
  links: [],
  version: 1,
};

describe('what is different', () => {
  it.each<[Partial<ScheduleEvent>, string]>([
    [{ reminders: [30] }, 'Reminder: 30 minutes before.'],
    [{ reminders: [0, 1440] }, 'Reminder: at the start and 1 day before.'],
    [{ place: 'Studio 5' }, 'Place: Studio 5.'],
    [{ guests: [{ name: 'Ann' }] }, 'Guests noted: Ann.'],
    [{ title: 'Doctor', busy: false }, 'It was called Dentist. It leaves you free now.'],
    [{ start: '2026-11-26T14:00:00Z' }, ''],
  ])('%j', (change, said) => {
    expect(sayDifference(dentist, { ...dentist, ...change })).toBe(said);
  });

  it('says what is gone', () => {
    const full = { ...dentist, reminders: [10], place: 'Studio 5', notes: 'x', guests: [{ name: 'Ann' }] };
    expect(sayDifference(full, dentist)).toBe(
      'It has no place now. It has no notes now. It has no reminder now. No guests are noted now.',
    );
  });
});
