/** What typed words do: adding, asking, commands, consent; over a schedule in memory. */
import { expect, test } from '@playwright/test';
import { answer, asked, composer, event, open, write } from './drive.ts';

test('a clash is refused with what it clashes with, and consent is the person’s own tap', async ({
  page,
}) => {
  await open(page);
  await write(page, 'Review today 2pm');
  await expect(asked(page)).toContainText('Not added: Write the report is today 2:00–4:00 pm.');
  await expect(event(page, 'Review')).toHaveCount(0);
  await asked(page).getByRole('button', { name: 'Add anyway' }).click();
  await expect(event(page, 'Review')).toContainText('2:00–3:00 pm');
});

test('an offered time is taken with one tap', async ({ page }) => {
  await open(page);
  await write(page, 'Review today 2pm');
  await asked(page).getByRole('button', { name: 'Today 1:00–2:00 pm' }).click();
  await expect(answer(page)).toContainText('Review is added: today 1:00–2:00 pm.');
});

test('what was asked for is drawn at once, and the stored event takes its place without a second one', async ({
  page,
}) => {
  await open(page, 'wait=500');
  await write(page, 'Walk today at 11:15am for 30 minutes');
  await expect(event(page, 'Walk')).toHaveAttribute('data-waiting');
  const draft = await event(page, 'Walk').elementHandle();
  await expect(answer(page)).toContainText('Walk is added');
  await expect(
    page.locator('[data-event]').filter({ has: page.getByText('Walk', { exact: true }) }),
  ).toHaveCount(1);
  expect(
    await draft?.evaluate(
      (element) => element.isConnected && !('waiting' in (element as HTMLElement).dataset),
    ),
  ).toBe(true);
});

test('typed commands move, undo, list and ask which one is meant', async ({ page }) => {
  await open(page);
  await write(page, 'move lunch to 1');
  await expect(answer(page)).toContainText('Lunch is moved: today 1:00–2:00 pm.');
  await expect(composer(page)).toHaveValue('');
  await write(page, 'undo');
  await expect(event(page, 'Lunch')).toContainText('12:00–1:00 pm');
  await write(page, 'what do I have tomorrow?');
  await expect(asked(page)).toContainText('1 event tomorrow: Planning');
  await write(page, 'Gym tomorrow 7am');
  await expect(answer(page)).toContainText('Gym is added: tomorrow 7:00–8:00 am.');
  await write(page, 'Gym on Monday at 7am');
  await expect(answer(page)).toContainText('Gym is added: Mon 23 Nov');
  await write(page, 'remove gym');
  await expect(asked(page)).toContainText('Which Gym?');
  await asked(page)
    .getByRole('button', { name: /Mon 23 Nov/ })
    .click();
  await expect(answer(page)).toContainText('Gym is removed. It was Mon 23 Nov');
});

test('what is typed while the last words are on their way is kept, and sent by its own Enter', async ({
  page,
}) => {
  await open(page, 'wait=700');
  await write(page, 'Gym tomorrow 7am');
  await composer(page).fill('Swim tomorrow 9am');
  await composer(page).press('Enter');
  await composer(page).fill('not yet');
  await expect(answer(page)).toContainText('Swim is added');
  await expect(composer(page)).toHaveValue('not yet');
  // The page went to what was added.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sat 21 Nov');
  await expect(event(page, 'Gym')).toBeVisible();
  await expect(event(page, 'Swim')).toBeVisible();
});

test('what was refused and then added by a button leaves the composer empty', async ({ page }) => {
  await open(page);
  await write(page, 'Review today 2pm');
  await asked(page).getByRole('button', { name: 'Today 1:00–2:00 pm' }).click();
  await expect(answer(page)).toContainText('Review is added');
  await expect(composer(page)).toHaveValue('');
});
