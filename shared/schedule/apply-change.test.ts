import 'temporal-polyfill/global';
import { expect, test } from 'vitest';
import { applyChange, type ScheduleCopy } from './apply-change.ts';
import type { Change } from './change.ts';
import type { ScheduleEvent } from './event.ts';

const event = (id: string, hour: number, over: Partial<ScheduleEvent> = {}): ScheduleEvent => {
  const clock = (h: number) => `${String(h).padStart(2, '0')}:00`;
  return {
    id,
    title: id,
    start: `2026-11-20T${clock(hour)}:00Z`,
    end: `2026-11-20T${clock(hour + 1)}:00Z`,
    wall: {
      start: { date: '2026-11-20', time: clock(hour) },
      end: { date: '2026-11-20', time: clock(hour + 1) },
      startZone: 'UTC',
      endZone: 'UTC',
    },
    allDay: false,
    guests: [],
    reminders: [],
    busy: true,
    status: 'confirmed',
    source: 'hand',
    links: [],
    version: 1,
    ...over,
  };
};
const change = (version: number, before: ScheduleEvent | null, after: ScheduleEvent | null): Change => ({
  version,
  kind: !before ? 'add' : !after ? 'remove' : 'move',
  before,
  after,
  at: '2026-11-20T08:00:00Z',
  who: { channel: 'panel' },
});
const window = { start: '2026-11-20T00:00:00Z', end: '2026-11-21T00:00:00Z' };
const copyOf = (version: number, ...events: ScheduleEvent[]): ScheduleCopy => ({
  version,
  window,
  events: new Map(events.map((e) => [e.id, e])),
});
const idsAfter = (copy: ScheduleCopy, next: Change) => {
  const applied = applyChange(copy, next);
  return applied.kind === 'applied' ? [applied.copy.version, [...applied.copy.events.keys()]] : applied;
};

test('add, move and remove are followed in order', () => {
  const gym = event('gym', 7);
  expect(idsAfter(copyOf(3), change(4, null, gym))).toEqual([4, ['gym']]);
  expect(idsAfter(copyOf(3, gym), change(4, gym, null))).toEqual([4, []]);
  const moved = applyChange(copyOf(3, gym), change(4, gym, event('gym', 8)));
  expect(moved.kind === 'applied' && moved.copy.events.get('gym')?.start).toBe('2026-11-20T08:00:00Z');
});

test('what the copy already has is not applied again', () => {
  expect(applyChange(copyOf(4), change(4, null, event('gym', 7)))).toEqual({ kind: 'known' });
});

test('a missing version asks for a reload instead of guessing', () => {
  expect(applyChange(copyOf(4), change(6, null, event('gym', 7)))).toEqual({
    kind: 'reload',
    why: 'gap',
  });
});

test('an event that moves out of the window leaves the copy, one that moves in joins it', () => {
  const inside = event('gym', 7);
  const outside = event('gym', 7, { start: '2026-11-25T07:00:00Z', end: '2026-11-25T08:00:00Z' });
  expect(idsAfter(copyOf(1, inside), change(2, inside, outside))).toEqual([2, []]);
  expect(idsAfter(copyOf(1), change(2, outside, inside))).toEqual([2, ['gym']]);
});

test('a change of a series is left to the server', () => {
  const series = { id: 's', rule: 'FREQ=DAILY', originalStart: '2026-11-20T07:00:00Z' };
  const applied = applyChange(copyOf(1), change(2, null, event('gym', 7, { series })));
  expect(applied).toEqual({ kind: 'reload', why: 'series' });
});

test('the copy that was given is not changed', () => {
  const before = copyOf(1);
  applyChange(before, change(2, null, event('gym', 7)));
  expect(before.events.size).toBe(0);
});
