/** How the specs find things in the gallery and use them as a person would. */
import type { Locator, Page } from '@playwright/test';

export const event = (page: Page, title: string) =>
  page
    .locator('[data-event]')
    .filter({ has: page.getByText(title, { exact: true }) })
    .first();
export const answer = (page: Page) => page.getByRole('region', { name: 'Done' });
export const asked = (page: Page) => page.getByRole('group', { name: 'Answer' });
export const composer = (page: Page) => page.getByRole('textbox', { name: 'Add an event or ask' });

export async function open(page: Page, query = ''): Promise<void> {
  await page.goto(`/?${query}`);
  await page.locator('.event').first().waitFor();
  await page.waitForTimeout(300);
}

export async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error('not on the screen');
  return box;
}

/** Presses at a point of the element and drags by so many pixels. An hour is 60 pixels high. */
export async function drag(
  page: Page,
  on: Locator,
  how: { from: 'top' | 'middle' | 'bottom'; x?: number; y: number },
) {
  const box = await boxOf(on);
  const x = box.x + box.width / 2;
  const y = { top: box.y + 3, middle: box.y + box.height / 2, bottom: box.y + box.height - 3 }[how.from];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + (how.x ?? 0) / 2, y + how.y / 2, { steps: 4 });
  await page.mouse.move(x + (how.x ?? 0), y + how.y, { steps: 4 });
  await page.mouse.up();
}

export async function write(page: Page, text: string) {
  await composer(page).fill(text);
  await page.locator('#composer-hint b, #composer-hint').first().waitFor();
  await page.waitForTimeout(150);
  await composer(page).press('Enter');
}
