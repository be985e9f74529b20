/** The page on which a selection is looked at, in its states. */
import type { Page } from '@playwright/test';
import type { Scene } from './scenes.ts';

const form = (page: Page) => page.getByRole('dialog', { name: 'Add to calendar' });

const toHistory = async (page: Page) => {
  await page.getByRole('link', { name: 'History' }).click();
  await page.locator('.history').waitFor();
};

export const readingScenes: Scene[] = [
  { name: 'read-lunch', query: 'read=lunch' },
  {
    name: 'read-clash',
    query: 'read=clash',
    widths: [320, 400],
    act: async (page) => {
      await form(page)
        .getByText(/Clashes with/)
        .waitFor();
    },
  },
  {
    name: 'read-refused',
    query: 'read=clash',
    widths: [320, 400],
    act: async (page) => {
      await form(page).getByRole('button', { name: 'Add to calendar' }).click();
      await form(page).getByRole('button', { name: 'Add anyway' }).waitFor();
      await form(page).getByRole('button', { name: 'Add anyway' }).scrollIntoViewIfNeeded();
    },
  },
  { name: 'read-mail', query: 'read=mail', widths: [400] },
  { name: 'read-agenda', query: 'read=agenda', widths: [320, 400] },
  { name: 'read-open', query: 'read=open', widths: [400] },
  { name: 'read-nothing', query: 'read=nothing', widths: [400] },
  { name: 'read-hostile', query: 'read=hostile', widths: [320] },
  { name: 'read-rtl', query: 'read=lunch&dir=rtl', widths: [400] },
  { name: 'read-big-text', query: 'read=lunch&text=200%25', widths: [400], height: 1100 },
  {
    name: 'history',
    act: async (page) => {
      await toHistory(page);
      await page.getByText('12 events added').waitFor();
    },
  },
  {
    name: 'history-group',
    widths: [320, 400],
    act: async (page) => {
      await toHistory(page);
      await page.getByText('12 events added').click();
    },
  },
  {
    name: 'history-empty',
    query: 'scene=empty',
    widths: [320],
    act: async (page) => {
      await toHistory(page);
      await page.getByText('Nothing was changed yet.').waitFor();
    },
  },
  {
    name: 'typed-all',
    widths: [320, 400],
    act: async (page) => {
      await page
        .getByRole('textbox', { name: 'Add an event or ask' })
        .fill('Choir 🎵 tomorrow 7pm at Town hall with Ana every week remind me 10 minutes before');
    },
  },
];
