/**
 * What was said in a call and missed: nothing that the persona asked for reached the server while the
 * call was on, so all of it has to come from the transcript.
 */
import type { Page } from '@playwright/test';
import { makePage } from '../extension/testing/google-pages/make-page.ts';
import { addEvent, card, expect, test } from './fixtures.ts';
import { usual } from './overlay-desk.ts';

test.use({ brain: 'relay' });
// Server, browser and sign-in are part of it: slow where other work runs beside it.

test('after the call: what was missed is on the calendar with its undo, a clash is asked, the talk is found and deleted', async ({
  server,
  panel,
}) => {
  await addEvent(server, { title: 'Gym', minutes: 60, onDay: 1, time: '07:00' });
  await panel.bringToFront();
  // Answered as if it had been taken, so that nothing is sent again.
  await panel.route(/\/trpc\/[^?]*conversation\.relay/, (route) => {
    const asked = new URL(route.request().url()).pathname.split(',');
    return route.fulfill({ json: asked.map(() => ({ result: { data: { outcome: null, send: [] } } })) });
  });

  await panel.getByRole('button', { name: 'Talk', exact: true }).click();
  await expect(panel.getByText('What is said is written down')).toBeVisible();
  const line = panel.getByRole('textbox', { name: 'Say it by typing' });
  for (const [title, words] of [
    ['dentist', 'Add dentist tomorrow at 3pm'],
    ['haircut', 'Add haircut tomorrow at 7:30am'],
  ] as const) {
    await expect(line).toBeVisible({ timeout: 40_000 });
    await line.fill(words);
    // The persona asks for it when it has heard all of it: then it is in the transcript.
    const asked = panel.waitForRequest((request) => {
      const sent = request.postData() ?? '';
      return sent.includes('conversation.tool_call') && new RegExp(title, 'i').test(sent);
    });
    await line.press('Enter');
    await asked;
  }
  const hungUpAt = Date.now();
  await panel.getByRole('button', { name: 'Leave the call' }).click();

  const added = panel.getByRole('region', { name: 'Done after the call' });
  await expect(added).toContainText('Dentist is added: tomorrow 3:00–4:00 pm.', { timeout: 40_000 });
  console.log(`on the calendar ${Date.now() - hungUpAt} ms after hanging up`);
  await expect(panel.getByText('One question is left from it.')).toBeVisible();

  await panel.getByRole('button', { name: /next day/i }).click();
  await expect(card(panel, 'Dentist')).toBeVisible();
  const ghost = panel.locator('button.event[data-suggested]');
  await expect(ghost).toHaveAccessibleName(/Haircut\?.*a question, not on your schedule/i);
  const google = await openGoogle(panel, new Date(hungUpAt + 86_400_000).toISOString().slice(0, 10));
  const theirs = google.locator('calendar-agent-overlay [data-suggested]');
  await expect(theirs).toHaveAccessibleName(/Haircut\?.*a question, not on your schedule/i);
  await theirs.click();
  await expect(google.getByRole('dialog')).toContainText('Add haircut tomorrow at 7:30am');
  await expect(google.getByRole('button', { name: 'Add anyway' })).toBeFocused();
  await google.keyboard.press('Escape');

  await panel.bringToFront();
  await ghost.click();
  const question = panel.getByRole('dialog', { name: 'A question from a talk' });
  await expect(question).toContainText('Add haircut tomorrow at 7:30am');
  await question.getByRole('button', { name: 'Add anyway' }).click();
  await expect(card(panel, 'Haircut')).toBeVisible();
  await expect(ghost).toHaveCount(0);
  await expect(theirs).toHaveCount(0);
  await expect(
    google.locator('calendar-agent-overlay [data-event-id]', { hasText: 'Haircut' }),
  ).toBeVisible();
  await google.close();

  await added.getByRole('button', { name: 'Undo' }).click();
  await expect(card(panel, 'Dentist')).toHaveCount(0);
  await expect(panel.getByText('Done after the call, taken back')).toBeVisible();

  await panel.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Talks' }).click();
  const search = panel.getByRole('searchbox', { name: 'Search talks' });
  await search.fill('elephants');
  await expect(panel.getByText('Nothing with “elephants”')).toBeVisible();
  await search.fill('haircut');
  await panel.locator('.talk-row').first().click();
  const transcript = panel.locator('.transcript').first();
  await expect(transcript).toContainText('Add dentist tomorrow at 3pm');
  await expect(transcript).toContainText('taken back');
  await expect(panel.getByText('How it went')).toBeVisible();

  const file = panel.waitForEvent('download');
  await panel.getByRole('button', { name: 'Download as text' }).click();
  expect((await file).suggestedFilename()).toMatch(/^talk-\d{4}-\d\d-\d\d-\d{4}\.txt$/);

  await panel.getByRole('button', { name: 'Delete it' }).click();
  await panel.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(search).toHaveValue('haircut');
  await expect(panel.locator('.talk-row')).toHaveCount(0);
  // What it did stays.
  await panel.getByRole('link', { name: 'Schedule', exact: true }).click();
  await expect(card(panel, 'Haircut')).toBeVisible();
});

test('while you were away: a panel that opens tells what was changed, and takes it back', async ({
  chrome,
  server,
  panel,
}) => {
  await expect(panel.getByText('Live', { exact: true }).first()).toBeVisible();
  await addEvent(server, { title: 'Lunch', minutes: 60, onDay: 0, time: '12:00' });
  await expect(card(panel, 'Lunch')).toBeVisible();
  // Seen by a panel: nothing to tell the next one.
  await panel.close();
  await addEvent(server, { title: 'Piano', minutes: 60, onDay: 1, time: '18:00' });

  const next = await chrome.openPanel();
  const digest = next.getByRole('region', { name: 'While you were away: one change' });
  await expect(digest).toContainText('Piano is added: tomorrow 6:00–7:00 pm.');
  await expect(digest).not.toContainText('Lunch');
  const places = next.getByRole('navigation', { name: 'Places' });
  await places.getByRole('link', { name: 'History' }).click();
  await expect(digest).toHaveCount(0);
  await places.getByRole('link', { name: 'Schedule' }).click();
  await expect(digest).toContainText('Piano is added');
  await digest.getByRole('button', { name: /^Undo/ }).click();
  await expect(digest).toContainText('taken back');
  await digest.getByRole('button', { name: 'Close' }).click();
  // What is done in another place while the panel is open was not done while you were away.
  await places.getByRole('link', { name: 'History' }).click();
  await next.getByRole('button', { name: /^Redo: / }).click();
  await expect(next.getByRole('button', { name: /^Redo: / })).toHaveCount(0);
  const isDigest = (url: string) => url.includes('schedule.digest');
  const asked: string[] = [];
  next.on('request', (request) => isDigest(request.url()) && asked.push(request.url()));
  await places.getByRole('link', { name: 'Schedule' }).click();
  await expect(card(next, 'Piano')).toBeVisible();
  expect(asked).toEqual([]);
  await expect(next.getByText('While you were away')).toHaveCount(0);
  await next.reload();
  await expect(card(next, 'Lunch')).toBeVisible();
  await expect(next.getByText('While you were away')).toHaveCount(0);

  // How long talks are kept and whether calls are recorded is the person's to decide.
  await next.goto(new URL('options.html', next.url()).href);
  const kept = next.getByLabel('Keep talks');
  // Two days in one breath: the second tap takes nothing of the first one back.
  const hours = next.getByRole('group', { name: 'Working days' });
  const tapped = Promise.withResolvers<void>();
  await next.route(
    /settings\.update/,
    async (route) => {
      const response = await route.fetch();
      await tapped.promise;
      await route.fulfill({ response });
    },
    { times: 1 },
  );
  await hours.getByRole('button', { name: 'Monday' }).click();
  await expect(hours.getByRole('button', { name: 'Monday' })).toHaveAttribute('aria-pressed', 'false');
  const both = next.waitForResponse((response) => (response.request().postData() ?? '').includes('[3,4,5]'));
  await hours.getByRole('button', { name: 'Tuesday' }).click();
  tapped.resolve();
  await both;
  const saved = next.waitForResponse(/settings\.update/);
  await kept.selectOption('30 days');
  await saved;
  const stored = next.waitForResponse(/settings\.update/);
  await next.getByLabel('Record calls').check();
  await stored;
  await next.reload();
  await expect(kept).toHaveValue('30');
  for (const day of ['Monday', 'Tuesday'])
    await expect(hours.getByRole('button', { name: day })).toHaveAttribute('aria-pressed', 'false');
  await expect(next.getByLabel('Record calls')).toBeChecked();
  await next.getByRole('button', { name: 'Delete all…' }).click();
  await expect(next.getByRole('button', { name: 'Keep them' })).toBeFocused();
  await next.getByRole('button', { name: 'Delete all talks' }).click();
  await expect(next.getByText('There was no talk to delete.')).toBeVisible();
});

/** A synthetic day of Google Calendar, in the calendar's zone. */
async function openGoogle(panel: Page, date: string): Promise<Page> {
  const { url, html } = makePage({ ...usual, view: 'day', firstDate: date, timeZone: 'UTC' }, 1);
  const google = await panel.context().newPage();
  await google.setViewportSize({ width: 1200, height: 800 });
  await google.route('https://calendar.google.com/**', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }),
  );
  await google.goto(url);
  return google;
}
