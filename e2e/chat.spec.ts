import { expectAccessible } from './expect-accessible.ts';
import { card, expect, test } from './fixtures.ts';

type Panel = Parameters<Parameters<typeof test>[2]>[0]['panel'];

const thread = (page: Panel) => page.getByRole('region', { name: 'Chat', exact: true });
const composer = (page: Panel) => page.getByRole('textbox', { name: 'Add an event or ask' });

/** Types it, presses Enter, and waits until the answer is there to its last word. */
async function ask(page: Panel, words: string): Promise<void> {
  const before = await page.locator('.chat-exchange').count();
  await composer(page).fill(words);
  await composer(page).press('Enter');
  await expect(page.locator('.chat-exchange')).toHaveCount(before + 1);
  await expect(page.locator('.chat-exchange').last().locator('.chat-agent[aria-busy=false]')).toBeVisible();
}
const lastAnswer = (page: Panel) => page.locator('.chat-exchange').last();

test('a person writes to their calendar: several turns about one thing, a clash, undo, stop, and it is all still there', async ({
  chrome,
  panel,
}) => {
  await panel.bringToFront();
  await panel.keyboard.press('c');
  await expect(thread(panel)).toBeVisible();

  await ask(panel, 'Put the dentist on tomorrow at three pm');
  await expect(card(panel, 'Dentist').or(card(panel, 'dentist'))).toHaveAccessibleName(/3:00/);
  await ask(panel, 'no, four');
  await expect(card(panel, 'Dentist').or(card(panel, 'dentist'))).toHaveAccessibleName(/4:00/);
  await ask(panel, 'remind me of that meeting half an hour before');
  await expect(lastAnswer(panel)).toContainText(/changed|remind/i);
  await ask(panel, "what's on tomorrow?");
  await expect(lastAnswer(panel)).toContainText(/dentist.*4:00/i);

  await ask(panel, 'Add a demo tomorrow at 4:30pm');
  await expect(lastAnswer(panel)).toContainText('Not added');
  await expect(card(panel, 'Demo').or(card(panel, 'demo'))).toHaveCount(0);
  const alternatives = lastAnswer(panel).locator('.chat-card button');
  await alternatives.first().click();
  await expect(card(panel, 'Demo').or(card(panel, 'demo'))).toBeVisible();

  await lastAnswer(panel).getByRole('button', { name: 'Undo' }).click();
  await expect(card(panel, 'Demo').or(card(panel, 'demo'))).toHaveCount(0);
  await expect(thread(panel).getByText('Taken back')).toBeVisible();

  await panel.reload();
  await expect(thread(panel)).toBeVisible({ timeout: 40_000 });
  await expect(thread(panel)).toContainText('no, four');
  await expect(thread(panel)).toContainText("what's on tomorrow?");
  await expect(thread(panel).getByText('Taken back')).toBeVisible();

  const other = await chrome.openPanel();
  await expect(thread(other)).toContainText('no, four', { timeout: 40_000 });
  await other.getByRole('button', { name: 'New chat' }).click();
  await expect(thread(other)).not.toContainText('no, four');
});

test('what is on its way stops at once, and nothing is done after it', async ({ panel }) => {
  await panel.bringToFront();
  await panel.keyboard.press('c');
  await composer(panel).fill('What is on this week?');
  await composer(panel).press('Enter');
  await composer(panel).press('Escape');
  await expect(panel.locator('.chat-exchange').last()).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Stop' })).toHaveCount(0, { timeout: 40_000 });
});

test('a call goes on in writing when it is over, and the next call goes on from there', async ({ panel }) => {
  await panel.bringToFront();
  await panel.getByRole('button', { name: 'Talk', exact: true }).click();
  const line = panel.getByRole('textbox', { name: 'Say it by typing' });
  await expect(line).toBeVisible({ timeout: 40_000 });
  // While the call is up, the composer speaks in it too.
  await expect(composer(panel)).toHaveAttribute('placeholder', 'Say it by typing');
  await composer(panel).fill('Add yoga tomorrow at 6pm');
  await composer(panel).press('Enter');
  await expect(card(panel, 'Yoga').or(card(panel, 'yoga'))).toBeVisible({ timeout: 40_000 });
  await composer(panel).fill('Add a demo tomorrow at 6:30pm');
  await composer(panel).press('Enter');
  const clash = panel.getByRole('button', { name: 'Do it anyway' });
  await expect(clash).toBeVisible({ timeout: 40_000 });
  await expectAccessible(panel, 'in a call, with a question');
  await panel.getByRole('button', { name: 'Leave the call' }).click();
  await expect(panel.getByText('The talk goes on here, in writing.')).toBeVisible({ timeout: 40_000 });
  await panel.getByRole('button', { name: 'Open the chat' }).click();
  await expect(thread(panel)).toContainText('Add yoga tomorrow at 6pm');
  // The question stands in the talk now, and nowhere else.
  await expect(thread(panel).getByRole('button', { name: 'Do it anyway' })).toBeVisible();
  await expect(clash).toHaveCount(1);
  await expectAccessible(panel, 'a call that goes on in writing');
  await ask(panel, 'move yoga to 7pm');
  await expect(card(panel, 'Yoga').or(card(panel, 'yoga'))).toHaveAccessibleName(/7:00/);
  await panel.getByRole('button', { name: 'Talk', exact: true }).click();
  await expect(line).toBeVisible({ timeout: 40_000 });
  await expect(thread(panel)).toContainText('move yoga to 7pm');
});
