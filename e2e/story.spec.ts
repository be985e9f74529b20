import { card, expect, test } from './fixtures.ts';

test('a person talks to their calendar: call, sentence, card in two panels, answer, undo', async ({
  chrome,
  panel,
}) => {
  const other = await chrome.openPanel();
  await other.getByRole('button', { name: 'Talk', exact: true }).waitFor();
  await panel.bringToFront();

  await panel.getByRole('button', { name: 'Talk', exact: true }).click();
  await say(panel, 'Add gym at 7am tomorrow');
  await expect(stage(panel)).toContainText('Gym is added: tomorrow 7:00–8:00 am.');
  // The panel of the call goes to what was done there; another panel stays where its reader is.
  await other.getByRole('button', { name: /next day/i }).click();
  for (const page of [panel, other]) {
    await expect(card(page, 'Gym')).toBeVisible();
    await expect(card(page, 'Gym')).toHaveAccessibleName(/7:00/);
  }

  await say(panel, 'Move gym to 8');
  await expect(stage(panel)).toContainText('Gym is moved: tomorrow 8:00–9:00 am.');
  await expect(card(other, 'Gym')).toHaveAccessibleName(/8:00/);

  await say(panel, 'Add dentist tomorrow at 8:30am');
  await expect(stage(panel)).toContainText('Not added: Gym is tomorrow 8:00–9:00 am.');
  await expect(card(other, 'Dentist')).toHaveCount(0);
  // What is tapped is said in the call, so that panel and persona speak of the same thing.
  await panel.getByRole('button', { name: /^Do it anyway/ }).click();
  await expect(stage(panel)).toContainText('Dentist is added: tomorrow 8:30–9:30 am. It overlaps with Gym.');
  await expect(card(other, 'Dentist')).toBeVisible();

  await say(panel, 'What do I have tomorrow?');
  await expect(stage(panel)).toContainText('2 events tomorrow: Gym');

  await say(panel, 'remove gym');
  await expect(stage(panel)).toContainText('Gym is removed.');
  for (const page of [panel, other]) await expect(card(page, 'Gym')).toHaveCount(0);

  await say(panel, 'undo that');
  await expect(stage(panel)).toContainText('Gym is back: tomorrow 8:00–9:00 am.');
  for (const page of [panel, other]) await expect(card(page, 'Gym')).toBeVisible();

  await panel.getByRole('button', { name: 'Leave the call' }).click();
  await expect(panel.getByRole('button', { name: 'Talk', exact: true })).toBeVisible({ timeout: 40_000 });
});

test('what was added survives a restart, and the panel says when it is not current', async ({
  server,
  panel,
}) => {
  await compose(panel, 'Lunch tomorrow at noon');
  await expect(panel.getByText('Lunch is added', { exact: false }).first()).toBeVisible();
  await server.kill();
  await expect(panel.getByText(/offline/i).first()).toBeVisible({ timeout: 40_000 });
  await server.restart();
  await expect(panel.getByText('Live', { exact: true }).first()).toBeVisible();
  await expect(card(panel, 'Lunch')).toBeVisible();
});

test('by hand: the composer adds, a clash is told with free times, the toast takes back', async ({
  panel,
}) => {
  await compose(panel, 'Stand-up tomorrow 9-9:30am');
  await expect(card(panel, 'Stand-up')).toBeVisible();
  await compose(panel, 'Demo tomorrow 9am');
  await expect(panel.getByText('Not added: Stand-up is', { exact: false }).first()).toBeVisible();
  await expect(card(panel, 'Demo')).toHaveCount(0);
  await panel
    .getByRole('button', { name: /add anyway/i })
    .first()
    .click();
  await expect(card(panel, 'Demo')).toBeVisible();
  // The card stands there while it is being added; until it is, the Undo on the screen is the one of before.
  const toast = panel.getByRole('region', { name: 'Done' });
  await expect(toast).toContainText('Demo is added');
  await toast.getByRole('button', { name: 'Undo' }).click();
  await expect(card(panel, 'Demo')).toHaveCount(0);
  await expect(card(panel, 'Stand-up')).toBeVisible();
});

type Panel = Parameters<Parameters<typeof test>[2]>[0]['panel'];

const stage = (page: Panel) => page.getByRole('region', { name: 'Call', exact: true });

async function say(page: Panel, words: string) {
  const line = page.getByRole('textbox', { name: 'Say it by typing' });
  // This browser has no speech recognition, so the stage offers the line by itself.
  await expect(line).toBeVisible({ timeout: 40_000 });
  await line.fill(words);
  await line.press('Enter');
}

async function compose(page: Panel, words: string) {
  const box = page.getByRole('textbox', { name: 'Add an event or ask' });
  await box.fill(words);
  await box.press('Enter');
}
