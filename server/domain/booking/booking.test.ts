import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bookingDesk, bookingOf, day, guest, slotsOf, timesOf } from './booking-desk.testing.ts';
import type { BookingDesk } from './booking-desk.testing.ts';

describe('checking availability', () => {
  // Looking changes nothing: one desk is enough.
  let desk: BookingDesk;
  beforeAll(async () => void (desk = await bookingDesk()));
  afterAll(() => desk[Symbol.asyncDispose]());

  it('offers what Cal.com has free, in the person’s zone, as speech', async () => {
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
    const args = { date: day, event_type: 'demo', duration: 60, attendee_time_zone: 'America/New_York' };
    const { say } = await desk.ask('check_availability', args);
    expect(say).toContain('in New York');
    expect(say).toMatch(/four in the afternoon \(in New York .*10:00 am\)/);
  });

  it('takes the kind of appointment by its name or its length, and asks where several fit', async () => {
    const short = await desk.ask('check_availability', { date: day, duration: '15 minutes' });
    expect(short.say).toMatch(/^Short call, 15 minutes/);
    const asked = await desk.ask('check_availability', { date: day });
    expect(asked).toMatchObject({
      kind: 'ambiguous',
      choices: [{ value: 'demo' }, { value: 'short-call' }, { value: 'consultation' }],
    });
    const wordy = await desk.ask('check_availability', { date: day, event_type: 'the onboarding call' });
    expect(wordy.say).toMatch(/^Onboarding, 50 minutes/);
    const odd = await desk.ask('check_availability', { date: day, event_type: 'demo', duration: 25 });
    expect(odd).toMatchObject({ kind: 'invalid', problems: [{ field: 'duration' }] });
    const none = await desk.ask('check_availability', { date: day, event_type: 'massage' });
    expect(none).toMatchObject({ kind: 'not-found' });
  });

  it('looks further when nothing is free, and says that the day has nothing', async () => {
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
    expect(outcome.say).toContain('At 1 more your own calendar is busy.');
  });

  it('does so with the times near one that is lost or not offered as well', async () => {
    await using desk = await bookingDesk();
    await desk.ask('add_event', { title: 'Gym', date: day, start_time: '10:00', duration: 60 });
    const args = { date: day, event_type: 'demo', duration: 30, ...guest };
    const refused = await desk.ask('book_appointment', { ...args, time: '10:30' });
    if (refused.kind !== 'not-offered') throw new Error(refused.say);
    // What was asked for stands first, whatever is in its way here.
    expect(refused.nearest.map(({ wall, clash }) => [wall.start.time, clash?.[0]])).toEqual([
      ['10:30', 'Gym'],
      ['09:30', undefined],
      ['11:00', undefined],
    ]);
    const slots = await desk.offers({ duration: 30 });
    const nine = slots.find(({ wall }) => wall.start.time === '09:30');
    desk.cal.control.setFaults({ snatched: 1 });
    const taken = await desk.withYes('book_appointment', { ...guest, slot_id: nine?.id });
    if (taken.kind !== 'taken') throw new Error(taken.say);
    expect(taken.nearest.map(({ wall }) => wall.start.time)).toEqual(['09:00', '11:00', '11:30']);
    const when = await desk.ask('book_appointment', { date: day, event_type: 'demo', ...guest });
    expect(when).toMatchObject({ kind: 'needs', fields: ['time'], nearest: [{}, {}, {}] });
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
      summary: expect.stringContaining('for Jane Doe, jane@example.com'),
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

  it('asks again when the name or a further guest is another one than the person said yes to', async () => {
    await using desk = await bookingDesk();
    const [slot] = await desk.offers();
    const wish = { slot_id: slot?.id, email: 'kim@example.com' };
    const ask = (more: object) => desk.ask('book_appointment', { ...wish, ...more });
    const first = await ask({ name: 'Kim Moe' });
    const spelled = await ask({ name: 'kim  moe' });
    const renamed = await ask({ name: 'Kim Poe' });
    const crowded = await ask({ name: 'Kim Poe', guests: ['bo@example.com'] });
    const asked = [first, spelled, renamed, crowded];
    const nonces = asked.map((one) => (one.kind === 'needs-yes' ? one.nonce : one.say));
    expect(new Set(nonces).size).toBe(3);
    expect(nonces[1]).toBe(nonces[0]);
    expect(crowded.say).toContain('Cal.com writes to kim@example.com and bo@example.com at once.');
    expect(desk.writes()).toBe(0);
    await desk.tap(nonces[2] ?? '');
    expect(desk.standing().map(({ attendees, guests }) => [attendees[0]?.name, guests])).toEqual([
      ['Kim Poe', []],
    ]);
  });

  it('books by a tap whom the question named, whatever a model had made of the name', async () => {
    await using desk = await bookingDesk();
    const [slot] = await desk.offers();
    const asked = await desk.ask(
      'book_appointment',
      { slot_id: slot?.id, name: 'John Smith', email: 'kim@example.com' },
      { words: 'Kim Poe, kim@example.com' },
    );
    if (asked.kind !== 'needs-yes') throw new Error(asked.say);
    expect(asked.summary).toContain('for Kim Poe, ');
    const done = await desk.tap(asked.nonce);
    expect(bookingOf(done).attendees).toMatchObject([{ name: 'Kim Poe' }]);
  });
});
