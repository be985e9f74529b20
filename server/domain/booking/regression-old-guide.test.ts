/** What guides for booking by a model got wrong, each tried through the tools against the simulated Cal.com. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bookingDesk, day, guest } from './booking-desk.testing.ts';
import type { BookingDesk } from './booking-desk.testing.ts';

describe('booking by a model', () => {
  let desk: BookingDesk;
  // Half past three in India is ten in UTC: a zone that nobody takes for UTC by chance.
  beforeAll(async () => void (desk = await bookingDesk({ timeZone: 'Asia/Kolkata' })));
  afterAll(() => desk[Symbol.asyncDispose]());
  const posted = () =>
    desk.cal.control
      .journal()
      .flatMap((line) =>
        line.what === 'rest' && line.method === 'POST' && line.url === '/v2/bookings' ? [line.request] : [],
      );

  it('sends the moment that was said, in UTC, and not the local clock', async () => {
    await desk.offers({ duration: 30 });
    const done = await desk.withYes('book_appointment', { date: day, time: 'half past three', ...guest });
    expect(done.kind).toBe('done');
    expect(posted().at(-1)).toMatchObject({
      start: '2026-11-24T10:00:00Z',
      attendee: { timeZone: 'Asia/Kolkata' },
    });
    expect(desk.standing().map(({ start }) => new Date(start).toISOString())).toContain(
      '2026-11-24T10:00:00.000Z',
    );
  });

  it.each([15, 60])('books the %d minutes that were asked for', async (minutes) => {
    const [slot] = await desk.offers({ duration: minutes });
    const done = await desk.withYes('book_appointment', { slot_id: slot?.id, duration: minutes, ...guest });
    expect(done.kind).toBe('done');
    expect(posted().at(-1)).toMatchObject({ lengthInMinutes: minutes });
    const booked = desk.standing().at(-1);
    expect(((booked?.end ?? 0) - (booked?.start ?? 0)) / 60_000).toBe(minutes);
  });

  it.each([
    ['Monday 24 November 2026', 'ambiguous'],
    ['Tuesday 24 November 2026', 'done'],
  ])('looks at a weekday beside a date: %s is %s', async (date, kind) => {
    expect(await desk.ask('check_availability', { date, event_type: 'demo' })).toMatchObject({ kind });
    if (kind === 'done') return;
    const wish = await desk.ask('book_appointment', { date, time: '11:00', ...guest });
    expect(wish.kind).toBe('ambiguous');
  });

  it.each([undefined, 'Guest', 'anonymous', 'unknown', 'N/A', 'yes'])(
    'asks for a name and makes none up: %s',
    async (name) => {
      const before = desk.writes();
      const [slot] = await desk.offers();
      const args = { slot_id: slot?.id, email: guest.email, ...(name === undefined ? {} : { name }) };
      expect(await desk.ask('book_appointment', args)).toMatchObject({ kind: 'needs', fields: ['name'] });
      expect(desk.writes()).toBe(before);
    },
  );

  it.each(['jane@example', 'jane at example', 'jane@@example.com', 'user@example.com, other', 'none'])(
    'asks again for an address that is none: %s',
    async (email) => {
      const before = desk.writes();
      const [slot] = await desk.offers();
      const args = { slot_id: slot?.id, name: guest.name, email };
      expect(await desk.ask('book_appointment', args)).toMatchObject({
        kind: 'invalid',
        problems: [{ field: 'email' }],
      });
      expect(desk.writes()).toBe(before);
    },
  );
});
