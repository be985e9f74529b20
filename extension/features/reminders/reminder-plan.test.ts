/** When a reminder rings, and that it rings once. */
import { describe, expect, test } from 'vitest';
import type { DueReminder } from '#shared/schedule/due-reminders.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import type { ReminderPlan } from '#extension/platform/storage.ts';
import { joinLink } from './join-link.ts';
import { badgeOf, keyOf, nextRing, toTell, withTold } from './reminder-plan.ts';
import { sayReminder } from './say-reminder.ts';

const at = (clock: string) => Date.parse(`2026-11-20T${clock}:00Z`);
const event = (start: string, more: Partial<ScheduleEvent> = {}): ScheduleEvent => ({
  id: 'e1',
  title: 'Stand-up',
  start: `2026-11-20T${start}:00Z`,
  end: `2026-11-20T${start.slice(0, 2)}:30:00Z`,
  wall: {
    start: { date: '2026-11-20', time: start },
    end: { date: '2026-11-20', time: `${start.slice(0, 2)}:30` },
    startZone: 'UTC',
    endZone: 'UTC',
  },
  allDay: false,
  guests: [],
  reminders: [10],
  busy: true,
  status: 'confirmed',
  source: 'hand',
  links: [],
  version: 1,
  ...more,
});
const reminder = (start: string, minutes = 10): DueReminder => ({
  at: new Date(at(start) - minutes * 60_000).toISOString(),
  minutes,
  event: event(start),
});
const plan = (...due: DueReminder[]): ReminderPlan => ({
  key: 'k',
  readAt: at('08:00'),
  since: at('08:00'),
  due,
  next: [],
});
const told = (all: ReminderPlan, now: string, before = {}) => toTell(all, before, at(now)).length;

describe('a reminder', () => {
  const one = reminder('09:00');
  test('rings from its minute on, not before', () => {
    expect(told(plan(one), '08:49')).toBe(0);
    expect(told(plan(one), '08:50')).toBe(1);
  });
  test('that was missed rings late', () => expect(told(plan(one), '10:30')).toBe(1));
  test('rings once', () => {
    const after = withTold({}, [keyOf(one)], at('08:50'));
    expect(told(plan(one), '08:51', after)).toBe(0);
    expect(told(plan(one), '10:30', after)).toBe(0);
  });
  test('of an event that was moved rings again', () => {
    const after = withTold({}, [keyOf(one)], at('08:50'));
    expect(told(plan(reminder('11:00')), '10:50', after)).toBe(1);
  });
  test('from before it was on does not ring', () => {
    expect(told({ ...plan(one), since: at('08:55') }, '09:00')).toBe(0);
  });
  test('of more than a day ago does not ring', () => {
    expect(toTell({ ...plan(one), since: 0 }, {}, at('08:51') + 24 * 3_600_000)).toEqual([]);
  });
  test('is remembered for longer than it can be late, and not for ever', () => {
    const day = 24 * 3_600_000;
    const once = withTold({}, ['a'], 0);
    expect(withTold(once, [], 2 * day)).toEqual({ a: 0 });
    expect(withTold(once, [], 4 * day)).toEqual({});
  });
});

test('the next wake-up is the earliest that is ahead, snoozed ones included', () => {
  const all = plan(reminder('09:00'), reminder('12:00'));
  expect(nextRing(all, [], at('08:50'))).toBe(at('11:50'));
  expect(nextRing(all, [{ at: at('09:05'), reminder: reminder('09:00') }], at('08:50'))).toBe(at('09:05'));
  expect(nextRing(plan(), [], at('08:50'))).toBeNull();
});

test.each([
  ['08:48', '12m'],
  ['08:00', '60m'],
  ['07:59', ''],
  ['08:59', '1m'],
  ['09:00', ''],
])('at %s the badge says “%s” of a meeting at nine', (now, text) => {
  expect(badgeOf([event('09:00')], at(now)).text).toBe(text);
});

test.each([
  ['08:50', 'In 10 minutes: today 9:00–9:30 am · Room 4'],
  ['09:00', 'Now: today 9:00–9:30 am · Room 4'],
  ['09:05', 'Began 5 minutes ago: today 9:00–9:30 am · Room 4'],
  ['10:00', 'It is over: today 9:00–9:30 am · Room 4'],
])('told at %s it says when', (now, message) => {
  const voice = { now: new Date(at(now)).toISOString(), timeZone: 'UTC', hour12: true, locale: 'en-US' };
  const one = { ...reminder('09:00'), event: event('09:00', { place: 'Room 4' }) };
  expect(sayReminder(one, voice)).toEqual({ title: 'Stand-up', message });
});

test.each<[Partial<ScheduleEvent>, string | null]>([
  [{}, null],
  [{ links: [{ kind: 'call', url: 'https://calls.example.com/1' }] }, 'https://calls.example.com/1'],
  [{ links: [{ kind: 'call', url: 'http://calls.example.com/1' }] }, null],
  [{ links: [{ kind: 'page', url: 'https://example.com/' }] }, null],
  [{ place: 'https://us02web.zoom.us/j/123?pwd=x' }, 'https://us02web.zoom.us/j/123?pwd=x'],
  [{ notes: 'Join (https://meet.google.com/abc-defg-hij) please' }, 'https://meet.google.com/abc-defg-hij'],
  [{ place: 'https://zoom.us.evil.example/j/1' }, null],
  [{ notes: 'javascript:alert(1)//zoom.us/' }, null],
])('the way in of %j is %s', (more, url) => expect(joinLink(event('09:00', more))).toBe(url));
