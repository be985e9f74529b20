/** What the history says of an act, and how deep it is read. */
import { describe, expect, test } from 'vitest';
import type { HistoryApi, HistoryLine } from './history-api.ts';
import { sayHow, sayWhole } from './history-words.ts';
import { readDownTo } from './use-history.ts';

const line = (titles: string[], more: Partial<HistoryLine> = {}): HistoryLine => ({
  groupId: 'g',
  version: 1,
  at: '2026-11-20T09:00:00Z',
  channel: 'panel',
  conversationId: null,
  conversationTitle: null,
  way: null,
  size: titles.length,
  changes: titles.map((title, n) => ({
    version: n + 1,
    kind: 'add',
    say: `${title} is added: today 9:00–10:00 am.`,
    event: { title } as HistoryLine['changes'][number]['event'],
    isTakenBack: false,
  })),
  isTakenBack: false,
  fixed: null,
  ...more,
});

describe('an act', () => {
  test('of one change is its own sentence', () => {
    expect(sayWhole(line(['Gym']))).toBe('Gym is added: today 9:00–10:00 am.');
    expect(sayWhole(line(['Gym'], { way: 'undo' }))).toMatch(/^Taken back: Gym/);
    expect(sayWhole(line(['Gym'], { way: 'redo' }))).toMatch(/^Gym/);
    expect(sayWhole(line(['Gym', 'Yoga'], { way: 'redo' }))).toBe('2 changes done again: Gym, Yoga');
  });
  test('of several is counted, whatever is shown of it', () => {
    expect(sayWhole(line(['Gym', 'Yoga']))).toBe('2 events added: Gym, Yoga');
    expect(sayWhole(line(['Gym', 'Yoga', 'Choir'], { size: 400 }))).toBe(
      '400 events added: Gym, Yoga and 398 more',
    );
  });
  test('of different changes says no more than that', () => {
    const mixed = line(['Gym', 'Yoga']);
    const [first, second] = mixed.changes;
    if (!first || !second) throw new Error('two changes');
    expect(sayWhole({ ...mixed, changes: [first, { ...second, kind: 'move' }] })).toMatch(/^2 changes:/);
  });
  test('says how it came', () => {
    expect(sayHow(line(['Gym']))).toBe('by hand');
    expect(sayHow(line(['Gym'], { channel: 'post-call' }))).toBe('after the call');
  });
});

test('it is read to the depth that was asked for, in pages, without gap', async () => {
  const all = Array.from({ length: 250 }, (_, n) => line(['x'], { version: 250 - n, groupId: `g${n}` }));
  const asked: number[] = [];
  const api: HistoryApi = {
    schedule: {
      history: {
        query({ before = Infinity, limit = 30 }) {
          asked.push(limit);
          const rest = all.filter(({ version }) => version < before);
          const lines = rest.slice(0, limit);
          const last = lines.at(-1)?.version ?? null;
          return Promise.resolve({ version: 250, lines, before: rest.length > limit ? last : null });
        },
      },
    },
  };
  const read = await readDownTo(api, 210);
  expect(asked).toEqual([100, 100, 10]);
  expect(read.lines.map(({ version }) => version)).toEqual(Array.from({ length: 210 }, (_, n) => 250 - n));
  expect(read.before).toBe(41);
  expect((await readDownTo(api, 1_000)).before).toBeNull();
});
