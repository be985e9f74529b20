/** An event as somebody asked for it, or a series where it is to repeat. */
import type { Invalid } from '#shared/outcome.ts';
import { dayOf } from '#shared/schedule/day-number.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { keyOf, secondsOf, slotsOf, wallText } from '#shared/schedule/recurrence/expand-series.ts';
import { splitLeftOut } from '#shared/schedule/recurrence/left-out-days.ts';
import { withExceptions } from '#shared/schedule/recurrence/series-rows.ts';
import { instantOf } from '#shared/schedule/recurrence/clock-text.ts';
import { readSeriesRule } from '#shared/schedule/recurrence/series-rule.ts';
import type { Series } from '#shared/schedule/recurrence/series.ts';
import { zoneClock } from '#shared/schedule/zone-clock.ts';
import { addDays } from '#shared/schedule/wall-clock.ts';
import { invalid, toStorableEvent } from './event-draft.ts';
import type { EventDraft } from './event-draft.ts';

/** With `repeat`, it starts on the first day that fits the rule. */
export function toStorable(
  draft: EventDraft,
  made: Parameters<typeof toStorableEvent>[1],
): ScheduleEvent | Series | Invalid {
  const event = toStorableEvent(draft, made);
  if ('kind' in event || draft.repeat === undefined) return event;
  const { rule, leftOut } = splitLeftOut(draft.repeat);
  const read = readSeriesRule({
    text: rule,
    start: secondsOf(draft.start),
    timeZone: event.wall.startZone,
    allDay: event.allDay,
  });
  if ('problem' in read) return invalid([{ field: 'repeat', problem: read.problem }]);
  const first = startingAt(draft, read.start, event.allDay);
  const stored = toStorableEvent(first, made);
  if ('kind' in stored) return stored;
  const series: Series = {
    ...stored,
    wall: meantWall(stored, read.start),
    series: { id: stored.id, rule: read.rule, originalStart: stored.start },
  };
  return lasting(leavingOut(series, leftOut));
}

/** Without the occurrences of these days. */
function leavingOut(series: Series, days: readonly string[]): Series {
  if (days.length === 0) return series;
  const last = Date.parse(`${days.toSorted().at(-1) ?? ''}T00:00:00Z`) / 1000 + 2 * 86_400;
  const window = { from: Date.parse(series.start) / 1000, to: last };
  const exdates = [...slotsOf(series, window)].flatMap(({ key }) =>
    days.includes(key.slice(0, 10)) ? [key] : [],
  );
  return withExceptions(series, { exdates, overrides: {} });
}

/** What is meant each time, also where a clock change lets the first one land elsewhere. */
function meantWall({ wall, allDay }: ScheduleEvent, start: number): ScheduleEvent['wall'] {
  const landed = secondsOf(wall.start) - start;
  return {
    ...wall,
    start: wallText(start, allDay),
    end: wallText(secondsOf(wall.end) - landed, allDay),
  };
}

/** A single event that is to happen again; it starts where it is, or on the first day after it that fits. */
export function repeated(event: ScheduleEvent, rule: string): Series | Invalid {
  const { wall, allDay } = event;
  const start = secondsOf(wall.start);
  const { rule: plain, leftOut } = splitLeftOut(rule);
  const read = readSeriesRule({ text: plain, start, timeZone: wall.startZone, allDay });
  if ('problem' in read) return invalid([{ field: 'repeat', problem: read.problem }]);
  const at = atWall(event, { start: read.start, length: secondsOf(wall.end) - start });
  const series: Series = { ...at, series: { id: event.id, rule: read.rule, originalStart: at.start } };
  return lasting(leavingOut(series, leftOut));
}

/** The draft on the day, and at the time, of its first occurrence. */
function startingAt(draft: EventDraft, start: number, allDay: boolean): EventDraft {
  const key = keyOf(start, allDay);
  const date = key.slice(0, 10);
  const days = dayOf(date) - dayOf(draft.start.date);
  const time = allDay ? {} : { time: key.slice(11) };
  return {
    ...draft,
    start: { ...draft.start, date, ...time },
    ...(draft.end ? { end: { ...draft.end, date: addDays(draft.end.date, days) } } : {}),
  };
}

/** At this wall time, as long by the clock as it is given. */
export function atWall(
  event: ScheduleEvent,
  { start, length }: { start: number; length: number },
): ScheduleEvent {
  const { wall, allDay, series: _series, ...rest } = event;
  const begins = zoneClock(wall.startZone).toEpoch(start);
  const ends = zoneClock(wall.endZone).toEpoch(start + length);
  const exact = (Date.parse(event.end) - Date.parse(event.start)) / 1000;
  return {
    ...rest,
    allDay,
    start: instantOf(begins),
    end: instantOf(ends > begins ? ends : begins + exact),
    wall: { ...wall, start: wallText(start, allDay), end: wallText(start + length, allDay) },
  };
}

/** Refused where a busy one would still be going on when the next begins. */
export function lasting(series: Series): Series | Invalid {
  const length = (Date.parse(series.end) - Date.parse(series.start)) / 1000;
  let before: number | null = null;
  let looked = 0;
  const from = Date.parse(series.start) / 1000;
  for (const { start } of slotsOf(series, { from, to: Number.POSITIVE_INFINITY })) {
    if (series.busy && before !== null && start - before < length)
      return invalid([{ field: 'repeat', problem: 'It would still be going on when the next one begins.' }]);
    before = start;
    looked += 1;
    if (looked > 60) break;
  }
  return series;
}
