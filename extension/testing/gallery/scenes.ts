/** The states of the panel, each with what a person does to get there. */
import type { Page } from '@playwright/test';

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

export const scenes: Scene[] = [
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
];
