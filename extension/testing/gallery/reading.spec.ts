/** The page on which a selection is read, over a schedule in memory. */
import { expect, test, type Page } from '@playwright/test';
import { answer, composer, event, open } from './drive.ts';

const page1 = (page: Page) => page.getByRole('dialog', { name: 'Add to calendar' });

test('Enter is all it takes: the hand is on the button, the event is stored, the toast takes it back', async ({
  page,
}) => {
  await open(page, 'read=lunch');
  await expect(page1(page).getByRole('button', { name: 'Add to calendar' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page1(page)).toBeHidden();
  await expect(answer(page)).toContainText('Team lunch with Sam is added');
});

test('what is missing is where the hand is', async ({ page }) => {
  await open(page, 'read=open');
  await expect(page1(page).getByLabel('Start time')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page1(page).getByText('At what time? Or tick “All day”.')).toBeVisible();
  await page1(page).getByRole('button', { name: 'All day' }).click();
  await page1(page).getByRole('button', { name: 'Add to calendar' }).click();
  await expect(answer(page)).toContainText('Dentist is added');
});

test('Escape leaves, and nothing is stored', async ({ page }) => {
  await open(page, 'read=clash');
  await expect(page1(page).getByText(/Clashes with Write the report/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page1(page)).toBeHidden();
  await expect(event(page, 'Coffee with Ana')).toHaveCount(0);
});

test('a clash is refused with free times, and stored on “Add anyway”', async ({ page }) => {
  await open(page, 'read=clash');
  await page1(page).getByRole('button', { name: 'Add to calendar' }).click();
  await expect(page1(page).getByRole('group', { name: 'Answer' })).toContainText('Not added');
  await page1(page).getByRole('button', { name: 'Add anyway' }).click();
  await expect(page1(page)).toBeHidden();
  await expect(event(page, 'Coffee with Ana')).toBeVisible();
});

test('of several each is chosen, edited and added on its own', async ({ page }) => {
  await open(page, 'read=agenda');
  const choice = (name: RegExp) =>
    page1(page).getByRole('group', { name: 'Which event?' }).getByRole('button', { name });
  await choice(/^Panel with Ana Ruiz/).click();
  await expect(page1(page).getByLabel('Guests')).toHaveValue('Ana Ruiz');
  await page1(page).getByLabel('Title').fill('Panel');
  await page.keyboard.press('Enter');
  await expect(choice(/^Panel with Ana Ruiz.*added/)).toBeDisabled();
  await choice(/^Workshop/).click();
  await page1(page).getByRole('button', { name: 'Add to calendar' }).click();
  await expect(choice(/^Workshop.*added/)).toBeDisabled();
  await page1(page).getByRole('button', { name: 'Done' }).click();
  await expect(page1(page)).toBeHidden();
});

test('a hundred thousand hostile characters are only ever text', async ({ page }) => {
  let alerts = 0;
  page.on('dialog', (dialog) => {
    alerts += 1;
    void dialog.dismiss();
  });
  await open(page, 'read=hostile');
  await expect(page1(page).getByLabel('Start time')).toHaveValue('20:00');
  await expect(page1(page).locator('img, script, .reading-source b')).toHaveCount(0);
  await expect(page1(page).getByRole('region', { name: 'The text it was read from' })).toContainText(
    '<img src=x',
  );
  expect(alerts).toBe(0);
});

test('a long text that is pasted is read as one, a short one stays in the line', async ({ page }) => {
  await open(page);
  const paste = (text: string) =>
    composer(page).evaluate((field, words) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', words);
      const pasted = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      return field.dispatchEvent(pasted);
    }, text);
  expect(await paste('Lunch tomorrow at noon')).toBe(true);
  await expect(page1(page)).toBeHidden();
  expect(
    await paste(
      `Hello all,\n\nChoir is on Tuesday at 7pm in the Town hall.\n${'Nothing else here. '.repeat(30)}`,
    ),
  ).toBe(false);
  await expect(page1(page).getByLabel('Title')).toHaveValue('Choir');
  await expect(page1(page).getByRole('button', { name: 'Read it with Claude' })).toBeEnabled();
  await page1(page).getByRole('button', { name: 'Read it with Claude' }).click();
  await expect(page1(page).getByText('No language model is set up.')).toBeVisible();
});

test.describe('words light up letter on letter', () => {
  for (const [name, words, lit] of [
    ['emoji', '🎵👨‍👩‍👧 Choir tomorrow 7pm', ['🎵👨‍👩‍👧 Choir', 'tomorrow', '7pm']],
    ['right to left', 'פגישה tomorrow 7pm', ['פגישה', 'tomorrow', '7pm']],
  ] as const) {
    test(name, async ({ page }) => {
      await open(page);
      await composer(page).fill(words);
      const marks = page.locator('.composer-copy mark');
      await expect(marks).toHaveCount(lit.length);
      expect((await marks.allTextContents()).map((text) => text.trim())).toEqual([...lit]);
      expect(await page.locator('.composer-copy').textContent()).toBe(words);
    });
  }
});

test('what lights up is told once the typing pauses', async ({ page }) => {
  await open(page);
  await composer(page).fill('Choir tomorrow 7pm at Town hall every week');
  await expect(page.getByRole('status').filter({ hasText: 'Read as' })).toHaveText(
    /Read as: Choir · tomorrow 7:00–8:00 pm · every Saturday · at Town hall/,
  );
});

test('the history takes back, does again, and follows what happens', async ({ page }) => {
  await open(page);
  await composer(page).fill('Choir tomorrow 7pm');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'History' }).click();
  const history = page.getByRole('region', { name: 'History' });
  await history.getByRole('button', { name: /^Undo: Choir is added/ }).click();
  await expect(history.getByText(/^Taken back: Choir/)).toBeVisible();
  await expect(history.getByRole('button', { name: /^Undo: Choir is added/ })).toHaveCount(0);
  await page.evaluate(() => {
    const { memory, at } = window.gallery;
    memory.happen(
      { kind: 'add', before: null, after: at('Walk', '10:15', '11:15', { source: 'voice' }) },
      'tavus-tools',
    );
  });
  await expect(history.getByText(/^Walk is added/)).toBeVisible();
  await expect(history.getByText(/by voice/).first()).toBeVisible();
});
