/** Every zone around both its clock changes: what is offered, said and booked is the same moment. */
import { describe, expect, it } from 'vitest';
import { instantToWall, wallToInstant } from '#shared/schedule/wall-clock.ts';
import { isSoak, seed } from '#server/testing/sizes.ts';
import { readSlot } from '#server/tools/booking-fields.ts';
import { bookingDesk, bookingOf, guest } from './booking-desk.testing.ts';

const year = 2026;
const all = Intl.supportedValuesOf('timeZone');
const sampled = all.filter((_zone, index) => isSoak || (index + seed) % 9 === 0);

/** The instants of a zone's clock changes in that year. */
function changesOf(zone: string): number[] {
  const found: number[] = [];
  let at = Temporal.ZonedDateTime.from({ timeZone: zone, year, month: 1, day: 1 });
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (!next || next.year > year) return found;
    found.push(next.epochMilliseconds);
    at = next;
  }
}

describe(`offers around clock changes, in ${sampled.length} of ${all.length} zones`, () => {
  it('come back as the moment that was offered, by day and time', () => {
    let tried = 0;
    for (const timeZone of sampled) {
      for (const change of changesOf(timeZone)) {
        for (let at = change - 4 * 3_600_000; at <= change + 4 * 3_600_000; at += 900_000) {
          const start = Temporal.Instant.fromEpochMilliseconds(at).toString();
          const wall = instantToWall(start, timeZone);
          const slot = readSlot(wall, { now: `${year}-01-01T00:00:00Z`, timeZone });
          if (!slot || 'kind' in slot || !('date' in slot)) throw new Error(`${timeZone} ${start}`);
          const back = wallToInstant({ date: slot.date, time: slot.time ?? '' }, slot.timeZone);
          // An hour that comes twice is its first by the clock; its second is named by slot_id.
          const isSecond = Date.parse(back) < at && instantToWall(back, timeZone).time === wall.time;
          expect([timeZone, isSecond || back === start, wall]).toEqual([timeZone, true, wall]);
          tried += 1;
        }
      }
    }
    expect(tried).toBeGreaterThan(sampled.length);
  });
});

const days: [zone: string, date: string][] = [
  ['Europe/Berlin', '2027-03-28'],
  ['America/New_York', '2027-03-14'],
  ['Australia/Lord_Howe', '2027-04-04'],
  ...(isSoak
    ? ([
        ['America/St_Johns', '2027-11-07'],
        ['Pacific/Chatham', '2027-04-04'],
        ['Africa/Casablanca', '2027-02-07'],
        ['America/Santiago', '2027-04-04'],
      ] as [string, string][])
    : []),
];

describe('a whole night on which the clocks change', () => {
  it.each(days)(
    '%s on %s: each of some slots is booked at the instant that was offered',
    async (timeZone, date) => {
      const availability = [{ days: ['Saturday', 'Sunday'], startTime: '00:00', endTime: '06:00' }];
      const plain = { title: 'Demo', slug: 'demo', lengthInMinutes: 30, minimumBookingNotice: 0 };
      const at = new Date(Date.parse(`${date}T00:00:00Z`) - 5 * 86_400_000).toISOString();
      await using desk = await bookingDesk({
        now: at,
        timeZone,
        cal: { accounts: [{ apiKey: 'simulated', timeZone, availability, eventTypes: [plain] }] },
      });
      const slots = await desk.offers({ date });
      expect(new Set(slots.map(({ start }) => start)).size).toBe(slots.length);
      for (const slot of [slots[1], slots[3], slots[4], slots.at(-1)]) {
        const email = `g${slot?.wall.start.time.replace(':', '')}@example.com`;
        const done = await desk.withYes('book_appointment', { ...guest, slot_id: slot?.id, email });
        expect(bookingOf(done).start).toBe(slot?.start);
        expect(desk.standing().some(({ start }) => start === Date.parse(slot?.start ?? ''))).toBe(true);
        const event = (await desk.events()).find(({ start }) => start === slot?.start);
        expect(event?.wall.start).toEqual(slot?.wall.start);
      }
    },
  );
});
