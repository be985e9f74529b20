import 'temporal-polyfill/global';
import { describe, expect, it } from 'vitest';
import type { FreeSlot } from '../outcome.ts';
import type { ScheduleEvent } from './event.ts';
import { sayConflict } from './say-outcome.ts';
import type { Teller } from './say-outcome.ts';
import { addWallMinutes, wallToInstant } from './wall-clock.ts';

const timeZone = 'Europe/London';
const teller: Teller = { now: '2026-11-20T09:00:00Z', timeZone, hour12: true }; // a Friday

function slot(date: string, time: string): FreeSlot {
  const start = { date, time };
  const end = addWallMinutes(start, 60);
  return {
    start: wallToInstant(start, timeZone),
    end: wallToInstant(end, timeZone),
    wall: { start, end, timeZone },
  };
}

function eventAt(title: string, date: string, time: string): ScheduleEvent {
  const { start, end, wall } = slot(date, time);
  return {
    id: title,
    title,
    start,
    end,
    wall: { ...wall, startZone: timeZone, endZone: timeZone },
    allDay: false,
    guests: [],
    reminders: [],
    busy: true,
    status: 'confirmed',
    source: 'chat',
    links: [],
    version: 1,
  };
}

const lunch = eventAt('Lunch', '2026-11-26', '12:00');
const yoga = eventAt('Yoga', '2026-11-26', '12:30');

describe('what is in the way', () => {
  it('names what was not moved besides what it would have met', () => {
    expect(sayConflict('moved', { of: [yoga], with: [lunch], alternatives: [] }, teller)).toBe(
      'Yoga is not moved: Lunch is Thu 26 Nov, 12:00–1:00 pm.',
    );
    expect(sayConflict('added', { of: [yoga], with: [lunch], alternatives: [] }, teller)).toBe(
      'Not added: Lunch is Thu 26 Nov, 12:00–1:00 pm.',
    );
    const swim = eventAt('Swim', '2026-11-26', '11:30');
    expect(sayConflict('moved', { of: [yoga, swim], with: [lunch], alternatives: [] }, teller)).toBe(
      'Yoga and Swim are not moved: Lunch is Thu 26 Nov, 12:00–1:00 pm.',
    );
  });

  it('says the day of a free time after times of another day', () => {
    const free = (...alternatives: FreeSlot[]) =>
      sayConflict('added', { of: [yoga], with: [lunch], alternatives }, teller).split('pm. ')[1];
    expect(free(slot('2026-11-26', '10:00'), slot('2026-11-26', '14:00'))).toBe(
      '10:00 am and 2:00 pm are free.',
    );
    expect(free(slot('2026-11-25', '14:00'), slot('2026-11-25', '17:00'), slot('2026-11-26', '11:00'))).toBe(
      'Wed 25 Nov at 2:00 pm, Wed 25 Nov at 5:00 pm and Thu 26 Nov at 11:00 am are free.',
    );
    expect(free(slot('2026-11-26', '11:00'), slot('2026-11-27', '11:00'))).toBe(
      '11:00 am and Fri 27 Nov at 11:00 am are free.',
    );
  });

  it('leaves the day out only where it is the one that was asked for', () => {
    const trip = { ...lunch, start: '2026-11-24T09:00:00Z' };
    const said = sayConflict(
      'added',
      { of: [yoga], with: [trip], alternatives: [slot('2026-11-24', '08:00')] },
      teller,
    );
    expect(said).toContain('Tue 24 Nov at 8:00 am is free.');
  });
});
