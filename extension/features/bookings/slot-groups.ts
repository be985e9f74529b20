/**
 * Offered times in the order a person looks for them: by day, by part of the day, and what is busy on
 * their own calendar at the very end. Pure.
 */
import { partOfDay } from '#shared/booking/say-clock-words.ts';
import type { FreeSlot } from '#shared/outcome.ts';
import { sayClock, sayDay, type Voice } from '#shared/schedule/say-time.ts';
import { instantToWall } from '#shared/schedule/wall-clock.ts';

export type ShownSlot = {
  slot: FreeSlot;
  /** `2:00 pm`, in the person's zone. */
  clock: string;
  /** `8:00 am`, with the weekday where that differs; null where the guest's clock says the same. */
  guestClock: string | null;
  /** What the own calendar has then. */
  busyWith: string | null;
};
export type SlotGroup = { key: string; day: string; part: string; isBusy: boolean; slots: ShownSlot[] };

const partNames = {
  'at night': 'Night',
  'in the morning': 'Morning',
  'in the afternoon': 'Afternoon',
  'in the evening': 'Evening',
} as const;

export function slotGroups(slots: readonly FreeSlot[], guestZone: string | null, voice: Voice): SlotGroup[] {
  const groups = new Map<string, SlotGroup>();
  for (const slot of slots.toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start))) {
    const { date, time } = instantToWall(slot.start, voice.timeZone);
    const isBusy = (slot.clash?.length ?? 0) > 0;
    const part = isBusy ? 'Busy on your calendar' : partNames[partOfDay(time)];
    const key = `${isBusy ? 'busy' : 'free'} ${date} ${part}`;
    const group = groups.get(key) ?? { key, day: sayDay(date, voice), part, isBusy, slots: [] };
    group.slots.push({
      slot,
      clock: sayClock(time, voice),
      guestClock: guestClockOf(slot, guestZone, voice),
      busyWith: isBusy ? (slot.clash?.join(', ') ?? null) : null,
    });
    groups.set(key, group);
  }
  const all = [...groups.values()];
  return [...all.filter(({ isBusy }) => !isBusy), ...all.filter(({ isBusy }) => isBusy)];
}

/** `New York` of `America/New_York`. */
export function cityOf(zone: string): string {
  return zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
}

function guestClockOf({ start }: FreeSlot, guestZone: string | null, voice: Voice): string | null {
  if (guestZone === null) return null;
  const here = instantToWall(start, voice.timeZone);
  const there = instantToWall(start, guestZone);
  if (here.date === there.date && here.time === there.time) return null;
  const clock = sayClock(there.time, voice);
  return here.date === there.date ? clock : `${weekdayOf(there.date, voice)} ${clock}`;
}

/** Times of one day are at most a day apart elsewhere: the weekday is enough. */
function weekdayOf(date: string, { locale }: Voice): string {
  const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'short' });
  return format.format(new Date(`${date}T12:00:00Z`));
}
