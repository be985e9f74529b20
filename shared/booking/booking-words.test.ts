import { describe, expect, it } from 'vitest';
import type { FreeSlot } from '../outcome.ts';
import { instantToWall } from '../schedule/wall-clock.ts';
import type { Booking } from './booking.ts';
import { readEmail } from './read-email.ts';
import { sayBooked, sayCancelled, spellEmail } from './say-booking.ts';
import { partOfDay, sayClockWords } from './say-clock-words.ts';
import { sayNearest, sayOffers } from './say-slots.ts';

const teller = { now: '2026-11-20T09:00:00Z', timeZone: 'Europe/Berlin', hour12: true };
const slot = (start: string, clash?: string[]): FreeSlot => {
  const end = new Date(Date.parse(start) + 1_800_000).toISOString();
  const wall = {
    start: instantToWall(start, 'Europe/Berlin'),
    end: instantToWall(end, 'Europe/Berlin'),
    timeZone: 'Europe/Berlin',
  };
  return { id: start, start, end, wall, ...(clash ? { clash } : {}) };
};

describe('clock times among several', () => {
  it.each([
    ['14:00', 'two'],
    ['15:30', 'half past three'],
    ['17:00', 'five'],
    ['11:45', 'quarter to twelve'],
    ['12:00', 'noon'],
    ['12:15', 'quarter past twelve'],
    ['23:50', 'ten to twelve'],
    ['00:00', 'midnight'],
    ['09:12', '9:12 am'],
  ])('%s is %s', (time, words) => {
    expect(sayClockWords(time, teller)).toBe(words);
  });

  it('are digits for who reads 24 hours', () => {
    expect(sayClockWords('15:30', { hour12: false })).toBe('15:30');
  });

  it('have a part of the day', () => {
    expect(['04:59', '05:00', '12:00', '18:00'].map(partOfDay)).toEqual([
      'at night',
      'in the morning',
      'in the afternoon',
      'in the evening',
    ]);
  });
});

describe('offers as speech', () => {
  const said = { what: 'Demo', minutes: 30, guestZone: null };
  it('names few, by part of day', () => {
    const slots = [slot('2026-11-24T13:00:00Z'), slot('2026-11-24T14:30:00Z'), slot('2026-11-24T16:00:00Z')];
    expect(sayOffers(slots, said, teller)).toBe(
      'Demo, 30 minutes. Free Tue 24 Nov: two, half past three and five in the afternoon.',
    );
  });

  it('says both clocks where the guest’s differ, with the day where that differs too', () => {
    const slots = [slot('2026-11-24T13:00:00Z')];
    expect(sayOffers(slots, { ...said, guestZone: 'Asia/Tokyo' }, teller)).toContain('(in Tokyo 10:00 pm)');
    expect(sayOffers([slot('2026-11-24T16:00:00Z')], { ...said, guestZone: 'Asia/Tokyo' }, teller)).toContain(
      '(in Tokyo Wed 25 Nov 1:00 am)',
    );
    expect(sayOffers(slots, { ...said, guestZone: 'Europe/Paris' }, teller)).not.toContain('Paris');
  });

  it('leaves for the end what the person is busy at', () => {
    const slots = [slot('2026-11-24T13:00:00Z'), slot('2026-11-24T14:00:00Z', ['Gym'])];
    expect(sayOffers(slots, said, teller)).toMatch(
      /two and three in the afternoon\. But at 3:00 pm your own calendar has Gym\.$/,
    );
    expect(sayNearest([], teller)).toBe('I see nothing free near it.');
  });
});

describe('what Cal.com confirmed', () => {
  const booking: Booking = {
    uid: 'u',
    title: 'Demo',
    status: 'accepted',
    start: '2026-11-24T13:00:00Z',
    end: '2026-11-24T13:30:00Z',
    minutes: 30,
    eventTypeId: 1,
    eventTypeSlug: 'demo',
    hosts: [],
    guests: [],
    attendees: [{ name: 'Jane', email: 'jane@example.com', timeZone: 'America/New_York' }],
  };
  it('is said as it is, in both zones', () => {
    expect(sayBooked(booking, teller, 'booked')).toBe(
      'Demo is booked: Tue 24 Nov, 2:00–2:30 pm (8:00–8:30 am New York). Cal.com writes to jane@example.com.',
    );
    expect(sayBooked({ ...booking, status: 'pending' }, teller, 'booked')).not.toMatch(/is booked/);
    expect(sayBooked({ ...booking, status: 'rejected' }, teller, 'booked')).toMatch(/as rejected/);
    expect(sayCancelled(booking, teller)).toMatch(/is not cancelled/);
    expect(sayCancelled({ ...booking, status: 'cancelled' }, teller)).toMatch(/^Demo is cancelled/);
  });
});

describe('an e-mail address', () => {
  it.each([
    ['jane@example.com', 'jane@example.com'],
    ['Jane.Doe+x@Example.COM', 'Jane.Doe+x@example.com'],
    ['jane dot doe at example dot com', 'jane.doe@example.com'],
    ['Jane underscore doe at mail dash box dot co dot uk.', 'jane_doe@mail-box.co.uk'],
    ['mailto:jane@example.com', 'jane@example.com'],
  ])('%s is read', (words, email) => {
    expect(readEmail(words)).toBe(email);
  });

  it.each([
    '',
    'jane',
    'jane@',
    '@example.com',
    'jane@example',
    'a b@example.com',
    'jane..doe@example.com',
    'jane@-example.com',
    `${'x'.repeat(65)}@example.com`,
    'no at all',
  ])('“%s” is none', (words) => {
    expect(readEmail(words)).toBeNull();
  });

  it('is spelled back', () => {
    expect(spellEmail('j.d@mail-box.com')).toBe('j.d@mail-box.com (j, dot, d, at mail dash box dot com)');
  });
});
