import { describe, expect, it } from 'vitest';
import { bookingDesk, day, guest } from './booking-desk.testing.ts';

describe('what cannot be booked', () => {
  it.each([
    ['without a name', { email: guest.email }, ['name']],
    ['without an address', { name: guest.name }, ['email']],
    ['without both', {}, ['name', 'email']],
  ])('is asked for %s, and nobody is made up', async (_what, args, fields) => {
    await using desk = await bookingDesk();
    const [slot] = await desk.offers();
    expect(await desk.ask('book_appointment', { slot_id: slot?.id, ...args })).toMatchObject({
      kind: 'needs',
      fields,
    });
    expect(desk.writes()).toBe(0);
  });

  it.each(['jane', 'jane@', 'jane@example', 'jane doe@example.com', 'jane@exa mple.com', '@example.com'])(
    'is not booked for “%s”, which is no e-mail address',
    async (email) => {
      await using desk = await bookingDesk();
      const [slot] = await desk.offers();
      const outcome = await desk.ask('book_appointment', { slot_id: slot?.id, name: 'Jane', email });
      expect(outcome).toMatchObject({ kind: 'invalid', problems: [{ field: 'email' }] });
    },
  );

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

  it.each(['15:10', '8:00', '16:45'])('a made-up time (%s) is refused and never rounded', async (time) => {
    await using desk = await bookingDesk();
    await desk.offers();
    const refused = await desk.withYes('book_appointment', { date: day, time, ...guest });
    expect(refused.kind).toBe('not-offered');
    expect(desk.standing()).toEqual([]);
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
