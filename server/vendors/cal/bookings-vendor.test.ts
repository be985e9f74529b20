/** Our client against the simulated Cal.com: what it sends, what it believes, what it makes of refusals. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BookingsVendor } from '#server/domain/booking/bookings-vendor.ts';
import { startCalSimulator } from '#server/simulators/cal/start-cal-simulator.ts';
import type { CalSimulator } from '#server/simulators/cal/start-cal-simulator.ts';
import { machineClock } from '#server/simulators/tavus/clock.ts';
import { testClock } from '#server/testing/test-clock.ts';
import { createCalBookings } from './bookings-vendor.ts';
import { createCalBudget } from './cal-budget.ts';
import { calRequest } from './cal-request.ts';
import type { CalAccess } from './cal-request.ts';
import { toRefusal } from './to-refusal.ts';

const clock = testClock('2026-11-20T09:00:00Z');
let sim: CalSimulator;
let access: CalAccess;
let vendor: BookingsVendor;

beforeAll(async () => {
  sim = await startCalSimulator({
    clock: { ...machineClock, now: clock.now },
    timeZone: 'Europe/Berlin',
    rateLimit: 10_000,
  });
});
beforeEach(() => {
  sim.control.clearFaults();
  sim.control.clearJournal();
  access = {
    baseUrl: sim.url,
    bearer: () => 'simulated',
    clock,
    budget: createCalBudget(clock),
    timeoutMs: 800,
    backoffMs: [10, 20],
  };
  access.budget.take = () => 0;
  vendor = createCalBookings(access);
});
afterAll(() => sim[Symbol.asyncDispose]());

const attendee = { name: 'Jane', email: 'jane@example.com', timeZone: 'Europe/Berlin' };
const wish = (start: string) => ({
  eventTypeId: 101,
  start,
  minutes: 30,
  hasLengths: true,
  attendee,
  guests: [],
  requestId: 'r1',
});

describe('what it asks', () => {
  it('carries the version of its resource in every request, and UTC', async () => {
    await vendor.me();
    await vendor.eventTypes();
    const slots = await vendor.slots({
      eventTypeId: 101,
      minutes: 30,
      hasLengths: true,
      from: '2026-11-24T00:00:00+01:00',
      to: '2026-11-25T00:00:00+01:00',
    });
    if (slots.kind === 'refused') throw new Error(slots.say);
    const held = await vendor.hold({
      eventTypeId: 101,
      start: slots.starts[0] ?? '',
      minutes: 30,
      hasLengths: true,
    });
    if (held.kind === 'refused') throw new Error(held.say);
    await vendor.release(held.holdUid);
    const booked = await vendor.book(wish(slots.starts[0] ?? ''));
    if (booked.kind === 'refused') throw new Error(booked.say);
    const { uid } = booked.booking;
    await vendor.booking(uid);
    await vendor.references(uid);
    await vendor.bookings({ statuses: ['upcoming'] });
    const moved = await vendor.reschedule({ uid, start: slots.starts[4] ?? '' });
    if (moved.kind === 'refused') throw new Error(moved.say);
    await vendor.cancel({ uid: moved.booking.uid, reason: 'Test' });
    const lines = sim.control.journal().filter((line) => line.what === 'rest');
    expect(
      lines.map(({ method, url, version }) => [method, url.replace(/\?.*|\/[\w-]{20,36}/g, '/x'), version]),
    ).toMatchSnapshot();
    expect(lines[2]?.url).toContain('start=2026-11-23T23%3A00%3A00Z');
    expect(lines[5]?.request).toMatchObject({ start: '2026-11-24T08:00:00Z', metadata: { requestId: 'r1' } });
  });

  it('has no word of the API that was shut down', async () => {
    const answer = await calRequest(
      { ...access, baseUrl: sim.url.replace('/v2', '/v1') },
      { method: 'GET', path: '/slots', version: '2024-09-04' },
    );
    if (answer.kind === 'ok') throw new Error('v1 answered');
    expect(toRefusal(answer, false)).toMatchObject({ reason: 'version' });
  });
});

describe('what it does not believe', () => {
  it.each([
    ['/event-types', null],
    ['/event-types', '2024-08-13'],
    ['/slots?eventTypeId=101&start=2026-11-24&end=2026-11-25', '2024-08-13'],
    ['/bookings?status=upcoming', '2024-06-14'],
    ['/bookings/none', '2024-06-14'],
  ])(
    'an answer to the wrong version of %s (%s) is never an empty list or “not found”',
    async (path, version) => {
      const headers = {
        authorization: 'Bearer simulated',
        ...(version === null ? {} : { 'cal-api-version': version }),
      };
      const raw = await fetch(`${sim.url}${path}`, { headers });
      const body = await raw.text();
      const lying = createCalBookings({ ...access, baseUrl: await echo(raw.status, body) });
      const answers = [
        await lying.eventTypes(),
        await lying.bookings({ statuses: ['upcoming'] }),
        await lying.booking('x'),
      ];
      for (const answer of answers) expect(answer).toMatchObject({ kind: 'refused', reason: 'version' });
    },
  );

  it('an unknown booking is not found, which is something else', async () => {
    expect(await vendor.booking('unknown')).toMatchObject({ reason: 'not-found' });
  });
});

describe('refusals by their exact texts', () => {
  const failed = (status: number, message: string) =>
    toRefusal({ kind: 'failed', why: 'http', status, message }, true).reason;
  it.each([
    [400, 'User either already has booking at this time or is not available', 'taken'],
    [409, 'User either already has booking at this time or is not available', 'taken'],
    [400, 'One of the hosts either already has booking at this time or is not available', 'taken'],
    [409, 'booking_conflict_error', 'taken'],
    [409, 'No more seats left at this seated booking.', 'taken'],
    [422, 'This time slot is already reserved by another user. Please choose a different time.', 'taken'],
    [422, "Can't reserve a slot if the event is already booked.", 'taken'],
    [400, 'Attempting to book a meeting in the past.', 'past'],
    [
      400,
      'The event type can\'t be booked at the "start" time provided. This could be because it\'s too soon (violating the minimum booking notice) or too far in the future',
      'too-soon-or-far',
    ],
    [
      400,
      "Attendee with this email can't book because the maximum number of active bookings has been reached.",
      'too-many-active',
    ],
    [404, 'Event type with id 999 not found.', 'no-event-type'],
    [404, 'Booking with uid=X was not found in the database', 'not-found'],
    [404, 'Booking with uid=X not found', 'not-found'],
    [404, 'Cannot GET /v2/slots?x', 'version'],
    [404, 'Cannot POST /v2/bookings/x/reschedule', 'version'],
    [
      400,
      "Can't cancel booking with uid=X because it has been cancelled already. Please provide uid of a booking that is not cancelled.",
      'already-cancelled',
    ],
    [400, 'This booking has already been cancelled.', 'already-cancelled'],
    [
      400,
      "Can't reschedule booking with uid=X because it has been cancelled and rescheduled already to booking with uid=Y. You probably want to reschedule Y instead",
      'already-moved',
    ],
    [400, 'Cannot cancel a booking that has already ended', 'ended'],
    [400, 'This event type does not allow cancellations', 'not-cancellable'],
    [400, 'Missing attendee phone number - it is required by the event type.', 'needs-phone'],
    [
      400,
      'Missing required booking field response: topic - it is required by the event type booking fields',
      'needs-field',
    ],
    [
      400,
      "Can't specify 'lengthInMinutes' because event type does not have multiple possible lengths.",
      'bad-length',
    ],
    [401, 'ApiAuthStrategy - api key - Your api key is not valid', 'key'],
    [403, 'PermissionsGuard - no authentication provided. Provide either authorization bearer token', 'key'],
    [429, 'Too many requests. Please try again later.', 'too-many'],
    [500, 'Internal server error.', 'unclear'],
    [418, 'Something new', 'other'],
  ])('%i “%s” is %s', (status, message, reason) => {
    expect(failed(status, message)).toBe(reason);
  });

  it('names the field, and the booking it was moved to', () => {
    const failure = { kind: 'failed', why: 'http', status: 400 } as const;
    expect(
      toRefusal(
        { ...failure, message: 'Missing required booking field response: topic - it is required' },
        true,
      ),
    ).toMatchObject({ detail: 'topic' });
    expect(
      toRefusal(
        { ...failure, message: 'cancelled and rescheduled already to booking with uid=abC-1. You' },
        true,
      ),
    ).toMatchObject({ detail: 'abC-1' });
  });
});

describe('trouble on the way', () => {
  it('repeats reads, and never a write', async () => {
    sim.control.setFaults({ serverErrors: 2 });
    expect(await vendor.me()).toMatchObject({ kind: 'me' });
    sim.control.clearJournal();
    sim.control.setFaults({ serverErrors: 1 });
    expect(await vendor.book(wish('2026-11-27T09:00:00Z'))).toMatchObject({ reason: 'unclear' });
    expect(
      sim.control.journal().filter((line) => line.what === 'rest' && line.method === 'POST'),
    ).toHaveLength(1);
  });

  it('knows a request that was never sent from one whose answer was lost', async () => {
    const closed = await startCalSimulator();
    await closed[Symbol.asyncDispose]();
    const nobody = createCalBookings({ ...access, baseUrl: closed.url });
    expect(await nobody.book(wish('2026-11-27T09:00:00Z'))).toMatchObject({ reason: 'unreachable' });
    sim.control.setFaults({ hungAnswers: 1 });
    expect(await vendor.book(wish('2026-11-27T10:00:00Z'))).toMatchObject({ reason: 'unclear' });
  });

  it('stays within the minute’s budget, leaves room for people, and waits after a 429', async () => {
    const budget = createCalBudget(clock);
    const asked = Array.from({ length: 130 }, () => budget.take(true));
    expect(asked.filter((wait) => wait === 0)).toHaveLength(80);
    expect(Array.from({ length: 50 }, () => budget.take(false)).filter((wait) => wait === 0)).toHaveLength(
      40,
    );
    expect(budget.take(false)).toBeGreaterThan(0);
    clock.advance(60_001);
    expect(budget.take(false)).toBe(0);

    const limited = createCalBookings({ ...access, budget });
    sim.control.setFaults({ tooMany: 1 });
    expect(await limited.me()).toMatchObject({ reason: 'too-many' });
    sim.control.clearJournal();
    expect(await limited.me()).toMatchObject({ reason: 'too-many', retryAfterSeconds: expect.any(Number) });
    expect(sim.control.journal()).toEqual([]);
    clock.advance(60_001);
    expect(await limited.me()).toMatchObject({ kind: 'me' });
  });

  it('says a wrong key in plain words', async () => {
    const wrong = createCalBookings({ ...access, bearer: () => 'cal_wrong' });
    expect(await wrong.me()).toMatchObject({ reason: 'key', say: 'Cal.com does not accept the API key.' });
  });
});

/** A server that gives everybody that answer. */
async function echo(status: number, body: string): Promise<string> {
  const { createServer } = await import('node:http');
  const server = createServer((_req, res) => {
    res.writeHead(status, { 'content-type': 'application/json' });
    res.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/v2`;
}
