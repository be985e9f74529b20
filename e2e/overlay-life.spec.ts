/**
 * What the overlay outlives and what ends it, on synthetic pages served as calendar.google.com: zoom, months, many
 * events, print, a hidden tab, a dead background, a server that is gone, leave taken back, an update.
 */
import { expect, test, type Page } from '@playwright/test';
import { extensionId } from '../shared/extension-id.ts';
import { makePage } from '../extension/testing/google-pages/make-page.ts';
import { keyOf } from '../extension/testing/google-pages/page-words.ts';
import { expectAccessible } from './expect-accessible.ts';
import {
  ask,
  boxOf,
  calendarZone,
  openOverlayDesk,
  settled,
  turnPage,
  usual,
  week,
  type OverlayDesk,
} from './overlay-desk.ts';

test.describe.configure({ mode: 'serial' });
let desk: OverlayDesk;
let page: Page;

test.beforeAll(async () => {
  test.setTimeout(400_000);
  desk = await openOverlayDesk();
  page = await desk.newTab();
});
test.afterAll(async () => {
  // Absent when it could not be opened.
  await (desk as OverlayDesk | undefined)?.close();
});

const host = () => page.locator('calendar-agent-overlay');
const event = (title: string) => page.locator('calendar-agent-overlay [data-event-id]', { hasText: title });
const toast = () => page.locator('calendar-agent-overlay .toast');
const isShown = () => expect(host()).toHaveAttribute('data-state', 'shown');

test('zoomed by the browser from 50 to 200 %, everything stays where it belongs', async () => {
  await desk.show(page, makePage(usual, 1));
  await isShown();
  await page.bringToFront();
  const events = await desk.listed();
  const zoom = (factor: number) =>
    desk.panel.evaluate(
      `chrome.tabs.query({ url: 'https://calendar.google.com/*' }).then(([tab]) => chrome.tabs.setZoom(tab.id, ${factor}))`,
    );
  for (const factor of [0.5, 2]) {
    await zoom(factor);
    await expect.poll(() => page.evaluate('devicePixelRatio')).toBe(factor);
    expect((await settled(page, events)).kind).toBe('right');
    const strays = `[...document.querySelector('calendar-agent-overlay').shadowRoot.querySelectorAll('.whole')].filter((one) =>
      one.querySelector('.title').getBoundingClientRect().left < one.closest('.day').getBoundingClientRect().left - 1).length`;
    expect(await page.evaluate(strays)).toBe(0);
  }
  await zoom(1);
  await page.emulateMedia({ media: 'print' });
  await expect(event('Lunch')).toBeHidden();
  await page.emulateMedia({ media: null });
  await expect(event('Lunch')).toBeVisible();
});

test('while nobody can see the tab nothing of it runs; looked at again, it is as it should be', async () => {
  await desk.show(page, makePage(usual, 1));
  await isShown();
  // The tools of this test keep every tab visible, so the script is told otherwise in its own world.
  const world = await worldOf(page);
  await world(`
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
    const ask = requestAnimationFrame;
    globalThis.framesAsked = 0;
    globalThis.requestAnimationFrame = (work) => (framesAsked++, ask(work));
    document.dispatchEvent(new Event('visibilitychange'));`);
  // The document that held its connection goes, too.
  const count = `chrome.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] }).then((all) => all.length)`;
  await expect.poll(() => desk.panel.evaluate(count)).toBe(0);
  await ask(desk.server, 'schedule.add', {
    title: 'Unseen',
    start: { date: week.day(4), time: '15:00', timeZone: calendarZone },
    durationMinutes: 30,
  });
  await page.evaluate(`document.getElementById('scroll').scrollTop = 100`);
  await page.evaluate(`document.querySelector('[data-datekey]').append(document.createElement('p'))`);
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  expect(await world('framesAsked')).toBe(0);
  await expect(event('Unseen')).toHaveCount(0);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await world(`delete document.visibilityState; document.dispatchEvent(new Event('visibilitychange'));`);
  await expect(event('Unseen')).toBeVisible();
  const face = event('Unseen').locator('.face');
  await expect(face).toHaveCSS('animation-name', 'none');
  await expect(face).toHaveCSS('transition-property', 'none');
  await page.emulateMedia({ reducedMotion: null });
});

test('a month is drawn where a week has said the zone, until somebody was in the settings; there, too, one drags and adds', async () => {
  const monthIn = (timeZone: string) =>
    makePage({ ...usual, view: 'month', firstDate: week.day(-7), timeZone }, 1);
  await desk.forgetZones();
  await desk.show(page, monthIn(calendarZone));
  await expect(host()).toHaveAttribute('data-reason', 'zone');
  const events = await desk.listed();
  for (const timeZone of ['Asia/Tokyo', calendarZone]) {
    await turnPage(page, makePage({ ...usual, timeZone }, 2));
    expect((await settled(page, events)).kind).toBe('right');
    await turnPage(page, monthIn(timeZone));
    expect((await settled(page, events)).kind).toBe('right');
  }

  const lunch = event('Lunch');
  const cellOf = (day: number) => page.locator(`[role="gridcell"][data-datekey="${keyOf(week.day(day))}"]`);
  const from = await boxOf(lunch);
  const to = await boxOf(cellOf(3));
  await page.mouse.move(from.x + 8, from.y + 6);
  await page.mouse.down();
  await page.mouse.move(from.x + 30, from.y + 6, { steps: 3 });
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 5 });
  await page.mouse.up();
  await expect(lunch).toHaveAttribute('data-start', week.at(3, '12:00'));
  await expect(lunch).not.toHaveAttribute('data-waiting');
  await toast().getByRole('button', { name: 'Undo' }).click();
  await expect(lunch).toHaveAttribute('data-start', week.at(2, '12:00'));

  const free = await boxOf(cellOf(11));
  await page.mouse.move(free.x + free.width - 30, free.y + 12);
  await page.mouse.move(free.x + free.width - 10, free.y + 14, { steps: 3 });
  await page.getByRole('button', { name: 'Add an event here' }).click();
  await page.getByRole('textbox', { name: 'What is it?' }).fill('Day off');
  await page.keyboard.press('Enter');
  await expect(event('Day off')).toHaveAttribute('data-date', week.day(11));

  const { html } = makePage({ ...usual, view: 'agenda' }, 1);
  await turnPage(page, { url: 'https://calendar.google.com/calendar/u/0/r/settings', html });
  await expect(host()).toHaveAttribute('data-reason', 'view');
  await turnPage(page, monthIn(calendarZone));
  await expect(host()).toHaveAttribute('data-reason', 'zone');
});

test('two hundred events in one week stand where they belong', async () => {
  const many = Array.from({ length: 190 }, (_, n) => {
    const at = (minutes: number) =>
      new Date(Date.UTC(2027, 2, 7 + (n % 7), 11) + (Math.floor(n / 7) * 20 + minutes) * 60_000)
        .toISOString()
        .replaceAll(/[-:]|\.\d+/g, '');
    const end = at(15 + (n % 4) * 15);
    return `BEGIN:VEVENT\r\nUID:${n}@test\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:Event ${n}\r\nDTSTART:${at(0)}\r\nDTEND:${end}\r\nEND:VEVENT\r\n`;
  });
  await ask(desk.server, 'calendar.import', {
    text: `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n${many.join('')}END:VCALENDAR\r\n`,
    despiteProblems: true,
  });
  await desk.show(page, makePage({ ...usual, firstDate: '2027-03-07' }, 1));
  const verdict = await settled(page, await desk.listed());
  expect(verdict).toMatchObject({ kind: 'right' });
  expect(verdict.kind === 'right' && verdict.drawn).toBeGreaterThanOrEqual(195);
});

test('no accessibility fault that a machine can find, in both themes', async () => {
  for (const isDark of [false, true]) {
    await desk.show(page, makePage({ ...usual, isDark }, 1));
    await isShown();
    await event('Lunch').focus();
    await page.keyboard.press('Enter');
    await expectAccessible(page, isDark ? 'dark' : 'light', 'calendar-agent-overlay');
    await page.keyboard.press('Escape');
  }
});

test('without the server it is grey and dated, with it again it is live; it outlives a killed background', async () => {
  await desk.show(page, makePage(usual, 1));
  await isShown();
  const cdp = await desk.context.browser()?.newBrowserCDPSession();
  const targets = (await cdp?.send('Target.getTargets'))?.targetInfos ?? [];
  const worker = targets.find(
    (target) => target.type === 'service_worker' && target.url.includes(extensionId),
  );
  if (worker) await cdp?.send('Target.closeTarget', { targetId: worker.targetId });
  await ask(desk.server, 'schedule.add', {
    title: 'After the kill',
    start: { date: week.day(5), time: '17:00', timeZone: calendarZone },
    durationMinutes: 30,
  });
  await expect(event('After the kill')).toBeVisible();
  await desk.server.kill();
  await expect(page.getByText(/Offline since/)).toBeVisible();
  await isShown();
  await desk.server.restart();
  await expect(page.getByText(/Offline since/)).toHaveCount(0);
  await expect(event('Lunch')).toBeVisible();
});

test('the panel tells when the page was not understood; switched off, every trace is gone', async () => {
  await desk.show(page, makePage({ ...usual, change: 'headers-of-other-week' }, 1));
  await expect(host()).toHaveAttribute('data-reason', 'dates');
  await expect(desk.panel.getByText('Overlay hidden on Google Calendar')).toBeVisible();
  await desk.show(page, makePage(usual, 1));
  await isShown();
  const options = await desk.context.newPage();
  await options.goto(`chrome-extension://${extensionId}/options.html`);
  const control = options.getByRole('switch', { name: /turn o/i });
  await expect(control).toHaveAttribute('aria-checked', 'true');
  await page.bringToFront();
  await options.evaluate(`document.querySelector('[role="switch"]').click()`);
  await expect(host()).toHaveCount(0);
  // Unseen by us, the zone may be changed at Google: what was known of it is not any more.
  const zones = `chrome.storage.local.get('pageZones').then((all) => Object.keys(all.pageZones ?? {}).length)`;
  await expect.poll(() => desk.panel.evaluate(zones)).toBe(0);
  await desk.show(page, makePage(usual, 1));
  await page.waitForTimeout(400);
  await expect(host()).toHaveCount(0);
  await options.bringToFront();
  await control.click();
  await expect(control).toHaveAttribute('aria-checked', 'true');
  // The page that was open all the while has it again.
  await page.bringToFront();
  await isShown();
});

test('leave for the site that is taken back in Chrome’s own settings leaves no trace; given again, it is back', async () => {
  await desk.show(page, makePage(usual, 1));
  await page.bringToFront();
  await isShown();
  const clean = await page.evaluate(
    `document.documentElement.outerHTML.replace(/<calendar-agent-overlay.*<\\/calendar-agent-overlay>/s, '')`,
  );
  const chrome = await desk.context.newPage();
  await chrome.goto('chrome://extensions/');
  await page.bringToFront();
  const allow = (hostAccess: 'ON_CLICK' | 'ON_ALL_SITES') =>
    chrome.evaluate(
      `new Promise((done) => chrome.developerPrivate.updateExtensionConfiguration({ extensionId: '${extensionId}', hostAccess: '${hostAccess}' }, done))`,
    );
  const scripts = () =>
    desk.panel.evaluate(`chrome.scripting.getRegisteredContentScripts().then((all) => all.length)`);
  await expect.poll(scripts).toBe(1);
  await allow('ON_CLICK');
  await expect(host()).toHaveCount(0);
  await expect.poll(scripts).toBe(0);
  expect(await page.evaluate('document.documentElement.outerHTML')).toBe(clean);
  await page.reload();
  await page.evaluate('new Promise((done) => requestIdleCallback(() => requestAnimationFrame(done)))');
  await expect(host()).toHaveCount(0);
  await allow('ON_ALL_SITES');
  await isShown();
  await chrome.close();
});

test('signed out, nothing of the schedule is left; cut off from its extension, the script leaves by itself', async () => {
  const options = await desk.context.newPage();
  await options.goto(`chrome-extension://${extensionId}/options.html`);
  await desk.show(page, makePage(usual, 1));
  await page.bringToFront();
  await isShown();
  await options.evaluate(`chrome.storage.local.remove('account')`);
  await expect(host()).toHaveAttribute('data-reason', 'signed-out');
  await expect(page.locator('calendar-agent-overlay [data-event-id]')).toHaveCount(0);
  const known = `chrome.storage.local.get('pageZones').then((all) => all.pageZones?.[0] !== undefined)`;
  await expect.poll(() => options.evaluate(known)).toBe(true);
  // Who opens Google's settings now may change the zone there.
  await page.evaluate(`history.pushState(null, '', '/calendar/u/0/r/settings')`);
  await expect.poll(() => options.evaluate(known)).toBe(false);
  // As an update does it. This browser does not start a reloaded extension again; what is left behind is seen.
  void options.evaluate('chrome.runtime.reload()').catch(() => undefined);
  await expect(host()).toHaveCount(0);
});

/** Evaluates in the world of our script, which the page's own cannot see. */
async function worldOf(page: Page): Promise<(expression: string) => Promise<unknown>> {
  const cdp = await page.context().newCDPSession(page);
  const found = new Promise<number>((resolve) => {
    cdp.on('Runtime.executionContextCreated', ({ context: { id, origin } }) => {
      if (origin.includes(extensionId)) resolve(id);
    });
  });
  await cdp.send('Runtime.enable');
  const contextId = await found;
  return async (expression) => {
    const { result } = await cdp.send('Runtime.evaluate', { contextId, expression });
    return result.value;
  };
}
