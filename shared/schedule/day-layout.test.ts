import 'temporal-polyfill/global';
import { expect, test } from 'vitest';
import { layOutDays, placeBars, placeInLanes, splitByDay, wallSpanOf, type Days } from './day-layout.ts';
import { addDays, wallToInstant } from './wall-clock.ts';

const zone = 'Europe/Berlin';
const friday: Days = { firstDate: '2026-11-20', columns: 1, timeZone: zone };

const timed = (from: string, to: string, timeZone = zone) => {
  const [startDate = '', startTime = ''] = from.split(' ');
  const [endDate = '', endTime = ''] = to.split(' ');
  const start = { date: startDate, time: startTime };
  const end = { date: endDate, time: endTime };
  return {
    id: from,
    title: from,
    start: wallToInstant(start, timeZone),
    end: wallToInstant(end, timeZone),
    wall: { start, end, startZone: timeZone, endZone: timeZone },
    allDay: false,
    guests: [],
    reminders: [],
    busy: true,
    status: 'confirmed' as const,
    source: 'hand' as const,
    links: [],
    version: 1,
  };
};
const wholeDay = (date: string, days = 1, timeZone = zone) => ({
  ...timed(`${date} 00:00`, `${addDays(date, days)} 00:00`, timeZone),
  wall: {
    start: { date },
    end: { date: addDays(date, days) },
    startZone: timeZone,
    endZone: timeZone,
  },
  allDay: true,
});
const minutes = (start: number, end: number, column = 0) => ({
  item: `${start}`,
  column,
  start,
  end,
  continuesBefore: false,
  continuesAfter: false,
});
const lanes = (...segments: ReturnType<typeof minutes>[]) =>
  placeInLanes(segments, 15).map((s) => `${s.item}@${s.lane}+${s.laneSpan}/${s.lanes}`);

test('an event stands at its wall time', () => {
  expect(wallSpanOf(timed('2026-11-20 09:00', '2026-11-20 09:30'), friday)).toEqual({
    start: 540,
    end: 570,
  });
});

test('an event of another zone stands at the time the clock here shows', () => {
  const call = timed('2026-11-20 10:30', '2026-11-20 11:00', 'America/New_York');
  expect(wallSpanOf(call, friday)).toEqual({ start: 16 * 60 + 30, end: 17 * 60 });
});

test('an all-day event stays on its date in every zone', () => {
  expect(wallSpanOf(wholeDay('2026-11-20', 1, 'Pacific/Auckland'), friday)).toEqual({
    start: 0,
    end: 1_440,
  });
});

test('days with a clock change are 24 hours of wall clock', () => {
  const spring: Days = { firstDate: '2026-03-29', columns: 1, timeZone: zone };
  expect(wallSpanOf(timed('2026-03-29 01:00', '2026-03-29 04:00'), spring)).toEqual({
    start: 60,
    end: 240,
  });
  const autumn: Days = { firstDate: '2026-10-25', columns: 1, timeZone: zone };
  expect(wallSpanOf(timed('2026-10-25 23:00', '2026-10-26 00:00'), autumn)).toEqual({
    start: 1_380,
    end: 1_440,
  });
});

test('half an hour across the repeated hour never ends before it starts', () => {
  const event = {
    ...timed('2026-10-25 02:45', '2026-10-25 02:15'),
    start: '2026-10-25T00:45:00Z',
    end: '2026-10-25T01:15:00Z',
  };
  const autumn: Days = { firstDate: '2026-10-25', columns: 1, timeZone: zone };
  expect(wallSpanOf(event, autumn)).toEqual({ start: 165, end: 165 });
});

test('an event across midnight becomes one segment a day', () => {
  expect(splitByDay('party', { start: 1_380, end: 1_560 }, 2)).toEqual([
    {
      item: 'party',
      column: 0,
      start: 1_380,
      end: 1_440,
      continuesBefore: false,
      continuesAfter: true,
    },
    { item: 'party', column: 1, start: 0, end: 120, continuesBefore: true, continuesAfter: false },
  ]);
});

test('an event that ends at midnight does not reach into the next day', () => {
  expect(splitByDay('late', { start: 1_380, end: 1_440 }, 2)).toHaveLength(1);
});

test('what began before the first day or ends after the last is cut and says so', () => {
  expect(splitByDay('trip', { start: -60, end: 90 }, 1)).toEqual([
    { item: 'trip', column: 0, start: 0, end: 90, continuesBefore: true, continuesAfter: false },
  ]);
  expect(splitByDay('yesterday', { start: -120, end: -60 }, 1)).toEqual([]);
  expect(splitByDay('tomorrow', { start: 1_500, end: 1_560 }, 1)).toEqual([]);
});

test('events that only touch take the whole width', () => {
  expect(lanes(minutes(540, 600), minutes(600, 660))).toEqual(['540@0+1/1', '600@0+1/1']);
});

test('overlapping events stand side by side, and one with room to its right widens', () => {
  expect(lanes(minutes(540, 660), minutes(550, 600), minutes(560, 600), minutes(610, 650))).toEqual([
    '540@0+1/3',
    '550@1+1/3',
    '560@2+1/3',
    '610@1+2/3',
  ]);
});

test('a freed lane is used again', () => {
  expect(lanes(minutes(540, 720), minutes(540, 600), minutes(600, 660))).toEqual([
    '540@0+1/2',
    '540@1+1/2',
    '600@1+1/2',
  ]);
});

test('a short event keeps others away for as long as it is drawn', () => {
  expect(lanes(minutes(540, 545), minutes(550, 600))).toEqual(['540@0+1/2', '550@1+1/2']);
});

test('the same time on different days does not overlap', () => {
  expect(lanes(minutes(540, 600, 0), minutes(540, 600, 1))).toEqual(['540@0+1/1', '540@0+1/1']);
});

test('no two drawn segments ever cover each other', () => {
  const many = Array.from({ length: 40 }, (_, i) =>
    minutes((i * 37) % 600, ((i * 37) % 600) + 20 + ((i * 13) % 90)),
  );
  const placed = placeInLanes(many, 15);
  for (const a of placed) {
    for (const b of placed) {
      if (a === b || a.start >= b.end || b.start >= a.end) continue;
      const apart = a.lane + a.laneSpan <= b.lane || b.lane + b.laneSpan <= a.lane;
      expect(apart, `${a.item} and ${b.item}`).toBe(true);
    }
  }
});

test('bars of whole days share a row when they do not meet', () => {
  const day = 1_440;
  const bars = placeBars(
    [
      { item: 'trip', span: { start: -day, end: 2 * day } },
      { item: 'birthday', span: { start: day, end: 2 * day } },
      { item: 'fair', span: { start: 2 * day, end: 5 * day } },
      { item: 'over', span: { start: -2 * day, end: 0 } },
    ],
    3,
  );
  expect(bars).toEqual([
    { item: 'trip', column: 0, columns: 2, lane: 0, continuesBefore: true, continuesAfter: false },
    {
      item: 'birthday',
      column: 1,
      columns: 1,
      lane: 1,
      continuesBefore: false,
      continuesAfter: false,
    },
    { item: 'fair', column: 2, columns: 1, lane: 0, continuesBefore: false, continuesAfter: true },
  ]);
});

test('a layout puts a timed event of a day or more into the all-day row and leaves cancelled ones out', () => {
  const layout = layOutDays(
    [
      timed('2026-11-20 09:00', '2026-11-20 10:00'),
      timed('2026-11-19 09:00', '2026-11-20 09:00'),
      wholeDay('2026-11-20'),
      { ...timed('2026-11-20 12:00', '2026-11-20 13:00'), status: 'cancelled' as const },
    ],
    friday,
  );
  expect(layout.timed.map((s) => s.item.id)).toEqual(['2026-11-20 09:00']);
  expect(layout.wholeDays.map((b) => b.item.id)).toEqual(['2026-11-19 09:00', '2026-11-20 00:00']);
  expect(layout.wholeDayRows).toBe(2);
});
