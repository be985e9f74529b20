import { expect, test } from 'vitest';
import { draftEvent } from '#extension/features/live-schedule/draft-event.ts';
import type { ShownEvent } from '#extension/features/live-schedule/shown-events.ts';
import { clashesOf, daysOf, piecesOf } from './pieces.ts';

const timeZone = 'America/New_York';
const week = ['2026-12-07', '2026-12-08', '2026-12-09', '2026-12-10', '2026-12-11'];

function event(id: string, from: string, to: string, over: Partial<ShownEvent> = {}): ShownEvent {
  const at = (text: string) => ({ date: text.slice(0, 10), time: text.slice(11), timeZone });
  return { ...draftEvent(id, { title: id, start: at(from), end: at(to) }, timeZone), ...over };
}

const pieces = (events: ShownEvent[], dates = week, zone = timeZone) =>
  piecesOf(events, daysOf(dates, zone), new Set(dates));

test('an event over midnight is two pieces, each with its own instants', () => {
  const found = pieces([event('train', '2026-12-10T22:30', '2026-12-11T06:15')]);
  expect(found.map(({ date, span, start, end }) => ({ date, span, start, end }))).toEqual([
    {
      date: '2026-12-10',
      span: { start: 1_350, end: 1_440 },
      start: '2026-12-11T03:30:00Z',
      end: '2026-12-11T05:00:00Z',
    },
    {
      date: '2026-12-11',
      span: { start: 0, end: 375 },
      start: '2026-12-11T05:00:00Z',
      end: '2026-12-11T11:15:00Z',
    },
  ]);
  expect(found.map((p) => [p.isFirst, p.isLast])).toEqual([
    [true, false],
    [false, true],
  ]);
});

test('what ends at midnight touches no second day', () => {
  const [only, ...rest] = pieces([event('late', '2026-12-07T23:00', '2026-12-08T00:00')]);
  expect(rest).toEqual([]);
  expect(only).toMatchObject({
    span: { start: 1_380, end: 1_440 },
    end: '2026-12-08T05:00:00Z',
    isLast: true,
  });
});

test('a weekend that the page hides gets no piece', () => {
  const dates = ['2026-12-10', '2026-12-11', '2026-12-14'];
  expect(pieces([event('trip', '2026-12-12T10:00', '2026-12-12T12:00')], dates)).toEqual([]);
  const long = pieces([event('trip', '2026-12-11T20:00', '2026-12-14T08:00')], dates);
  expect(long.map((p) => p.date)).toEqual(['2026-12-11', '2026-12-14']);
});

test('in the short and in the long night, clocks decide', () => {
  const spring = pieces([event('owls', '2027-03-14T00:30', '2027-03-14T04:30')], ['2027-03-14']);
  expect(spring[0]).toMatchObject({
    span: { start: 30, end: 270 },
    start: '2027-03-14T05:30:00Z',
    end: '2027-03-14T08:30:00Z',
  });
  const autumn = pieces([event('owls', '2027-11-07T00:30', '2027-11-07T04:30')], ['2027-11-07']);
  expect(autumn[0]).toMatchObject({
    span: { start: 30, end: 270 },
    start: '2027-11-07T04:30:00Z',
    end: '2027-11-07T09:30:00Z',
  });
});

test('a page that draws another zone has it at that zone’s hour, also a fixed offset', () => {
  for (const zone of ['Asia/Tokyo', '+09:00']) {
    const found = pieces([event('call', '2026-12-07T09:00', '2026-12-07T10:00')], week, zone);
    expect(found).toMatchObject([{ date: '2026-12-07', span: { start: 1_380, end: 1_440 } }]);
  }
});

test('a whole day stays its date in every zone', () => {
  const fair = {
    ...draftEvent(
      'fair',
      { title: 'fair', start: { date: '2026-12-08' }, end: { date: '2026-12-10' }, allDay: true },
      timeZone,
    ),
  };
  for (const zone of [timeZone, 'Asia/Tokyo'])
    expect(pieces([fair], week, zone).map((p) => [p.kind, p.date])).toEqual([
      ['whole', '2026-12-08'],
      ['whole', '2026-12-09'],
    ]);
});

test('a moved event keeps its element', () => {
  const before = pieces([event('gym', '2026-12-07T09:00', '2026-12-07T10:00')]);
  const after = pieces([event('gym', '2026-12-09T11:00', '2026-12-09T12:00')]);
  expect(after[0]?.key).toBe(before[0]?.key);
});

test('only what takes up time at the same time clashes, and not with its own copy', () => {
  const theirs = [{ date: '2026-12-07', start: 540, end: 600 }];
  const clashing = (over: Partial<ShownEvent>, from = '09:30') =>
    clashesOf(pieces([event('gym', `2026-12-07T${from}`, '2026-12-07T11:00', over)]), theirs).theirs.length;
  expect(clashing({})).toBe(1);
  expect(clashing({}, '10:00')).toBe(0);
  expect(clashing({ busy: false })).toBe(0);
  expect(clashing({ source: 'google' })).toBe(0);
});
