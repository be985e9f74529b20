/**
 * Work that no network is part of: the search for a free time over 10,000 busy stretches, beside the
 * plain way of doing it, the reading of a typed line, and a month with many series.
 */
import { readEvent } from '#shared/language/read-event.ts';
import { freeTime } from '#shared/schedule/free-time.ts';
import type { FreeTimeQuestion } from '#shared/schedule/free-time.ts';
import { percentile } from './figures.ts';
import { calendarOfSeries, ourMonth, plainMonth, rowsOfMonth } from './series-month.ts';

export type InProcessResult = { name: string; p50: number; p99: number };

const minute = 60_000;
const first = Date.UTC(2026, 10, 23);
const iso = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toString();

/** 14 days, 10,000 stretches of several people in them, a few hours left. */
function fortnight(random: () => number): FreeTimeQuestion {
  const busy = Array.from({ length: 10_000 }, () => {
    const start = first + Math.floor(random() * 14 * 96) * 15 * minute;
    // Lunch is left alone, so that there is something to find at the end of every search.
    const hour = new Date(start).getUTCHours();
    const length = hour >= 11 && hour < 13 ? 0 : 15 + Math.floor(random() * 3) * 15;
    return { start: iso(start), end: iso(Math.min(start + length * minute, start + 90 * minute)) };
  });
  return {
    busy: busy.filter(({ start, end }) => start !== end),
    from: iso(first),
    to: iso(first + 14 * 1440 * minute),
    durationMinutes: 45,
    timeZone: 'Europe/Berlin',
    hours: { days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' },
    most: 20,
  };
}

/** Every start against every stretch: what is written first. */
function plainSearch(question: FreeTimeQuestion): number[] {
  const found: number[] = [];
  const length = question.durationMinutes * minute;
  for (let day = 0; day < 14; day += 1) {
    if (!question.hours.days.includes((day % 7) + 1)) continue;
    // 9:00 in Berlin is 8:00 UTC all fortnight.
    for (let start = first + day * 1440 * minute + 480 * minute; ; start += 30 * minute) {
      if (start + length > first + day * 1440 * minute + 960 * minute) break;
      const isTaken = question.busy.some(
        (one) => Date.parse(one.start) < start + length && Date.parse(one.end) > start,
      );
      if (!isTaken) found.push(start);
    }
  }
  return found;
}

const lines = [
  'Team lunch with Sam, Friday 12-1 at Cafe Rio, every other week',
  'gym tomorrow at 7am',
  'Dentist on 3 December at half past three for 45 minutes, remind me an hour before',
  'call Maria next Tuesday 4pm London time',
  'Flight to Lisbon 14 Jan 06:25-09:10',
  'buy milk',
  'Standup every weekday at 9:15 until March',
];
const context = { now: '2026-11-20T09:00:00Z', timeZone: 'Europe/Berlin', locale: 'en-GB' };
const longText = `${lines.join('. ')}. `.repeat(40).slice(0, 10_240);

export function measureInProcess(random: () => number, rounds: number): InProcessResult[] {
  const question = fortnight(random);
  if (freeTime(question).length === 0) throw new Error('the fortnight is full');
  const rows = rowsOfMonth(calendarOfSeries(random));
  if (ourMonth(rows) !== plainMonth(rows)) throw new Error('two ways to a month, two months');
  let line = 0;
  return [
    timed('a month with series', Math.ceil(rounds / 4), () => void ourMonth(rows)),
    timed('a month, one by one', Math.ceil(rounds / 20), () => void plainMonth(rows)),
    timed('find-time', rounds, () => void freeTime(question)),
    timed('plain search', Math.ceil(rounds / 20), () => void plainSearch(question)),
    timed('a typed line', rounds * 10, () => void readEvent(lines[line++ % lines.length] ?? '', context)),
    timed('10 KB of text', Math.ceil(rounds / 10), () => void readEvent(longText, context)),
  ];
}

/** Milliseconds, after a warm-up of a tenth. */
function timed(name: string, rounds: number, work: () => void): InProcessResult {
  for (let round = 0; round < rounds / 10; round += 1) work();
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    work();
    times.push(performance.now() - begun);
  }
  return { name, p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}
