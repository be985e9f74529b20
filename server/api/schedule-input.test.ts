import { describe, expect, it } from 'vitest';
import { startTestApp } from '#server/testing/test-app.ts';

const now = '2026-11-20T09:00:00Z';
type Loose = Record<string, unknown>;

describe('what the panel and scripts send', () => {
  it('may be a moment written as one text, which keeps its time', async () => {
    await using app = await startTestApp({ now });
    const instant = await app.trpc.schedule.add.mutate({
      title: 'Call',
      start: '2026-12-20T15:00:00Z',
      durationMinutes: 30,
    } as never);
    expect(instant).toMatchObject({
      kind: 'done',
      receipt: {
        changes: [{ event: { start: '2026-12-20T15:00:00Z', end: '2026-12-20T15:30:00Z', allDay: false } }],
      },
    });
  });

  it('changes title and time of an event in one go, as one change', async () => {
    await using app = await startTestApp({ now });
    const added = await app.trpc.schedule.add.mutate({
      title: 'Call',
      start: { date: '2026-12-20', time: '15:00' },
    });
    if (added.kind !== 'done') throw new Error(added.say);
    const event = added.receipt.changes[0]?.event;
    const updated = await app.trpc.schedule.update.mutate({
      id: event?.id ?? '',
      title: 'Long call',
      start: { date: '2026-12-21', time: '09:00' },
      durationMinutes: 90,
    });
    expect(updated).toMatchObject({
      kind: 'done',
      receipt: {
        version: 2,
        changes: [
          {
            kind: 'update',
            event: {
              title: 'Long call',
              wall: {
                start: { date: '2026-12-21', time: '09:00' },
                end: { date: '2026-12-21', time: '10:30' },
              },
            },
          },
        ],
      },
    });
  });

  it('counts the end of whole days as the day after the last', async () => {
    await using app = await startTestApp({ now });
    const added = await app.trpc.schedule.add.mutate({
      title: 'Fair',
      allDay: true,
      start: { date: '2026-12-07' },
      end: { date: '2026-12-10' },
    });
    expect(added).toMatchObject({
      say: 'Fair is added: Mon 7 – Wed 9 Dec, all day.',
      receipt: {
        changes: [{ event: { wall: { start: { date: '2026-12-07' }, end: { date: '2026-12-10' } } } }],
      },
    });
  });

  it('may name a zone that does not exist, which counts as none', async () => {
    await using app = await startTestApp({ now });
    const added = await app.trpc.quickAdd.add.mutate({ text: 'call tomorrow 9am', timeZone: 'Mars/X' });
    expect(added).toMatchObject({
      kind: 'done',
      receipt: { changes: [{ event: { wall: { startZone: 'Europe/Berlin' } } }] },
    });
  });

  it('is refused, and changes nothing, when it names nothing to undo or cannot be stored', async () => {
    await using app = await startTestApp({ now });
    await app.trpc.schedule.add.mutate({ title: 'Call', start: { date: '2026-12-20', time: '15:00' } });
    const { calls: _before, ...before } = await app.rows();
    expect(await app.trpc.schedule.undo.mutate({} as never)).toMatchObject({ kind: 'invalid' });
    expect(await app.trpc.quickAdd.add.mutate({ text: 'a\0b tomorrow 9am' })).toMatchObject({
      kind: 'invalid',
    });
    for (const start of [7, null, 'x', { date: 7 }, {}] as Loose[keyof Loose][]) {
      const outcome = await app.trpc.schedule.add.mutate({ title: 'Call', start } as never);
      expect(['invalid', 'needs']).toContain(outcome.kind);
    }
    const { calls: _after, ...after } = await app.rows();
    expect(after).toEqual(before);
  });
});
