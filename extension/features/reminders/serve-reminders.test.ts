/** The background's reminders through sleep, restarts, two wake-ups at once and a server that is away. */
import { beforeEach, expect, test } from 'vitest';
import 'temporal-polyfill/global';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { dueReminders, upcoming } from '#shared/schedule/due-reminders.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { pageUrl } from '#extension/platform/page-url.ts';
import { chromeEvents } from '#extension/testing/chrome-events.ts';
import { serveReminders, type ReminderDeps } from './serve-reminders.ts';

const zero = Date.parse('2026-11-20T08:00:00Z');
const iso = (minutes: number) => new Date(zero + minutes * 60_000).toISOString();

const { create } = fakeBrowser.notifications;
let chrome: ReturnType<typeof chromeEvents>;
let minute = 0;
let events: ScheduleEvent[] = [];
let asked = 0;
let isAway = false;
let isSignedIn = true;
/** Every notification ever made. */
let rung: string[] = [];

/** One after the other, as Web Locks give it; `settled` waits until nobody waits any more. */
function oneByOne() {
  let last: Promise<unknown> = Promise.resolve();
  const request = (_name: string, work: () => unknown) => (last = last.then(work));
  const settled = async () => {
    for (let seen; seen !== last;) {
      seen = last;
      await seen;
    }
  };
  return { request, settled };
}
let locks = oneByOne();

const meeting = (title: string, start: number, more: Partial<ScheduleEvent> = {}): ScheduleEvent => ({
  id: title,
  title,
  start: iso(start),
  end: iso(start + 30),
  wall: {
    start: { date: iso(start).slice(0, 10), time: iso(start).slice(11, 16) },
    end: { date: iso(start + 30).slice(0, 10), time: iso(start + 30).slice(11, 16) },
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

/** The background begins anew, as after every sleep. */
function wake(): void {
  fakeBrowser.alarms.onAlarm.removeAllListeners();
  fakeBrowser.runtime.onMessage.removeAllListeners();
  fakeBrowser.notifications.onClicked.removeAllListeners();
  fakeBrowser.notifications.onButtonClicked.removeAllListeners();
  const deps: ReminderDeps = {
    now: () => zero + minute * 60_000,
    locks: locks as unknown as LockManager,
    account: () =>
      Promise.resolve(
        isSignedIn
          ? {
              key: 'k',
              api: {
                schedule: {
                  due: {
                    query({ from, to }) {
                      asked += 1;
                      if (isAway) return Promise.reject(new TypeError('Failed to fetch'));
                      return Promise.resolve({
                        due: dueReminders(events, { from, to }),
                        next: upcoming(events, from, 8),
                      });
                    },
                  },
                },
              },
            }
          : null,
      ),
  };
  serveReminders(deps);
}

async function at(minutes: number): Promise<string[]> {
  minute = minutes;
  await fakeBrowser.alarms.onAlarm.trigger({ name: 'reminders', scheduledTime: 0 } as never);
  await locks.settled();
  return rung;
}

beforeEach(async () => {
  chrome = chromeEvents();
  fakeBrowser.notifications.create = ((id: string, options: { title: string; message: string }) => {
    rung.push(`${options.title}: ${options.message}`);
    return create(id, options as never);
  }) as unknown as typeof create;
  locks = oneByOne();
  [minute, asked, isAway, isSignedIn, events, rung] = [0, 0, false, true, [], []];
  wake();
  await at(0);
});

test('rings at its minute, once, whoever wakes it how often', async () => {
  events = [meeting('Stand-up', 60)];
  expect(await at(5)).toEqual([]);
  expect(await at(49)).toEqual([]);
  expect(await at(50)).toEqual(['Stand-up: In 10 minutes: today 9:00–9:30 am']);
  wake();
  expect(await at(50)).toHaveLength(1);
  expect(await at(51)).toHaveLength(1);
});

test('two wake-ups at once ring once', async () => {
  events = [meeting('Stand-up', 60)];
  await at(5);
  minute = 50;
  await Promise.all([
    fakeBrowser.alarms.onAlarm.trigger({ name: 'reminders', scheduledTime: 0 } as never),
    fakeBrowser.alarms.onAlarm.trigger({ name: 'reminder-due', scheduledTime: 0 } as never),
  ]);
  await locks.settled();
  expect(rung).toHaveLength(1);
});

test('what was missed rings late, once, and says so', async () => {
  events = [meeting('Stand-up', 60)];
  await at(5);
  wake();
  expect(await at(65)).toEqual(['Stand-up: Began 5 minutes ago: today 9:00–9:30 am']);
  wake();
  expect(await at(66)).toHaveLength(1);
});

test('what was moved away or removed since it was read is not rung; moved, it rings at its new time', async () => {
  events = [meeting('Stand-up', 60), meeting('Gym', 60)];
  await at(49);
  events = [meeting('Stand-up', 120)];
  expect(await at(50)).toEqual([]);
  expect(await at(110)).toEqual(['Stand-up: In 10 minutes: today 10:00–10:30 am']);
});

test('news from a panel is looked at at once', async () => {
  await at(1);
  events = [meeting('Call', 12)];
  minute = 1.2;
  const sender = { id: fakeBrowser.runtime.id, url: pageUrl('sidepanel') };
  void fakeBrowser.runtime.onMessage.trigger(
    { calendarAgent: 'schedule-changed', sent: null },
    sender,
    () => {},
  );
  await locks.settled();
  expect((await fakeBrowser.alarms.get('reminder-due'))?.scheduledTime).toBe(zero + 2 * 60_000);
});

test('a server that is away is no reason to be silent', async () => {
  events = [meeting('Stand-up', 60)];
  await at(5);
  isAway = true;
  expect(await at(50)).toEqual(['Stand-up: In 10 minutes: today 9:00–9:30 am']);
});

test('asks again every two minutes, not at every wake-up', async () => {
  const before = asked;
  for (let n = 1; n <= 10; n += 1) await at(n);
  expect(asked - before).toBe(5);
});

test('what was due before it was on is nobody’s business', async () => {
  events = [meeting('Old', -30, { reminders: [0] })];
  expect(await at(3)).toEqual([]);
});

test('several are told, each with its own', async () => {
  events = [meeting('A', 60, { reminders: [10, 0] }), meeting('B', 60)];
  expect(await at(50)).toHaveLength(2);
  expect(await at(60)).toHaveLength(3);
});

test('Snooze rings again five minutes later, once, also after a restart', async () => {
  events = [meeting('Stand-up', 60)];
  await at(50);
  const [shown] = chrome.notifications();
  expect(shown?.buttons).toEqual(['Snooze 5 minutes', 'Open']);
  await fakeBrowser.notifications.onButtonClicked.trigger(shown?.id ?? '', 0);
  await expect
    .poll(async () => (await fakeBrowser.alarms.get('reminder-due'))?.scheduledTime)
    .toBe(zero + 55 * 60_000);
  expect(chrome.notifications()).toEqual([]);
  wake();
  expect(await at(54)).toHaveLength(1);
  expect(await at(55)).toEqual([
    'Stand-up: In 10 minutes: today 9:00–9:30 am',
    'Stand-up: In 5 minutes: today 9:00–9:30 am',
  ]);
  wake();
  expect(await at(56)).toHaveLength(2);
});

test('what was snoozed and then removed stays silent', async () => {
  events = [meeting('Stand-up', 60)];
  await at(50);
  await fakeBrowser.notifications.onButtonClicked.trigger(chrome.notifications()[0]?.id ?? '', 0);
  await locks.settled();
  events = [];
  expect(await at(56)).toHaveLength(1);
});

test('Join opens the call, and nothing that is not one', async () => {
  events = [meeting('Stand-up', 60, { place: 'https://meet.google.com/abc-defg-hij' })];
  await at(50);
  const [shown] = chrome.notifications();
  expect(shown?.buttons).toEqual(['Join', 'Snooze 5 minutes']);
  await fakeBrowser.notifications.onButtonClicked.trigger(shown?.id ?? '', 0);
  await expect
    .poll(async () => (await fakeBrowser.tabs.query({})).at(-1)?.url)
    .toBe('https://meet.google.com/abc-defg-hij');
});

test('the badge counts down to what comes next, and is empty for somebody signed out', async () => {
  events = [meeting('Stand-up', 60)];
  await at(48);
  expect(await fakeBrowser.action.getBadgeText({})).toBe('12m');
  expect(await fakeBrowser.action.getTitle({})).toBe('Calendar Agent. Next: Stand-up, today 9:00–9:30 am');
  await at(49);
  expect(await fakeBrowser.action.getBadgeText({})).toBe('11m');
  isSignedIn = false;
  await at(50);
  expect(await fakeBrowser.action.getBadgeText({})).toBe('');
  expect(rung).toEqual([]);
});

test('a wake-up does not push the next one further away', async () => {
  const first = await fakeBrowser.alarms.get('reminders');
  wake();
  wake();
  expect(await fakeBrowser.alarms.get('reminders')).toEqual(first);
});
