import { expect, test, vi } from 'vitest';
import type { Change } from '#shared/schedule/change.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import type { ScheduleStreamInput } from '#extension/platform/stream.ts';
import { createLiveSchedule } from './live-schedule.ts';
import type { ScheduleApi } from './schedule-api.ts';

const day = { start: '2026-11-20T00:00:00.000Z', end: '2026-11-21T00:00:00.000Z' };
const event = (id: string): ScheduleEvent => ({
  id,
  title: id,
  start: '2026-11-20T09:00:00Z',
  end: '2026-11-20T10:00:00Z',
  wall: {
    start: { date: '2026-11-20', time: '09:00' },
    end: { date: '2026-11-20', time: '10:00' },
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
});
const added = (version: number, id: string): Change => ({
  version,
  kind: 'add',
  before: null,
  after: event(id),
  at: '2026-11-20T08:00:00Z',
  who: { channel: 'panel' },
});

/** A server whose answers the test hands out one by one. */
function setUp() {
  const asked: {
    from: string;
    to: string;
    answer: PromiseWithResolvers<{ version: number; events: ScheduleEvent[] }>;
  }[] = [];
  let stream: ScheduleStreamInput | undefined;
  const api = {
    schedule: {
      list: {
        query(input: { from: string; to: string }) {
          const answer = Promise.withResolvers<{ version: number; events: ScheduleEvent[] }>();
          asked.push({ ...input, answer });
          return answer.promise;
        },
      },
    },
  } as unknown as ScheduleApi;
  const end = new AbortController();
  const live = createLiveSchedule(
    { api, connect: (input) => (stream = input), now: () => 0 },
    { signal: end.signal, onSignedOut: () => {} },
  );
  const ids = () => [...(live.getState().copy?.events.keys() ?? [])].toSorted();
  const answer = async (n: number, version: number, ...events: string[]) => {
    asked[n]?.answer.resolve({ version, events: events.map(event) });
    await Promise.resolve();
    await Promise.resolve();
  };
  return { live, asked, ids, answer, change: (c: Change) => stream?.onChange(c), since: () => stream?.since };
}

test('it loads a window around the view, then follows the stream from the loaded version', async () => {
  const { live, asked, ids, answer, change, since } = setUp();
  live.show(day);
  expect(asked[0]).toMatchObject({ from: '2026-11-13T00:00:00.000Z', to: '2026-12-12T00:00:00.000Z' });
  await answer(0, 7, 'gym');
  expect(since()).toBe(7);
  change(added(8, 'lunch'));
  expect(ids()).toEqual(['gym', 'lunch']);
  expect(live.getState().copy?.version).toBe(8);
});

test('a day inside the window is not loaded again', async () => {
  const { live, asked, answer } = setUp();
  live.show(day);
  await answer(0, 1);
  live.show({ start: '2026-11-25T00:00:00.000Z', end: '2026-11-26T00:00:00.000Z' });
  expect(asked).toHaveLength(1);
});

test('a missing version is never guessed: the window is loaded again', async () => {
  const { asked, ids, answer, change, live } = setUp();
  live.show(day);
  await answer(0, 1, 'gym');
  change(added(3, 'late'));
  expect(ids()).toEqual(['gym']);
  await answer(1, 3, 'gym', 'missed', 'late');
  expect(asked).toHaveLength(2);
  expect(ids()).toEqual(['gym', 'late', 'missed']);
});

test('a load that is older than the stream gets what the stream told on top', async () => {
  const { ids, answer, change, live } = setUp();
  live.show(day);
  await answer(0, 1, 'gym');
  live.reload();
  change(added(2, 'lunch'));
  await answer(1, 1, 'gym');
  expect(ids()).toEqual(['gym', 'lunch']);
});

test('the same change told twice counts once', async () => {
  const { answer, change, live } = setUp();
  live.show(day);
  await answer(0, 1);
  change(added(2, 'lunch'));
  change(added(2, 'lunch'));
  expect(live.getState().recent).toHaveLength(1);
});

test('when nothing can be loaded it says so and tries again', async () => {
  vi.useFakeTimers();
  const { live, asked, answer } = setUp();
  live.show(day);
  asked[0]?.answer.reject(new Error('no server'));
  await vi.advanceTimersByTimeAsync(10);
  expect(live.getState().phase).toBe('failed');
  await vi.advanceTimersByTimeAsync(1_100);
  vi.useRealTimers();
  await answer(1, 1, 'gym');
  expect(live.getState().phase).toBe('ready');
});

test('a server that takes the question and never answers is asked again', async () => {
  vi.useFakeTimers();
  const { live, asked, answer } = setUp();
  live.show(day);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(live.getState().phase).toBe('failed');
  await vi.advanceTimersByTimeAsync(1_100);
  vi.useRealTimers();
  expect(asked).toHaveLength(2);
  await answer(1, 1, 'gym');
  expect(live.getState().phase).toBe('ready');
});

test('a wait for a version ends when the stream brings it, or in time', async () => {
  const { answer, change, live } = setUp();
  live.show(day);
  await answer(0, 1);
  const soon = live.reaches(2, 1_000);
  change(added(2, 'lunch'));
  expect(await soon).toBe(true);
  expect(await live.reaches(9, 5)).toBe(false);
});
