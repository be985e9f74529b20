/** The states of the Bookings place and of the cards about appointments. */
import type { Page } from '@playwright/test';
import type { Scene } from './scenes.ts';

const places = async (page: Page) => {
  await page.getByRole('link', { name: 'Bookings', exact: true }).click();
  await page.waitForTimeout(500);
};
const place = (name: string, scene: string, act?: (page: Page) => Promise<void>): Scene => ({
  name: `bookings-${name}`,
  query: `scene=${scene}`,
  act: async (page) => {
    await places(page);
    await act?.(page);
    await page.waitForTimeout(300);
  },
});
const card = (name: string, widths = [320, 400, 600]): Scene => ({
  name: `card-${name}`,
  query: `answer=${name}`,
  widths,
  act: async (page) => {
    await page.getByRole('group', { name: 'Answer' }).waitFor();
    await page.waitForTimeout(300);
  },
});
const openNew = async (page: Page) => {
  await page.getByRole('button', { name: 'Book', exact: true }).click();
  await page.getByLabel('Day', { exact: true }).fill('2026-11-24');
  await page.locator('.slot').first().waitFor();
};
const fill = async (page: Page) => {
  await openNew(page);
  await page.getByRole('button', { name: '10:30 am', exact: true }).click();
  await page.getByLabel('Name', { exact: true }).fill('Ana Ruiz');
  await page.getByLabel('E-mail address').fill('ana.ruiz@example.com');
};
const openFirst = (page: Page) =>
  page.getByRole('list', { name: 'upcoming bookings' }).locator('button').first().click();

export const bookingScenes: Scene[] = [
  card('times'),
  card('times-zones'),
  card('times-later', [400]),
  card('times-week', [320, 400]),
  card('times-none', [400]),
  card('times-taken', [320, 400]),
  card('needs-guest', [320, 400]),
  card('needs-answers'),
  card('needs-day', [320, 400]),
  card('needs-time', [400]),
  card('needs-yes-book'),
  card('booked'),
  card('requested', [400]),
  card('moved', [400]),
  card('cancelled', [400]),
  card('booking-off', [400]),
  {
    name: 'chat-times',
    query: 'talk=new&pace=2',
    act: async (page) => {
      await page.getByRole('textbox', { name: 'Add an event or ask' }).fill('times for a demo');
      await page.keyboard.press('Enter');
      await page.locator('.chat .slot').first().waitFor();
      await page.locator('.chat-agent[aria-busy=false]').last().waitFor();
    },
  },
  {
    name: 'chat-booked',
    query: 'talk=new&pace=2',
    widths: [320, 400],
    act: async (page) => {
      await page.getByRole('textbox', { name: 'Add an event or ask' }).fill('it was confirmed');
      await page.keyboard.press('Enter');
      await page.locator('.chat-agent[aria-busy=false]').last().waitFor();
      await page.waitForTimeout(400);
    },
  },
  place('list', 'day'),
  place('empty', 'no-bookings'),
  place('off', 'bookings-off'),
  place('failed', 'bookings-failed'),
  place('problem', 'bookings-problem'),
  place('open', 'day', openFirst),
  place('past', 'day', (page) => page.getByRole('radio', { name: 'Past' }).click()),
  place('pending', 'day', (page) =>
    page.getByRole('list', { name: 'upcoming bookings' }).locator('button').nth(1).click(),
  ),
  place('new', 'day', openNew),
  place('new-none', 'day', async (page) => {
    await openNew(page);
    await page.getByLabel('Day', { exact: true }).fill('2026-11-22');
    await page.getByText('No time is free').waitFor();
  }),
  place('new-guest', 'day', fill),
  place('new-asks', 'day', async (page) => {
    await page.getByRole('button', { name: 'Book', exact: true }).click();
    await page.getByRole('combobox', { name: 'What', exact: true }).selectOption({ label: 'Onboarding' });
    await page.getByLabel('Day', { exact: true }).fill('2026-11-24');
    await page.getByRole('button', { name: '10:30 am', exact: true }).click();
    await page.getByRole('button', { name: 'Book it' }).click();
    await page.getByRole('button', { name: 'Book it' }).scrollIntoViewIfNeeded();
  }),
  place('new-question', 'day', async (page) => {
    await fill(page);
    await page.getByRole('button', { name: 'Book it' }).click();
    await page.getByRole('button', { name: 'Yes, book it' }).waitFor();
    await page.getByRole('button', { name: 'Yes, book it' }).scrollIntoViewIfNeeded();
  }),
  place('new-done', 'day', async (page) => {
    await fill(page);
    await page.getByRole('button', { name: 'Book it' }).click();
    await page.getByRole('button', { name: 'Yes, book it' }).click();
    await page.getByRole('region', { name: /^Booked/ }).waitFor();
  }),
  place('move', 'day', async (page) => {
    await openFirst(page);
    await page.getByRole('button', { name: 'Reschedule', exact: true }).click();
    await page.getByLabel('Day', { exact: true }).fill('2026-11-25');
    await page.locator('.slot').nth(2).click();
  }),
  place('cancel', 'day', async (page) => {
    await openFirst(page);
    await page.getByRole('button', { name: 'Cancel it' }).click();
    await page.getByRole('button', { name: 'Cancel the booking' }).click();
    await page.getByRole('button', { name: 'Yes, cancel it' }).waitFor();
  }),
];
