import { describe, expect, it } from 'vitest';
import type { FreeSlot } from '#shared/outcome.ts';
import { instantToWall } from '#shared/schedule/wall-clock.ts';
import { slotGroups } from './slot-groups.ts';

const voice = { now: '2026-11-20T09:00:00Z', timeZone: 'Europe/Berlin', hour12: true, locale: 'en-US' };
const slot = (start: string, clash?: string[]): FreeSlot => {
  const end = new Date(Date.parse(start) + 1_800_000).toISOString();
  const wall = {
    start: instantToWall(start, voice.timeZone),
    end: instantToWall(end, voice.timeZone),
    timeZone: voice.timeZone,
  };
  return { id: start, start, end, wall, ...(clash ? { clash } : {}) };
};
const outline = (slots: FreeSlot[], zone: string | null = null) =>
  slotGroups(slots, zone, voice).map(({ day, part, slots: of }) => [
    day,
    part,
    of.map(({ clock, guestClock }) => (guestClock === null ? clock : `${clock} | ${guestClock}`)),
  ]);

describe('offered times', () => {
  it('stand by day and part of the day, earliest first', () => {
    const slots = ['2026-11-24T14:30:00Z', '2026-11-24T08:00:00Z', '2026-11-25T17:00:00Z'].map((start) =>
      slot(start),
    );
    expect(outline(slots)).toEqual([
      ['Tue 24 Nov', 'Morning', ['9:00 am']],
      ['Tue 24 Nov', 'Afternoon', ['3:30 pm']],
      ['Wed 25 Nov', 'Evening', ['6:00 pm']],
    ]);
  });

  it('come last where the own calendar is busy, and say with what', () => {
    const groups = slotGroups(
      [slot('2026-11-24T08:00:00Z', ['Gym']), slot('2026-11-25T08:00:00Z')],
      null,
      voice,
    );
    expect(groups.map(({ part }) => part)).toEqual(['Morning', 'Busy on your calendar']);
    expect(groups[1]?.slots[0]?.busyWith).toBe('Gym');
  });

  it('have the guest’s clock where it differs, with the weekday where that differs too', () => {
    expect(outline([slot('2026-11-24T08:00:00Z')], 'Asia/Tokyo')).toEqual([
      ['Tue 24 Nov', 'Morning', ['9:00 am | 5:00 pm']],
    ]);
    expect(outline([slot('2026-11-24T16:00:00Z')], 'Asia/Tokyo')[0]?.[2]).toEqual(['5:00 pm | Wed 1:00 am']);
    expect(outline([slot('2026-11-24T08:00:00Z')], 'Europe/Paris')[0]?.[2]).toEqual(['9:00 am']);
  });
});
