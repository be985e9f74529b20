import 'temporal-polyfill/global';
import { expect, test } from 'vitest';
import { draftEvent } from './draft-event.ts';
import { freshChanges, shownEvents } from './shown-events.ts';
import type { Change } from '#shared/schedule/change.ts';

const zone = 'America/New_York';
const start = { date: '2026-11-20', time: '07:00', timeZone: zone };
const gym = draftEvent('gym', { title: 'Gym', start }, zone);
const to = {
  start: { date: '2026-11-20', time: '09:00', timeZone: zone },
  end: { date: '2026-11-20', time: '10:00', timeZone: zone },
};

test('what is asked for is drawn as waiting, the truth stays as it was', () => {
  const [moved] = shownEvents([gym], [{ id: 1, since: 0, act: { kind: 'move', event: gym, to } }], zone);
  expect(moved).toMatchObject({ id: 'gym', start: '2026-11-20T14:00:00Z', isWaiting: true });
  expect(gym.start).toBe('2026-11-20T12:00:00Z');
});

test('a removal that runs is not drawn, an addition that runs is', () => {
  const shown = shownEvents(
    [gym],
    [
      { id: 1, since: 0, act: { kind: 'remove', event: gym } },
      { id: 2, since: 0, act: { kind: 'add', input: { title: 'Walk', ...to } } },
    ],
    zone,
  );
  expect(shown.map((e) => [e.title, e.isWaiting])).toEqual([['Walk', true]]);
});

test('when the stream was faster than the answer, the event is not drawn twice', () => {
  const shown = shownEvents(
    [gym],
    [{ id: 1, since: 0, act: { kind: 'add', input: { title: 'Gym', start } } }],
    zone,
  );
  expect(shown).toHaveLength(1);
  expect(shown[0]?.isWaiting).toBeUndefined();
});

test('only what was heard of lately is fresh, the newest of each event', () => {
  const change = (version: number): Change => ({
    version,
    kind: 'update',
    before: gym,
    after: gym,
    at: '2026-11-20T08:00:00Z',
    who: { channel: 'chat' },
  });
  const fresh = freshChanges(
    [
      { change: change(1), seenAt: 100 },
      { change: change(2), seenAt: 900 },
      { change: change(3), seenAt: 950 },
    ],
    500,
  );
  expect([...fresh.values()].map((s) => s.change.version)).toEqual([3]);
});
