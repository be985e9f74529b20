import { describe, expect, it } from 'vitest';
import { bookingDesk, bookingOf, day, guest, slotsOf, timesOf } from './booking-desk.testing.ts';

describe('checking availability', () => {
  it('offers what Cal.com has free, in the person’s zone, as speech', async () => {
    await using desk = await bookingDesk();
    const outcome = await desk.ask('check_availability', {
      date: 'next Tuesday',
      event_type: 'demo',
      duration: 60,
    });
    expect(timesOf(slotsOf(outcome))).toEqual([
      '09:00',
      '10:00',
      '11:00',
      '12:00',
      '13:00',
      '14:00',
      '15:00',
      '16:00',
    ]);
    expect(outcome.say).toMatch(
      /^Demo, 1 hour\. Free Tue 24 Nov: nine.* in the morning; .*four in the afternoon/,
    );
    expect(outcome.simulated).toBe(true);
  });

  it('says both clocks when the guest is elsewhere', async () => {
    await using desk = await bookingDesk();
    const args = { date: day, event_type: 'demo', duration: 60, attendee_time_zone: 'America/New_York' };
    const { say } = await desk.ask('check_availability', args);
    expect(say).toContain('in New York');
    expect(say).toMatch(/four in the afternoon \(in New York .*10:00 am\)/);
  });

  it('takes the kind of appointment by its name or its length, and asks where several fit', async () => {
    await using desk = await bookingDesk();
    const short = await desk.ask('check_availability', { date: day, duration: '15 minutes' });
    expect(short.say).toMatch(/^Short call, 15 minutes/);
    const asked = await desk.ask('check_availability', { date: day });
    expect(asked).toMatchObject({
      kind: 'ambiguous',
      choices: [{ value: 'demo' }, { value: 'short-call' }, { value: 'consultation' }],
    });
    const odd = await desk.ask('check_availability', { date: day, event_type: 'demo', duration: 25 });
    expect(odd).toMatchObject({ kind: 'invalid', problems: [{ field: 'duration' }] });
    const none = await desk.ask('check_availability', { date: day, event_type: 'massage' });
    expect(none).toMatchObject({ kind: 'not-found' });
  });

  it('looks further when nothing is free, and says that the day has nothing', async () => {
    await using desk = await bookingDesk();
    const outcome = await desk.ask('check_availability', { date: '2026-11-21', event_type: 'demo' });
    expect(outcome.say).toMatch(/^No time is free for Demo, 30 minutes: tomorrow\. .*Free Mon 23 Nov: nine/);
    expect(slotsOf(outcome)).toHaveLength(3);
  });

  it.each([
    ['a day that has passed', { date: '2026-11-19' }, 'past'],
    ['a day that does not exist', { date: '31 February' }, 'invalid'],
    ['a weekday that is not that date’s', { date: 'Monday 24 November 2026' }, 'ambiguous'],
    ['no day', {}, 'needs'],
  ])('answers %s with a question or a refusal', async (_what, args, kind) => {
    await using desk = await bookingDesk();
    expect(await desk.ask('check_availability', { event_type: 'demo', ...args })).toMatchObject({ kind });
  });

  it('puts what is free there and busy here last, and says so', async () => {
    await using desk = await bookingDesk();
    await desk.ask('add_event', { title: 'Gym', date: day, start_time: '10:00', duration: 60 });
    const outcome = await desk.ask('check_availability', { date: day, event_type: 'demo', duration: 60 });
    const slots = slotsOf(outcome);
    expect(slots.at(-1)).toMatchObject({ clash: ['Gym'], wall: { start: { time: '10:00' } } });
    expect(slots.filter(({ clash }) => clash)).toHaveLength(1);
    expect(outcome.say).not.toMatch(/\bten\b/);
  });

  it('is off without an account', async () => {
    await using desk = await bookingDesk();
    desk.deps.bookings = { accountOf: async () => null, forget: () => {} };
    const outcome = await desk.ask('check_availability', { date: day });
    expect(outcome).toMatchObject({ kind: 'unavailable', say: expect.stringContaining('Booking is off') });
  });
});

describe('booking an offered time', () => {
  it('holds it, asks first, books once, and has it on the schedule when it says so', async () => {
    await using desk = await bookingDesk();
    const [slot] = await desk.offers();
    const args = { slot_id: slot?.id, ...guest };
    const asked = await desk.ask('book_appointment', args);
    expect(asked).toMatchObject({
      kind: 'needs-yes',
      summary: expect.stringContaining('jane@example.com (j, a, n, e, at example dot com)'),
      irreversible: ['Cal.com writes to jane@example.com at once.'],
    });
    expect(desk.cal.control.reservations()).toMatchObject([{ start: Date.parse(slot?.start ?? '') }]);
    expect(desk.standing()).toEqual([]);
    expect(await desk.events()).toEqual([]);

    const done = asked.kind === 'needs-yes' ? await desk.tap(asked.nonce) : asked;
    expect(done).toMatchObject({ kind: 'done', simulated: true });
    expect(done.say).toMatch(/^Demo between Host and Jane Doe is booked: Tue 24 Nov, 9:00–9:30 am\. /);
    expect(desk.standing()).toMatchObject([
      {
        start: Date.parse('2026-11-24T08:00:00Z'),
        attendees: [guest],
        metadata: { source: 'calendar-agent' },
      },
    ]);
    const [event] = await desk.events();
    expect(event).toMatchObject({ source: 'cal', start: '2026-11-24T08:00:00Z', status: 'confirmed' });
    expect(event?.links[0]).toMatchObject({ kind: 'booking', title: desk.standing()[0]?.uid });
    expect(desk.cal.control.reservations()).toEqual([]);
    expect(await desk.intents()).toEqual(['booked']);
  });

  it('takes the person’s words for an offered time', async () => {
    await using desk = await bookingDesk();
    await desk.offers({ duration: 60 });
    const done = await desk.withYes('book_appointment', {
      date: 'next Tuesday',
      time: 'two in the afternoon',
      ...guest,
    });
    expect(bookingOf(done)).toMatchObject({ start: '2026-11-24T13:00:00Z', minutes: 60 });
  });

  it('is done once however often it is asked for', async () => {
    await using desk = await bookingDesk();
    const [slot] = await desk.offers();
    const args = { slot_id: slot?.id, ...guest };
    await desk.withYes('book_appointment', args);
    const again = await desk.ask('book_appointment', args);
    expect(again).toMatchObject({ kind: 'done', repeat: true });
    const asked = await Promise.all([desk.ask('book_appointment', args), desk.ask('book_appointment', args)]);
    expect(asked.map(({ kind }) => kind)).toEqual(['done', 'done']);
    expect(desk.standing()).toHaveLength(1);
    expect(await desk.events()).toHaveLength(1);
  });

  it('has one effect when a yes is tapped twice at once', async () => {
    await using desk = await bookingDesk();
    const [slot] = await desk.offers();
    const asked = await desk.ask('book_appointment', { slot_id: slot?.id, ...guest });
    if (asked.kind !== 'needs-yes') throw new Error(asked.say);
    await Promise.all([desk.tap(asked.nonce), desk.tap(asked.nonce)]);
    expect(desk.standing()).toHaveLength(1);
    expect(desk.writes()).toBe(1);
  });

  it('says what is only asked for as just that', async () => {
    await using desk = await bookingDesk();
    const [slot] = await desk.offers({ event_type: 'consultation' });
    const asked = await desk.ask('book_appointment', { slot_id: slot?.id, ...guest });
    expect(asked).toMatchObject({
      irreversible: [expect.stringContaining('It is a request'), expect.anything()],
    });
    const done = await desk.withYes('book_appointment', { slot_id: slot?.id, ...guest });
    expect(done.kind).toBe('pending');
    expect(done.say).not.toMatch(/is booked/);
    expect(await desk.events()).toMatchObject([{ status: 'tentative' }]);
  });

  it('tells the price before', async () => {
    await using desk = await bookingDesk();
    const [slot] = await desk.offers({ event_type: 'paid session' });
    const asked = await desk.ask('book_appointment', { slot_id: slot?.id, ...guest });
    expect(asked).toMatchObject({
      irreversible: ['It costs 90.00 USD, and Cal.com asks for the payment.', expect.anything()],
    });
  });

  it('lets the person change their mind about whom and when', async () => {
    await using desk = await bookingDesk();
    const [first, second] = await desk.offers();
    await desk.ask('book_appointment', { slot_id: first?.id, ...guest });
    await desk.ask('book_appointment', { slot_id: first?.id, name: 'Bob', email: 'bob@example.com' });
    const done = await desk.withYes('book_appointment', {
      slot_id: second?.id,
      name: 'Bob',
      email: 'bob@example.com',
    });
    expect(bookingOf(done)).toMatchObject({
      start: second?.start,
      attendees: [{ email: 'bob@example.com' }],
    });
    expect(desk.standing()).toHaveLength(1);
  });
});

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

describe('moving and cancelling', () => {
  async function booked() {
    const desk = await bookingDesk();
    const [slot] = await desk.offers();
    const done = await desk.withYes('book_appointment', { slot_id: slot?.id, ...guest });
    return Object.assign(desk, { uid: bookingOf(done).uid });
  }

  it('moves it to an offered time, asking first; the event stays the same one', async () => {
    await using desk = await booked();
    const [before] = await desk.events();
    const [, , third] = slotsOf(
      await desk.ask('check_availability', { date: '2026-11-25', appointment: 'Jane' }),
    );
    const asked = await desk.ask('reschedule_appointment', { appointment: 'Jane', slot_id: third?.id });
    expect(asked).toMatchObject({
      kind: 'needs-yes',
      irreversible: [expect.stringContaining('about the new time')],
    });
    expect(await desk.events()).toEqual([before]);
    const done = await desk.withYes('reschedule_appointment', { appointment: 'Jane', slot_id: third?.id });
    expect(bookingOf(done)).toMatchObject({ start: third?.start, rescheduledFromUid: desk.uid });
    expect(await desk.events()).toMatchObject([{ id: before?.id, start: third?.start }]);
    expect((await desk.changes()).map(({ kind }) => kind)).toEqual(['add', 'move']);
    expect(desk.standing()).toHaveLength(1);
    // Only the new one is still to come.
    expect(await desk.ask('cancel_appointment', {})).toMatchObject({ kind: 'needs-yes' });
  });

  it('does not move it to a time that was not offered for it', async () => {
    await using desk = await booked();
    const [, free] = await desk.offers();
    const refused = await desk.withYes('reschedule_appointment', { slot_id: free?.id });
    expect(refused.kind).toBe('not-offered');
    expect(desk.standing()).toMatchObject([{ uid: desk.uid }]);
  });

  it('cancels it, asking first, and takes it off the schedule', async () => {
    await using desk = await booked();
    const asked = await desk.ask('cancel_appointment', { appointment: 'the demo' });
    expect(asked).toMatchObject({ kind: 'needs-yes' });
    expect(desk.standing()).toHaveLength(1);
    const done = await desk.withYes('cancel_appointment', { appointment: 'the demo' });
    expect(done.say).toMatch(/is cancelled\. It was Tue 24 Nov, 9:00–9:30 am\./);
    expect(desk.standing()).toEqual([]);
    expect(await desk.events()).toEqual([]);
    expect(await desk.ask('cancel_appointment', {})).toMatchObject({ kind: 'not-found' });
  });

  it('is content when somebody else cancelled it a moment before', async () => {
    await using desk = await booked();
    desk.cal.control.cancel(desk.uid);
    const done = await desk.withYes('cancel_appointment', {});
    expect(done).toMatchObject({ kind: 'done', say: expect.stringContaining('is cancelled') });
    expect(await desk.events()).toEqual([]);
  });

  it('may book the same again after it was cancelled', async () => {
    await using desk = await booked();
    await desk.withYes('cancel_appointment', {});
    const [slot] = await desk.offers();
    expect(await desk.withYes('book_appointment', { slot_id: slot?.id, ...guest })).toMatchObject({
      kind: 'done',
    });
    expect(await desk.intents()).toContain('over');
    expect(desk.standing()).toHaveLength(1);
  });

  it('asks which, where several fit', async () => {
    await using desk = await booked();
    const slots = await desk.offers();
    await desk.withYes('book_appointment', {
      slot_id: slots[3]?.id,
      name: 'Janet',
      email: 'janet@example.com',
    });
    expect(await desk.ask('cancel_appointment', {})).toMatchObject({ kind: 'ambiguous', choices: [{}, {}] });
    expect(await desk.ask('cancel_appointment', { appointment: 'Janet' })).toMatchObject({
      kind: 'needs-yes',
    });
  });

  it.each([
    ['remove_event', { event: 'Demo between Host and Jane Doe' }],
    ['move_event', { event: 'Demo between Host and Jane Doe', to_time: '15:00' }],
    ['undo_change', {}],
  ])('is not touched by %s', async (tool, args) => {
    await using desk = await booked();
    const before = await desk.events();
    expect(await desk.ask(tool, args, { byHand: true })).toMatchObject({
      kind: expect.stringMatching(/not-allowed|invalid/),
    });
    expect(await desk.ask(tool, args)).toMatchObject({ kind: 'not-allowed' });
    expect(await desk.events()).toEqual(before);
  });
});

describe('over the person’s own schedule', () => {
  it('is said in the question, booked on a yes, and stored as an overlap', async () => {
    await using desk = await bookingDesk();
    await desk.ask('add_event', { title: 'Gym', date: day, start_time: '10:00', duration: 60 });
    const clashing = (await desk.offers({ duration: 60 })).find(({ clash }) => clash);
    const args = { slot_id: clashing?.id, ...guest };
    const asked = await desk.ask('book_appointment', args);
    expect(asked).toMatchObject({ summary: expect.stringContaining('over something on your own calendar') });
    expect(await desk.withYes('book_appointment', args)).toMatchObject({ kind: 'done' });
    expect(await desk.events()).toHaveLength(2);
  });
});
