/** What happens at Cal.com without us is on the schedule as well, and stays true. */
import { describe, expect, it } from 'vitest';
import { bookingDesk, guest } from './booking-desk.testing.ts';
import type { BookingDesk } from './booking-desk.testing.ts';
import { listBookings } from './list-bookings.ts';
import { putBooking } from './put-booking.ts';
import { storeFact, syncBooking } from './store-fact.ts';
import { sweepBookings } from './sweep-bookings.ts';

const attendee = { ...guest, timeZone: 'America/New_York' };
/** As a guest books on Cal.com's own page. */
const bookElsewhere = (desk: BookingDesk, start = '2026-11-24T09:00:00Z', slug = 'demo') => {
  const type = desk.cal.control.eventTypes().find((one) => one.slug === slug);
  return desk.cal.control.book({ start, eventTypeId: type?.id, attendee });
};

describe('a booking made elsewhere', () => {
  it('is brought in by the first sweep, moved and cancelled by the next ones', async () => {
    await using desk = await bookingDesk();
    const booked = bookElsewhere(desk);
    await sweepBookings(desk.deps, desk.who);
    const [event] = await desk.events();
    expect(event).toMatchObject({ source: 'cal', start: '2026-11-24T09:00:00Z', guests: [attendee] });
    await sweepBookings(desk.deps, desk.who);
    expect(await desk.version()).toBe(1);

    desk.clock.advance(60_000);
    const moved = desk.cal.control.reschedule(booked.uid, '2026-11-25T13:00:00Z');
    await sweepBookings(desk.deps, desk.who);
    expect(await desk.events()).toMatchObject([{ id: event?.id, start: '2026-11-25T13:00:00Z' }]);

    desk.clock.advance(60_000);
    desk.cal.control.cancel(moved.uid);
    await sweepBookings(desk.deps, desk.who);
    expect(await desk.events()).toEqual([]);
    expect((await desk.changes()).map(({ kind, who }) => [kind, who.channel])).toEqual([
      ['add', 'cal-events'],
      ['move', 'cal-events'],
      ['remove', 'cal-events'],
    ]);
  });

  it('is stored even where it clashes', async () => {
    await using desk = await bookingDesk();
    await desk.ask('add_event', { title: 'Gym', date: '2026-11-24', start_time: '10:00', duration: 60 });
    const booked = bookElsewhere(desk);
    await syncBooking(desk.deps, desk.who, booked.uid);
    expect(await desk.events()).toHaveLength(2);
    const { upcoming } = await listBookings(desk.deps, desk.person);
    expect(upcoming).toMatchObject([{ uid: booked.uid, clash: ['Gym'] }]);
  });

  it('is tentative until the host answers, and gone when they say no', async () => {
    await using desk = await bookingDesk();
    const [one, two] = [
      bookElsewhere(desk, '2026-11-24T09:00:00Z', 'consultation'),
      bookElsewhere(desk, '2026-11-24T13:00:00Z', 'consultation'),
    ];
    for (const { uid } of [one, two]) await syncBooking(desk.deps, desk.who, uid);
    expect((await desk.events()).map(({ status }) => status)).toEqual(['tentative', 'tentative']);
    desk.clock.advance(1_000);
    desk.cal.control.confirm(one.uid);
    desk.cal.control.reject(two.uid);
    for (const { uid } of [one, two]) await syncBooking(desk.deps, desk.who, uid);
    expect((await desk.events()).map(({ status }) => status)).toEqual(['confirmed']);
  });

  it('is one event, whoever stores it first and however often', async () => {
    await using desk = await bookingDesk();
    const { uid } = bookElsewhere(desk);
    await Promise.all(Array.from({ length: 8 }, () => syncBooking(desk.deps, desk.who, uid)));
    expect(await desk.events()).toHaveLength(1);
    expect(await desk.version()).toBe(1);
  });

  it('keeps what links it to other calendars, so that it is not doubled there', async () => {
    await using desk = await bookingDesk();
    const row = await syncBooking(desk.deps, desk.who, bookElsewhere(desk).uid);
    expect(row).not.toBeNull();
    const { rows } = await desk.pools.system.query('select "references" from bookings');
    expect(rows).toMatchObject([
      { references: [{ type: 'google_calendar', uid: expect.stringMatching(/^g/) }] },
    ]);
  });

  it('follows a booking to where it was moved, although nobody told of the first', async () => {
    await using desk = await bookingDesk();
    const { uid } = bookElsewhere(desk);
    const moved = desk.cal.control.reschedule(uid, '2026-11-25T13:00:00Z');
    await syncBooking(desk.deps, desk.who, uid);
    expect(await desk.events()).toMatchObject([{ start: '2026-11-25T13:00:00Z' }]);
    await syncBooking(desk.deps, desk.who, moved.uid);
    expect(await desk.events()).toHaveLength(1);
  });

  it('is not undone by old news that comes late', async () => {
    await using desk = await bookingDesk();
    const { uid } = bookElsewhere(desk);
    const before = await desk.who.account.vendor.booking(uid);
    if (before.kind === 'refused') throw new Error(before.say);
    desk.clock.advance(1_000);
    desk.cal.control.cancel(uid);
    await syncBooking(desk.deps, desk.who, uid);
    await storeFact(desk.deps, desk.who, before.booking);
    expect(await desk.events()).toEqual([]);
    const row = await putBooking(desk.deps, desk.person, { booking: before.booking, conversationId: null });
    expect(row.details.status).toBe('cancelled');
  });

  it('shows who did not come', async () => {
    await using desk = await bookingDesk();
    const { uid } = bookElsewhere(desk);
    desk.clock.set('2026-11-24T10:00:00Z');
    desk.cal.control.noShow(uid);
    await syncBooking(desk.deps, desk.who, uid);
    const { past } = await listBookings(desk.deps, desk.person);
    expect(past).toMatchObject([{ attendees: [{ email: guest.email, absent: true }] }]);
  });
});

describe('what a guest typed', () => {
  it('is stored whatever it is, and keeps nobody else out', async () => {
    await using desk = await bookingDesk();
    const type = desk.cal.control.eventTypes()[0]?.id;
    const odd = { ...attendee, name: 'Ja\u0000ne \ud800 ' + 'x'.repeat(600) };
    desk.cal.control.book({ start: '2026-11-24T09:00:00Z', eventTypeId: type, attendee: odd });
    bookElsewhere(desk, '2026-11-24T13:00:00Z');
    await sweepBookings(desk.deps, desk.who);
    expect(await desk.events()).toHaveLength(2);
  });
});

describe('what Cal.com does not know', () => {
  it('is nothing to store', async () => {
    await using desk = await bookingDesk();
    expect(await syncBooking(desk.deps, desk.who, 'nobody')).toBeNull();
    expect(await desk.events()).toEqual([]);
  });
});
