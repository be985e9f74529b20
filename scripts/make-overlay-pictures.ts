/**
 * Pictures of the overlay on synthetic pages in every view and both themes; those named below go into the
 * docs, all into `test-results/overlay`. `npm run build:e2e && node scripts/make-overlay-pictures.ts`.
 */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, type Page } from '@playwright/test';
import { makePage } from '../extension/testing/google-pages/make-page.ts';
import { openOverlayDesk, turnPage, usual, week } from '../e2e/overlay-desk.ts';

const folder = join(import.meta.dirname, '../test-results/overlay');
const docs = join(import.meta.dirname, '../docs/pictures');
const shownInDocs = ['week-light', 'week-dark', 'month-light', 'free-light'];
mkdirSync(folder, { recursive: true });
mkdirSync(docs, { recursive: true });

const views = [
  ['week', { hasSecondZone: true }],
  ['day', { view: 'day', firstDate: week.day(3) }],
  ['custom', { view: 'custom', firstDate: week.day(1) }],
  ['workweek', { view: 'workweek', firstDate: week.day(1), hour: 30 }],
  ['rtl', { locale: 'ar-EG', hour12: false }],
  ['month', { view: 'month', firstDate: week.day(-7) }],
] as const;

const desk = await openOverlayDesk();
try {
  const page = await desk.newTab({ width: 1280, height: 800 });
  for (const isDark of [false, true]) {
    const theme = isDark ? 'dark' : 'light';
    for (const [name, differs] of views) {
      await desk.show(page, makePage({ ...usual, isDark }, 1));
      await isShown(page);
      await turnPage(page, makePage({ ...usual, isDark, ...differs }, 1));
      await isShown(page);
      await shoot(page, `${name}-${theme}`);
    }
    await desk.show(page, makePage({ ...usual, isDark }, 1));
    await isShown(page);
    const lunch = page.locator('calendar-agent-overlay [data-event-id]', { hasText: 'Interview' });
    await lunch.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Interview' }).waitFor();
    await shoot(page, `card-${theme}`);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Find a time' }).click();
    await page.getByRole('button', { name: 'Find', exact: true }).click();
    await page.locator('calendar-agent-overlay .slot').first().waitFor();
    await shoot(page, `free-${theme}`);
  }
} finally {
  await desk.close();
}
process.stdout.write(`pictures are in ${folder}\n`);

async function isShown(page: Page): Promise<void> {
  await expect(page.locator('calendar-agent-overlay')).toHaveAttribute('data-state', 'shown', {
    timeout: 30_000,
  });
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done, 400)))');
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path });
  if (shownInDocs.includes(name)) copyFileSync(path, join(docs, `overlay-${name}.png`));
}
