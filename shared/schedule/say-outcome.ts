/**
 * The sentences of outcomes. What was done is said from the event as it is stored, never from what
 * was asked; `server/agent` may only speak these when it claims success (docs/decisions/007).
 */
import type { FreeSlot } from '../outcome.ts';
import type { ChangeKind } from './change.ts';
import type { ScheduleEvent } from './event.ts';
import { isSeries } from './recurrence/series.ts';
import { saySeriesWhen } from './say-series.ts';
import { sayClock, sayDay, sayList, saySlot, sayWhen } from './say-time.ts';
import type { Voice } from './say-time.ts';
import { instantToWall } from './wall-clock.ts';

/** A voice that also knows where the person is at home; both clocks are said when they differ. */
export type Teller = Voice & { homeZone?: string };

/** A series is said with its rule and the occurrence it is seen at. */
export function sayEventWhen(event: ScheduleEvent, teller: Teller): string {
  if (isSeries(event)) {
    const isUnderWay = Date.parse(event.start) < Date.parse(teller.now);
    return saySeriesWhen(event, teller, isUnderWay ? 'from' : 'next');
  }
  const here = sayWhen(event, teller);
  const home = teller.homeZone;
  if (home === undefined || home === teller.timeZone || event.allDay) return here;
  if (event.wall.startZone !== teller.timeZone || hasSameClock(event.start, teller.timeZone, home))
    return here;
  const city = home.split('/').at(-1)?.replaceAll('_', ' ') ?? home;
  return `${here} (${sayWhen(withZone(event, home), { ...teller, timeZone: home })} ${city})`;
}

export function sayChange(kind: ChangeKind, event: ScheduleEvent, teller: Teller): string {
  const when = sayEventWhen(event, teller);
  if (kind === 'add') return `${event.title} is added: ${when}.`;
  if (kind === 'move') return `${event.title} is moved: ${when}.`;
  if (kind === 'remove') return `${event.title} is removed. It was ${when}.`;
  return `${event.title} is changed: ${when}.`;
}

export function sayUndone(
  parts: readonly { kind: ChangeKind; event: ScheduleEvent }[],
  teller: Teller,
): string {
  const sentences = parts.slice(0, 3).map(({ kind, event }) => {
    const when = sayEventWhen(event, teller);
    if (kind === 'remove') return `${event.title} is off your calendar again.`;
    if (kind === 'add') return `${event.title} is back: ${when}.`;
    return `${event.title} is as it was: ${when}.`;
  });
  const rest = parts.length - sentences.length;
  return [...sentences, ...(rest > 0 ? [`And ${rest} more.`] : [])].join(' ');
}

/**
 * "Not added: Stand-up is today 9:00–9:30 am. 9:30 am and 10:00 am are free." What was to be moved is
 * named, since several things may have been spoken of. `of` are the events as they would have been.
 */
export function sayConflict(
  verb: 'added' | 'moved' | 'changed' | 'taken back',
  clash: { of?: readonly ScheduleEvent[]; with: readonly ScheduleEvent[]; alternatives: readonly FreeSlot[] },
  teller: Teller,
): string {
  const named = clash.with.slice(0, 2).map((event) => `${event.title} is ${sayEventWhen(event, teller)}`);
  const more = clash.with.length - named.length;
  const others = more > 0 ? `, and ${more} more ${more === 1 ? 'event is' : 'events are'} there` : '';
  const { of: refused = [] } = clash;
  const free = sayAlternatives(clash.alternatives, refused[0] ?? clash.with[0], teller);
  return `${sayRefused(verb, refused)}: ${sayList(named)}${others}.${free === '' ? '' : ` ${free}`}`;
}

/** "Not added"; "Yoga is not moved", since what is moved has a name the person knows. */
function sayRefused(verb: string, events: readonly ScheduleEvent[]): string {
  if (verb !== 'moved' || events.length === 0) return `Not ${verb}`;
  return `${sayList(events.map(({ title }) => title))} ${events.length === 1 ? 'is' : 'are'} not moved`;
}

function sayAlternatives(
  slots: readonly FreeSlot[],
  asked: ScheduleEvent | undefined,
  teller: Teller,
): string {
  if (slots.length === 0) return '';
  const day = asked ? instantToWall(asked.start, teller.timeZone).date : '';
  const said = slots.map(({ wall: { start } }, index) => {
    const clock = sayClock(start.time, teller);
    // After another day a clock alone would be heard as one of that day.
    const isClear = start.date === day && (slots[index - 1]?.wall.start.date ?? day) === day;
    return isClear ? clock : `${sayDay(start.date, teller)} at ${clock}`;
  });
  return `${capital(sayList(said))} ${said.length === 1 ? 'is' : 'are'} free.`;
}

export function sayEvents(events: readonly ScheduleEvent[], when: string, teller: Teller): string {
  if (events.length === 0) return `Nothing is on your calendar ${when}.`;
  const most = 5;
  const named = events.slice(0, most).map((event) => `${event.title}, ${sayEventWhen(event, teller)}`);
  const rest = events.length - named.length;
  const count = `${events.length} ${events.length === 1 ? 'event' : 'events'}`;
  return `${capital(count)} ${when}: ${named.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}.`;
}

/** An answer about one thing ("when is my dentist?") never says that nothing at all is there. */
export function sayEventsCalled(
  words: string,
  events: readonly ScheduleEvent[],
  asked: { when: string; teller: Teller },
): string {
  const [first] = events;
  if (first !== undefined && events.length === 1)
    return `${sayEvents(events, asked.when, asked.teller)}${sayWhereAndWho(first)}`;
  if (events.length > 0) return sayEvents(events, asked.when, asked.teller);
  return `Nothing called “${words.slice(0, 80)}” is on your calendar ${asked.when}.`;
}

/** What is noted of one event beside its time; nothing where nothing is. */
function sayWhereAndWho({ place, guests }: ScheduleEvent): string {
  const names = guests.map(({ name, email }) => name ?? email ?? '').filter((name) => name !== '');
  return `${place === undefined ? '' : ` Place: ${place}.`}${names.length === 0 ? '' : ` With ${sayList(names)}.`}`;
}

export function saySlots(slots: readonly FreeSlot[], teller: Teller): string {
  if (slots.length === 0) return 'There is no free time of that length in your working hours then.';
  return `Free: ${slots.map((slot) => saySlot(slot, teller)).join('; ')}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function hasSameClock(instant: string, one: string, other: string): boolean {
  const [a, b] = [instantToWall(instant, one), instantToWall(instant, other)];
  return a.date === b.date && a.time === b.time;
}

function withZone(event: ScheduleEvent, zone: string): ScheduleEvent {
  return {
    ...event,
    wall: {
      start: instantToWall(event.start, zone),
      end: instantToWall(event.end, zone),
      startZone: zone,
      endZone: zone,
    },
  };
}
