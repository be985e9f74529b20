/**
 * Rings reminders from the background, whether a panel is open or not: an alarm wakes it every minute
 * and at the minute of the next reminder. What was told is written down before it is told, under one
 * lock, so that a restart or a second wake-up never rings twice; what was missed is told late, once.
 */
import { browser } from 'wxt/browser';
import { apiOfAccount } from '#extension/platform/background-api.ts';
import { now as clockNow } from '#extension/platform/clock.ts';
import { answerMessages } from '#extension/platform/messages.ts';
import { pageUrl } from '#extension/platform/page-url.ts';
import {
  reminderPlanItem,
  snoozedItem,
  toldRemindersItem,
  type ReminderPlan,
} from '#extension/platform/storage.ts';
import { voiceNow } from '#extension/platform/voice-now.ts';
import type { DueReminder } from '#shared/schedule/due-reminders.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { sayWhen } from '#shared/schedule/say-time.ts';
import { joinLink } from './join-link.ts';
import { badgeOf, keyOf, lateMs, nextRing, toTell, withTold } from './reminder-plan.ts';
import { sayReminder } from './say-reminder.ts';

const everyMinute = 'reminders';
const atTheMinute = 'reminder-due';
const prefix = 'reminder:';
/** Nobody told of a change: read again this often. */
const staleMs = 2 * 60_000;
/** So far ahead it is read: a server that is away for a day is no reason to be late. */
const aheadMs = 26 * 3_600_000;
const snoozeMinutes = 5;

export type DueApi = {
  schedule: {
    due: {
      query(input: { from: string; to: string }): Promise<{ due: DueReminder[]; next: ScheduleEvent[] }>;
    };
  };
};

export type ReminderDeps = {
  /** Null when nobody is signed in. */
  account(): Promise<{ api: DueApi; key: string } | null>;
  /** Milliseconds since 1970. */
  now(): number;
  locks: Pick<LockManager, 'request'>;
};

export function remindersOfBrowser(): ReminderDeps {
  return { account: apiOfAccount, now: clockNow, locks: navigator.locks };
}

/** Call synchronously when the background starts; it may have been woken by one of these. */
export function serveReminders(deps: ReminderDeps): void {
  void keepWaking();
  const look = (isNews: boolean) => void deps.locks.request(everyMinute, () => tick(deps, isNews));
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === everyMinute || name === atTheMinute) look(false);
  });
  browser.runtime.onStartup.addListener(() => look(true));
  browser.runtime.onInstalled.addListener(() => look(true));
  answerMessages({ 'schedule-changed': () => look(true) });
  browser.notifications.onClicked.addListener((id) => void answer(deps, id, null));
  browser.notifications.onButtonClicked.addListener((id, button) => void answer(deps, id, button));
}

/** Made anew at every wake-up it would never come. */
async function keepWaking(): Promise<void> {
  if (!(await browser.alarms.get(everyMinute)))
    await browser.alarms.create(everyMinute, { periodInMinutes: 1 });
}

/** One look: read if it is time to, ring what is due, show what comes next. */
async function tick(deps: ReminderDeps, isNews: boolean): Promise<void> {
  const account = await deps.account();
  if (!account) {
    await reminderPlanItem.set(null);
    return showNext([], deps.now());
  }
  const plan = await freshPlan(deps, account, isNews);
  const told = await toldRemindersItem.get();
  const now = deps.now();
  const snoozed = await snoozedItem.get();
  // What was moved or removed meanwhile is not rung.
  const again = snoozed
    .filter(({ at, reminder }) => at <= now && plan.due.some((one) => keyOf(one) === keyOf(reminder)))
    .map(({ reminder }) => reminder);
  const due = toTell(plan, told, now);
  // Written down first: whatever happens next, it is not told twice.
  if (due.length > 0) await toldRemindersItem.set(withTold(told, due.map(keyOf), now));
  if (snoozed.some(({ at }) => at <= now)) await snoozedItem.set(snoozed.filter(({ at }) => at > now));
  for (const reminder of [...due, ...again]) await ring(reminder, now);
  const next = nextRing(plan, await snoozedItem.get(), now);
  if (next !== null) await browser.alarms.create(atTheMinute, { when: next });
  await showNext(plan.next, now);
}

/** Read again when it is old or something is about to be told: what was moved away is not rung. */
async function freshPlan(
  deps: ReminderDeps,
  { api, key }: { api: DueApi; key: string },
  isNews: boolean,
): Promise<ReminderPlan> {
  const kept = await reminderPlanItem.get();
  const now = deps.now();
  const old = kept?.key === key ? kept : { key, readAt: 0, since: now, due: [], next: [] };
  const isSnoozed = (await snoozedItem.get()).some(({ at }) => at <= now);
  const isDue = isSnoozed || toTell(old, await toldRemindersItem.get(), now).length > 0;
  if (!isNews && !isDue && now - old.readAt < staleMs && now >= old.readAt) return old;
  try {
    const window = { from: instant(Math.max(old.since, now - lateMs)), to: instant(now + aheadMs) };
    const { due, next } = await api.schedule.due.query(window);
    const plan = { ...old, readAt: now, due, next: next.filter(({ start }) => Date.parse(start) > now) };
    await reminderPlanItem.set(plan);
    return plan;
  } catch {
    // The server is away: what is known still rings.
    return old;
  }
}

async function ring(reminder: DueReminder, now: number): Promise<void> {
  const { title, message } = sayReminder(reminder, await voiceNow(now));
  const join = joinLink(reminder.event);
  const snooze = { title: `Snooze ${snoozeMinutes} minutes` };
  const id = `${prefix}${keyOf(reminder)}`;
  const rung = await browser.notifications.getAll();
  // The same one, still on the screen, is told by being there.
  if (Object.hasOwn(rung, id)) await browser.notifications.clear(id);
  await browser.notifications.create(id, {
    type: 'basic',
    iconUrl: '/icon/128.png',
    title,
    message,
    requireInteraction: true,
    buttons: join === null ? [snooze, { title: 'Open' }] : [{ title: 'Join' }, snooze],
  });
}

async function answer(deps: ReminderDeps, id: string, button: number | null): Promise<void> {
  if (!id.startsWith(prefix)) return;
  const reminder = (await reminderPlanItem.get())?.due.find((one) => `${prefix}${keyOf(one)}` === id);
  await browser.notifications.clear(id);
  const join = reminder ? joinLink(reminder.event) : null;
  const isSnooze = button === (join === null ? 0 : 1);
  if (isSnooze && reminder) {
    const at = deps.now() + snoozeMinutes * 60_000;
    await deps.locks.request(everyMinute, async () => {
      await snoozedItem.set([...(await snoozedItem.get()), { at, reminder }]);
    });
    await browser.alarms.create(atTheMinute, { when: at });
    return;
  }
  await browser.tabs.create({ url: button === 0 && join !== null ? join : pageUrl('sidepanel') });
}

async function showNext(next: readonly ScheduleEvent[], now: number): Promise<void> {
  const { text, event } = badgeOf(next, now);
  await browser.action.setBadgeText({ text });
  await browser.action.setBadgeBackgroundColor({ color: '#4f46e5' });
  await browser.action.setBadgeTextColor({ color: '#ffffff' });
  const title = event ? `Calendar Agent. Next: ${event.title}, ${sayWhen(event, await voiceNow(now))}` : null;
  await browser.action.setTitle({ title: title ?? 'Open Calendar Agent' });
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}
