import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readIcs } from '#shared/ics/read-ics.ts';
import { startTestApp } from '#server/testing/test-app.ts';
import type { TestApp, TestPerson } from '#server/testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-20T09:00:00Z' });
});
afterAll(() => app[Symbol.asyncDispose]());

const add = (person: TestPerson, title: string, date: string) =>
  person.trpc.schedule.add.mutate({ title, start: { date, time: '10:00' }, durationMinutes: 60 });

async function subscribed(): Promise<TestPerson & { path: string }> {
  const person = await app.addPerson();
  const { path } = await person.trpc.calendar.feed.make.mutate();
  return { ...person, path };
}

const summaries = (body: unknown) => readIcs(String(body)).events.map(({ summary }) => summary);

describe('the feed of a calendar', () => {
  it('gives its own events to whoever has the address, and sets no cookie', async () => {
    const me = await subscribed();
    const other = await subscribed();
    await add(me, 'Mine', '2026-11-21');
    await add(other, 'Theirs', '2026-11-21');
    const answer = await app.send(me.path);
    expect(answer.status).toBe(200);
    expect(summaries(answer.body)).toEqual(['Mine']);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('private, no-cache');
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(summaries((await app.send(other.path)).body)).toEqual(['Theirs']);
  });

  it('shows 90 days back and 400 ahead', async () => {
    const me = await subscribed();
    await add(me, 'Long ago', '2026-08-21');
    await add(me, 'Lately', '2026-08-23');
    await add(me, 'Soon', '2027-12-24');
    await add(me, 'Far', '2027-12-26');
    expect(summaries((await app.send(me.path)).body)).toEqual(['Lately', 'Soon']);
  });

  it('is not sent again until something changed', async () => {
    const me = await subscribed();
    await add(me, 'One', '2026-11-21');
    const first = await app.send(me.path);
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[0-9a-f]{32}"$/);
    expect(Date.parse(first.headers.get('last-modified') ?? '')).toBe(Date.parse('2026-11-20T09:00:00Z'));
    const again = await app.send(me.path, { headers: { 'if-none-match': `W/"other", ${tag}` } });
    expect([again.status, again.body, again.headers.get('etag')]).toEqual([304, '', tag]);
    await add(me, 'Two', '2026-11-22');
    const changed = await app.send(me.path, { headers: { 'if-none-match': tag } });
    expect([changed.status, summaries(changed.body)]).toEqual([200, ['One', 'Two']]);
  });

  it('answers HEAD with the same head and no body', async () => {
    const me = await subscribed();
    const [got, head] = [await app.send(me.path), await app.send(me.path, { method: 'HEAD' })];
    expect([head.status, head.body, head.headers.get('etag')]).toEqual([200, '', got.headers.get('etag')]);
  });

  it('tells nothing about a token that never was and one that was taken back', async () => {
    const me = await subscribed();
    const unknown = await app.send(`/api/calendar/${'A'.repeat(43)}.ics`);
    expect(unknown.status).toBe(404);
    await me.trpc.calendar.feed.revoke.mutate();
    const revoked = await app.send(me.path);
    expect([revoked.status, revoked.body]).toEqual([404, unknown.body]);
    expect(await me.trpc.calendar.feed.get.query()).toEqual({ isOn: false });
  });

  it.each(['x', '', '%00', 'null.ics', `${'A'.repeat(42)}.ics`, `${'A'.repeat(5000)}.ics`])(
    'has nothing at %j',
    async (file) => {
      expect([400, 404]).toContain((await app.send(`/api/calendar/${file}`)).status);
    },
  );

  it('stops at the old address when a new one is made', async () => {
    const me = await subscribed();
    const { path } = await me.trpc.calendar.feed.make.mutate();
    expect(path).toMatch(/^\/api\/calendar\/[\w-]{43}\.ics$/);
    expect((await app.send(me.path)).status).toBe(404);
    expect((await app.send(path)).status).toBe(200);
  });

  it('keeps only the hash of the token', async () => {
    const me = await subscribed();
    const token = /([\w-]{43})\.ics$/.exec(me.path)?.[1] ?? '';
    const rows = await app.query<{ feed_token: string }>(
      'select feed_token from calendars where owner_id = $1',
      [me.personId],
    );
    expect(rows[0]?.feed_token).toMatch(/^[0-9a-f]{64}$/);
    expect((await app.send(`/api/calendar/${rows[0]?.feed_token}.ics`)).status).toBe(404);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('bounds how often one address is asked', async () => {
    const me = await subscribed();
    const asked = await Promise.all(Array.from({ length: 61 }, () => app.send(me.path, { method: 'HEAD' })));
    expect(asked.filter(({ status }) => status === 429)).toHaveLength(1);
    expect(asked.find(({ status }) => status === 429)?.headers.get('retry-after')).toBe('60');
  });
});

describe('everything to take away', () => {
  it('is every table of the person and of nobody else, without what opens doors', async () => {
    const me = await subscribed();
    const other = await subscribed();
    await add(me, 'Mine', '2026-11-21');
    await add(other, 'Theirs', '2026-11-21');
    const saved = await me.trpc.calendar.export.query({ format: 'json' });
    const read = JSON.parse(saved.text) as Record<string, unknown>;
    expect(saved.name).toBe('calendar-agent-2026-11-20.json');
    expect(Object.keys(read)).toEqual(
      expect.arrayContaining([
        'events',
        'changes',
        'conversations',
        'turns',
        'settings',
        'calendars',
        'bookings',
      ]),
    );
    expect(read['events']).toMatchObject([{ title: 'Mine' }]);
    expect(saved.text).not.toContain('Theirs');
    expect(saved.text).not.toContain(other.personId);
    expect(saved.text).not.toMatch(/"[a-z_]*(token|sealed|secret|nonce)[a-z_]*":/);
  });
});
