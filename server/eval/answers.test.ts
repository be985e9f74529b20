import 'temporal-polyfill/global';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { answerQuickAdd } from './quick-add.ts';
import type { QuickAddAnswer, QuickAddInput } from './quick-add.ts';
import { answerTimeZone } from './time-zone-row.ts';

const row = (text: string): QuickAddInput => ({
  text,
  reference: '2026-11-20T10:00:00-05:00',
  tz: 'America/New_York',
});

describe('a quick-add row', () => {
  test('is answered in the zone of the row', () => {
    expect(answerQuickAdd(row('Lunch with Sam tomorrow 12-1 at Cafe Rio'))).toEqual({
      start: '2026-11-21T12:00',
      end: '2026-11-21T13:00',
      title: 'Lunch with Sam',
      location: 'Cafe Rio',
      attendees: ['Sam'],
    });
    expect(answerQuickAdd(row('call tomorrow at 4pm CET')).start).toBe('2026-11-21T10:00');
  });

  test('names the last day of an all-day stretch', () => {
    expect(answerQuickAdd(row('trip Dec 3-5'))).toMatchObject({ start: '2026-12-03', end: '2026-12-05' });
  });

  test('without a date has no start', () => {
    expect(answerQuickAdd(row('buy milk'))).toEqual({ title: 'Buy milk', location: null, attendees: [] });
  });

  test('with a rule says where it starts', () => {
    expect(answerQuickAdd(row('gym every friday at 7am'))).toMatchObject({
      rrule: 'FREQ=WEEKLY;BYDAY=FR',
      dtstart: '2026-11-27T07:00',
    });
  });

  test('that may mean two hours says so', () => {
    expect(answerQuickAdd(row('meeting tomorrow at 7')).ambiguous).toBe(true);
  });
});

describe('a row about zones', () => {
  test('gives local time and offset', () => {
    expect(
      answerTimeZone({ kind: 'utc_to_local', utc: '2026-11-01T06:30:00Z', tz: 'America/New_York' }),
    ).toEqual({
      local: '2026-11-01T01:30:00',
      offset_min: -300,
    });
  });

  test('reads a repeated time as the first, a skipped one with the offset before the gap', () => {
    expect(
      answerTimeZone({ kind: 'local_to_utc', local: '2026-11-01T01:30:00', tz: 'America/New_York' }),
    ).toEqual({
      utc: '2026-11-01T05:30:00Z',
    });
    expect(
      answerTimeZone({ kind: 'local_to_utc', local: '2027-03-14T02:30:00', tz: 'America/New_York' }),
    ).toEqual({
      utc: '2027-03-14T07:30:00Z',
      normalised_local: '2027-03-14T03:30:00',
    });
  });
});

const fileOf = (set: string): URL => new URL(`../../../shared/eval/${set}.dev.jsonl`, import.meta.url);

type Row = { input: QuickAddInput; expected: { start?: string | null; start_grain?: string } };

/** Third-party rows lie beside the project, never in it. Figures are taken with their own scorers; this only guards against falling back. */
describe('third-party rows', () => {
  test.skipIf(!existsSync(fileOf('smcalflow_create'))).each([
    ['smcalflow_create', 0.96],
    ['duckling_time', 0.93],
    ['recognizers_datetime', 0.93],
    ['chronic_dates', 0.96],
    ['dates_negative', 1],
  ])('%s: at least %d of the starts', (set, least) => {
    const file = fileOf(set);
    const rows = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Row);
    const right = rows.filter(({ input, expected }) => isRight(expected, answerQuickAdd(input)));
    expect(right.length / rows.length).toBeGreaterThanOrEqual(least);
  });
});

function isRight(expected: Row['expected'], { start }: QuickAddAnswer): boolean {
  if (expected.start === undefined) return true;
  if (expected.start === null) return start === undefined;
  if (start === undefined) return false;
  if (expected.start_grain === 'day') return start.slice(0, 10) === expected.start;
  if (expected.start_grain === 'time') return start.endsWith(expected.start);
  return start === expected.start;
}
