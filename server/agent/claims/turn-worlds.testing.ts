/**
 * Small worlds for generated turns: a calendar, what a turn's calls answered, and how its times are
 * said. Everything follows from the seed; whether a sentence is true is decided here, never by the gate.
 */
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { addWallMinutes } from '#shared/schedule/wall-clock.ts';
import { answer, changed, clash, event, facts, found, listed, moved, slot } from './facts.testing.ts';
import type { SpeechFacts } from './speech-facts.ts';

export type Chance = { next(): number; pick<T>(of: readonly T[]): T; upTo(most: number): number };

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const pick = <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)] as T;
  return { next, pick, upTo: (most) => Math.floor(next() * (most + 1)) };
}

const titles = [
  'Pottery class',
  'Vet',
  'Car inspection',
  'Choir',
  'Quarterly numbers',
  'Swimming',
  'Haircut',
  'Book club',
  'Parents evening',
  'Tax adviser',
  'Physio',
  'Sprint planning',
  'Piano lesson',
  'Lunch with Ines',
  'Call with Omar',
  'Board meeting',
  'Eye test',
  'Flower market',
  'Guitar practice',
  'Interview with Lea',
];
const strangeTitles = [
  'Zumba',
  'Podiatrist',
  'Bowling night',
  'Wedding rehearsal',
  'Orthodontist',
  'Pilates',
  'Spanish tutor',
];

/** Days from the Saturday after `testNow` on. */
const dates = ['2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'];
const hours = [
  '07:00',
  '08:30',
  '09:00',
  '10:00',
  '11:30',
  '13:00',
  '14:00',
  '15:30',
  '16:00',
  '18:00',
  '19:30',
];
const names = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = 'January February March April May June July August September October November December'.split(
  ' ',
);
const spoken = 'twelve one two three four five six seven eight nine ten eleven'.split(' ');

export type World = {
  kind: 'added' | 'moved' | 'removed' | 'listed' | 'refused' | 'found' | 'silent';
  facts: SpeechFacts;
  /** The event the turn is about; null where there is none. */
  subject: ScheduleEvent | null;
  before: ScheduleEvent | null;
  /** All events of the days that were read. */
  events: ScheduleEvent[];
  free: { date: string; time: string }[];
  date: string;
  strange: string;
  asked: { title: string; date: string; time: string };
};

export function worldOf(chance: Chance): World {
  const kind = chance.pick(['added', 'moved', 'removed', 'listed', 'refused', 'found', 'silent'] as const);
  const date = chance.pick(dates);
  const [title = '', other = ''] = shuffled(titles, chance);
  const time = chance.pick(hours);
  const minutes = chance.pick([30, 45, 60, 90]);
  const own = event(title, date, { time, minutes });
  const second = event(other, date, {
    time: chance.pick(hours.filter((hour) => Math.abs(at(hour) - at(time)) >= 90)),
  });
  const base = {
    date,
    strange: chance.pick(strangeTitles),
    asked: { title, date, time },
    before: null,
    events: [] as ScheduleEvent[],
    free: [] as World['free'],
  };
  const words = [`Please look after ${title} ${dayName(date)} at ${clock12(time)}`];
  const make = (outcomes: SpeechFacts['outcomes']): SpeechFacts => facts({ personWords: words, outcomes });
  if (kind === 'added')
    return { ...base, kind, subject: own, facts: make([answer('add_event', changed('add', own))]) };
  if (kind === 'removed')
    return { ...base, kind, subject: own, facts: make([answer('remove_event', changed('remove', own))]) };
  if (kind === 'moved') {
    const later = moved(
      own,
      chance.pick(dates.filter((day) => day !== date)),
      chance.pick(hours.filter((hour) => hour !== time)),
    );
    return {
      ...base,
      kind,
      subject: later,
      before: own,
      facts: make([
        answer('list_events', listed(date, date, [own], title), false),
        answer('move_event', changed('move', later)),
      ]),
    };
  }
  if (kind === 'listed') {
    const events =
      chance.next() < 0.25 ? [] : [own, second].toSorted((a, b) => a.start.localeCompare(b.start));
    return {
      ...base,
      kind,
      subject: events[0] ?? null,
      events,
      facts: make([answer('list_events', listed(date, date, events))]),
    };
  }
  const free = shuffled(
    hours.filter((hour) => Math.abs(at(hour) - at(time)) >= 90),
    chance,
  )
    .slice(0, 2)
    .toSorted()
    .map((hour) => ({ date, time: hour }));
  const slots = free.map((one) => slot(one.date, one.time, 30));
  if (kind === 'refused') {
    const inTheWay = event(other, date, { time, minutes: 60 });
    return {
      ...base,
      kind,
      subject: inTheWay,
      free,
      facts: make([answer('add_event', clash([inTheWay], slots))]),
    };
  }
  if (kind === 'found')
    return {
      ...base,
      kind,
      subject: null,
      free,
      facts: make([answer('find_time', found(slots, date, date))]),
    };
  return { ...base, kind, subject: null, facts: make([]) };
}

export const at = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

export const shiftTime = (time: string, minutes: number): string =>
  addWallMinutes({ date: '2026-11-21', time }, minutes).time;

export function dayName(date: string): string {
  return names[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
}

export const shiftDay = (date: string, days: number): string => addWallMinutes({ date }, days * 1440).date;

/** A day as people say it; true of that day and no other. */
export function sayDate(date: string, chance: Chance): string {
  const day = Number(date.slice(8));
  const month = months[Number(date.slice(5, 7)) - 1] ?? '';
  const suffix =
    day % 10 === 1 && day !== 11
      ? 'st'
      : day % 10 === 2 && day !== 12
        ? 'nd'
        : day % 10 === 3 && day !== 13
          ? 'rd'
          : 'th';
  const forms = [
    `on ${dayName(date)}`,
    `on ${month} ${day}`,
    `on the ${day}${suffix} of ${month}`,
    `on ${dayName(date)}, ${month} ${day}`,
  ];
  if (date === '2026-11-21') forms.push('tomorrow');
  return chance.pick(forms);
}

export function clock12(time: string): string {
  const minute = time.slice(3);
  const hour = Number(time.slice(0, 2));
  return `${hour % 12 === 0 ? 12 : hour % 12}${minute === '00' ? '' : `:${minute}`} ${hour < 12 ? 'am' : 'pm'}`;
}

/** A clock as people say it, always with its half of the day. */
export function sayTime(time: string, chance: Chance): string {
  const hour = Number(time.slice(0, 2));
  const minute = Number(time.slice(3));
  const part = hour < 12 ? 'in the morning' : hour < 18 ? 'in the afternoon' : 'in the evening';
  const word = spoken[hour % 12] ?? '';
  const forms = [
    clock12(time),
    time,
    clock12(time).toUpperCase(),
    clock12(time).replace('am', 'a.m.').replace('pm', 'p.m.'),
  ];
  if (minute === 0) forms.push(`${word} ${part}`, `${word} o'clock ${part}`);
  if (minute === 30) forms.push(`half past ${word} ${part}`);
  return chance.pick(forms);
}

export function shuffled<T>(of: readonly T[], chance: Chance): T[] {
  return of
    .map((one) => ({ one, key: chance.next() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ one }) => one);
}
