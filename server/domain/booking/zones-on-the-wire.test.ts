/**
 * Every zone around both its clock changes, over the vendor's protocol: what the simulated Cal.com
 * offers, named by day and clock in the person's zone, is asked for as that very moment.
 */
import { expect, it } from 'vitest';
import { instantToWall, wallToInstant } from '#shared/schedule/wall-clock.ts';
import { sayStretchIn } from '#shared/booking/say-booking.ts';
import { startCalSimulator } from '#server/simulators/cal/start-cal-simulator.ts';
import { machineClock } from '#server/simulators/tavus/clock.ts';
import { createCalBookings } from '#server/vendors/cal/bookings-vendor.ts';

const year = 2027;
const zones = Intl.supportedValuesOf('timeZone');

/** The first and the last clock change of a zone in that year, as instants; none for most zones. */
function changesOf(timeZone: string): string[] {
  const found: string[] = [];
  let at = Temporal.ZonedDateTime.from({ timeZone, year, month: 1, day: 1 });
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (!next || next.year > year) return found;
    found.push(next.toInstant().toString());
    at = next;
  }
}

it(`offers are the same moment there and back, in all ${zones.length} zones`, async () => {
  const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
  const at = Date.parse(`${year - 1}-12-31T00:00:00Z`);
  await using sim = await startCalSimulator({
    clock: { ...machineClock, now: () => at },
    timeZone: 'UTC',
    accounts: zones.map((timeZone, index) => ({
      apiKey: `k${index}`,
      timeZone,
      availability: [{ days, startTime: '00:00', endTime: '23:59' }],
      eventTypes: [
        {
          title: 'Demo',
          slug: 'demo',
          lengthInMinutes: 15,
          id: 1_000 + index,
          minimumBookingNotice: 0,
          windowDays: null,
        },
      ],
    })),
  });
  const budget = { take: () => 0, learn: () => {}, block: () => {} };
  let changes = 0;
  let tried = 0;
  for (const [index, timeZone] of zones.entries()) {
    const vendor = createCalBookings({
      baseUrl: sim.url,
      bearer: () => `k${index}`,
      clock: { now: () => at },
      budget,
      backoffMs: [],
    });
    const type = { eventTypeId: 1_000 + index, minutes: 15, hasLengths: false };
    for (const change of changesOf(timeZone)) {
      changes += 1;
      const around = (hours: number) => Temporal.Instant.from(change).add({ hours }).toString();
      const slots = await vendor.slots({ ...type, from: around(-3), to: around(3) });
      if (slots.kind === 'refused') throw new Error(slots.say);
      expect(slots.starts.length, timeZone).toBeGreaterThan(8);
      for (const start of slots.starts) {
        const wall = instantToWall(start, timeZone);
        const back = wallToInstant({ date: wall.date, time: wall.time ?? '' }, timeZone);
        // A clock that comes twice means its first; the second is named by its slot_id.
        const isSecond =
          Date.parse(back) < Date.parse(start) && instantToWall(back, timeZone).time === wall.time;
        expect([timeZone, start, isSecond || back === start]).toEqual([timeZone, start, true]);
        tried += 1;
      }
      // One of them is booked, and is read back and said as what was offered.
      const start = slots.starts[Math.floor(slots.starts.length / 2)] ?? '';
      const booked = await vendor.book({
        ...type,
        start,
        attendee: { name: 'Jane', email: 'jane@example.com', timeZone },
        guests: [],
        requestId: change,
      });
      if (booked.kind === 'refused') throw new Error(`${timeZone}: ${booked.say}`);
      expect([timeZone, booked.booking.start]).toEqual([timeZone, start]);
      const voice = { now: '2027-01-01T00:00:00Z', timeZone, hour12: false, locale: 'en-GB' };
      expect(sayStretchIn(booked.booking, timeZone, voice)).toContain(instantToWall(start, timeZone).time);
    }
  }
  expect(changes).toBeGreaterThan(150);
  expect(tried).toBeGreaterThan(changes * 8);
});
