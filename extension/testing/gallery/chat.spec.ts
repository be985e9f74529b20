/** The talk in writing, over a chat in memory: what Enter does, what is shown, what a tap does, what is announced. */
import { expect, test, type Page } from '@playwright/test';
import { composer, event, open, write } from './drive.ts';

const thread = (page: Page) => page.getByRole('region', { name: 'Chat', exact: true });
const newest = (page: Page) => page.locator('.chat-exchange').last();
const answered = (page: Page) => newest(page).locator('.chat-agent[aria-busy=false]').waitFor();

async function ask(page: Page, text: string) {
  await composer(page).fill(text);
  await composer(page).press('Enter');
}

test('what is no event and no command opens the chat and is asked there', async ({ page }) => {
  await open(page, 'pace=2');
  await composer(page).fill('and what about Friday?');
  await expect(page.getByText('asks the agent')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Ask', exact: true })).toBeVisible();
  await composer(page).press('Enter');
  await expect(thread(page)).toContainText('You have three things tomorrow');
  await expect(composer(page)).toHaveValue('');
});

test('an event is added by Enter and asked about by Ctrl Enter; with the chat open it is the other way round', async ({
  page,
}) => {
  await open(page, 'pace=2');
  await composer(page).fill('Swim today 8pm');
  await expect(page.getByRole('button', { name: 'Ask Ctrl ⏎' })).toBeVisible();
  await composer(page).press('Control+Enter');
  await expect(thread(page)).toContainText('Swim today 8pm');
  await expect(event(page, 'Swim')).toHaveCount(0);
  await answered(page);
  await composer(page).fill('Swim today 8pm');
  await composer(page).press('Control+Enter');
  await expect(event(page, 'Swim')).toBeVisible();
});

test('what was done can be taken back from its card, and the card says so', async ({ page }) => {
  await open(page, 'talk=new&pace=2');
  await ask(page, 'the dentist, tomorrow at three');
  await newest(page).getByRole('button', { name: 'Undo' }).click();
  await expect(newest(page)).toContainText('Taken back');
  await expect(newest(page).getByRole('button', { name: 'Undo' })).toHaveCount(0);
});

test('an alternative is taken by a tap, in words; older cards cannot be tapped any more', async ({
  page,
}) => {
  await open(page, 'talk=new&pace=2');
  await ask(page, 'a clash');
  await answered(page);
  const first = page.locator('.chat-exchange').first();
  await first.getByRole('button', { name: /11:00 am/ }).click();
  await expect(newest(page).locator('.chat-person')).toHaveText(/today at 11:00 am/i);
  await expect(first.getByRole('button', { name: /11:00 am/ })).toHaveCount(0);
});

test('a yes is a tap on the card, given once', async ({ page }) => {
  await open(page, 'talk=new&pace=2');
  await ask(page, 'book the demo');
  await answered(page);
  await expect(newest(page)).toContainText('Cannot be taken back');
  await newest(page).getByRole('button', { name: 'Yes', exact: true }).click();
  await expect(newest(page)).toContainText('You said yes.');
  await expect(newest(page).getByRole('button', { name: 'Yes', exact: true })).toHaveCount(0);
});

test('Escape and the button stop; what was said stays', async ({ page }) => {
  await open(page, 'talk=new&pace=30');
  await ask(page, 'slow');
  await expect(newest(page)).toContainText('I am looking');
  await composer(page).press('Escape');
  await expect(newest(page)).toContainText('Stopped.');
  await ask(page, 'slow again');
  await expect(newest(page)).toContainText('I am looking');
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(thread(page).getByText('Stopped.')).toHaveCount(2);
});

test('one Enter sends once, however often it is pressed', async ({ page }) => {
  await open(page, 'talk=new&pace=2');
  await composer(page).fill('hello');
  await composer(page).press('Enter');
  await composer(page).press('Enter');
  await composer(page).press('Enter');
  await answered(page);
  expect(await page.evaluate(() => window.gallery.chat.sends())).toBe(1);
});

test('what could not be sent is sent again by one tap', async ({ page }) => {
  await open(page, 'talk=new&pace=2');
  await ask(page, 'unreached');
  await expect(newest(page)).toContainText('Nothing is done twice');
  await newest(page).getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('.chat-exchange')).toHaveCount(1);
  expect(await page.evaluate(() => window.gallery.chat.sends())).toBe(2);
});

test('without a model the words come back, and adding works as before', async ({ page }) => {
  await open(page, 'talk=new&pace=2');
  await ask(page, 'is it turned off?');
  await expect(composer(page)).toHaveValue('is it turned off?');
  await write(page, 'Swim today 8pm');
  await expect(event(page, 'Swim')).toBeVisible();
});

test('whole sentences are announced, never half words', async ({ page }) => {
  await open(page, 'talk=new&pace=10');
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const region = [...document.querySelectorAll('[role=status][aria-live]')].at(-1);
    if (region)
      new MutationObserver(() => said.push(region.textContent ?? '')).observe(region, {
        childList: true,
        subtree: true,
        characterData: true,
      });
  });
  await ask(page, 'hello');
  await answered(page);
  const said = (await page.evaluate('window.said')) as string[];
  expect(said.join(' ')).toContain('Friday afternoon stays free.');
  for (const words of said.filter(Boolean)) expect(words).toMatch(/[.:!?…]$|agenda\.?$|am$|café$|it$/);
  expect(said.length).toBeLessThan(12);
});

test('the thread stays at its end, unless its reader went up', async ({ page }) => {
  await open(page, 'talk=old&pace=20');
  const scroller = page.getByRole('group', { name: 'What was said' });
  const fromEnd = () => scroller.evaluate((e) => e.scrollHeight - e.scrollTop - e.clientHeight);
  await ask(page, 'hello');
  await answered(page);
  expect(await fromEnd()).toBeLessThan(4);
  await ask(page, 'hello again');
  await expect(newest(page)).toContainText('three');
  await scroller.evaluate((e) => (e.scrollTop = 0));
  await answered(page);
  expect(await scroller.evaluate((e) => e.scrollTop)).toBeLessThan(4);
  await page.getByRole('button', { name: 'Newest' }).click();
  expect(await fromEnd()).toBeLessThan(4);
});

test('a new chat begins empty; the keys go into the composer and out of the thread', async ({ page }) => {
  await open(page, 'talk=old');
  await page.getByRole('button', { name: 'New chat' }).click();
  await expect(thread(page)).toContainText('Ask, or say what should happen.');
  await page.getByRole('button', { name: 'What’s on tomorrow?' }).click();
  await expect(composer(page)).toHaveValue('What’s on tomorrow?');
  await expect(composer(page)).toBeFocused();
  await page.getByRole('button', { name: 'Bigger chat' }).focus();
  await page.keyboard.press('Escape');
  await expect(thread(page)).toHaveCount(0);
});
