/** What is on the calendar in a stretch of days or time. Writes nothing. */
import type { ReadingContext } from '#shared/language/reading.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { clashesWith } from '#shared/schedule/overlaps.ts';
import { sayRemindersOf } from '#shared/schedule/say-difference.ts';
import { sayEvents, sayEventsCalled } from '#shared/schedule/say-outcome.ts';
import { sayNext, sayOverlaps, sayWhetherFree } from '#shared/schedule/say-free.ts';
import { sayClock, sayDay } from '#shared/schedule/say-time.ts';
import { titleMatch } from '#shared/schedule/title-match.ts';
import { addDays, wallToInstant } from '#shared/schedule/wall-clock.ts';
import type { Act, ScheduleDeps } from './act.ts';
import { plusMinutes } from './event-draft.ts';
import { performAct } from './perform-act.ts';
import type { Snapshot, Window } from './snapshot.ts';

/** Days, end exclusive, in the person's zone. */
export type Days = { from: string; to: string };
/** Of the first day: from `at` (`HH:MM`) to `until`, an hour where none is said; `23:59` is the day's end. */
export type Hours = Days & { at: string; until?: string };

const lastMinute = '23:59';

export type ListEvents = {
  read(context: ReadingContext): Days | Hours | Outcome;
  /** Words of a title; only events that fit them. */
  about?: string;
  /** Asked for a yes or a no. */
  asksFree?: boolean;
  /** Only the next event that has not begun. */
  isNext?: boolean;
  /** Only what lies over something else. */
  isOnlyOverlaps?: boolean;
  /** When they are reminded; without `about` only what has a reminder. */
  asksReminders?: boolean;
};

export function listEvents(deps: ScheduleDeps, act: Act, input: ListEvents): Promise<Outcome> {
  return performAct(deps, act, {
    async decide(snapshot) {
      const days = input.read(snapshot);
      if ('kind' in days) return { outcome: days };
      const asked = windowOf(days, snapshot);
      const { about } = input;
      const there = (await snapshot.between(asked.from, asked.to)).filter(
        (e) => e.status !== 'cancelled' && (about === undefined || titleMatch(e.title, about) > 0),
      );
      const found = there.filter((event) => isMeant(event, there, input));
      const { events, window } = input.isNext
        ? nextOf(found, { from: snapshot.now, to: asked.to })
        : { events: found, window: asked };
      const when = sayDaysOf(days, snapshot);
      return {
        outcome: {
          kind: 'done',
          say: sayAnswer(events, { input, when, snapshot }),
          receipt: {
            version: snapshot.version,
            changes: [],
            // Only what was asked for is known to be all there is.
            data: {
              ...window,
              events,
              ...partOf(input),
            },
          },
        },
      };
    },
  });
}

function isMeant(event: ScheduleEvent, there: readonly ScheduleEvent[], input: ListEvents): boolean {
  if (input.isOnlyOverlaps) return clashesWith(event, there).length > 0;
  return !input.asksReminders || input.about !== undefined || event.reminders.length > 0;
}

/** What the answer is only about: then it is not all there is. */
function partOf({ about, isOnlyOverlaps, asksReminders }: ListEvents): { about?: string } {
  if (isOnlyOverlaps) return { about: 'overlaps' };
  if (about !== undefined) return { about };
  return asksReminders ? { about: 'reminders' } : {};
}

function windowOf(days: Days | Hours, { timeZone }: Snapshot): Window {
  if (!('at' in days)) {
    return {
      from: wallToInstant({ date: days.from }, timeZone),
      to: wallToInstant({ date: days.to }, timeZone),
    };
  }
  const from = wallToInstant({ date: days.from, time: days.at }, timeZone);
  const to =
    days.until === undefined
      ? plusMinutes(from, 60)
      : wallToInstant(
          days.until === lastMinute ? { date: addDays(days.from, 1) } : { date: days.from, time: days.until },
          timeZone,
        );
  return { from, to };
}

/** What is known after looking for the next one: nothing begins before it. */
function nextOf(events: readonly ScheduleEvent[], { from, to }: Window) {
  const next = events
    .filter((event) => !event.allDay && event.start > from)
    .toSorted((a, b) => (a.start < b.start ? -1 : 1))[0];
  return next === undefined
    ? { events: [], window: { from, to } }
    : { events: [next], window: { from: next.start, to: next.end } };
}

function sayAnswer(
  events: readonly ScheduleEvent[],
  { input, when, snapshot }: { input: ListEvents; when: string; snapshot: Snapshot },
): string {
  const { teller } = snapshot;
  if (input.isOnlyOverlaps === true) return sayOverlaps(events, when, teller);
  const isNone = events.length === 0 && input.about !== undefined;
  if (input.asksReminders === true && !isNone) return sayRemindersOf(events, when, teller);
  if (input.isNext === true && !isNone) return sayNext(events[0], { when, teller });
  if (input.about !== undefined) return sayEventsCalled(input.about, events, { when, teller });
  return input.asksFree === true ? sayWhetherFree(events, when, teller) : sayEvents(events, when, teller);
}

/** The stretch in words, for the end of a sentence. */
function sayDaysOf(days: Days | Hours, snapshot: Snapshot): string {
  if ('at' in days) return sayHoursOf(days, snapshot);
  const first = sayDay(days.from, snapshot.teller);
  const last = addDays(days.to, -1);
  if (last <= days.from) return /^\p{Lu}/u.test(first) ? `on ${first}` : first;
  return `from ${first} to ${sayDay(last, snapshot.teller)}`;
}

/** Hours that are a part of the day are said as that part: nobody asks "from 12:00 am to 12:00 pm". */
function sayHoursOf({ from, at, until }: Hours, { teller }: Snapshot): string {
  const day = sayDay(from, teller);
  const on = /^\p{Lu}/u.test(day) ? `on ${day}` : day;
  const part = until === undefined ? undefined : parts.get(`${at}-${until}`);
  if (part !== undefined) {
    if (day !== on) return `${on} in the ${part}`;
    return day === 'today' ? `this ${part}` : `${day} ${part}`;
  }
  const clock = sayClock(at, teller);
  if (until === undefined) return `${on} at ${clock}`;
  if (until === lastMinute) return at === '00:00' ? on : `${on} from ${clock} on`;
  return at === '00:00'
    ? `${on} before ${sayClock(until, teller)}`
    : `${on} from ${clock} to ${sayClock(until, teller)}`;
}

/** As `shared/language/part-hours.ts` reads them. */
const parts: ReadonlyMap<string, string> = new Map([
  ['00:00-12:00', 'morning'],
  ['12:00-18:00', 'afternoon'],
  [`18:00-${lastMinute}`, 'evening'],
]);
