/**
 * The overlay as a person uses it, on synthetic pages served as calendar.google.com: turned on, live,
 * moved, deleted, taken back, searched, switched off. One browser and one schedule for all of it.
 */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { extensionId } from '../shared/extension-id.ts';
import { makePage } from '../extension/testing/google-pages/make-page.ts';
import type { PageWish } from '../extension/testing/google-pages/page-wish.ts';
import { ask, calendarZone, openOverlayDesk, settled, type OverlayDesk } from './overlay-desk.ts';

const usual: PageWish = {
  view: 'week',
  change: 'none',
  firstDate: '2026-12-06',
  locale: 'en-US',
  hour12: true,
  hour: 48,
  isDark: false,
  hasSecondZone: false,
  timeZone: calendarZone,
};

test.describe.configure({ mode: 'serial' });
let desk: OverlayDesk;
let page: Page;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  desk = await openOverlayDesk();
  page = await desk.newTab();
});
test.afterAll(async () => {
  // Absent when it could not be opened.
  await (desk as OverlayDesk | undefined)?.close();
});

const host = () => page.locator('calendar-agent-overlay');
const event = (title: string) => page.locator('calendar-agent-overlay [data-event-id]', { hasText: title });
const isShown = () => expect(host()).toHaveAttribute('data-state', 'shown');
const toast = () => page.locator('calendar-agent-overlay .toast');

test('what another way adds is there at once, and stands where it belongs after scrolling and turning pages', async () => {
  await desk.show(page, makePage(usual, 1));
  await isShown();
  await ask(desk.server, 'schedule.add', {
    title: 'Haircut',
    start: { date: '2026-12-08', time: '14:00', timeZone: calendarZone },
    durationMinutes: 45,
  });
  await expect(event('Haircut')).toBeVisible();
  const events = await desk.listed();
  for (const top of [0, 300, 9_999]) {
    await page.evaluate(`document.getElementById('scroll').scrollTop = ${top}`);
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    expect((await settled(page, events)).kind).toBe('right');
  }
  // As Google does it: the same document, other days.
  const next = makePage({ ...usual, firstDate: '2027-03-08', view: 'custom', hour: 40 }, 2);
  await turnPage(next);
  expect((await settled(page, events)).kind).toBe('right');
  await expect(event('Haircut')).toHaveCount(0);
  await turnPage(makePage({ ...usual, view: 'agenda' }, 3));
  await expect(host()).toHaveAttribute('data-reason', 'view');
  await page.setViewportSize({ width: 1000, height: 700 });
  await turnPage(makePage(usual, 4));
  expect((await settled(page, events)).kind).toBe('right');
  await page.setViewportSize({ width: 1400, height: 900 });
});

test('an event is dragged, stretched, moved by keyboard, deleted, and each is taken back', async () => {
  await desk.show(page, makePage(usual, 1));
  await isShown();
  const lunch = event('Lunch');
  const box = await boxOf(lunch);
  await page.mouse.move(box.x + 10, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + 10, box.y + 60, { steps: 4 });
  await page.mouse.move(box.x + 10 + columnWidth, box.y + 20 + 96, { steps: 6 });
  await page.mouse.up();
  await expect(toast()).toContainText('Lunch is moved');
  // One column on, two hours of 48 px down.
  await expect(lunch).toHaveAttribute('data-start', '2026-12-09T19:00:00Z');
  await expect(lunch).not.toHaveAttribute('data-waiting');
  await toast().getByRole('button', { name: 'Undo' }).click();
  await expect(lunch).toHaveAttribute('data-start', '2026-12-08T17:00:00Z');

  const edge = await boxOf(lunch.locator('[data-edge="end"]'));
  const [x, y] = [edge.x + edge.width / 2, edge.y + edge.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + 30, { steps: 4 });
  await page.mouse.move(x, y + 48, { steps: 4 });
  await page.mouse.up();
  await expect(lunch).toHaveAttribute('data-start', '2026-12-08T17:00:00Z');
  await expect(lunch).toHaveAttribute('data-end', '2026-12-08T19:00:00Z');
  await expect(lunch).not.toHaveAttribute('data-waiting');

  await lunch.focus();
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Enter');
  await expect(lunch).toHaveAttribute('data-start', '2026-12-08T17:30:00Z');
  await expect(lunch).not.toHaveAttribute('data-waiting');
  await lunch.focus();
  await page.keyboard.press('Delete');
  await expect(lunch).toHaveCount(0);
  await toast().getByRole('button', { name: 'Undo' }).click();
  await expect(lunch).toBeVisible();
  expect((await settled(page, await desk.listed())).kind).toBe('right');
});

test('a card opens by key and gives the focus back; keys pressed there do not reach the page', async () => {
  await desk.show(page, makePage(usual, 1));
  await isShown();
  await page.evaluate(`document.addEventListener('keydown', (e) => (document.title += e.key))`);
  const lunch = event('Lunch');
  await lunch.focus();
  await page.keyboard.press('Enter');
  const card = page.getByRole('dialog', { name: 'Lunch' });
  await expect(card).toContainText('Tue 8 Dec');
  await expect(card.getByRole('button', { name: 'Open in the panel' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
  await expect(lunch).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(event('Interview')).toBeFocused();
  expect(await page.title()).toBe('Calendar');

  // The page draws its days anew, as it does after every change; whoever was on one of ours still is.
  await page.evaluate(
    `for (const day of document.querySelectorAll('[data-column-index]')) day.replaceWith(day.cloneNode(true))`,
  );
  await isShown();
  await expect(event('Interview')).toBeFocused();
});

test('Alt and a click add right there, unseen by the page; free times are painted; a script of the page can do nothing', async () => {
  await desk.show(page, makePage(usual, 1));
  await isShown();
  await page.evaluate(`document.addEventListener('click', () => (document.title += ' clicked'))`);
  const monday = await boxOf(page.locator('[role="gridcell"][data-column-index="1"]'));
  const scrolled = Number(
    await page.evaluate(`document.getElementById('scroll').getBoundingClientRect().top`),
  );
  const y = Math.max(monday.y + 13.5 * 48, scrolled + 60);
  await page.keyboard.down('Alt');
  await page.mouse.click(monday.x + 30, y + 2);
  await page.keyboard.up('Alt');
  await page.getByRole('textbox', { name: 'What is it?' }).fill('Call the bank');
  await page.keyboard.press('Enter');
  await expect(event('Call the bank')).toBeVisible();
  await expect(event('Call the bank')).toHaveAttribute('data-date', '2026-12-07');
  expect(await page.title()).toBe('Calendar');

  await page.getByRole('button', { name: 'Find a time' }).click();
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await expect(page.locator('calendar-agent-overlay .slot').first()).toBeVisible();
  await page.screenshot({ path: 'test-results/overlay-slots.png' });

  const before = await desk.listed();
  await page.evaluate(`(() => {
    const root = document.querySelector('calendar-agent-overlay').shadowRoot;
    const lunch = [...root.querySelectorAll('[data-event-id]')].find((e) => e.textContent.includes('Lunch'));
    lunch.click();
    lunch.dispatchEvent(new KeyboardEvent('keydown', { key: 'Delete', bubbles: true, composed: true }));
    root.querySelector('.tools button:last-child').click();
  })()`);
  await page.waitForTimeout(300);
  expect(await desk.listed()).toEqual(before);
  await expect(page.getByRole('dialog', { name: 'Lunch' })).toHaveCount(0);
});

test('a selection goes to the panel of this window only by a tap, with the day that is shown', async () => {
  await desk.show(page, makePage(usual, 1));
  await isShown();
  await page.evaluate(`(() => {
    const dialog = document.createElement('div');
    dialog.setAttribute('role', 'dialog');
    dialog.style.cssText = 'position:fixed;left:500px;top:200px;width:260px;height:120px;background:#fff';
    dialog.textContent = 'Team offsite, bring slides';
    document.body.append(dialog);
    getSelection().selectAllChildren(dialog);
  })()`);
  await page.getByRole('button', { name: 'Ask the agent' }).click();
  await desk.panel.bringToFront();
  await expect(desk.panel.getByRole('textbox', { name: 'Add an event or ask' })).toHaveValue(
    'Team offsite, bring slides',
  );
  await expect(desk.panel.getByRole('heading', { level: 1 })).toContainText(/Dec/);
  const panels = `chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] }).then((all) => all.length)`;
  await expect.poll(() => desk.panel.evaluate(panels)).toBe(1);
});

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
  }
  await zoom(1);
});

test('two hundred events in one week stand where they belong', async () => {
  test.setTimeout(120_000);
  for (let n = 0; n < 190; n++) {
    const time = `${String(6 + (Math.floor(n / 7) % 14)).padStart(2, '0')}:${['00', '20', '40'][n % 3]}`;
    await ask(desk.server, 'schedule.add', {
      title: `Event ${n}`,
      start: { date: `2027-03-${String(7 + (n % 7)).padStart(2, '0')}`, time, timeZone: calendarZone },
      durationMinutes: 15 + (n % 4) * 15,
      allowOverlap: true,
    });
  }
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
    const found = await new AxeBuilder({ page })
      .include('calendar-agent-overlay')
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze();
    expect(found.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
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
    start: { date: '2026-12-11', time: '17:00', timeZone: calendarZone },
    durationMinutes: 30,
  });
  await expect(event('After the kill')).toBeVisible();
  await desk.server.kill();
  await expect(page.getByText(/Offline since/)).toBeVisible({ timeout: 20_000 });
  await isShown();
  await desk.server.restart();
  await expect(page.getByText(/Offline since/)).toHaveCount(0, { timeout: 30_000 });
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

test('signed out, nothing of the schedule is left; cut off from its extension, the script leaves by itself', async () => {
  const options = await desk.context.newPage();
  await options.goto(`chrome-extension://${extensionId}/options.html`);
  await desk.show(page, makePage(usual, 1));
  await page.bringToFront();
  await isShown();
  await options.evaluate(`chrome.storage.local.remove('account')`);
  await expect(host()).toHaveAttribute('data-reason', 'signed-out');
  await expect(page.locator('calendar-agent-overlay [data-event-id]')).toHaveCount(0);
  // As an update does it. This browser does not start a reloaded extension again; what is left behind is seen.
  void options.evaluate('chrome.runtime.reload()').catch(() => undefined);
  await expect(host()).toHaveCount(0);
});

const columnWidth = (1400 - 256 - 58 - 15) / 7;

async function boxOf(locator: ReturnType<Page['locator']>) {
  const box = await locator.boundingBox();
  if (!box) throw new Error('it is not on the screen');
  return box;
}

/** Without a new document, as the real page does it. */
async function turnPage({ url, html }: { url: string; html: string }): Promise<void> {
  await page.evaluate(`(() => {
    const policy = trustedTypes.createPolicy('turn', { createHTML: (text) => text });
    const parsed = new DOMParser().parseFromString(policy.createHTML(${JSON.stringify(html)}), 'text/html');
    history.pushState(null, '', ${JSON.stringify(url)});
    const kept = document.querySelector('calendar-agent-overlay');
    for (const child of [...document.body.children]) if (child !== kept) child.remove();
    document.body.dataset.viewkey = parsed.body.dataset.viewkey;
    document.body.style.cssText = parsed.body.style.cssText;
    document.body.prepend(...[...parsed.body.children].filter((child) => child.localName !== 'script'));
  })()`);
  await page.evaluate(/<script nonce="n">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '');
}
