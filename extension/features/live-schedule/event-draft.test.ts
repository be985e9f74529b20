import 'temporal-polyfill/global';
import { expect, test } from 'vitest';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { changedFields, problemOf, toDraft, withStart } from './event-draft.ts';

const zone = 'America/New_York';
const call: ScheduleEvent = {
  id: 'call',
  title: 'Demo call',
  start: '2026-11-20T15:30:00Z',
  end: '2026-11-20T16:00:00Z',
  wall: {
    start: { date: '2026-11-20', time: '16:30' },
    end: { date: '2026-11-20', time: '17:00' },
    startZone: 'Europe/Madrid',
    endZone: 'Europe/Madrid',
  },
  allDay: false,
  guests: [{ name: 'Guest', email: 'guest@example.com' }],
  reminders: [],
  busy: true,
  status: 'confirmed',
  source: 'hand',
  links: [],
  version: 4,
};
const fair: ScheduleEvent = {
  ...call,
  allDay: true,
  wall: { start: { date: '2026-11-23' }, end: { date: '2026-11-26' }, startZone: zone, endZone: zone },
};

test('a form shows an event of another zone in the zone of the form', () => {
  expect(toDraft(call, zone)).toMatchObject({ startTime: '10:30', endTime: '11:00' });
});

test('nothing changed means nothing is sent', () => {
  expect(changedFields(call, toDraft(call, zone), zone)).toEqual({});
  expect(changedFields(fair, toDraft(fair, zone), zone)).toEqual({});
});

test('a new time is sent in the zone the event lives in', () => {
  const draft = { ...toDraft(call, zone), startTime: '11:00', endTime: '11:30' };
  expect(changedFields(call, draft, zone)).toEqual({
    start: { date: '2026-11-20', time: '17:00', timeZone: 'Europe/Madrid' },
    end: { date: '2026-11-20', time: '17:30', timeZone: 'Europe/Madrid' },
  });
});

test('the last day of whole days is the one people name', () => {
  const draft = toDraft(fair, zone);
  expect(draft).toMatchObject({ startDate: '2026-11-23', endDate: '2026-11-25' });
  expect(changedFields(fair, { ...draft, endDate: '2026-11-26' }, zone)).toMatchObject({
    allDay: true,
    end: { date: '2026-11-27' },
  });
});

test('a whole day that gets a time says that it no longer takes the day', () => {
  const draft = { ...toDraft(fair, zone), allDay: false, endDate: '2026-11-23' };
  expect(changedFields(fair, draft, zone)).toEqual({
    allDay: false,
    start: { date: '2026-11-23', time: '09:00', timeZone: zone },
    end: { date: '2026-11-23', time: '10:00', timeZone: zone },
  });
});

test('a guest who stays keeps what is known of them', () => {
  const draft = { ...toDraft(call, zone), guests: 'guest@example.com, other@example.com, Somebody' };
  expect(changedFields(call, draft, zone).guests).toEqual([
    { name: 'Guest', email: 'guest@example.com' },
    { email: 'other@example.com' },
    { name: 'Somebody' },
  ]);
});

test.each([
  [{ title: ' ' }, 'Give it a title.'],
  [{ endTime: '10:30' }, 'The end is not after the start.'],
  [{ startTime: '' }, 'Give it a time.'],
  [{ allDay: true, endDate: '2026-11-19' }, 'The last day is before the first.'],
  [{}, null],
])('%o', (patch, problem) => {
  expect(problemOf({ ...toDraft(call, zone), ...patch })).toBe(problem);
});

test('reminders are sent when they are others, in whatever order, and none is none', () => {
  const reminded = { ...call, reminders: [10, 60] };
  const draft = toDraft(reminded, zone);
  expect(changedFields(reminded, { ...draft, reminders: [60, 10] }, zone)).toEqual({});
  expect(changedFields(reminded, { ...draft, reminders: [60] }, zone)).toEqual({ reminders: [60] });
  expect(changedFields(reminded, { ...draft, reminders: [] }, zone)).toEqual({ reminders: [] });
});

test('an event that begins at another time or day is as long as before', () => {
  const draft = toDraft(call, zone);
  expect(withStart(draft, { startTime: '23:45' })).toEqual({
    startTime: '23:45',
    endDate: '2026-11-21',
    endTime: '00:15',
  });
  expect(withStart(draft, { startDate: '2026-12-01' })).toMatchObject({
    endDate: '2026-12-01',
    endTime: draft.endTime,
  });
  expect(withStart(toDraft(fair, zone), { startDate: '2026-11-30' })).toEqual({
    startDate: '2026-11-30',
    endDate: '2026-12-02',
  });
  expect(withStart(draft, { startTime: '' })).toEqual({ startTime: '' });
});
