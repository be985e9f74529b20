/**
 * The overlay as a person uses it, on synthetic pages served as calendar.google.com: turned on, live,
 * moved, deleted, taken back, searched, asked about. One browser and one schedule for all of it.
 */
import { expect, test, type Page } from '@playwright/test';
import { makePage } from '../extension/testing/google-pages/make-page.ts';
import {
  ask,
  boxOf,
  calendarZone,
  openOverlayDesk,
  pull,
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
const isShown = () => expect(host()).toHaveAttribute('data-state', 'shown');
const toast = () => page.locator('calendar-agent-overlay .toast');

test('what another way adds is there at once, and stands where it belongs after scrolling and turning pages', async () => {
  await desk.show(page, makePage(usual, 1));
  await isShown();
  await ask(desk.server, 'schedule.add', {
    title: 'Haircut',
    start: { date: week.day(2), time: '14:00', timeZone: calendarZone },
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
  await turnPage(page, next);
  expect((await settled(page, events)).kind).toBe('right');
  await expect(event('Haircut')).toHaveCount(0);
  await turnPage(page, makePage({ ...usual, view: 'agenda' }, 3));
  await expect(host()).toHaveAttribute('data-reason', 'view');
  await page.setViewportSize({ width: 1000, height: 700 });
  await turnPage(page, makePage(usual, 4));
  expect((await settled(page, events)).kind).toBe('right');
  await page.setViewportSize({ width: 1400, height: 900 });
});

test('an event is dragged, stretched, moved by keyboard, deleted, and each is taken back', async () => {
  await desk.show(page, makePage(usual, 1));
  await isShown();
  const lunch = event('Lunch');
  const box = await boxOf(lunch);
  await pull(page, [box.x + 10, box.y + 20], [columnWidth, 96]);
  await expect(toast()).toContainText('Lunch is moved');
  // One column on, two hours of 48 px down.
  await expect(lunch).toHaveAttribute('data-start', week.at(3, '14:00'));
  await expect(lunch).not.toHaveAttribute('data-waiting');
  await toast().getByRole('button', { name: 'Undo' }).click();
  await expect(lunch).toHaveAttribute('data-start', week.at(2, '12:00'));

  const edge = await boxOf(lunch.locator('[data-edge="end"]'));
  const [x, y] = [edge.x + edge.width / 2, edge.y + edge.height / 2];
  await pull(page, [x, y], [0, 48]);
  await expect(lunch).toHaveAttribute('data-start', week.at(2, '12:00'));
  await expect(lunch).toHaveAttribute('data-end', week.at(2, '14:00'));
  await expect(lunch).not.toHaveAttribute('data-waiting');

  await lunch.focus();
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Enter');
  await expect(lunch).toHaveAttribute('data-start', week.at(2, '12:30'));
  await expect(lunch).not.toHaveAttribute('data-waiting');
  // From day to day it keeps the focus, and behind the last one there is nothing to put it on.
  await lunch.focus();
  for (let n = 0; n < 5; n++) await page.keyboard.press('Alt+ArrowRight');
  await expect(lunch).toHaveAttribute('data-date', week.day(6));
  await expect(lunch).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(lunch).toHaveAttribute('data-date', week.day(2));
  await lunch.focus();
  await page.keyboard.press('Delete');
  await expect(lunch).toHaveCount(0);
  await toast().getByRole('button', { name: 'Undo' }).click();
  await expect(lunch).toBeVisible();
  expect((await settled(page, await desk.listed())).kind).toBe('right');
});

test('one of a series is moved, and the rest deleted, after it was said which', async () => {
  await ask(desk.server, 'schedule.add', {
    title: 'Piano',
    start: { date: week.day(1), time: '17:00', timeZone: calendarZone },
    durationMinutes: 60,
    recurrence: 'FREQ=DAILY;COUNT=5',
  });
  await desk.show(page, makePage(usual, 1));
  await isShown();
  const piano = (date: string) =>
    page.locator(`calendar-agent-overlay [data-date="${date}"]`, { hasText: 'Piano' });
  const tuesday = piano(week.day(2));
  await expect(tuesday).toBeVisible();
  const box = await boxOf(tuesday);
  const drag = () => pull(page, [box.x + 10, box.y + 20], [0, 48]);
  await drag();
  const question = page.getByRole('dialog', { name: 'Piano repeats. Move which?' });
  await expect(question.getByRole('button', { name: 'Only this one' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(tuesday).toHaveAttribute('data-start', week.at(2, '17:00'));
  await drag();
  await question.getByRole('button', { name: 'Only this one' }).click();
  await expect(tuesday).toHaveAttribute('data-start', week.at(2, '18:00'));
  await expect(tuesday).not.toHaveAttribute('data-waiting');
  await expect(piano(week.day(3))).toHaveAttribute('data-start', week.at(3, '17:00'));

  await piano(week.day(3)).focus();
  await page.keyboard.press('Delete');
  await page.getByRole('button', { name: 'This and all after it' }).click();
  await expect(piano(week.day(5))).toHaveCount(0);
  await expect(piano(week.day(3))).toHaveCount(0);
  await expect(tuesday).toBeVisible();
  await toast().getByRole('button', { name: 'Undo' }).click();
  await expect(piano(week.day(5))).toBeVisible();
  // Out of the way of the other stories.
  await piano(week.day(1)).focus();
  await page.keyboard.press('Delete');
  await page.getByRole('button', { name: 'All of them' }).click();
  await expect(piano(week.day(5))).toHaveCount(0);
});

test('what Google has at the same time is outlined, here and nowhere else', async () => {
  await desk.show(page, makePage(usual, 1));
  await isShown();
  await expect(event('Lunch')).toBeVisible();
  await expect(event('Lunch')).not.toHaveAttribute('data-clash');
  await page.evaluate(`(() => {
    const chip = document.querySelector('[data-eventchip]').cloneNode(true);
    chip.style.top = 12.5 * 48 - 1 + 'px';
    chip.style.height = '46px';
    chip.id = 'theirs';
    document.querySelector('[role="gridcell"][data-column-index="2"]').append(chip);
  })()`);
  await expect(event('Lunch')).toHaveAttribute('data-clash', '');
  await expect(event('Lunch')).toHaveAccessibleName(/clashes with an event of Google Calendar/);
  const outline = await boxOf(page.locator(`calendar-agent-overlay [data-day="${week.day(2)}"] .outline`));
  const theirs = await boxOf(page.locator('#theirs'));
  for (const side of ['x', 'y', 'width', 'height'] as const)
    expect(Math.abs(outline[side] - theirs[side])).toBeLessThan(1.6);
  await page.evaluate(`document.getElementById('theirs').remove()`);
  await expect(page.locator(`calendar-agent-overlay [data-day="${week.day(2)}"] .outline`)).toHaveCount(0);
});

test('a card opens by key and gives the focus back; keys pressed there do not reach the page', async () => {
  await desk.show(page, makePage(usual, 1));
  await isShown();
  await page.evaluate(`document.addEventListener('keydown', (e) => (document.title += e.key))`);
  const lunch = event('Lunch');
  await lunch.focus();
  await page.keyboard.press('Enter');
  const card = page.getByRole('dialog', { name: 'Lunch' });
  await expect(card).toContainText(sayShort(week.day(2)));
  await expect(card.getByRole('button', { name: 'Open in the panel' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
  await expect(lunch).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(event('Interview')).toBeFocused();
  expect(await page.title()).toBe('Calendar');
  await turnPage(page, makePage({ ...usual, locale: 'he' }, 1));
  await lunch.focus();
  // Where days go from right to left, the key that points left goes to the next.
  await page.keyboard.press('ArrowLeft');
  await expect(event('Trade fair').first()).toBeFocused();
  await turnPage(page, makePage(usual, 1));
  await event('Interview').focus();

  // The page draws its days anew, as it does after every change; whoever was on one of ours still is.
  await page.evaluate(
    `for (const day of document.querySelectorAll('[data-column-index]')) day.replaceWith(day.cloneNode(true))`,
  );
  await isShown();
  await expect(event('Interview')).toBeFocused();
});

test('a selection goes to the panel of this window only by a tap, with the day that is shown', async () => {
  await desk.show(page, makePage(usual, 1));
  await isShown();
  await page.evaluate(`getSelection().selectAllChildren(document.querySelector('[data-eventchip] span'))`);
  await expect(page.getByRole('button', { name: 'Ask the agent' })).toBeVisible();
  await page.evaluate('getSelection().removeAllRanges()');
  await expect(page.getByRole('button', { name: 'Ask the agent' })).toHaveCount(0);
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
  await expect(desk.panel.getByRole('heading', { level: 1 })).toContainText(sayShort(week.day(0)).slice(4));
  const panels = `chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] }).then((all) => all.length)`;
  await expect.poll(() => desk.panel.evaluate(panels)).toBe(1);
});

test('the card of an appointment leads to the bookings of this window, ready to reschedule or to cancel', async () => {
  await desk.show(page, makePage(usual, 1));
  await isShown();
  type Answer = {
    kind: string;
    say: string;
    nonce?: string;
    receipt?: { data?: { slots?: { id: string }[] } };
  };
  const booking = async (procedure: string, input: object) =>
    (await ask(desk.server, procedure, input)) as Answer;
  const free = await booking('booking.availability', { date: week.day(3), eventType: 'demo' });
  const slotId = free.receipt?.data?.slots?.[0]?.id;
  const wish = { slotId, name: 'Ana Ruiz', email: 'ana@example.com', eventType: 'demo' };
  const { nonce } = await booking('booking.book', wish);
  await booking('conversation.confirm', { conversationId: null, nonce, yes: true });

  const demo = event('Demo between Host and Ana Ruiz');
  const opened = async (act: string) => {
    await page.bringToFront();
    await demo.focus();
    await page.keyboard.press('Enter');
    const told = page.getByRole('dialog', { name: 'Demo between Host and Ana Ruiz' });
    await expect(told).toContainText('whoever is booked is told');
    await told.getByRole('button', { name: act, exact: true }).click();
    await desk.panel.bringToFront();
    return desk.panel.getByRole('list', { name: 'upcoming bookings' });
  };
  const list = await opened('Reschedule');
  await expect(list.getByLabel('Day', { exact: true })).toBeVisible();
  await opened('Cancel it');
  await expect(list.getByRole('button', { name: 'Cancel the booking' })).toBeVisible();
});

/** `Tue 8 Dec`. */
function sayShort(date: string): string {
  const [weekday = '', day = '', month = ''] = new Date(date).toUTCString().split(/,? /);
  return `${weekday} ${Number(day)} ${month}`;
}

const columnWidth = (1400 - 256 - 58 - 15) / 7;
