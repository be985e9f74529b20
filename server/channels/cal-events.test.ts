/** Cal.com tells us: who may, what is kept, and that nothing it says is believed without reading it. */
import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { sweepAllBookings } from '#server/jobs/sweep-bookings.ts';
import { verifyCalSignature } from '#server/vendors/cal/read-webhook.ts';
import { startTestApp } from '#server/testing/test-app.ts';
import type { TestApp } from '#server/testing/test-app.ts';

const now = '2026-11-20T09:00:00Z';
const path = '/api/webhook/cal';
const guest = { name: 'Jane Doe', email: 'jane@example.com', timeZone: 'Europe/Berlin' };

const start = () => startTestApp({ now, cal: true });
const book = (app: TestApp, at = '2026-11-24T09:00:00Z') =>
  app.cal.control.book({ start: at, eventTypeId: 101, attendee: guest });

function send(app: TestApp, body: string, signature: string | null = sign(app, body)) {
  const headers = {
    'content-type': 'application/json',
    ...(signature === null ? {} : { 'x-cal-signature-256': signature }),
  };
  return app.send(path, { method: 'POST', body, headers });
}

const sign = (app: TestApp, body: string) =>
  createHmac('sha256', app.secrets.CAL_WEBHOOK_SECRET).update(body).digest('hex');
const news = (uid: string, trigger = 'BOOKING_CREATED', createdAt = now) =>
  JSON.stringify({
    triggerEvent: trigger,
    createdAt,
    payload: { uid, eventTypeId: 101, status: 'ACCEPTED' },
  });

async function eventsOf(app: TestApp): Promise<{ title: string; start: string; status: string }[]> {
  const { events } = await app.trpc.schedule.list.query({
    from: '2026-11-01T00:00:00Z',
    to: '2027-01-01T00:00:00Z',
  });
  return events.map(({ title, start: at, status }) => ({ title, start: at, status }));
}

/** Until it is so, or for six seconds. */
async function until<T>(look: () => Promise<T>, isSo: (seen: T) => boolean): Promise<T> {
  for (let round = 0; round < 60; round += 1) {
    const seen = await look();
    if (isSo(seen)) return seen;
    await sleep(100);
  }
  return look();
}

describe('the webhook of Cal.com', () => {
  it('was asked for at the start, with our address and secret, once', async () => {
    await using app = await start();
    const hooks = app.cal.control.webhooks();
    expect(hooks).toMatchObject([{ subscriberUrl: `${app.url}${path}`, active: true }]);
    expect(hooks[0]?.triggers).toContain('BOOKING_CANCELLED');
  });

  it('puts what happened elsewhere on the schedule: booked, moved, asked for, confirmed, cancelled', async () => {
    await using app = await start();
    const { uid } = book(app);
    await until(
      () => eventsOf(app),
      (events) => events.length === 1,
    );
    app.clock.advance(1_000);
    const moved = app.cal.control.reschedule(uid, '2026-11-25T13:00:00Z');
    expect(
      await until(
        () => eventsOf(app),
        ([event]) => event?.start === '2026-11-25T13:00:00Z',
      ),
    ).toHaveLength(1);
    app.clock.advance(1_000);
    app.cal.control.cancel(moved.uid);
    expect(
      await until(
        () => eventsOf(app),
        (events) => events.length === 0,
      ),
    ).toEqual([]);

    const request = app.cal.control.book({
      start: '2026-11-26T09:00:00Z',
      eventTypeId: 103,
      attendee: guest,
    });
    expect(
      await until(
        () => eventsOf(app),
        (events) => events.length === 1,
      ),
    ).toMatchObject([{ status: 'tentative' }]);
    app.clock.advance(1_000);
    app.cal.control.confirm(request.uid);
    expect(
      await until(
        () => eventsOf(app),
        ([event]) => event?.status === 'confirmed',
      ),
    ).toMatchObject([{ status: 'confirmed' }]);
    app.clock.set('2026-11-26T10:30:00Z');
    app.cal.control.noShow(request.uid);
    app.cal.control.endMeeting(request.uid);
    const seen = await until(
      () =>
        app.query<{ ended: string | null; absent: boolean | null }>(
          `select meeting_ended_at as ended, (details->'attendees'->0->>'absent')::boolean as absent from bookings where uid = $1`,
          [request.uid],
        ),
      ([row]) => row?.ended !== null && row?.absent === true,
    );
    expect(seen).toMatchObject([{ absent: true, ended: expect.anything() }]);
  });

  it.each(['duplicate', 'reorder'] as const)('ends the same when deliveries come as %s', async (webhooks) => {
    await using app = await start();
    app.cal.control.setFaults({ webhooks });
    const one = book(app);
    const two = book(app, '2026-11-24T13:00:00Z');
    app.clock.advance(1_000);
    app.cal.control.cancel(one.uid);
    await until(
      () => app.query('select from vendor_events where handled_at is null'),
      (open) => open.length === 0,
    );
    await sleep(700);
    const events = await until(
      () => eventsOf(app),
      (seen) => seen.length === 1,
    );
    expect(events).toMatchObject([{ start: '2026-11-24T13:00:00Z' }]);
    const [kept] = await app.query<{ n: number }>('select count(*)::int as n from vendor_events');
    expect(kept?.n).toBe(3);
    expect(app.cal.control.bookings().find(({ uid }) => uid === two.uid)?.status).toBe('accepted');
  });

  it('finds by its sweep what no webhook told', async () => {
    await using app = await start();
    app.cal.control.setFaults({ webhooks: 'drop' });
    book(app);
    await app
      .query(`insert into jobs.job_common (name, data) select 'sweep-bookings', '{}'::jsonb`)
      .catch(() => []);
    await sweepAllBookings(app.deps, new AbortController().signal);
    expect(await eventsOf(app)).toHaveLength(1);
  });

  it('keeps the body only until it was handled', async () => {
    await using app = await start();
    const { uid } = book(app);
    await send(app, news(uid));
    const rows = await until(
      () =>
        app.query<{ body: unknown; handled: boolean }>(
          'select body, handled_at is not null as handled from vendor_events',
        ),
      (seen) => seen.length > 0 && seen.every(({ handled }) => handled),
    );
    expect(rows.every(({ body }) => body === null)).toBe(true);
  });
});

describe('what may not pass', () => {
  it('401 for a missing, wrong or foreign signature, and nothing is kept', async () => {
    await using app = await start();
    app.cal.control.setFaults({ webhooks: 'drop' });
    const { uid } = book(app);
    const body = news(uid);
    const signatures = [
      null,
      '',
      sign(app, `${body} `),
      createHmac('sha256', 'another secret').update(body).digest('hex'),
      `sha256=${sign(app, body)}`,
      'no-secret-provided',
    ];
    for (const signature of signatures)
      expect([signature, (await send(app, body, signature)).status]).toEqual([signature, 401]);
    expect(await app.query('select from vendor_events')).toEqual([]);
    expect((await send(app, body)).status).toBe(200);
    expect(await app.query('select from vendor_events')).toHaveLength(1);
  });

  it('accepts the vector of the documentation', async () => {
    const body = '{"triggerEvent":"PING","createdAt":"2026-11-20T10:00:00.000Z","payload":{}}';
    const hex = '561877f6e9f189c30146d1369450f0bda89690063288cc1b1f251ff82f66ea7f';
    expect(verifyCalSignature('whsec_test', hex, Buffer.from(body))).toBe(true);
    expect(
      verifyCalSignature('', createHmac('sha256', '').update(body).digest('hex'), Buffer.from(body)),
    ).toBe(false);
  });

  it('400 for what is no webhook, 413 above 256 KB, 200 for a ping and for nobody’s news', async () => {
    await using app = await start();
    expect((await send(app, 'not json')).status).toBe(400);
    expect((await send(app, '{"triggerEvent":"BOOKING_CREATED"}')).status).toBe(400);
    expect(
      (
        await send(
          app,
          JSON.stringify({ triggerEvent: 'PING', createdAt: now, payload: {}, pad: 'x'.repeat(262_144) }),
        )
      ).status,
    ).toBe(413);
    expect(
      await send(app, JSON.stringify({ triggerEvent: 'PING', createdAt: now, payload: {} })),
    ).toMatchObject({
      status: 200,
      body: { ignored: true },
    });
    expect((await send(app, news('nobody-knows-it'))).status).toBe(200);
    expect(await eventsOf(app)).toEqual([]);
  });

  it('believes Cal.com’s API and not the news: a booking that is not there is not made up', async () => {
    await using app = await start();
    const { uid } = book(app);
    await until(
      () => eventsOf(app),
      (events) => events.length === 1,
    );
    // Well signed, and untrue.
    await send(app, news(uid, 'BOOKING_CANCELLED', '2026-11-20T09:00:09Z'));
    await until(
      () => app.query('select from vendor_events where handled_at is null'),
      (open) => open.length === 0,
    );
    expect(await eventsOf(app)).toHaveLength(1);
  });

  it('503 when the database is away, so that Cal.com tries again', async () => {
    await using app = await start();
    const { uid } = book(app);
    const { pools } = app.deps;
    const query = pools.system.query.bind(pools.system);
    pools.system.query = (() =>
      Promise.reject(Object.assign(new Error('gone'), { code: 'ECONNREFUSED' }))) as typeof query;
    const answer = await send(app, news(uid, 'BOOKING_PAID'));
    pools.system.query = query;
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).not.toBeNull();
  });
});
