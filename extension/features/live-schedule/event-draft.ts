/** An event as a form holds it, and which fields a person really changed. */
import type { Guest, ScheduleEvent, WallTime } from '#shared/schedule/event.ts';
import { addDays, instantToWall, wallToInstant } from '#shared/schedule/wall-clock.ts';
import type { EventFields } from './schedule-api.ts';

export type EventDraft = {
  title: string;
  allDay: boolean;
  /** In the zone of the form; the last day is included, as people say it. */
  startDate: string;
  startTime: string;
  endDate: string;
  endTime: string;
  place: string;
  notes: string;
  guests: string;
  busy: boolean;
  /** Minutes before the start. */
  reminders: number[];
  /** RFC 5545 rule; null where it does not repeat. */
  repeat: string | null;
};

export function toDraft(event: ScheduleEvent, timeZone: string): EventDraft {
  const start = event.allDay ? { ...event.wall.start, time: '09:00' } : instantToWall(event.start, timeZone);
  const end = event.allDay
    ? { date: addDays(event.wall.end.date, -1), time: '10:00' }
    : instantToWall(event.end, timeZone);
  return {
    title: event.title,
    allDay: event.allDay,
    startDate: start.date,
    startTime: start.time,
    endDate: end.date,
    endTime: end.time,
    place: event.place ?? '',
    notes: event.notes ?? '',
    guests: event.guests.map((g) => g.email ?? g.name ?? '').join(', '),
    busy: event.busy,
    reminders: event.reminders,
    repeat: event.series?.rule ?? null,
  };
}

/** Begun at another time it is as long as before; where it has no length yet, only the start is set. */
export function withStart(
  draft: EventDraft,
  start: { startDate?: string; startTime?: string },
): Partial<EventDraft> {
  const next = { ...draft, ...start };
  const at = (date: string, time: string) => Date.parse(`${date}T${draft.allDay ? '00:00' : time}Z`);
  const moved = at(next.startDate, next.startTime) - at(draft.startDate, draft.startTime);
  const end = at(draft.endDate, draft.endTime) + moved;
  if (Number.isNaN(end)) return start;
  const [endDate = '', endTime = ''] = new Date(end).toISOString().split('T');
  return { ...start, endDate, ...(draft.allDay ? {} : { endTime: endTime.slice(0, 5) }) };
}

/** What is wrong with the draft, in words for the person; null when it can be sent. */
export function problemOf(draft: EventDraft): string | null {
  if (draft.title.trim() === '') return 'Give it a title.';
  if (draft.startDate === '' || draft.endDate === '') return 'Give it a day.';
  if (draft.allDay) return draft.endDate < draft.startDate ? 'The last day is before the first.' : null;
  if (draft.startTime === '' || draft.endTime === '') return 'Give it a time.';
  const isBackwards = `${draft.endDate}T${draft.endTime}` <= `${draft.startDate}T${draft.startTime}`;
  return isBackwards ? 'The end is not after the start.' : null;
}

/** Only what differs from the event; empty when nothing was changed. Text that was emptied is sent as null. */
export function changedFields(event: ScheduleEvent, draft: EventDraft, timeZone: string): EventFields {
  const before = toDraft(event, timeZone);
  const fields: EventFields = {};
  if (draft.title.trim() !== before.title) fields.title = draft.title.trim();
  if (draft.place !== before.place) fields.place = draft.place.trim() || null;
  if (draft.notes !== before.notes) fields.notes = draft.notes.trim() || null;
  if (draft.busy !== before.busy) fields.busy = draft.busy;
  if (draft.guests !== before.guests) fields.guests = toGuests(draft.guests, event.guests);
  if (!isSameSet(draft.reminders, before.reminders)) fields.reminders = draft.reminders;
  if (draft.repeat !== before.repeat) fields.recurrence = draft.repeat ?? 'never';
  const isMoved = (['allDay', 'startDate', 'startTime', 'endDate', 'endTime'] as const).some(
    (key) => draft[key] !== before[key] && !(draft.allDay && key.endsWith('Time')),
  );
  if (isMoved) Object.assign(fields, endsOf(event, draft, timeZone));
  return fields;
}

function endsOf(event: ScheduleEvent, draft: EventDraft, timeZone: string): EventFields {
  if (draft.allDay) {
    return { allDay: true, start: { date: draft.startDate }, end: { date: addDays(draft.endDate, 1) } };
  }
  const there = (date: string, time: string, zone: string): WallTime => {
    const home = event.allDay ? timeZone : zone;
    const wall = { date, time };
    return home === timeZone
      ? { ...wall, timeZone }
      : { ...instantToWall(wallToInstant(wall, timeZone), home), timeZone: home };
  };
  return {
    ...(event.allDay ? { allDay: false } : {}),
    start: there(draft.startDate, draft.startTime, event.wall.startZone),
    end: there(draft.endDate, draft.endTime, event.wall.endZone),
  };
}

/** Keeps what is known of a guest who is still named. */
function toGuests(text: string, known: readonly Guest[]): Guest[] {
  return text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => known.find((g) => g.email === part || g.name === part) ?? toGuest(part));
}

function toGuest(text: string): Guest {
  return text.includes('@') ? { email: text } : { name: text };
}

function isSameSet(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((minutes) => other.includes(minutes));
}
