/** The states of the talks, each with what a person does to get there. */
import type { Page } from '@playwright/test';
import type { Scene } from './scenes.ts';

const places = (page: Page) => page.getByRole('navigation', { name: 'Places' });
export const openTalks = async (page: Page) => {
  await places(page)
    .getByRole('link', { name: /^Talks/ })
    .click();
  await page.getByRole('searchbox', { name: 'Search talks' }).waitFor();
};
/** Opens the talk of that title or state. */
const openTalk = (name: string | RegExp) => async (page: Page) => {
  await openTalks(page);
  await page.locator('.talk-row').filter({ hasText: name }).first().click();
  await page.getByRole('button', { name: 'All talks' }).waitFor();
  await page.waitForTimeout(300);
};
const scrolledTo = (name: string) => async (page: Page) => {
  await openTalk('Dentist, lunch')(page);
  await page
    .getByText(name, { exact: true })
    .first()
    .evaluate((element) => element.scrollIntoView());
};
/** The dentist comes onto the schedule by the job that read the transcript. */
export const afterCall = async (page: Page) => {
  await page.evaluate(() => {
    const { memory, talks } = window.gallery;
    memory.happen({ kind: 'add', before: null, after: talks.dentist }, 'post-call');
  });
  await page.getByRole('region', { name: 'Done after the call' }).waitFor();
};

export const talkScenes: Scene[] = [
  { name: 'talks', query: 'talks=some', act: openTalks },
  {
    name: 'talks-list',
    query: 'talks=some',
    act: async (page) => {
      await openTalks(page);
      await page.locator('.talks-list').evaluate((element) => element.scrollIntoView());
    },
  },
  {
    name: 'talks-found',
    query: 'talks=some',
    widths: [400],
    act: async (page) => {
      await openTalks(page);
      await page.getByRole('searchbox').fill('dentist');
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'talks-nothing-found',
    query: 'talks=some',
    widths: [320],
    act: async (page) => {
      await openTalks(page);
      await page.getByRole('searchbox').fill('elephants');
      await page.getByText('Nothing with').waitFor();
    },
  },
  { name: 'talks-empty', widths: [320, 400], act: openTalks },
  { name: 'talks-failed', query: 'talks=failed', widths: [400], act: openTalks },
  { name: 'talk', query: 'talks=some', act: openTalk('Dentist, lunch') },
  { name: 'talk-transcript', query: 'talks=some', act: scrolledTo('What was said and done') },
  { name: 'talk-analysis', query: 'talks=some', act: scrolledTo('How it went') },
  { name: 'talk-live', query: 'talks=some', widths: [320, 400], act: openTalk('On now') },
  { name: 'talk-processing', query: 'talks=some', widths: [400], act: openTalk('Being written up') },
  { name: 'talk-no-transcript', query: 'talks=some', widths: [400], act: openTalk('No transcript yet') },
  {
    name: 'talk-delete',
    query: 'talks=some',
    widths: [320, 400],
    act: async (page) => {
      await openTalk('Dentist, lunch')(page);
      await page.getByRole('button', { name: 'Delete it' }).click();
    },
  },
  { name: 'talk-rtl', query: 'talks=some&dir=rtl', widths: [400], act: openTalk('Dentist, lunch') },
  {
    name: 'talk-big-text',
    query: 'talks=some&text=200%25',
    widths: [400],
    height: 1100,
    act: openTalk('Dentist, lunch'),
  },
  {
    name: 'talk-forced-colors',
    query: 'talks=some',
    forcedColors: true,
    widths: [400],
    themes: ['light'],
    act: scrolledTo('How it went'),
  },
  { name: 'ghost', query: 'talks=some' },
  {
    name: 'ghost-open',
    query: 'talks=some',
    widths: [320, 400],
    act: async (page) => {
      await page.locator('.event[data-suggested]').first().click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'ghost-change',
    query: 'talks=some',
    widths: [320, 400],
    act: async (page) => {
      await page.locator('.event[data-suggested]').first().click();
      await page.getByRole('button', { name: 'Change…' }).click();
    },
  },
  {
    name: 'ghost-agenda',
    query: 'talks=some',
    widths: [400],
    act: (page) => page.getByRole('radio', { name: 'Agenda' }).click(),
  },
  { name: 'away', query: 'away&talks=some' },
  { name: 'after-call', query: 'talks=some&after=call', act: afterCall },
  { name: 'after-call-looking', query: 'after=call', widths: [320, 400] },
];
