import { expect, test } from 'vitest';
import type { LiveSchedule } from '#extension/features/live-schedule/live-schedule.ts';
import type { ScheduleApi } from '#extension/features/live-schedule/schedule-api.ts';
import type { ScheduleAct } from '#extension/features/live-schedule/schedule-act.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { createActs } from './perform-acts.ts';
import type { Toast, ToastButton } from './toast.ts';

const single: ScheduleEvent = {
  id: 'one',
  title: 'Stand-up',
  start: '2026-12-07T14:00:00Z',
  end: '2026-12-07T14:30:00Z',
  wall: {
    start: { date: '2026-12-07', time: '09:00' },
    end: { date: '2026-12-07', time: '09:30' },
    startZone: 'America/New_York',
    endZone: 'America/New_York',
  },
  allDay: false,
  guests: [],
  reminders: [],
  busy: true,
  status: 'confirmed',
  source: 'hand',
  links: [],
  version: 7,
};
const repeating: ScheduleEvent = {
  ...single,
  id: 'series_20261207T140000Z',
  series: { id: 'series', rule: 'FREQ=WEEKLY', originalStart: single.start },
};
const to = { start: { date: '2026-12-07', time: '10:00' }, end: { date: '2026-12-07', time: '10:30' } };
const moveOf = (event: ScheduleEvent): ScheduleAct => ({ kind: 'move', event, to });

function desk({
  answers = [] as (string | null)[],
  outcome = done,
}: {
  answers?: (string | null)[];
  outcome?: Outcome;
}) {
  const sent: unknown[] = [];
  const asked: string[] = [];
  const shown: { say: string; buttons: ToastButton[] }[] = [];
  const send = { mutate: (input: unknown) => Promise.resolve((sent.push(input), outcome)) };
  const toast: Toast = {
    show: ({ say }, buttons) => void shown.push({ say, buttons }),
    ask<T extends string>(say: string) {
      asked.push(say);
      return Promise.resolve((answers.shift() ?? null) as T | null);
    },
    close: () => undefined,
  };
  const acts = createActs({
    api: { schedule: { move: send, remove: send, undo: send } } as unknown as ScheduleApi,
    live: {
      getState: () => ({ phase: 'ready', copy: null, freshness: null, recent: [] }),
      reaches: () => Promise.resolve(true),
      reload: () => undefined,
    } as unknown as LiveSchedule,
    toast,
    newId: () => 'call',
    voice: () => ({
      now: '2026-12-01T12:00:00Z',
      timeZone: 'America/New_York',
      hour12: true,
      locale: 'en-US',
    }),
    onRunning: () => undefined,
    onSignedOut: () => undefined,
    onPanel: () => undefined,
  });
  return { acts, sent, asked, shown };
}

const done: Outcome = {
  kind: 'done',
  say: 'Stand-up is moved.',
  receipt: { version: 8, groupId: 'g', changes: [{ kind: 'move', event: single }] },
};

test('an event that stands alone is moved without a question', async () => {
  const { acts, sent, asked } = desk({});
  await acts.perform(moveOf(single));
  expect(asked).toEqual([]);
  expect(sent).toEqual([{ id: 'one', ifVersion: 7, ...to, callId: 'call' }]);
});

test('one of a series is moved or deleted only after it was said which', async () => {
  const { acts, sent, asked } = desk({ answers: ['following', 'this'] });
  await acts.perform(moveOf(repeating));
  await acts.perform({ kind: 'remove', event: repeating });
  expect(asked).toEqual(['Stand-up repeats. Move which?', 'Stand-up repeats. Delete which?']);
  expect(sent).toMatchObject([{ id: repeating.id, scope: 'following' }, { scope: 'this' }]);
});

test('a question that is closed sends nothing and draws nothing', async () => {
  const { acts, sent, shown } = desk({ answers: [null, null] });
  await acts.perform(moveOf(repeating));
  await acts.perform({ kind: 'remove', event: repeating });
  expect(sent).toEqual([]);
  expect(shown).toEqual([]);
  expect(acts.running()).toEqual([]);
});

test('what is chosen after a clash keeps which ones were meant', async () => {
  const outcome: Outcome = { kind: 'conflict', say: 'Something is there.', with: [single], alternatives: [] };
  const { acts, sent, asked, shown } = desk({ answers: ['all'], outcome });
  await acts.perform(moveOf(repeating));
  shown[0]?.buttons.find(({ text }) => text === 'Do it anyway')?.onClick();
  expect(asked).toHaveLength(1);
  expect(sent[1]).toMatchObject({ scope: 'all', allowOverlap: true });
});

test('where the server asks which ones, its choices are the buttons', async () => {
  const choices = [{ label: 'Just this one', value: 'this' }];
  const outcome: Outcome = { kind: 'ambiguous', say: 'Which?', question: 'Which?', choices };
  const { acts, sent, shown } = desk({ outcome });
  await acts.perform(moveOf(single));
  expect(shown[0]?.buttons.map(({ text }) => text)).toEqual(['Just this one']);
  shown[0]?.buttons[0]?.onClick();
  expect(sent[1]).toMatchObject({ scope: 'this' });
});
