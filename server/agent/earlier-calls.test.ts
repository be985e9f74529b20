import { describe, expect, it } from 'vitest';
import type { Outcome } from '#shared/outcome.ts';
import { earlierLines } from './earlier-calls.ts';
import type { TalkCall } from './read-talk.ts';

const at = '2026-11-20T09:00:00Z';
const call = (date: string, outcome: Partial<Outcome> = {}): TalkCall => ({
  tool: 'check_availability',
  arguments: { date },
  outcome: { kind: 'not-found', say: `Free on ${date}.`, ...outcome } as Outcome,
  at,
  turn: null,
});
const quiet = { said: [], turn: 1 };
const dates = (calls: TalkCall[]) =>
  earlierLines(calls, quiet).map(
    (line) => (JSON.parse(line) as { arguments: { date: string } }).arguments.date,
  );
const long = (date: string) => call(date, { say: date.repeat(300) });

describe('what was answered earlier in a talk', () => {
  it('is told oldest first, so that what was answered last stands last', () => {
    expect(dates([call('Monday'), call('Tuesday'), call('Wednesday')])).toEqual([
      'Monday',
      'Tuesday',
      'Wednesday',
    ]);
  });

  it('is the newest when not all fit: the same asked again is known by its last answer', () => {
    const many = Array.from({ length: 12 }, (_, index) => call(`day ${index}`));
    expect(dates([...many, call('day 3', { say: 'Nothing is free any more.' })]).at(-1)).toBe('day 3');
    expect(dates(many)).toEqual(many.slice(-8).map(({ outcome }) => /day \d+/.exec(outcome.say)?.[0]));
    expect(
      earlierLines([...many, call('day 3', { say: 'Nothing is free any more.' })], quiet).at(-1),
    ).toContain('Nothing is free any more.');
  });

  it('leaves out the older ones when the newest are long, and never the newest', () => {
    const calls = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => long(name.repeat(5)));
    const told = dates(calls);
    expect(told.length).toBeLessThan(calls.length);
    expect(told.at(-1)).toBe('hhhhh');
    const huge: TalkCall = { ...call('Friday'), arguments: { date: 'Friday', notes: 'x'.repeat(20_000) } };
    expect(dates([call('Thursday'), huge])).toEqual(['Friday']);
  });

  it('is told with the words it was asked for by, counted from now: the talk may have begun elsewhere', () => {
    const calls = [
      { ...call('Monday'), turn: 4 },
      { ...call('Tuesday'), turn: 6 },
      { ...call('Friday'), turn: 7 },
      { ...call('Sunday'), turn: null },
    ];
    const spoken = { said: ['when on Monday?', 'thanks', 'and on\nTuesday?'], turn: 7 };
    const told = earlierLines(calls, spoken).map(
      (line) => JSON.parse(line) as { turnsAgo?: number; to?: string },
    );
    expect(told.map(({ turnsAgo, to }) => [turnsAgo, to])).toEqual([
      [3, 'when on Monday?'],
      [1, 'and on Tuesday?'],
      [0, undefined],
      [undefined, undefined],
    ]);
  });
});
