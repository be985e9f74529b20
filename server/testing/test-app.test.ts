import { describe, expect, it } from 'vitest';
import { startTestApp } from './test-app.ts';

describe('startTestApp', () => {
  it('is the whole server, with a signed-in owner and a talk in progress', async () => {
    await using app = await startTestApp({ now: '2026-11-20T09:00:00Z' });
    const health = await app.send('/health');
    expect(health).toMatchObject({
      status: 200,
      body: { status: 'ok', database: 'ok', vendors: { tavus: 'off', anthropic: 'off' } },
    });
    const { status, outcome } = await app.callTool('add_event', {
      title: 'Gym',
      date: 'tomorrow',
      start_time: '7am',
    });
    expect({ status, outcome }).toMatchObject({ status: 200, outcome: { kind: 'done' } });
    const listed = await app.trpc.schedule.list.query({
      from: '2026-11-20T00:00:00Z',
      to: '2026-11-27T00:00:00Z',
    });
    expect(listed).toMatchObject({ version: 1, events: [{ title: 'Gym', start: '2026-11-21T06:00:00Z' }] });
    expect(await app.rows()).toMatchObject({ events: 1, changes: 1, calls: 1, version: 1 });
  });

  it('starts a simulated Tavus on demand, which calls this server', async () => {
    await using app = await startTestApp({ tavus: true });
    expect(app.deps.vendors).toMatchObject({ tavus: 'simulated', anthropic: 'off' });
    const started = await app.trpc.conversation.start.mutate({ timeZone: 'Europe/Berlin' });
    expect(started).toMatchObject({ kind: 'started', transport: 'simulated' });
  });
});
