/** Answers rows about calendar files with the reader that importing uses. */
import { dateOf, dayOf } from '#shared/schedule/day-number.ts';
import { icsOccurrences } from '#shared/ics/ics-occurrences.ts';
import type { IcsOccurrence } from '#shared/ics/ics-occurrences.ts';
import type { IcsTime } from '#shared/ics/ics-value.ts';
import { epochSeconds } from '#shared/ics/ics-zone.ts';
import { readIcs } from '#shared/ics/read-ics.ts';
import type { WallMoment } from '#shared/schedule/recurrence/rule.ts';

export type IcsInput = {
  ics: string;
  window?: { kind: string; start: string; end: string };
  kind?: string;
};

type Listed = { summary: string; start: string; end: string };

export function answerIcs(input: IcsInput): object {
  const { events } = readIcs(input.ics);
  if (input.window) return counted(events, input.window);
  if (input.kind === 'expand') {
    const window = {
      from: { day: dayOf('1900-01-01'), second: 0 },
      to: { day: dayOf('2040-01-01'), second: 0 },
    };
    const all = icsOccurrences(events, { ...window, reader: 'UTC' });
    return {
      events: all.slice(0, 500).map((one) => listed(one.event.summary, one.start, one.durationSeconds)),
    };
  }
  return { events: events.map((event) => listed(event.summary, event.start, event.durationSeconds)) };
}

/** A window with an offset is two instants, one without is two moments on each event's own clock. */
function counted(
  events: ReturnType<typeof readIcs>['events'],
  window: { start: string; end: string },
): object {
  const isInstant = /(Z|[+-]\d{2}:\d{2})$/.test(window.start);
  const from = momentOf(window.start);
  const to = momentOf(window.end);
  const wide = isInstant
    ? { from: { day: from.day - 2, second: 0 }, to: { day: to.day + 2, second: 0 } }
    : { from, to };
  const found = icsOccurrences(events, { ...wide, reader: 'UTC' }).filter(
    (one) => !isInstant || doesTouch(one, Date.parse(window.start) / 1000, Date.parse(window.end) / 1000),
  );
  const [first] = found;
  return {
    count: found.length,
    ...(first
      ? {
          first_summary: first.event.summary,
          first_uid: first.event.uid,
          first_dtstart: local(first.start),
          first_start_hour: Math.floor(first.start.second / 3600),
          first_duration_s: first.durationSeconds,
        }
      : {}),
  };
}

function doesTouch({ start, durationSeconds }: IcsOccurrence, from: number, to: number): boolean {
  const begins = epochSeconds(start, start.zone, 'UTC');
  const ends = begins + durationSeconds;
  return begins < to && (ends > from || (begins === ends && begins >= from));
}

function listed(summary: string, start: IcsTime, durationSeconds: number): Listed {
  const end = start.day * 86_400 + start.second + durationSeconds;
  const last = { ...start, day: Math.floor(end / 86_400), second: end - Math.floor(end / 86_400) * 86_400 };
  return { summary, start: written(start), end: written(last) };
}

function written(time: IcsTime): string {
  if (time.isDate) return dateOf(time.day);
  if (time.zone.kind === 'floating') return local(time);
  return Temporal.Instant.fromEpochMilliseconds(epochSeconds(time, time.zone, 'UTC') * 1000).toString();
}

function local(time: IcsTime): string {
  if (time.isDate) return dateOf(time.day);
  const pad = (n: number) => String(n).padStart(2, '0');
  return `${dateOf(time.day)}T${pad(Math.floor(time.second / 3600))}:${pad(Math.floor(time.second / 60) % 60)}:${pad(time.second % 60)}`;
}

function momentOf(text: string): WallMoment {
  const [hour = 0, minute = 0, second = 0] = text.slice(11, 19).split(':').map(Number);
  return { day: dayOf(text.slice(0, 10)), second: hour * 3600 + minute * 60 + second };
}
