/**
 * The pictures of the README, taken of the real thing: the built extension, a real server, a
 * simulated call. `npm run build:e2e && node scripts/make-pictures.ts`.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { Page } from '@playwright/test';
import { addEvent, launchBrowser, signIn, startServerProcess } from '../e2e/fixtures.ts';

const folder = join(import.meta.dirname, '../docs/pictures');
mkdirSync(folder, { recursive: true });

const server = await startServerProcess();
const chrome = await launchBrowser();
try {
  const panel = await chrome.openPanel({ width: 400, height: 800 });
  await signIn(chrome, panel);
  await addEvent(server, { title: 'Stand-up', onDay: 1, time: '09:00', minutes: 30 });
  await addEvent(server, { title: 'Design review', onDay: 1, time: '10:30', minutes: 60 });
  await addEvent(server, { title: 'Lunch with Sam', onDay: 1, time: '12:30', minutes: 60 });
  await panel.getByRole('button', { name: /next day/i }).click();

  await compose(panel, 'Dentist tomorrow 9:15am');
  await panel.getByText('Not added:', { exact: false }).first().waitFor();
  await shoot(panel, 'clash');
  await panel
    .getByRole('button', { name: /close|dismiss|put away/i })
    .last()
    .click();
  await panel.getByRole('textbox', { name: 'Add an event or ask' }).fill('');

  await panel.keyboard.press('Escape');
  await panel.locator('body').click({ position: { x: 5, y: 400 } });
  await panel.keyboard.press('c');
  await panel.getByRole('region', { name: 'Chat', exact: true }).waitFor();
  await ask(panel, 'Put the dentist on for tomorrow at three, no, four');
  await ask(panel, 'remind me half an hour before');
  await ask(panel, 'Coffee with Kim tomorrow at 12:30');
  await shoot(panel, 'chat');
  await panel.getByRole('button', { name: 'New chat' }).click();

  await panel.getByRole('button', { name: 'Talk', exact: true }).click();
  const line = panel.getByRole('textbox', { name: 'Say it by typing' });
  await line.waitFor({ timeout: 30_000 });
  await panel.getByText('Hi! What should we do', { exact: false }).first().waitFor({ timeout: 20_000 });
  await panel.waitForTimeout(2_500);
  await line.fill('Add gym at 7am tomorrow');
  await line.press('Enter');
  await panel.getByText('Gym is added', { exact: false }).first().waitFor({ timeout: 20_000 });
  await panel.waitForTimeout(1_500);
  await shoot(panel, 'call');
} finally {
  await chrome.close();
  await server.stop();
}
process.stdout.write(`pictures are in ${folder}\n`);

async function shoot(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(1_500);
    await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) });
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Writes in the chat and waits for the last word of the answer. */
async function ask(page: Page, words: string): Promise<void> {
  const exchanges = page.locator('.chat-exchange');
  const before = await exchanges.count();
  await compose(page, words);
  await exchanges.nth(before).locator('.chat-agent[aria-busy=false]').waitFor({ timeout: 60_000 });
}

async function compose(page: Page, words: string): Promise<void> {
  const box = page.getByRole('textbox', { name: 'Add an event or ask' });
  await box.fill(words);
  await box.press('Enter');
}
