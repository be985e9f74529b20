/**
 * What the overlay's stories stand on: a signed-in browser, a schedule with awkward days in it, and
 * synthetic pages served as calendar.google.com. Somebody else's pages come in by `judged` too: html, an
 * address, and `window.pageTruth()` in the page (judge-overlay.ts).
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, type Page } from '@playwright/test';
import { Temporal } from 'temporal-polyfill';
import {
  judgeOverlay,
  lookAtOverlay,
  type ExpectedEvent,
  type OverlayOnPage,
  type TruthOfPage,
  type Verdict,
} from '../extension/testing/google-pages/judge-overlay.ts';
import { addDays, type PageWish } from '../extension/testing/google-pages/page-wish.ts';
import { weekAhead } from '../extension/testing/google-pages/week-ahead.ts';
import { launchBrowser, localToken, signIn, startServerProcess, type RunningServer } from './fixtures.ts';

export const calendarZone = 'America/New_York';
/** What stories happen in: it lies ahead whenever they run. */
export const week = weekAhead(Temporal.Now.instant(), calendarZone);
/**
 * Mondays of weeks that are only drawn, so that a seed gives the same pages on every day. The second week
 * ends with the night that loses an hour there, the third with the one that has it twice.
 */
export const weeks = ['2026-12-07', '2027-03-08', '2027-11-01'] as const;

const furnishedWeeks = [...new Set([...weeks, week.day(1)])];

export type StoredEvent = ExpectedEvent & { title: string };
type PageFromElsewhere = { url: string; html: string };

const wanted = (monday: string) => {
  const day = (n: number) => addDays(monday, n);
  const at = (n: number, time: string) => ({ date: day(n), time, timeZone: calendarZone });
  return [
    { title: 'Stand-up', start: at(0, '09:00'), end: at(0, '09:30') },
    { title: 'Interview', start: at(0, '09:15'), end: at(0, '10:15') },
    { title: 'Lunch', start: at(1, '12:00'), end: at(1, '13:00') },
    { title: 'Short', start: at(2, '15:45'), end: at(2, '16:00') },
    { title: 'Night train', start: at(3, '22:30'), end: at(4, '06:15') },
    { title: 'Trade fair', start: { date: day(2) }, end: { date: day(5) }, allDay: true },
    { title: 'Early', start: at(4, '00:00'), end: at(4, '00:45') },
    // Sunday: clocks change in the night before it begins to be day.
    { title: 'Owls', start: at(6, '00:30'), end: at(6, '04:30') },
    { title: 'Brunch', start: at(6, '11:00'), end: at(6, '13:00') },
    { title: 'Closing', start: at(6, '23:15'), end: at(7, '00:00') },
  ];
};

export async function ask(server: RunningServer, procedure: string, input: unknown): Promise<unknown> {
  const isRead = ['schedule.list', 'settings.get', 'booking.availability'].includes(procedure);
  const query = isRead ? `?input=${encodeURIComponent(JSON.stringify(input))}` : '';
  const answer = await fetch(`${server.url}/trpc/${procedure}${query}`, {
    method: isRead ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${localToken}`, 'content-type': 'application/json' },
    ...(isRead ? {} : { body: JSON.stringify(input) }),
  });
  const body = (await answer.json()) as { result?: { data?: unknown } };
  if (!body.result) throw new Error(`${procedure}: ${JSON.stringify(body)}`);
  return body.result.data;
}

export async function openOverlayDesk(options: { colorScheme?: 'light' | 'dark' } = {}) {
  const server = await startServerProcess();
  try {
    const browser = await launchBrowser(options);
    try {
      return await furnished(server, browser);
    } catch (error) {
      await browser.close();
      throw error;
    }
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function furnished(server: RunningServer, browser: Awaited<ReturnType<typeof launchBrowser>>) {
  const { context } = browser;
  const panel = await browser.openPanel();
  await signIn(browser, panel);
  // The panel tells a new calendar the device's zone, once.
  await expect
    .poll(async () => ((await ask(server, 'settings.get', null)) as { timeZone: string | null }).timeZone)
    .not.toBeNull();
  await ask(server, 'settings.update', { timeZone: calendarZone, hour12: true, locale: 'en-US' });
  for (const monday of furnishedWeeks)
    for (const event of wanted(monday)) await ask(server, 'schedule.add', { ...event, allowOverlap: true });
  let served: PageFromElsewhere = { url: '', html: '' };
  await context.route('https://calendar.google.com/**', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: {
        'content-security-policy':
          "script-src 'nonce-n'; require-trusted-types-for 'script'; object-src 'none'",
      },
      body: served.html,
    }),
  );
  const listed = async (): Promise<StoredEvent[]> => {
    const events: StoredEvent[] = [];
    for (const monday of furnishedWeeks) {
      const from = new Date(Date.parse(`${monday}T00:00:00Z`) - 21 * 86_400_000).toISOString();
      const to = new Date(Date.parse(`${monday}T00:00:00Z`) + 42 * 86_400_000).toISOString();
      events.push(
        ...((await ask(server, 'schedule.list', { from, to })) as { events: StoredEvent[] }).events,
      );
    }
    return [...new Map(events.map((event) => [event.id, event])).values()];
  };

  const desk = {
    server,
    browser,
    context,
    panel,
    listed,
    async newTab(size = { width: 1400, height: 900 }): Promise<Page> {
      const page = await context.newPage();
      await page.setViewportSize(size);
      return page;
    },
    async show(page: Page, made: PageFromElsewhere): Promise<void> {
      served = made;
      await page.goto(made.url, { waitUntil: 'load' });
    },
    /** As if none of Google's accounts had ever been seen. */
    async forgetZones(): Promise<void> {
      await panel.evaluate(`chrome.storage.local.remove('pageZones')`);
    },
    /** The overlay's last word on this page: what stays so for a moment. */
    async judged(page: Page, made: PageFromElsewhere, events: readonly StoredEvent[]): Promise<Verdict> {
      await desk.show(page, made);
      return settled(page, events);
    },
    async close(): Promise<void> {
      await browser.close();
      await server.stop();
    },
  };
  return desk;
}

export type OverlayDesk = Awaited<ReturnType<typeof openOverlayDesk>>;

/**
 * Waits for the overlay to make up its mind; anything wrong on the way there counts as wrong, unless it is
 * a page seen between its own change and the frame that follows.
 */
export async function settled(page: Page, events: readonly StoredEvent[]): Promise<Verdict> {
  const passing = new Set(['starting', 'no-data']);
  const until = Date.now() + 30_000;
  let last = '';
  let since = Date.now();
  let wasWrong = false;
  for (;;) {
    const { truth, ...seen } = (await page.evaluate(lookAtOverlay)) as OverlayOnPage & { truth: TruthOfPage };
    const verdict = judgeOverlay(seen, truth, events);
    if (verdict.kind === 'wrong') {
      if (wasWrong) return verdict;
      wasWrong = true;
      continue;
    }
    wasWrong = false;
    const sign = JSON.stringify(verdict);
    if (sign !== last) since = Date.now();
    last = sign;
    const isFinal = verdict.kind === 'right' || (verdict.kind === 'hidden' && !passing.has(verdict.reason));
    if ((isFinal && Date.now() - since >= (verdict.kind === 'right' ? 60 : 350)) || Date.now() > until)
      return verdict;
    await sleep(20);
  }
}

/** The week of the stories in the schedule's zone. */
export const usual: PageWish = {
  view: 'week',
  change: 'none',
  firstDate: week.day(0),
  locale: 'en-US',
  hour12: true,
  hour: 48,
  isDark: false,
  hasSecondZone: false,
  timeZone: calendarZone,
};

/** Without a new document, as the real page does it. */
export async function turnPage(page: Page, { url, html }: PageFromElsewhere): Promise<void> {
  await page.evaluate(`(() => {
    const policy = trustedTypes.createPolicy('turn', { createHTML: (text) => text });
    const parsed = new DOMParser().parseFromString(policy.createHTML(${JSON.stringify(html)}), 'text/html');
    history.pushState(null, '', ${JSON.stringify(url)});
    const kept = document.querySelector('calendar-agent-overlay');
    for (const child of [...document.body.children]) if (child !== kept) child.remove();
    for (const name of ['lang', 'dir']) document.documentElement[name] = parsed.documentElement[name];
    document.body.dataset.viewkey = parsed.body.dataset.viewkey;
    document.body.style.cssText = parsed.body.style.cssText;
    document.body.prepend(...[...parsed.body.children].filter((child) => child.localName !== 'script'));
  })()`);
  await page.evaluate(/<script nonce="n">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '');
}

/** Where something stands now. */
export async function boxOf(locator: ReturnType<Page['locator']>) {
  const box = await locator.boundingBox();
  if (!box) throw new Error('it is not on the screen');
  return box;
}

/** Where the free times stand that were found: minutes since 1970 on the page's clocks. */
export async function slotsOn(page: Page): Promise<number[]> {
  return page.evaluate(`[...document.querySelector('calendar-agent-overlay').shadowRoot.querySelectorAll('.slot')]
    .map((s) => Date.parse(s.closest('.day').dataset.day) / 60_000 + Math.round(parseFloat(s.style.top) * 14.4))`);
}

type Pixels = readonly [x: number, y: number];

/** Pressed there, moved by so much, let go. */
export async function pull(page: Page, [x, y]: Pixels, [right, down]: Pixels): Promise<void> {
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + right / 2, y + down / 2, { steps: 4 });
  await page.mouse.move(x + right, y + down, { steps: 6 });
  await page.mouse.up();
}
