import { describe, expect, it } from 'vitest';
import type { Outcome } from '#shared/outcome.ts';
import { addressIn, availabilityOf, bookingOf, isOfBooking, missingOf, stateOf } from './booking-data.ts';
import type { Booking } from '#shared/booking/booking.ts';

const wall = { start: { date: '2026-11-24', time: '09:00' }, end: { date: '2026-11-24', time: '09:30' } };
const free = {
  start: '2026-11-24T08:00:00Z',
  end: '2026-11-24T08:30:00Z',
  wall: { ...wall, timeZone: 'UTC' },
};
const done = (data: unknown): Outcome => ({
  kind: 'done',
  say: '',
  receipt: { version: 1, changes: [], data },
});
const booking = { uid: 'u', title: 'Demo', status: 'accepted', start: '', end: '', attendees: [] };

describe('a card about appointments', () => {
  it('asks for what has a field: the guest, the day, and questions of Cal.com’s', () => {
    const question = { slug: 'team', label: 'Team', kind: 'text' as const, isRequired: true, options: [] };
    const needs: Outcome = {
      kind: 'needs',
      say: '',
      fields: ['name', 'team', 'title', 'date'],
      questions: [question],
    };
    expect(missingOf(needs)).toEqual(['name', 'team', 'date']);
    expect(isOfBooking(needs)).toBe(true);
    expect(isOfBooking({ kind: 'needs', say: 'What is it called?', fields: ['title'] })).toBe(false);
  });

  it('offers times only where they can be booked', () => {
    const taken = (id?: string): Outcome => ({
      kind: 'taken',
      say: '',
      nearest: [{ ...free, ...(id === undefined ? {} : { id }) }],
    });
    expect(isOfBooking(taken('s1'))).toBe(true);
    expect(isOfBooking(taken())).toBe(false);
    expect(isOfBooking({ kind: 'needs', say: '', fields: ['time'], nearest: [{ ...free, id: 's1' }] })).toBe(
      true,
    );
    expect(availabilityOf(done({ slots: [free] }))).toBeNull();
    expect(
      availabilityOf(done({ slots: [free, 'x'], eventType: { title: 'Demo' }, minutes: 30 })),
    ).toMatchObject({
      slots: [free],
      title: 'Demo',
    });
  });

  it('is of a booking only when it has the shape of one', () => {
    expect(bookingOf(done({ booking }))).toMatchObject({ uid: 'u' });
    for (const data of [null, {}, { booking: { uid: 'u' } }, { booking: { ...booking, attendees: null } }]) {
      expect(bookingOf(done(data))).toBeNull();
    }
  });

  it('never words a request as booked', () => {
    const said = (over: Partial<Booking>) => stateOf({ ...booking, ...over } as Booking);
    expect(said({})).toBe('Booked');
    expect(said({ status: 'pending' })).toBe('Asked for, not confirmed yet');
    expect(said({ status: 'pending', rescheduledFromUid: 'x' })).toBe(
      'New time asked for, not confirmed yet',
    );
    expect(said({ status: 'cancelled' })).toBe('Cancelled');
    expect(said({ status: 'cancelled', rescheduledToUid: 'x' })).toBe('Moved to another time');
    expect(said({ status: 'rejected' })).toBe('Declined');
  });

  it('shows the address that a question is about', () => {
    expect(addressIn('Book Demo for Ana, ana.r+x@mail.example.com (a, n, a), at nine?')).toBe(
      'ana.r+x@mail.example.com',
    );
    expect(addressIn('Add gym at 7?')).toBeNull();
  });
});
