/** Exactly once, whatever happens on the way: lost answers, crashes between steps, many at once. */
import { describe, expect, it } from 'vitest';
import { randomIds } from '#server/ids.ts';
import { isSoak, size } from '#server/testing/sizes.ts';
import { bookingDesk, day, guest } from './booking-desk.testing.ts';
import { deadAfterMs, settledAfterMs } from './carry-out.ts';
import { finishIntents } from './finish-intents.ts';
import { meaningOf } from './under-way.ts';

describe('an answer that is lost after Cal.com has done it', () => {
  it.each(['lostAnswers', 'hungAnswers', 'brokenAnswers'] as const)(
    'is found by reading (%s): booked once, said once',
    async (fault) => {
      await using desk = await bookingDesk();
      const [slot] = await desk.offers();
      desk.cal.control.setFaults({ [fault]: 1 });
      const done = await desk.withYes('book_appointment', { slot_id: slot?.id, ...guest });
      expect(done).toMatchObject({ kind: 'done', say: expect.stringContaining('is booked') });
      expect(desk.writes()).toBe(1);
      expect(desk.standing()).toHaveLength(1);
      expect(await desk.events()).toHaveLength(1);
      expect(await desk.intents()).toEqual(['booked']);
    },
  );

  it('is found for a move and for a cancellation as well', async () => {
    await using desk = await bookingDesk();
    const [slot] = await desk.offers();
    await desk.withYes('book_appointment', { slot_id: slot?.id, ...guest });
    const moves = await desk.ask('check_availability', { date: '2026-11-25', appointment: 'Jane' });
    const [to] =
      moves.kind === 'done' ? (moves.receipt.data as { slots: { id: string; start: string }[] }).slots : [];
    desk.cal.control.setFaults({ lostAnswers: 1 });
    const moved = await desk.withYes('reschedule_appointment', { slot_id: to?.id });
    expect(moved).toMatchObject({ kind: 'done' });
    expect(await desk.events()).toMatchObject([{ start: to?.start }]);
    desk.cal.control.setFaults({ lostAnswers: 1 });
    expect(await desk.withYes('cancel_appointment', {})).toMatchObject({ kind: 'done' });
    expect(desk.standing()).toEqual([]);
    expect(desk.writes()).toBe(3);
  });

  it('is settled by the job when Cal.com could not be read either; nobody books it again meanwhile', async () => {
    await using desk = await bookingDesk();
    const [slot] = await desk.offers();
    const args = { slot_id: slot?.id, ...guest };
    const asked = await desk.ask('book_appointment', args);
    if (asked.kind !== 'needs-yes') throw new Error(asked.say);
    const account = desk.who.account;
    const read = account.vendor.bookings;
    account.vendor.bookings = async () => ({ kind: 'refused', reason: 'unreachable', say: 'Gone.' });
    desk.cal.control.setFaults({ lostAnswers: 1 });
    const unclear = await desk.tap(asked.nonce);
    expect(unclear).toMatchObject({ kind: 'unavailable', say: expect.stringContaining('do not know yet') });
    expect(await desk.events()).toEqual([]);
    expect(await desk.withYes('book_appointment', args)).toMatchObject({ kind: 'unavailable' });
    expect(desk.writes()).toBe(1);

    account.vendor.bookings = read;
    expect(await finishIntents(desk.deps)).toBe(1);
    expect(await desk.events()).toHaveLength(1);
    expect(await desk.ask('book_appointment', args)).toMatchObject({ kind: 'done', repeat: true });
    expect(desk.standing()).toHaveLength(1);
  });
});

describe('a request that never reached Cal.com', () => {
  it('may be made again once that is sure, and not before', async () => {
    await using desk = await bookingDesk();
    const [slot] = await desk.offers();
    const args = { slot_id: slot?.id, ...guest };
    const asked = await desk.ask('book_appointment', args);
    if (asked.kind !== 'needs-yes') throw new Error(asked.say);
    desk.cal.control.setFaults({ resets: 1 });
    expect(await desk.tap(asked.nonce)).toMatchObject({ kind: 'unavailable' });
    expect(desk.standing()).toEqual([]);
    // It may still come through there: nobody asks again yet.
    expect(await finishIntents(desk.deps)).toBe(0);
    expect(await desk.withYes('book_appointment', args)).toMatchObject({ kind: 'unavailable' });
    desk.clock.advance(settledAfterMs + 1_000);
    expect(await finishIntents(desk.deps)).toBe(1);
    expect(await desk.intents()).toEqual(['failed']);
    expect(await desk.withYes('book_appointment', args)).toMatchObject({ kind: 'done' });
    expect(desk.standing()).toHaveLength(1);
  });
});

describe('a server that dies between two steps', () => {
  it('after Cal.com has booked: the job puts it on the schedule', async () => {
    await using desk = await bookingDesk();
    const [slot] = await desk.offers();
    const type = desk.cal.control.eventTypes()[0]?.id ?? 0;
    const wish = { eventTypeId: type, start: slot?.start ?? '', minutes: 30, email: guest.email };
    const id = randomIds.next();
    const at = new Date(desk.clock.now()).toISOString();
    await desk.pools.system.query(
      `insert into booking_intents (id, owner_id, kind, state, meaning, wish, created_at, updated_at)
       values ($1, $2, 'book', 'booking', $3, $4, $5, $5)`,
      [id, desk.person, meaningOf({ kind: 'book', wish }), JSON.stringify(wish), at],
    );
    const attendee = { ...guest, timeZone: 'Europe/Berlin' };
    await desk.who.account.vendor.book({ ...wish, hasLengths: true, attendee, guests: [], requestId: id });
    expect(await finishIntents(desk.deps)).toBe(0);
    desk.clock.advance(deadAfterMs + 1_000);
    expect(await finishIntents(desk.deps)).toBe(1);
    expect(await desk.events()).toMatchObject([{ source: 'cal', start: slot?.start }]);
    expect(await desk.intents()).toEqual(['booked']);
    const again = await desk.ask('book_appointment', { slot_id: slot?.id, ...guest });
    expect(again).toMatchObject({ kind: 'done', repeat: true });
    expect(desk.standing()).toHaveLength(1);
  });

  it('before Cal.com was asked: nothing is booked, and it can be asked for again', async () => {
    await using desk = await bookingDesk();
    const [slot] = await desk.offers();
    const type = desk.cal.control.eventTypes()[0]?.id ?? 0;
    const wish = { eventTypeId: type, start: slot?.start ?? '', minutes: 30, email: guest.email };
    const at = new Date(desk.clock.now()).toISOString();
    await desk.pools.system.query(
      `insert into booking_intents (id, owner_id, kind, state, meaning, wish, created_at, updated_at)
       values (gen_random_uuid(), $1, 'book', 'booking', $2, $3, $4, $4)`,
      [desk.person, meaningOf({ kind: 'book', wish }), JSON.stringify(wish), at],
    );
    desk.clock.advance(settledAfterMs + 1_000);
    expect(await finishIntents(desk.deps)).toBe(1);
    expect(desk.standing()).toEqual([]);
    expect(await desk.withYes('book_appointment', { slot_id: slot?.id, ...guest })).toMatchObject({
      kind: 'done',
    });
  });
});

describe('everybody wants the same time', () => {
  const bookers = size(60, 1_000);

  it(
    `one of ${bookers} who book by hand at once gets it, the others hear that it is taken and what is free`,
    { timeout: isSoak ? 240_000 : 60_000 },
    async () => {
      await using desk = await bookingDesk();
      const offered = await desk.offers({}, { byHand: true });
      const slot = offered[4];
      const asked = [];
      for (let n = 0; n < bookers; n += 1) {
        const args = { slot_id: slot?.id, name: `Guest ${n}`, email: `guest${n}@example.com` };
        asked.push(await desk.ask('book_appointment', args, { byHand: true }));
      }
      const nonces = asked.flatMap((one) => (one.kind === 'needs-yes' ? [one.nonce] : []));
      expect(nonces).toHaveLength(bookers);
      const answers = await Promise.all(nonces.map((nonce) => desk.tap(nonce, { talk: null })));
      const kinds = Object.groupBy(answers, ({ kind }) => kind);
      expect(Object.fromEntries(Object.entries(kinds).map(([kind, of]) => [kind, of?.length]))).toEqual({
        done: 1,
        taken: bookers - 1,
      });
      for (const answer of kinds['taken'] ?? []) {
        expect(answer).toMatchObject({ nearest: [{}, {}, {}] });
        expect(answer.kind === 'taken' && answer.nearest.every(({ start }) => start !== slot?.start)).toBe(
          true,
        );
      }
      expect(desk.standing()).toHaveLength(1);
      expect(desk.writes()).toBe(1);
      // Nobody else got as far as Cal.com: its requests are few.
      const holds = desk.cal.control
        .journal()
        .filter(
          (line) => line.what === 'rest' && line.method === 'POST' && line.url.endsWith('/reservations'),
        );
      expect(holds).toHaveLength(1);
      expect(await desk.events()).toHaveLength(1);
    },
  );

  it('one of two talks that ask for it gets it; the other is told before anything is asked', async () => {
    await using desk = await bookingDesk();
    const other = await desk.addConversation(desk.person);
    const [mine] = await desk.offers();
    const [theirs] = await desk.offers({}, { conversation: other });
    const first = await desk.ask('book_appointment', { slot_id: mine?.id, ...guest });
    const second = await desk.ask(
      'book_appointment',
      { slot_id: theirs?.id, name: 'Bob', email: 'bob@example.com' },
      { conversation: other },
    );
    expect(first.kind).toBe('needs-yes');
    expect(second).toMatchObject({ kind: 'taken', heldBy: 'you' });
    expect(second.say).toContain('another talk of yours waits for your answer');
    const later = await desk.ask(
      'check_availability',
      { date: day, event_type: 'demo' },
      { conversation: other },
    );
    const free = later.kind === 'done' ? (later.receipt.data as { slots: { start: string }[] }).slots : [];
    desk.who.account.forgetSlots();
    expect(free.length).toBeGreaterThan(0);
  });
});
