import { chromium } from '@playwright/test';
import { extensionId } from '../shared/extension-id.ts';
import { expectAccessible } from './expect-accessible.ts';
import { addEvent, ask, card, expect, laterToday, signIn, test } from './fixtures.ts';

test('the real side panel opens from a click, signs in and shows the schedule', async ({
  chrome,
  server,
}) => {
  await addEvent(server, { title: 'Stand-up', onDay: 0, time: laterToday(90), minutes: 30 });
  const tab = await chrome.openPanel();
  await signIn(chrome, tab);
  // Opened at the first start; a click there carries the gesture that Chrome asks for.
  const welcome = chrome.context.pages().find((page) => page.url().includes('/options.html'));
  if (!welcome) throw new Error('the first start opened no page');
  await welcome.bringToFront();
  await welcome.getByRole('button', { name: /open the panel/i }).click();

  const outside = await chromium.connectOverCDP(`http://127.0.0.1:${chrome.debugPort}`);
  const real = () =>
    outside
      .contexts()
      .flatMap((context) => context.pages())
      .find((page) => page.url().endsWith('/sidepanel.html'));
  await expect.poll(() => real() !== undefined, { timeout: 40_000 }).toBe(true);
  const panel = real();
  if (!panel) throw new Error('the side panel is not there');
  await expect(panel.getByRole('button', { name: 'Talk', exact: true })).toBeVisible();
  await expect(card(panel, 'Stand-up')).toBeVisible();
  expect(await panel.evaluate('innerWidth')).toBeGreaterThan(300);
  await outside.close();
});

test('has no accessibility fault that a machine can find, in both themes and three widths', async ({
  chrome,
  panel,
  server,
}) => {
  await addEvent(server, { title: 'Stand-up', onDay: 0, time: laterToday(60), minutes: 30 });
  await addEvent(server, { title: 'Demo', onDay: 0, time: laterToday(75), minutes: 30 });
  await expect(card(panel, 'Demo')).toBeVisible();
  // A page behind another one draws nothing, and its colours never arrive.
  await panel.bringToFront();
  for (const colorScheme of ['light', 'dark'] as const) {
    await panel.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of [320, 400, 600]) {
      await panel.setViewportSize({ width, height: 860 });
      for (const view of width === 400 ? ['Week', 'Agenda', 'Day'] : ['Day']) {
        await panel
          .getByRole('button', { name: view, exact: true })
          .or(panel.getByRole('radio', { name: view, exact: true }))
          .first()
          .click();
        await expectAccessible(panel, `${colorScheme} ${width} ${view}`);
      }
      const overflows = await panel.evaluate('document.documentElement.scrollWidth > innerWidth + 1');
      expect(overflows, `${width} px scrolls sideways`).toBe(false);
    }
  }
  const options = await chrome.context.newPage();
  await options.goto(`chrome-extension://${extensionId}/options.html`);
  await options.getByRole('heading', { name: 'Settings' }).waitFor();
  await expectAccessible(options, 'settings');
});

test('events move and change by keyboard and by drag, and every other panel sees it', async ({
  chrome,
  panel,
  server,
}) => {
  await addEvent(server, { title: 'Review', onDay: 1, time: '10:00', minutes: 60 });
  const other = await chrome.openPanel();
  await other.getByRole('button', { name: 'Talk', exact: true }).waitFor();
  for (const page of [panel, other]) await page.getByRole('button', { name: /next day/i }).click();
  const review = (page: typeof panel) => card(page, 'Review');
  await expect(review(other)).toHaveAccessibleName(/10:00/);

  await panel.bringToFront();
  await review(panel).focus();
  await panel.keyboard.press('Alt+ArrowDown');
  await panel.keyboard.press('Alt+ArrowDown');
  await panel.keyboard.press('Enter');
  await expect(review(other)).toHaveAccessibleName(/tomorrow 10:30/);
  // What is told here takes room above the day: only then the cards stand still. The Undo beside it is its own.
  const told = async (words: RegExp) => {
    await expect(panel.getByText(words).first()).toBeVisible();
    // The news may come before the answer; until then the card takes no hand.
    await expect(panel.locator('[data-waiting]')).toHaveCount(0);
  };
  await told(/Review is moved: tomorrow 10:30/);

  const box = await review(panel).boundingBox();
  if (!box) throw new Error('the card is not on the screen');
  await panel.mouse.move(box.x + 60, box.y + 20);
  await panel.mouse.down();
  await panel.mouse.move(box.x + 60, box.y + 50, { steps: 6 });
  // News takes its room above, about something far down the day: what is in the hand stays there.
  await addEvent(server, { title: 'Night train', onDay: 1, time: '23:00', minutes: 45 });
  await expect(panel.getByRole('region', { name: 'Latest change' })).toContainText('Night train is added');
  await expect(card(panel, 'Night train')).toBeAttached();
  await panel.mouse.move(box.x + 60, box.y + 80, { steps: 6 });
  await panel.mouse.up();
  await expect(review(other)).toHaveAccessibleName(/tomorrow 11:30/);
  await told(/Review is moved: tomorrow 11:30/);
  await panel.getByRole('button', { name: /^undo/i }).first().click();
  await expect(review(other)).toHaveAccessibleName(/10:30/);

  // Changed elsewhere while it is in the form here: nothing is written over unseen, no word is lost.
  const id = await review(panel).getAttribute('data-event');
  await review(panel).click();
  await panel.getByRole('button', { name: 'Edit' }).click();
  const form = panel.getByRole('dialog', { name: 'Review' });
  await form.getByLabel('Place').fill('Room 4');
  await ask(server, 'schedule.update', { id, notes: 'Bring the plan' });
  await expect(review(other)).toBeVisible();
  await expect(panel.getByRole('region', { name: 'Latest change' })).toContainText('Review is changed');
  await form.getByRole('button', { name: 'Save' }).click();
  await panel.getByRole('button', { name: 'Use mine' }).click();
  await told(/Review is changed.*Room 4/);
  await review(panel).click();
  await expect(form).toContainText('Bring the plan');
  await expect(form).toContainText('Room 4');
  await panel.getByRole('button', { name: 'Edit' }).click();
  await form.getByLabel('Place').fill('Room 5');
  const undone = await ask(server, 'schedule.remove', { id });
  await expect(review(other)).toHaveCount(0);
  await expect(form.getByLabel('Place')).toHaveValue('Room 5');
  await panel.keyboard.press('Escape');
  await ask(server, 'schedule.undo', { version: undone });
  await expect(review(panel)).toBeVisible();

  // Taken away elsewhere, it leaves the keyboard at the next one.
  await review(panel).focus();
  const gone = await ask(server, 'schedule.remove', { id });
  await expect(card(panel, 'Night train')).toBeFocused();
  await ask(server, 'schedule.undo', { version: gone });
  await expect(review(panel)).toBeVisible();

  await review(panel).focus();
  await panel.keyboard.press('Delete');
  await expect(review(other)).toHaveCount(0);
  await told(/Review is removed/);
  await panel.getByRole('button', { name: /^undo/i }).first().click();
  await expect(review(other)).toBeVisible();
});

test('without leave for the microphone the panel asks on a page of its own, and never silently fails', async ({
  server: _server,
}) => {
  const { launchBrowser } = await import('./fixtures.ts');
  const chrome = await launchBrowser({ hasMicrophone: false });
  try {
    const panel = await chrome.openPanel();
    await signIn(chrome, panel);
    await panel.getByRole('button', { name: 'Talk', exact: true }).click();
    await expect(panel.getByText(/microphone/i).first()).toBeVisible({ timeout: 40_000 });
  } finally {
    await chrome.close();
  }
});
