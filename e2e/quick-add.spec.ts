/**
 * Said once: a selection on a page, the address bar and a reminder, through the background's own
 * listeners. Nobody can click Chrome's menu from outside; the events it fires are fired in its place.
 */
import type { Page } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { addEvent, card, expect, test, type Browser } from './fixtures.ts';

const address = 'https://mail.example.com/inbox/42';
const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);

/** As Chrome does when somebody picks “Add to calendar” in the menu of that page. */
async function pickInMenu(chrome: Browser, page: Page, selectionText: string): Promise<void> {
  await inBackground(
    chrome,
    `chrome.tabs.query({}).then((tabs) => {
      const tab = tabs.find(({ url }) => url === ${JSON.stringify(page.url())});
      const info = { menuItemId: 'add-to-calendar', editable: false, pageUrl: tab.url, selectionText: ${JSON.stringify(selectionText)} };
      chrome.contextMenus.onClicked.dispatch(info, tab);
    })`,
  );
}

function inBackground(chrome: Browser, expression: string): Promise<unknown> {
  const [worker] = chrome.context.serviceWorkers();
  if (!worker) throw new Error('the background is not there');
  return worker.evaluate(expression);
}

/** What was told by notifications; Chrome itself forgets them as soon as they fade. */
const notified = async (chrome: Browser) => {
  const { notices = {} } = (await inBackground(chrome, `chrome.storage.session.get('notices')`)) as {
    notices?: Record<string, { kind: string }>;
  };
  return Object.values(notices).map(({ kind }) => kind);
};

/** From now on what Chrome took to show is noted: without a screen it lets go of it at once. */
const listenForRings = (chrome: Browser) =>
  inBackground(
    chrome,
    `globalThis.rung = [];
    const create = chrome.notifications.create.bind(chrome.notifications);
    chrome.notifications.create = async (id, options) => {
      const shown = await create(id, options);
      globalThis.rung.push({ id: shown, title: options.title, buttons: options.buttons.map(({ title }) => title) });
      return shown;
    };`,
  );

const rung = (chrome: Browser) =>
  inBackground(chrome, `globalThis.rung.filter(({ id }) => id.startsWith('reminder:'))`) as Promise<
    { id: string; title: string; buttons: string[] }[]
  >;

const press = (chrome: Browser, id: string, button: number) =>
  inBackground(chrome, `chrome.notifications.onButtonClicked.dispatch(${JSON.stringify(id)}, ${button})`);

test('what is selected on a page, typed into the address bar or due is there, and goes back', async ({
  chrome,
  panel,
  server,
}) => {
  test.setTimeout(360_000);
  await addEvent(server, { title: 'Stand-up', onDay: 1, time: '12:30', minutes: 30 });
  const mail = await chrome.context.newPage();
  await chrome.context.route(`${address}*`, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: '<title>Lunch? - Mail</title><p id="a">Team lunch with Sam, tomorrow 12–1pm at Cafe Rio</p><p id="b">Choir tomorrow 7pm</p>',
    }),
  );
  await mail.goto(address);
  const select = (id: string) =>
    mail.evaluate(`getSelection().selectAllChildren(document.getElementById('${id}'))`);

  await select('a');
  await pickInMenu(chrome, mail, 'Team lunch with Sam, tomorrow 12–1pm at Cafe Rio');
  const page = panel.getByRole('dialog', { name: 'Add to calendar' });
  await panel.bringToFront();
  await expect(page.getByLabel('Title')).toHaveValue('Team lunch with Sam');
  await expect(page.getByLabel('Starts')).toHaveValue(tomorrow);
  await expect(page.getByLabel('Start time')).toHaveValue('12:00');
  await expect(page.getByLabel('Place')).toHaveValue('Cafe Rio');
  await expect(page.getByLabel('Link')).toHaveValue(address);
  await expect(page.locator('mark[data-kind="time"]')).toContainText('12–1pm');
  await expect(page.getByText(/Clashes with Stand-up/)).toBeVisible();
  // Nobody clicked, so Chrome did not let the panel open: that is said.
  await expect.poll(() => notified(chrome)).toEqual(['unopened']);

  await page.getByLabel('Start time').fill('13:30');
  await expect(page.getByLabel('End time')).toHaveValue('14:30');
  await expect(page.getByText('You are free then.')).toBeVisible();
  await select('b');
  await pickInMenu(chrome, mail, 'Choir tomorrow 7pm');
  await expect(page.getByText(/You selected something else: “Choir/)).toBeVisible();
  await page.getByRole('button', { name: 'Keep this' }).click();
  await expect(page.getByLabel('Start time')).toHaveValue('13:30');
  for (const width of [320, 600]) {
    await panel.setViewportSize({ width, height: 860 });
    await expectAccessible(panel, `reading ${width}`);
  }
  await panel.setViewportSize({ width: 400, height: 860 });
  // What was selected meanwhile is read when this is stored.
  await select('b');
  await pickInMenu(chrome, mail, 'Choir tomorrow 7pm');
  await expect(page.getByText(/You selected something else: “Choir/)).toBeVisible();
  await page.getByLabel('Title').press('Enter');
  await expect(page.getByLabel('Title')).toHaveValue('Choir');
  await panel.keyboard.press('Escape');
  await expect(page).toBeHidden();
  await expect(panel.getByText(/Team lunch with Sam is added/).first()).toBeVisible();

  await inBackground(
    chrome,
    `chrome.omnibox.onInputEntered.dispatch('Swimming tomorrow 5pm remind me 40 hours before', 'currentTab')`,
  );
  await expect(card(panel, 'Swimming')).toBeVisible();
  await expect.poll(() => notified(chrome)).toContain('added');

  await addEvent(server, { title: 'Dentist', inMinutes: 20, minutes: 30 });
  // What comes next is counted down on the toolbar, as soon as the panel has heard of it.
  await expect
    .poll(() => inBackground(chrome, 'chrome.action.getBadgeText({})'), { timeout: 40_000 })
    .toMatch(/^\d+m$/);
  await panel.getByRole('link', { name: 'History' }).click();
  const history = panel.getByRole('region', { name: 'History' });
  await expect(history.getByText(/Dentist is added/)).toBeVisible();
  await expect(history.getByText(/Swimming is added/)).toBeVisible();
  await history.getByRole('button', { name: /^Undo: Swimming is added/ }).click();
  await expect(history.getByText(/^Taken back: Swimming/)).toBeVisible();
  await history.getByRole('button', { name: /^Redo: Taken back: Swimming/ }).click();
  await expect(history.getByRole('button', { name: /^Undo: Swimming is back/ })).toBeEnabled();
  await expectAccessible(panel, 'history');
  await panel.getByRole('link', { name: 'Schedule' }).click();
  await expect(card(panel, 'Swimming')).toBeVisible();

  // What is due rings in the browser itself, and goes on when no panel is open.
  await panel.close();
  await listenForRings(chrome);
  await chrome.context.route('https://meet.jit.si/**', (route) => route.fulfill({ body: 'the call' }));
  await addEvent(server, {
    title: 'Review',
    inMinutes: 10,
    minutes: 30,
    reminders: [120],
    place: 'https://meet.jit.si/review',
  });
  // As when the browser starts after an hour or two: what was missed is told late.
  await inBackground(
    chrome,
    `chrome.storage.local.get('reminderPlan').then(({ reminderPlan }) =>
      chrome.storage.local.set({ reminderPlan: { ...reminderPlan, since: reminderPlan.since - 7_200_000 } }))`,
  );
  await inBackground(chrome, 'chrome.runtime.onStartup.dispatch()');
  const review = async () => (await rung(chrome)).filter(({ title }) => title.includes('Review'));
  await expect.poll(async () => (await review()).length, { timeout: 40_000 }).toBe(1);
  const [ring] = await review();
  expect(ring?.buttons).toEqual(['Join', 'Snooze 5 minutes']);

  await press(chrome, ring?.id ?? '', 1);
  await expect
    .poll(() =>
      inBackground(chrome, `chrome.storage.local.get('snoozed').then((kept) => kept.snoozed?.length)`),
    )
    .toBe(1);
  // Five minutes later.
  await inBackground(
    chrome,
    `chrome.storage.local.get('snoozed').then(({ snoozed: [one] }) => chrome.storage.local.set({ snoozed: [{ ...one, at: Date.now() }] }))`,
  );
  await inBackground(
    chrome,
    `chrome.alarms.onAlarm.dispatch({ name: 'reminders', scheduledTime: Date.now() })`,
  );
  await expect.poll(async () => (await review()).length, { timeout: 40_000 }).toBe(2);

  const call = chrome.context.waitForEvent('page');
  await press(chrome, ring?.id ?? '', 0);
  await expect.poll(async () => (await call).url(), { timeout: 40_000 }).toBe('https://meet.jit.si/review');
});
