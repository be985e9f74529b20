/**
 * What hands, keys and voices do to the days, in a real Chromium over a schedule in memory.
 * `playwright test -c extension/testing/gallery/playwright.config.ts`.
 */
import { expect, test } from '@playwright/test';
import { answer, asked, boxOf, drag, event, open } from './drive.ts';

test('an event that is dragged is moved, and the toast takes it back', async ({ page }) => {
  await open(page);
  await drag(page, event(page, 'Write the report'), { from: 'middle', y: 60 });
  await expect(answer(page)).toContainText('Write the report is moved: today 3:00–5:00 pm.');
  await expect(event(page, 'Write the report')).toContainText('3:00–5:00 pm');
  await answer(page).getByRole('button', { name: 'Undo' }).click();
  await expect(event(page, 'Write the report')).toContainText('2:00–4:00 pm');
});

test('its edges are dragged in quarters of an hour', async ({ page }) => {
  await open(page);
  await drag(page, event(page, 'Write the report'), { from: 'bottom', y: -40 });
  await expect(answer(page)).toContainText('2:00–3:15 pm');
  await drag(page, event(page, 'Write the report'), { from: 'top', y: 16 });
  await expect(event(page, 'Write the report')).toContainText('2:15–3:15 pm');
});

test('Escape during a drag puts everything back', async ({ page }) => {
  await open(page);
  const box = await boxOf(event(page, 'Lunch'));
  await page.mouse.move(box.x + 80, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + 80, box.y + 80, { steps: 4 });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(event(page, 'Lunch')).toContainText('12:00–1:00 pm');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('in the week an event is dragged to another day', async ({ page }) => {
  await open(page);
  await page.getByRole('radio', { name: 'Week' }).click();
  const lunch = event(page, 'Lunch');
  const { width } = await boxOf(lunch);
  await drag(page, lunch, { from: 'middle', x: width * 2, y: 0 });
  await expect(answer(page)).toContainText('Lunch is moved: Sun 22 Nov, 12:00–1:00 pm.');
});

test('a stretch drawn on empty ground asks for a title and is added', async ({ page }) => {
  await open(page);
  const lunch = await boxOf(event(page, 'Lunch'));
  await page.mouse.move(lunch.x + 100, lunch.y + lunch.height + 4);
  await page.mouse.down();
  await page.mouse.move(lunch.x + 100, lunch.y + lunch.height + 32, { steps: 5 });
  await page.mouse.up();
  await page.getByRole('textbox', { name: 'Title' }).fill('Call the plumber');
  await page.keyboard.press('Enter');
  await expect(answer(page)).toContainText('Call the plumber is added: today 1:00–1:30 pm.');
  await expect(event(page, 'Call the plumber')).toBeVisible();
});

test('a title that was begun is kept when another time is tapped', async ({ page }) => {
  await open(page);
  const lunch = await boxOf(event(page, 'Lunch'));
  await page.mouse.click(lunch.x + 100, lunch.y + lunch.height + 10);
  await page.getByRole('textbox', { name: 'Title' }).fill('Call');
  await page.mouse.click(lunch.x + 100, lunch.y - 25);
  await expect(page.getByRole('form', { name: 'New event' })).toContainText('11:30 am–12:30 pm');
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Call');
  await page.getByRole('button', { name: 'Next day' }).click();
  await expect(page.getByRole('form', { name: 'New event' })).toHaveCount(0);
});

test('keys move an event, Escape puts it back, Enter keeps it', async ({ page }) => {
  await open(page);
  const standUp = event(page, 'Stand-up');
  await standUp.focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.getByRole('status').last()).toContainText('today 9:15–9:45 am. Enter keeps it');
  await page.keyboard.press('Escape');
  await expect(standUp).toContainText('9:00');
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await page.keyboard.press('Enter');
  await expect(answer(page)).toContainText('Stand-up is moved: today 8:45–9:30 am.');
});

test('a day further by keys lands on the day after', async ({ page }) => {
  await open(page);
  await event(page, 'Stand-up').focus();
  await page.keyboard.press('Alt+ArrowRight');
  await page.keyboard.press('Enter');
  await expect(answer(page)).toContainText('Stand-up is moved: tomorrow 9:00–9:30 am.');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sat 21 Nov');
  await expect(event(page, 'Stand-up')).toBeVisible();
});

test('arrows go from event to event, Delete removes, the key of undo brings it back', async ({ page }) => {
  await open(page);
  await event(page, 'Gym').focus();
  await page.keyboard.press('ArrowDown');
  await expect(event(page, 'Stand-up')).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(answer(page)).toContainText('Stand-up is removed.');
  await expect(event(page, 'Stand-up')).toHaveCount(0);
  await expect(event(page, 'Demo call')).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(event(page, 'Stand-up')).toBeVisible();
});

test('what a voice adds appears with its ring, and what a voice moves travels in the same element', async ({
  page,
}) => {
  await open(page);
  await page.evaluate(() => {
    const { memory, at } = window.gallery;
    memory.happen(
      { kind: 'add', before: null, after: at('Walk', '11:15', '11:45', { source: 'voice' }) },
      'tavus-tools',
    );
  });
  await expect(event(page, 'Walk')).toHaveAttribute('data-fresh');
  await expect(page.getByRole('region', { name: 'Latest change' })).toContainText('by voice');
  const before = await event(page, 'Gym').elementHandle();
  await page.evaluate(() => {
    const { memory, at } = window.gallery;
    const gym = memory.find('Gym');
    if (gym)
      memory.happen(
        { kind: 'move', before: gym, after: { ...at('Gym', '08:00', '08:45'), id: gym.id } },
        'tavus-tools',
      );
  });
  await expect(event(page, 'Gym')).toContainText('8:00–8:45 am');
  const stayed = await page.evaluate(
    (element) => element?.isConnected && element.textContent?.includes('8:00'),
    before,
  );
  expect(stayed).toBe(true);
});

test('what a voice adds out of sight is scrolled to', async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    const { memory, at } = window.gallery;
    memory.happen({ kind: 'add', before: null, after: at('Film', '21:00', '23:00') }, 'tavus-tools');
  });
  await expect(event(page, 'Film')).toBeInViewport({ ratio: 0.9 });
});

test('what was changed elsewhere meanwhile is shown before anything is overwritten', async ({ page }) => {
  await open(page);
  await event(page, 'Write the report').click();
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill('Finish the report');
  // The server has a newer state than this panel: the stream has not brought it yet.
  await page.evaluate(() => {
    const { memory } = window.gallery;
    const report = memory.find('Write the report');
    if (report)
      memory.happenUnheard({ kind: 'update', before: report, after: { ...report, title: 'Write it all' } });
  });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(asked(page)).toContainText('Now: Write it all');
  await asked(page).getByRole('button', { name: 'Use mine' }).click();
  await expect(event(page, 'Finish the report')).toBeVisible();
});

test('a free time that was found is put on the drawing to be named', async ({ page }) => {
  await open(page);
  await page.keyboard.press('f');
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await page.getByRole('list', { name: 'Free times' }).getByRole('button').first().click();
  await page.getByRole('textbox', { name: 'Title' }).fill('Reading');
  await page.keyboard.press('Enter');
  await expect(answer(page)).toContainText('Reading is added: today');
});

test('details and form: title and time in one go, taken back in one go', async ({ page }) => {
  await open(page);
  await event(page, 'Write the report').click();
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill('Report');
  await page.getByLabel('End time').fill('15:00');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(event(page, 'Report')).toContainText('2:00–3:00 pm');
  await answer(page).getByRole('button', { name: 'Undo' }).click();
  await expect(event(page, 'Write the report')).toContainText('2:00–4:00 pm');
});

test('whole days move by days, by keys', async ({ page }) => {
  await open(page, 'scene=whole-days');
  await page.getByRole('radio', { name: 'Week' }).click();
  await event(page, 'Birthday').focus();
  await page.keyboard.press('Alt+ArrowRight');
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await page.keyboard.press('Enter');
  await expect(answer(page)).toContainText('Birthday is moved: tomorrow – Sun 22 Nov, all day.');
});

test('a Cal.com booking cannot be dragged or removed here', async ({ page }) => {
  await open(page);
  await drag(page, event(page, 'Demo call'), { from: 'middle', y: 120 });
  await expect(event(page, 'Demo call')).toContainText('10:30');
  await event(page, 'Demo call').click();
  await expect(page.getByRole('dialog')).toContainText(
    'whoever is booked is told when it is moved or cancelled',
  );
  await expect(page.getByRole('button', { name: 'Delete' })).toHaveCount(0);
});

test.describe('by finger', () => {
  test.use({ hasTouch: true });

  test('a long press picks an event up, a swipe scrolls', async ({ page, context }) => {
    await open(page);
    const cdp = await context.newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
      cdp.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
    const lunch = await boxOf(event(page, 'Lunch'));
    const [x, y] = [lunch.x + 100, lunch.y + 30];
    await touch('touchStart', x, y);
    await page.waitForTimeout(550);
    for (let by = 10; by <= 60; by += 10) await touch('touchMove', x, y + by);
    await touch('touchEnd', x, y + 60);
    await expect(answer(page)).toContainText('Lunch is moved: today 1:00–2:00 pm.');

    const scrolledBy = () => page.locator('.schedule-scroller').evaluate((e) => e.scrollTop);
    const before = await scrolledBy();
    await touch('touchStart', 200, 500);
    for (let by = 20; by <= 200; by += 20) await touch('touchMove', 200, 500 - by);
    await touch('touchEnd', 200, 300);
    await expect.poll(scrolledBy).toBeGreaterThan(before + 50);
  });
});
