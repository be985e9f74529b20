/** Free times as speech: a few of them, grouped by part of day, in both zones when the guest's differs. */
import type { FreeSlot } from '../outcome.ts';
import type { Teller } from '../schedule/say-outcome.ts';
import { sayClock, sayDay, sayDuration, sayList } from '../schedule/say-time.ts';
import { instantToWall } from '../schedule/wall-clock.ts';
import { partOfDay, sayClockWords } from './say-clock-words.ts';

/** More than this nobody keeps in mind; the card shows them all. */
const most = 6;

export type SlotsSaid = {
  what: string;
  minutes: number;
  /** IANA zone of the guest; clocks are said in both where they differ. */
  guestZone: string | null;
};

/** "Demo, 30 minutes: free tomorrow are nine and half past ten in the morning; two in the afternoon." */
export function sayOffers(slots: readonly FreeSlot[], said: SlotsSaid, teller: Teller): string {
  const lead = `${said.what}, ${sayDuration(said.minutes, teller.locale)}`;
  const named = slotsToSay(slots);
  const days = byDay(named, teller).map(([day, ofDay]) => sayOfDay(day, ofDay, { said, teller }));
  const left = slots.filter((slot) => !named.includes(slot));
  const busy = left.filter(isBusy).length;
  const rest = left.length - busy;
  const more = rest > 0 ? ` And ${rest} more ${rest === 1 ? 'time' : 'times'}.` : '';
  const last = busy > 0 ? ` At ${busy} more your own calendar is busy.` : '';
  return `${lead}. Free ${days.join('. Free ')}.${more}${last}${sayClashes(named, teller)}`;
}

/** "Half past three and five are free." Without day when it is the one that was asked for. */
export function sayNearest(slots: readonly FreeSlot[], teller: Teller): string {
  if (slots.length === 0) return 'I see nothing free near it.';
  const said = slots.map((slot) => {
    const { date, time } = instantToWall(slot.start, teller.timeZone);
    const busy = slot.clash?.[0] === undefined ? '' : ` (your own calendar has ${slot.clash[0]} then)`;
    return `${sayDay(date, teller)} at ${sayClock(time, teller)}${busy}`;
  });
  return `Free: ${sayList(said, teller.locale)}.`;
}

function sayOfDay(
  day: string,
  slots: readonly FreeSlot[],
  { said, teller }: { said: SlotsSaid; teller: Teller },
): string {
  const parts = new Map<string, string[]>();
  for (const slot of slots) {
    const { time } = instantToWall(slot.start, teller.timeZone);
    const part = teller.hour12 ? partOfDay(time) : '';
    parts.set(part, [...(parts.get(part) ?? []), sayClockWords(time, teller)]);
  }
  const clocks = [...parts].map(
    ([part, times]) => `${sayList(times, teller.locale)}${part === '' ? '' : ` ${part}`}`,
  );
  return `${sayDay(day, teller)}: ${clocks.join('; ')}${sayThere(slots, said.guestZone, teller)}`;
}

/** "(in New York 8:00 am and 9:30 am)". */
function sayThere(slots: readonly FreeSlot[], zone: string | null, teller: Teller): string {
  if (zone === null) return '';
  const here = slots.map(({ start }) => instantToWall(start, teller.timeZone));
  const there = slots.map(({ start }) => instantToWall(start, zone));
  if (there.every(({ date, time }, index) => date === here[index]?.date && time === here[index]?.time))
    return '';
  const city = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
  const said = there.map(({ date, time }, index) =>
    date === here[index]?.date ? sayClock(time, teller) : `${sayDay(date, teller)} ${sayClock(time, teller)}`,
  );
  return ` (in ${city} ${sayList(said, teller.locale)})`;
}

const isBusy = ({ clash }: FreeSlot): boolean => (clash?.length ?? 0) > 0;

function sayClashes(slots: readonly FreeSlot[], teller: Teller): string {
  const clashing = slots.filter(isBusy);
  if (clashing.length === 0) return '';
  const said = clashing.slice(0, 3).map((slot) => {
    const { time } = instantToWall(slot.start, teller.timeZone);
    return `at ${sayClock(time, teller)} your own calendar has ${slot.clash?.[0] ?? 'something'}`;
  });
  return ` But ${sayList(said, teller.locale)}.`;
}

function byDay(slots: readonly FreeSlot[], teller: Teller): [day: string, slots: FreeSlot[]][] {
  const days = new Map<string, FreeSlot[]>();
  for (const slot of slots.toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start))) {
    const { date } = instantToWall(slot.start, teller.timeZone);
    days.set(date, [...(days.get(date) ?? []), slot]);
  }
  return [...days];
}

/** Those that are free here as well come first; of those, some from all over the day. */
export function slotsToSay(slots: readonly FreeSlot[]): FreeSlot[] {
  const clear = slots.filter(({ clash }) => clash === undefined);
  const from = clear.length === 0 ? slots : clear;
  if (from.length <= most) return [...from, ...slots.filter((slot) => !from.includes(slot))].slice(0, most);
  const step = (from.length - 1) / (most - 1);
  const picked = Array.from({ length: most }, (_, index) => from[Math.round(index * step)]);
  return picked.filter((slot) => slot !== undefined);
}
