/**
 * Adding on Google's page: at the place that was clicked, by the plus of a lane, into a free time that was
 * found. Synthetic pages, one browser and one schedule for all of it.
 */
import { expect, test, type Page } from '@playwright/test';
import { makePage } from '../extension/testing/google-pages/make-page.ts';
import {
  ask,
  boxOf,
  calendarZone,
  openOverlayDesk,
  slotsOn,
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
const isShown = () => expect(host()).toHaveAttribute('data-state', 'shown');

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
  await expect(event('Call the bank')).toHaveAttribute('data-date', week.day(1));
  expect(await page.title()).toBe('Calendar');

  await page.getByRole('button', { name: 'Find a time' }).click();
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await expect(page.locator('calendar-agent-overlay .slot').first()).toBeVisible();
  const slots = () => slotsOn(page);
  const found = await slots();
  const [first = 0] = found;
  await turnPage(page, makePage({ ...usual, timeZone: 'Asia/Tokyo' }, 1));
  const ahead = (Date.parse(week.at(0, '00:00')) - Date.parse(`${week.day(0)}T00:00:00+09:00`)) / 60_000;
  await expect.poll(async () => (await slots()).every((at) => found.includes(at - ahead))).toBe(true);
  await turnPage(page, makePage(usual, 1));
  await expect.poll(slots).toEqual(found);
  const [date = '', time = ''] = new Date(first * 60_000).toISOString().split('T');
  const start = { date, time: time.slice(0, 5), timeZone: calendarZone };
  await ask(desk.server, 'schedule.add', { title: 'Quicker', start, durationMinutes: 15 });
  await expect.poll(slots).not.toContain(first);
  await page.locator('calendar-agent-overlay .slot').first().focus();
  await page.keyboard.press('Escape');
  await expect.poll(slots).toEqual([]);
  await page.getByRole('button', { name: 'Find a time' }).click();
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await page.locator('calendar-agent-overlay .slot').first().click();
  await page.getByRole('textbox', { name: 'What is it?' }).fill('Focus');
  await page.keyboard.press('Enter');
  await expect(event('Focus')).toBeVisible();
  await expect(event('Focus')).not.toHaveAttribute('data-waiting');

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

test('the plus at a free place of a lane adds there', async () => {
  await desk.show(page, makePage(usual, 1));
  await isShown();
  const monday = await boxOf(page.locator('[role="gridcell"][data-column-index="1"]'));
  const y = monday.y + 16.6 * 48;
  await page.mouse.move(monday.x + monday.width - 40, y - 4);
  await page.mouse.move(monday.x + monday.width - 10, y, { steps: 3 });
  await page.getByRole('button', { name: 'Add an event here' }).click();
  await page.getByRole('textbox', { name: 'What is it?' }).fill('Stretching');
  await page.keyboard.press('Enter');
  await expect(event('Stretching')).toHaveAttribute('data-start', week.at(1, '16:30'));
});
