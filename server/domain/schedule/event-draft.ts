/**
 * An event as somebody asked for it, with every date resolved, and the step from there to an event
 * that can be stored. Instants are derived here and nowhere else (docs/decisions/008).
 */
import type { Invalid, Problem } from '#shared/outcome.ts';
import type { EventLink, EventSource, Guest, ScheduleEvent } from '#shared/schedule/event.ts';
import { addDays, instantToWall, wallToInstant } from '#shared/schedule/wall-clock.ts';
import { isClock, isDate, isStorable, isZone } from '#shared/schedule/wall-text.ts';

export type EventDraft = {
  title: string;
  start: { date: string; time?: string; timeZone?: string };
  /** For an all-day event: the day after its last, or the same day for one day. */
  end?: { date: string; time?: string; timeZone?: string };
  durationMinutes?: number;
  /** Zone of the end when only the length is known; default: the start's. */
  endTimeZone?: string;
  place?: string;
  notes?: string;
  guests?: Guest[];
  reminders?: number[];
  busy?: boolean;
  links?: EventLink[];
  /** RFC 5545 rule. */
  repeat?: string;
};

export const longestTitle = 500;
const defaultMinutes = 60;
const longestMinutes = 366 * 24 * 60;

/** The event, or what is wrong with the draft in words a person can act on. */
export function toStorableEvent(
  draft: EventDraft,
  made: { id: string; timeZone: string; source: EventSource },
): ScheduleEvent | Invalid {
  const problems = problemsOf(draft);
  if (problems.length > 0) return invalid(problems);
  const startZone = draft.start.timeZone ?? made.timeZone;
  const rest = {
    id: made.id,
    title: draft.title.trim(),
    ...(draft.place ? { place: draft.place } : {}),
    ...(draft.notes ? { notes: draft.notes } : {}),
    guests: draft.guests ?? [],
    reminders: draft.reminders ?? [],
    // A birthday does not fill the day; whoever is away says so.
    busy: draft.busy ?? draft.start.time !== undefined,
    status: 'confirmed' as const,
    source: made.source,
    links: draft.links ?? [],
    version: 0,
  };
  if (draft.start.time === undefined) return allDayEvent(draft, rest, startZone);
  const startWall = { date: draft.start.date, time: draft.start.time };
  const start = wallToInstant(startWall, startZone);
  const endZone = draft.end?.timeZone ?? draft.endTimeZone ?? startZone;
  const end =
    draft.end?.time === undefined
      ? plusMinutes(start, draft.durationMinutes ?? defaultMinutes)
      : wallToInstant({ date: draft.end.date, time: draft.end.time }, endZone);
  if (Date.parse(end) <= Date.parse(start)) {
    return invalid([{ field: 'end', problem: 'It would end before it starts.' }]);
  }
  if (Date.parse(end) - Date.parse(start) > longestMinutes * 60_000) {
    return invalid([{ field: 'end', problem: 'An event can last a year at most.' }]);
  }
  if (!isDate(instantToWall(end, endZone).date)) {
    return invalid([{ field: 'end', problem: 'It would end after the year 2100.' }]);
  }
  // A wall time that a clock change skips does not exist: what is stored is where it really lands.
  return {
    ...rest,
    start,
    end,
    wall: { start: instantToWall(start, startZone), end: instantToWall(end, endZone), startZone, endZone },
    allDay: false,
  };
}

function allDayEvent(
  draft: EventDraft,
  rest: Omit<ScheduleEvent, 'start' | 'end' | 'wall' | 'allDay'>,
  zone: string,
): ScheduleEvent | Invalid {
  const first = draft.start.date;
  const days = draft.durationMinutes === undefined ? 1 : Math.max(1, Math.ceil(draft.durationMinutes / 1440));
  const last = draft.end === undefined ? addDays(first, days) : draft.end.date;
  if (last < first) return invalid([{ field: 'end', problem: 'It would end before it starts.' }]);
  const endDate = last === first ? addDays(first, 1) : last;
  return {
    ...rest,
    start: wallToInstant({ date: first }, zone),
    end: wallToInstant({ date: endDate }, zone),
    wall: { start: { date: first }, end: { date: endDate }, startZone: zone, endZone: zone },
    allDay: true,
  };
}

function problemsOf(draft: EventDraft): Problem[] {
  const problems: Problem[] = [];
  const bad = (field: string, problem: string) => void problems.push({ field, problem });
  if (draft.title.trim() === '') bad('title', 'It needs a title.');
  if (draft.title.length > longestTitle) bad('title', `A title has at most ${longestTitle} characters.`);
  for (const [field, text] of [
    ['title', draft.title],
    ['place', draft.place],
    ['notes', draft.notes],
    ...(draft.guests ?? []).flatMap((g) => [['guests', g.name] as const, ['guests', g.email] as const]),
  ] as const) {
    if (text !== undefined && !isStorable(text)) bad(field, 'It contains characters that cannot be stored.');
  }
  for (const [field, moment] of [
    ['start', draft.start],
    ['end', draft.end],
  ] as const) {
    if (!moment) continue;
    if (!isDate(moment.date)) bad(field, `There is no day ${shown(moment.date)} between 1970 and 2100.`);
    if (moment.time !== undefined && !isClock(moment.time))
      bad(field, `There is no time ${shown(moment.time)}.`);
    if (moment.timeZone !== undefined && !isZone(moment.timeZone)) {
      bad('timeZone', `There is no time zone ${shown(moment.timeZone)}.`);
    }
  }
  const minutes = draft.durationMinutes;
  if (minutes !== undefined && (!Number.isInteger(minutes) || minutes < 1 || minutes > longestMinutes)) {
    bad('durationMinutes', 'A duration is from one minute to a year.');
  }
  return problems;
}

export function invalid(problems: Problem[]): Invalid {
  return { kind: 'invalid', say: problems.map(({ problem }) => problem).join(' '), problems };
}

export function plusMinutes(instant: string, minutes: number): string {
  return Temporal.Instant.from(instant).add({ minutes }).toString();
}

/** What a caller sent, short and safe to repeat. */
function shown(text: string): string {
  return text.toWellFormed().replaceAll('\0', '').slice(0, 40);
}
