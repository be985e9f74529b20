import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bookingDesk, day, guest } from './booking-desk.testing.ts';
import type { BookingDesk } from './booking-desk.testing.ts';

describe('a wish that is not whole', () => {
  let desk: BookingDesk;
  beforeAll(async () => void (desk = await bookingDesk()));
  afterAll(() => desk[Symbol.asyncDispose]());

  it.each([
    ['without a name', { email: guest.email }, ['name']],
    ['without an address', { name: guest.name }, ['email']],
    ['without both', {}, ['name', 'email']],
  ])('is asked for %s, and nobody is made up', async (_what, args, fields) => {
    const [slot] = await desk.offers();
    const asked = await desk.ask('book_appointment', { slot_id: slot?.id, ...args });
    expect(asked).toMatchObject({ kind: 'needs', fields });
    expect(desk.writes()).toBe(0);
  });

  it.each(['jane', 'jane@', 'jane@example', 'jane doe@example.com', 'jane@exa mple.com', '@example.com'])(
    'is not booked for “%s”, which is no e-mail address',
    async (email) => {
      const [slot] = await desk.offers();
      const outcome = await desk.ask('book_appointment', { slot_id: slot?.id, name: 'Jane', email });
      expect(outcome).toMatchObject({ kind: 'invalid', problems: [{ field: 'email' }] });
    },
  );

  it.each(['15:10', '8:00', '16:45'])('a made-up time (%s) is refused and never rounded', async (time) => {
    await desk.offers();
    const refused = await desk.withYes('book_appointment', { date: day, time, ...guest });
    expect(refused.kind).toBe('not-offered');
    expect(desk.standing()).toEqual([]);
  });
});

describe('what cannot be booked', () => {
  it('a time that is free but was never offered is answered with offers, itself first', async () => {
    await using desk = await bookingDesk();
    const args = { date: day, time: '15:00', event_type: 'demo', duration: 30, ...guest };
    const refused = await desk.ask('book_appointment', args);
    expect(refused).toMatchObject({
      kind: 'not-offered',
      nearest: [{ wall: { start: { time: '15:00' } } }, {}, {}],
    });
    expect(desk.writes()).toBe(0);
    expect(await desk.withYes('book_appointment', args)).toMatchObject({ kind: 'done' });
  });

  it('a slot id that was made up, is of another talk, or is old', async () => {
    await using desk = await bookingDesk();
    const [slot] = await desk.offers();
    const other = await desk.addConversation(desk.person);
    const args = { slot_id: slot?.id, ...guest };
    expect((await desk.withYes('book_appointment', { ...args, slot_id: 'slot-1' })).kind).toBe('not-offered');
    const elsewhere = await desk.withYes('book_appointment', args, { conversation: other });
    expect(elsewhere.kind).toBe('not-offered');
    desk.clock.advance(15 * 60_000 + 1_000);
    expect((await desk.withYes('book_appointment', args)).kind).toBe('not-offered');
    expect(desk.standing()).toEqual([]);
  });

  it('a time that has passed', async () => {
    await using desk = await bookingDesk({ now: '2026-11-24T08:00:00Z' });
    const [slot] = await desk.offers({ date: 'today' });
    desk.clock.set('2026-11-24T09:10:00Z');
    const past = { date: '2026-11-24', time: '09:00', ...guest };
    expect(await desk.ask('book_appointment', past)).toMatchObject({ kind: 'past' });
    desk.clock.set(slot?.start ?? '');
    expect(['past', 'not-offered']).toContain(
      (await desk.ask('book_appointment', { slot_id: slot?.id, ...guest })).kind,
    );
    expect(desk.writes()).toBe(0);
  });

  it.each(['400', '409', 'raw'] as const)('a slot somebody else took meanwhile (as %s)', async (takenAs) => {
    await using desk = await bookingDesk();
    const [slot] = await desk.offers();
    desk.cal.control.setFaults({ takenAs, snatched: 1 });
    const outcome = await desk.withYes('book_appointment', { slot_id: slot?.id, ...guest });
    expect(outcome).toMatchObject({ kind: 'taken', nearest: [{}, {}, {}] });
    expect(outcome.say).toMatch(/^Not booked\. /);
    expect(await desk.events()).toEqual([]);
    expect(await desk.intents()).toEqual(['refused']);
  });

  it('is not what this talk holds itself, under an earlier offer or for another length', async () => {
    await using desk = await bookingDesk();
    for (const duration of [30, 30, 60]) {
      const [slot] = await desk.offers({ duration });
      const asked = await desk.ask('book_appointment', { slot_id: slot?.id, duration });
      expect(asked).toMatchObject({ kind: 'needs', fields: ['name', 'email'] });
    }
    expect(desk.cal.control.reservations()).toHaveLength(1);
  });

  it('a slot somebody else holds', async () => {
    await using desk = await bookingDesk();
    const [slot] = await desk.offers();
    const type = desk.cal.control.eventTypes()[0]?.id ?? 0;
    const held = { eventTypeId: type, start: slot?.start ?? '', minutes: 30, hasLengths: true };
    expect(await desk.who.account.vendor.hold(held)).toMatchObject({ kind: 'held' });
    expect(await desk.ask('book_appointment', { slot_id: slot?.id, ...guest })).toMatchObject({
      kind: 'taken',
    });
    desk.clock.advance(5 * 60_000 + 1_000);
    expect(await desk.ask('book_appointment', { slot_id: slot?.id, ...guest })).toMatchObject({
      kind: 'needs-yes',
    });
  });
});
