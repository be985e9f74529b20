/** Speech facts for tests, put together from events as the tools' own sentences word them. */
import type { Done, FreeSlot, Outcome } from '#shared/outcome.ts';
import type { ChangeKind } from '#shared/schedule/change.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { sayChange, sayConflict, sayEvents, saySlots } from '#shared/schedule/say-outcome.ts';
import type { Teller } from '#shared/schedule/say-outcome.ts';
import { addWallMinutes, instantToWall, wallToInstant } from '#shared/schedule/wall-clock.ts';
import type { KnownOutcome, SpeechFacts } from './speech-facts.ts';

/** A Friday, 10:00 in Berlin. */
export const testNow = '2026-11-20T09:00:00Z';
export const testZone = 'Europe/Berlin';
export const teller: Teller = { now: testNow, timeZone: testZone, hour12: true };

let count = 0;

export function event(
  title: string,
  date: string,
  more: { time?: string; minutes?: number } & Partial<Omit<ScheduleEvent, 'title'>> = {},
): ScheduleEvent {
  const { time, minutes = 60, ...fields } = more;
  count += 1;
  const start = { date, ...(time === undefined ? {} : { time }) };
  const end =
    time === undefined
      ? { date: addWallMinutes({ date }, 1440).date }
      : addWallMinutes({ date, time }, minutes);
  return {
    id: `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`,
    title,
    start: wallToInstant(start, testZone),
    end: wallToInstant(end, testZone),
    wall: { start, end, startZone: testZone, endZone: testZone },
    allDay: time === undefined,
    guests: [],
    reminders: [],
    busy: true,
    status: 'confirmed',
    source: 'voice',
    links: [],
    version: count,
    ...fields,
  };
}

export function moved(from: ScheduleEvent, date: string, time: string): ScheduleEvent {
  const minutes = (Date.parse(from.end) - Date.parse(from.start)) / 60_000;
  return { ...event(from.title, date, { time, minutes }), id: from.id, version: from.version + 1000 };
}

export function slot(date: string, time: string, minutes = 60): FreeSlot {
  const start = { date, time };
  const end = addWallMinutes(start, minutes);
  return {
    start: wallToInstant(start, testZone),
    end: wallToInstant(end, testZone),
    wall: { start, end, timeZone: testZone },
  };
}

export function changed(kind: ChangeKind, ...events: ScheduleEvent[]): Done {
  return {
    kind: 'done',
    say: events.map((one) => sayChange(kind, one, teller)).join(' '),
    receipt: { version: 9_000, changes: events.map((one) => ({ kind, event: one })), groupId: 'g' },
  };
}

/** Days, the last one included. */
export function listed(first: string, last: string, events: ScheduleEvent[], about?: string): Done {
  const to = addWallMinutes({ date: last }, 1440).date;
  return {
    kind: 'done',
    say: sayEvents(events, first === last ? `on ${first}` : `from ${first} to ${last}`, teller),
    receipt: {
      version: 9_000,
      changes: [],
      data: {
        from: wallToInstant({ date: first }, testZone),
        to: wallToInstant({ date: to }, testZone),
        events,
        ...(about === undefined ? {} : { about }),
      },
    },
  };
}

export function found(slots: FreeSlot[], first: string, last: string): Done {
  const to = addWallMinutes({ date: last }, 1440).date;
  return {
    kind: 'done',
    say: saySlots(slots, teller),
    receipt: {
      version: 9_000,
      changes: [],
      data: {
        slots,
        from: wallToInstant({ date: first }, testZone),
        to: wallToInstant({ date: to }, testZone),
      },
    },
  };
}

export function clash(withEvents: ScheduleEvent[], alternatives: FreeSlot[]): Outcome {
  const known = { with: withEvents, alternatives };
  return { kind: 'conflict', say: sayConflict('added', known, teller), ...known };
}

export const answer = (tool: string, outcome: Outcome, isThisTurn = true): KnownOutcome => ({
  tool,
  outcome,
  at: testNow,
  isThisTurn,
});

export function facts(more: Partial<SpeechFacts> = {}): SpeechFacts {
  return {
    now: testNow,
    timeZone: testZone,
    hour12: true,
    language: 'en',
    outcomes: [],
    personWords: [],
    outline: [],
    outlineSpan: null,
    ...more,
  };
}

/** Outline of today and tomorrow. */
export function outlined(events: ScheduleEvent[]): Pick<SpeechFacts, 'outline' | 'outlineSpan'> {
  const today = instantToWall(testNow, testZone).date;
  return {
    outline: events,
    outlineSpan: {
      from: wallToInstant({ date: today }, testZone),
      to: wallToInstant({ date: addWallMinutes({ date: today }, 2880).date }, testZone),
    },
  };
}
