/** The states of the panel, each with what a person does to get there. */
import type { Page } from '@playwright/test';
import { talkScenes } from './talk-scenes.ts';
import { readingScenes } from './reading-scenes.ts';
import { bookingScenes } from './booking-scenes.ts';

export type Scene = {
  name: string;
  query?: string;
  widths?: number[];
  height?: number;
  hasTouch?: boolean;
  reducedMotion?: 'reduce';
  contrast?: 'more';
  forcedColors?: boolean;
  themes?: string[];
  act?(page: Page): Promise<void>;
};

const type = (page: Page, text: string) =>
  page.getByRole('textbox', { name: 'Add an event or ask' }).fill(text);
const event = (page: Page, name: string) => page.locator('.event', { hasText: name }).first();
const later = (page: Page) => page.waitForTimeout(400);

/** Gym is added by voice, as the stream tells it. */
const byVoice = (page: Page) =>
  page.evaluate(() => {
    const { memory, at } = window.gallery;
    memory.happen(
      { kind: 'add', before: null, after: at('Walk', '10:15', '11:15', { source: 'voice' }) },
      'tavus-tools',
    );
  });

const ask = async (page: Page, text: string) => {
  await type(page, text);
  await page.keyboard.press('Enter');
};
/** The reply is there to its last word. */
const answered = (page: Page) => page.locator('.chat-agent[aria-busy=false]').last().waitFor();
/** One sentence in the open thread, and its answer. */
const asked = (name: string, text: string, widths = [400]): Scene => ({
  name: `chat-${name}`,
  query: 'talk=new&pace=2',
  widths,
  act: async (page) => {
    await ask(page, text);
    await answered(page);
  },
});

export const scenes: Scene[] = [
  ...talkScenes,
  ...readingScenes,
  { name: 'chat-empty', query: 'talk=new', widths: [320, 400] },
  { name: 'chat-history', query: 'talk=old' },
  {
    name: 'chat-thread',
    query: 'talk=old&pace=2',
    act: async (page) => {
      await ask(page, 'Put the dentist on for tomorrow at three, please');
      await page.getByRole('button', { name: 'Undo' }).first().waitFor();
      await answered(page);
    },
  },
  {
    name: 'chat-tall',
    query: 'talk=old',
    widths: [400],
    act: (page) => page.getByRole('button', { name: 'Bigger chat' }).click(),
  },
  {
    name: 'chat-streaming',
    query: 'talk=new&pace=25',
    widths: [320, 400],
    act: async (page) => {
      await ask(page, 'slow, please');
      await page.waitForTimeout(900);
    },
  },
  {
    name: 'chat-waiting',
    query: 'talk=new&pace=2000',
    widths: [400],
    act: (page) => ask(page, 'dentist tomorrow'),
  },
  {
    name: 'chat-tool',
    query: 'talk=new&pace=100',
    widths: [400],
    act: async (page) => {
      await ask(page, 'dentist tomorrow');
      await page.locator('.chat-doing').waitFor();
    },
  },
  {
    name: 'chat-stopped',
    query: 'talk=new&pace=25',
    widths: [400],
    act: async (page) => {
      await ask(page, 'slow, please');
      await page.waitForTimeout(500);
      await page.getByRole('button', { name: 'Stop' }).click();
      await page.getByText('Stopped.', { exact: true }).first().waitFor();
    },
  },
  {
    name: 'chat-undone',
    query: 'talk=new&pace=2',
    widths: [320, 400],
    act: async (page) => {
      await ask(page, 'dentist tomorrow');
      await answered(page);
      await page.locator('.chat').getByRole('button', { name: 'Undo' }).click();
      await page.locator('.chat').getByText('Taken back').waitFor();
    },
  },
  asked('conflict', 'a clash, please', [320, 400, 600]),
  asked('question', 'which gym?', [320, 400]),
  asked('needs-yes', 'book the demo', [320, 400]),
  asked('slots', 'when am I free?', [320, 400]),
  asked('cut', 'break off', [320, 400]),
  {
    name: 'chat-tapped',
    query: 'talk=new&pace=2',
    widths: [400],
    act: async (page) => {
      await ask(page, 'book the demo');
      await answered(page);
      await page.getByRole('button', { name: 'Yes', exact: true }).click();
      await later(page);
    },
  },
  {
    name: 'chat-unreached',
    query: 'talk=new&scene=offline',
    widths: [320, 400],
    act: async (page) => {
      await ask(page, 'unreached');
      await later(page);
    },
  },
  {
    name: 'chat-off',
    query: 'talk=new',
    widths: [400],
    act: async (page) => {
      await ask(page, 'it is turned off');
      await later(page);
    },
  },
  { name: 'chat-rtl', query: 'talk=old&dir=rtl', widths: [400] },
  { name: 'chat-big-text', query: 'talk=old&text=200%25', widths: [400], height: 1100 },
  { name: 'chat-forced-colors', query: 'talk=old', forcedColors: true, widths: [400], themes: ['light'] },
  { name: 'typing-ask', widths: [320, 400], act: (page) => type(page, 'and what about Friday?') },
  { name: 'day' },
  { name: 'day-24h', query: 'clock=24', widths: [400] },
  { name: 'first-run', query: 'scene=empty' },
  { name: 'failed', query: 'scene=failed', widths: [400] },
  { name: 'offline', query: 'scene=offline', widths: [320, 400] },
  { name: 'catching-up', query: 'scene=catching-up', widths: [320] },
  { name: 'overlapping', query: 'scene=overlapping' },
  { name: 'forty', query: 'scene=forty', widths: [320, 400] },
  { name: 'whole-days', query: 'scene=whole-days', widths: [320, 400] },
  {
    name: 'week',
    query: 'scene=whole-days',
    act: (page) => page.getByRole('radio', { name: 'Week' }).click(),
  },
  {
    name: 'agenda',
    query: 'scene=whole-days',
    act: (page) => page.getByRole('radio', { name: 'Agenda' }).click(),
  },
  {
    name: 'by-voice',
    act: async (page) => {
      await byVoice(page);
      await later(page);
    },
  },
  {
    name: 'details',
    act: (page) => event(page, 'Write the report').click(),
  },
  { name: 'details-booking', widths: [400], act: (page) => event(page, 'Demo call').click() },
  {
    name: 'edit',
    widths: [320, 400],
    act: async (page) => {
      await event(page, 'Write the report').click();
      await page.getByRole('button', { name: 'Edit' }).click();
    },
  },
  {
    name: 'title-card',
    widths: [320, 400],
    act: async (page) => {
      const box = await event(page, 'Lunch').boundingBox();
      if (!box) throw new Error('no lunch');
      await page.mouse.click(box.x + 60, box.y + box.height + 15);
      await page.keyboard.type('Call the plumber');
    },
  },
  {
    name: 'toast',
    widths: [320, 400],
    act: async (page) => {
      await event(page, 'Stand-up').focus();
      await page.keyboard.press('Alt+ArrowUp');
      await page.keyboard.press('Alt+ArrowUp');
      await page.keyboard.press('Enter');
      await later(page);
    },
  },
  {
    name: 'key-draft',
    widths: [400],
    act: async (page) => {
      await event(page, 'Stand-up').focus();
      await page.keyboard.press('Alt+ArrowDown');
      await page.keyboard.press('Alt+Shift+ArrowDown');
    },
  },
  {
    name: 'conflict',
    act: async (page) => {
      await type(page, 'Review today 2pm');
      await page.keyboard.press('Enter');
      await later(page);
    },
  },
  { name: 'typing', act: (page) => type(page, 'Dentist next Tue 3pm every 6 months') },
  {
    name: 'typing-clash',
    widths: [320, 400],
    act: (page) => type(page, 'Coffee today at 2:30pm for 30 minutes'),
  },
  { name: 'typing-unclear', widths: [320, 400], act: (page) => type(page, 'Call at 8') },
  { name: 'typing-no-time', widths: [320], act: (page) => type(page, 'Buy milk') },
  {
    name: 'find-time',
    widths: [320, 400],
    act: async (page) => {
      await page.getByRole('button', { name: 'Find a time' }).click();
      await page.getByRole('button', { name: 'Find', exact: true }).click();
      await later(page);
    },
  },
  {
    name: 'find-time-wishes',
    widths: [320],
    height: 760,
    act: async (page) => {
      await page.getByRole('button', { name: 'Find a time' }).click();
      await page.getByText('More wishes').click();
    },
  },
  { name: 'keys', widths: [320, 400], act: (page) => page.keyboard.press('?') },
  ...['ambiguous', 'stale', 'invalid', 'needs-yes', 'unavailable', 'taken', 'past', 'repeat'].map((kind) => ({
    name: `answer-${kind}`,
    query: `answer=${kind}`,
    widths: [320],
    height: 560,
  })),
  { name: 'typing-day', widths: [320], act: (page) => type(page, 'Lunch Friday') },
  { name: 'typing-command', widths: [320], act: (page) => type(page, 'move gym to 8') },
  { name: 'rtl', query: 'dir=rtl&scene=whole-days', widths: [400] },
  { name: 'big-text', query: 'text=200%25', widths: [400], height: 1100 },
  { name: 'high-contrast', contrast: 'more', widths: [400] },
  { name: 'forced-colors', forcedColors: true, widths: [400], themes: ['light'] },
  ...bookingScenes,
];
