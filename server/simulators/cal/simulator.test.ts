/** The simulated Cal.com as a calendar: what it offers, holds, refuses, and whom it tells. */
import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { startReceiver } from '../tavus/call-for-test.ts';
import { machineClock } from '../tavus/clock.ts';
import type { CalSimulatorOptions } from './options.ts';
import type { AccountSeed } from './seed.ts';
import { startCalSimulator } from './start-cal-simulator.ts';

let now = Date.parse('2026-11-20T09:00:00Z');
const clock = { ...machineClock, now: () => now };
const attendee = { name: 'Jane', email: 'jane@example.com', timeZone: 'Europe/Berlin' };
type Type = NonNullable<AccountSeed['eventTypes']>[number];

async function start(
  type: Partial<Type> = {},
  seed: Partial<AccountSeed> = {},
  more: CalSimulatorOptions = {},
) {
  now = Date.parse('2026-11-20T09:00:00Z');
  const eventTypes = [{ title: 'Demo', slug: 'demo', lengthInMinutes: 60, ...type }];
  const account = { apiKey: 'k', timeZone: 'Europe/Berlin', eventTypes, ...seed };
  const sim = await startCalSimulator({ clock, accounts: [account], rateLimit: 1_000, ...more });
  const ask = async (method: string, path: string, body?: unknown, version = '2024-08-13') => {
    const headers = {
      authorization: 'Bearer k',
      'cal-api-version': version,
      'content-type': 'application/json',
    };
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const response = await fetch(`${sim.url}${path}`, init);
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as { data?: unknown; error?: { message: string } },
    };
  };
  return Object.assign(sim, {
    ask,
    async slots(date: string, zone = 'Europe/Berlin'): Promise<string[]> {
      const query = new URLSearchParams({ eventTypeId: '101', start: date, end: date, timeZone: zone });
      const { body } = await ask('GET', `/slots?${query.toString()}`, undefined, '2024-09-04');
      return Object.values(body.data as Record<string, { start: string }[]>)
        .flat()
        .map(({ start: at }) => at);
    },
    book: (at: string) => ask('POST', '/bookings', { start: at, eventTypeId: 101, attendee }),
  });
}

const clockOf = (slots: string[]) => slots.map((slot) => slot.slice(11, 16));

describe('free slots', () => {
  it('are the schedule’s hours, in the zone that was asked for', async () => {
    await using sim = await start();
    expect(clockOf(await sim.slots('2026-11-24'))).toEqual([
      '09:00',
      '10:00',
      '11:00',
      '12:00',
      '13:00',
      '14:00',
      '15:00',
      '16:00',
    ]);
    expect((await sim.slots('2026-11-24', 'America/New_York'))[0]).toBe('2026-11-24T03:00:00.000-05:00');
    expect(await sim.slots('2026-11-28')).toEqual([]);
  });

  it('leave out what is booked, with the buffers of both around it', async () => {
    await using sim = await start({ afterEventBuffer: 15, beforeEventBuffer: 15 });
    await sim.book('2026-11-24T11:00:00Z');
    expect(clockOf(await sim.slots('2026-11-24'))).toEqual(['09:00', '10:00', '14:00', '15:00', '16:00']);
    sim.control.block('2026-11-24T13:30:00Z', '2026-11-24T13:45:00Z');
    expect(clockOf(await sim.slots('2026-11-24'))).not.toContain('14:00');
  });

  it('keep the notice, the window and the limit of a day', async () => {
    await using sim = await start({ minimumBookingNotice: 120, windowDays: 5, limitPerDay: 1 });
    expect(clockOf(await sim.slots('2026-11-20'))).toEqual(['12:00', '13:00', '14:00', '15:00', '16:00']);
    expect(await sim.slots('2026-11-26')).toEqual([]);
    await sim.book('2026-11-24T11:00:00Z');
    expect(await sim.slots('2026-11-24')).toEqual([]);
    expect((await sim.book('2026-11-26T11:00:00Z')).body.error?.message).toMatch(/too far in the future/);
  });

  it('are an hour fewer or more on a night when the clocks change, and never doubled', async () => {
    const night = { availability: [{ days: ['Sunday'], startTime: '00:00', endTime: '06:00' }] };
    await using sim = await start({ windowDays: null }, night);
    expect(clockOf(await sim.slots('2027-03-28'))).toEqual(['01:00', '03:00', '04:00', '05:00']);
    const autumn = await sim.slots('2026-10-25');
    expect(autumn).toEqual([]);
    const next = await sim.slots('2027-10-31');
    expect(new Set(next.map((slot) => Date.parse(slot))).size).toBe(next.length);
    expect(clockOf(next).filter((time) => time === '02:00')).toHaveLength(2);
  });

  it('follow what a date has instead of its weekday', async () => {
    await using sim = await start(
      {},
      { overrides: [{ date: '2026-11-24', startTime: '13:00', endTime: '15:00' }] },
    );
    expect(clockOf(await sim.slots('2026-11-24'))).toEqual(['13:00', '14:00']);
  });
});

describe('holds', () => {
  it('hide a slot from others for five minutes, and are not asked for by a booking', async () => {
    await using sim = await start();
    const held = { eventTypeId: 101, slotStart: '2026-11-24T09:00:00Z' };
    expect((await sim.ask('POST', '/slots/reservations', held, '2024-09-04')).status).toBe(201);
    expect(clockOf(await sim.slots('2026-11-24'))).not.toContain('10:00');
    expect((await sim.ask('POST', '/slots/reservations', held, '2024-09-04')).status).toBe(422);
    now += 5 * 60_000 + 1;
    expect(clockOf(await sim.slots('2026-11-24'))).toContain('10:00');
    expect((await sim.book('2026-11-24T09:00:00Z')).status).toBe(201);
  });
});

describe('bookings', () => {
  it('never both win', async () => {
    await using sim = await start();
    const answers = await Promise.all(Array.from({ length: 20 }, () => sim.book('2026-11-24T09:00:00Z')));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(19);
  });

  it('fill the seats of a shared slot', async () => {
    await using sim = await start({ seats: 2 });
    const statuses = [];
    for (let n = 0; n < 3; n += 1) statuses.push((await sim.book('2026-11-24T09:00:00Z')).status);
    expect(statuses).toEqual([201, 201, 409]);
  });

  it('refuse what the vendor refuses, in its words', async () => {
    await using sim = await start({ requiresPhone: true, activePerAttendee: 1 });
    const post = (body: unknown) =>
      sim.ask('POST', '/bookings', body).then(({ body: b }) => b.error?.message);
    const wish = { start: '2026-11-24T09:00:00Z', eventTypeId: 101, attendee };
    expect(await post({ ...wish, attendee: undefined })).toBe(
      'attendee property is wrong,attendee should not be null or undefined ',
    );
    expect(await post({ ...wish, end: '2026-11-24T10:00:00Z' })).toBe(
      'end property is wrong,property end should not exist ',
    );
    expect(await post({ ...wish, eventTypeId: 9 })).toBe('Event type with id 9 not found.');
    expect(await post({ ...wish, lengthInMinutes: 15 })).toMatch(/^Can't specify 'lengthInMinutes'/);
    expect(await post(wish)).toMatch(/^Missing attendee phone number/);
    const withPhone = { ...wish, attendee: { ...attendee, phoneNumber: '+4930123456' } };
    expect(await post({ ...withPhone, start: '2026-11-19T09:00:00Z' })).toBe(
      'Attempting to book a meeting in the past.',
    );
    expect(await post(withPhone)).toBeUndefined();
    expect(await post({ ...withPhone, start: '2026-11-24T13:00:00Z' })).toMatch(
      /maximum number of active bookings/,
    );
  });

  it('count the requests of a minute', async () => {
    await using sim = await start({}, {}, { rateLimit: 3 });
    const answers = [];
    for (let n = 0; n < 4; n += 1) answers.push(await sim.ask('GET', '/me'));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(answers[2]?.headers.get('x-ratelimit-remaining-default')).toBe('0');
    now += 60_001;
    expect((await sim.ask('GET', '/me')).status).toBe(200);
  });
});

describe('webhooks', () => {
  it('are signed, and sent again until they are taken', async () => {
    let refusals = 2;
    await using receiver = await startReceiver(() => ({ status: refusals-- > 0 ? 503 : 200 }));
    await using sim = await start({}, {}, { allowLoopback: true, webhookRetryMs: [10, 10, 10] });
    const hook = { active: true, subscriberUrl: receiver.url, triggers: ['BOOKING_CREATED'], secret: 's' };
    expect((await sim.ask('POST', '/webhooks', hook)).status).toBe(201);
    await sim.book('2026-11-24T09:00:00Z');
    const [first, , last] = await receiver.waitFor(3);
    expect(last?.raw.equals(first?.raw ?? Buffer.alloc(0))).toBe(true);
    const signature = createHmac('sha256', 's')
      .update(first?.raw ?? '')
      .digest('hex');
    expect(first?.headers['x-cal-signature-256']).toBe(signature);
    expect(first?.body).toMatchObject({
      triggerEvent: 'BOOKING_CREATED',
      payload: { status: 'ACCEPTED', eventTypeId: 101 },
    });
  });

  it('do not go to this machine unless it was said', async () => {
    await using sim = await start();
    const hook = { active: true, subscriberUrl: 'http://127.0.0.1:1/x', triggers: ['BOOKING_CREATED'] };
    expect((await sim.ask('POST', '/webhooks', hook)).status).toBe(400);
  });
});

describe('shapes', () => {
  const start9 = '2026-11-24T09:00:00Z';
  it.each([
    ['/slots/reservations', { eventTypeId: 101, slotStart: start9, until: start9 }, '2024-09-04', 'until'],
    ['/slots/reservations', { eventTypeId: '101', slotStart: start9 }, '2024-09-04', 'eventTypeId'],
    ['/bookings', { start: start9, eventTypeId: 101, attendee, length: 30 }, '2024-08-13', 'length'],
    ['/bookings/UID/reschedule', { start: start9, end: start9 }, '2024-08-13', 'end'],
    ['/bookings/UID/cancel', { reason: 'Ill' }, '2024-08-13', 'reason'],
    ['/bookings/UID/confirm', { yes: true }, '2024-08-13', 'yes'],
    ['/bookings/UID/mark-absent', { attendees: ['jane@example.com'] }, '2024-08-13', 'attendees'],
    ['/webhooks', { subscriberUrl: 'https://example.com/x', triggers: ['A'] }, '2024-08-13', 'active'],
  ])('a request to %s with a field that Cal.com does not take is refused: %o', async (...asked) => {
    const [path, body, version, field] = asked;
    await using sim = await start();
    const made = await sim.book('2026-11-24T14:00:00Z');
    const { uid } = made.body.data as { uid: string };
    const refused = await sim.ask('POST', path.replace('UID', uid), body, version);
    expect(refused.status).toBe(400);
    expect(refused.body.error?.message).toContain(`${field} property is wrong`.trim());
  });

  it('an answer that is not Cal.com’s is a bug, and is not sent', async () => {
    await using sim = await start();
    await sim.book('2026-11-24T14:00:00Z');
    expect((await sim.ask('GET', '/bookings')).status).toBe(200);
    const [row] = sim.control.bookings();
    // One of its rows is what Cal.com never has.
    row?.attendees.splice(0);
    const broken = await fetch(`${sim.url}/bookings/${row?.uid ?? ''}`, {
      headers: { authorization: 'Bearer k', 'cal-api-version': '2024-08-13' },
    });
    expect(broken.status).toBe(500);
  });
});

it('queues the mails that Cal.com would send, and shows them', async () => {
  await using sim = await start();
  const { uid } = (await sim.book('2026-11-24T09:00:00Z')).body.data as { uid: string };
  sim.control.cancel(uid);
  expect(sim.control.mails().map(({ to, subject, hasFile }) => [to, subject, hasFile])).toEqual([
    ['jane@example.com', 'Invitation: Demo between Host and Jane', true],
    ['host1@example.com', 'Invitation: Demo between Host and Jane', true],
    ['jane@example.com', 'Cancelled: Demo between Host and Jane', true],
    ['host1@example.com', 'Cancelled: Demo between Host and Jane', true],
  ]);
  const page = await fetch(sim.origin, { headers: { accept: 'text/html' } });
  expect(await page.text()).toContain(
    '<td>jane@example.com</td><td>Invitation: Demo between Host and Jane</td>',
  );
});
