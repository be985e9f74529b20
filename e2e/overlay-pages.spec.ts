/**
 * Many synthetic pages of Google Calendar, each a little different: on every one the schedule stands
 * where it belongs, or is hidden with a reason; never in a wrong place. One family was made beside the
 * reader, from what was measured on the real page; the other by somebody who had read about Google's page
 * and not the overlay. No page is Google's, so the figures tell about the reader, not about Google.
 *
 * Each page is of an account that was never seen before. A month says its zone nowhere: besides, it is
 * looked at again when a week of the same account has been seen, as it is by whoever comes back.
 */
import { appendFileSync, mkdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { makePage } from '../extension/testing/google-pages/make-page.ts';
import { chooseWishes } from '../extension/testing/google-pages/page-wish.ts';
import { castScenes } from '../extension/testing/other-pages/cast-scenes.ts';
import { diceFrom } from '../extension/testing/other-pages/dice.ts';
import { pageOfScene } from '../extension/testing/other-pages/page-of-scene.ts';
import { isSoak, seed, size } from '../server/testing/sizes.ts';
import { calendarZone, openOverlayDesk, weeks, type OverlayDesk } from './overlay-desk.ts';

test.describe.configure({ mode: 'serial' });
let desk: OverlayDesk;
test.beforeAll(async () => {
  test.setTimeout(400_000);
  desk = await openOverlayDesk();
});
test.afterAll(async () => {
  // Absent when it could not be opened.
  await (desk as OverlayDesk | undefined)?.close();
});

type Served = { url: string; html: string };
type Subject = {
  name: string;
  page: Served;
  may: 'draw' | 'either' | 'nothing';
  /** For a month: a week of the same account, with its label. */
  week: Served | null;
};

test('on the pages made beside the reader the schedule stands right or hides with a reason', async () => {
  const count = size(40, 1_000);
  test.setTimeout(isSoak ? 60 * 60_000 : 400_000);
  const wishes = chooseWishes({ seed, count, weeks, timeZone: calendarZone });
  await judgeFamily(
    'pages made beside the reader',
    wishes.map((wish, n) => {
      const { name, url, html, expects } = makePage(wish, n + 1);
      const isMonth = wish.view.includes('month');
      const week = isMonth ? makePage({ ...wish, view: 'week', change: 'none' }, n + 1) : null;
      return { name, page: { url, html }, may: expects === 'draw' ? 'draw' : 'nothing', week };
    }),
  );
});

test('on the pages made independently of the reader it stands right or hides, untold zones included', async () => {
  const count = size(16, 116);
  test.setTimeout(isSoak ? 15 * 60_000 : 400_000);
  const dice = diceFrom(seed);
  const others = diceFrom(seed + 1);
  await judgeFamily(
    'pages made independently of it',
    castScenes({ count, weeks, zone: calendarZone }, dice).map((scene) => {
      const { name, url, html } = pageOfScene(scene, dice);
      const ordinary = {
        showsZone: true,
        secondZone: null,
        lacks: [],
        arrives: 'at-once',
        chips: 'none',
        hours: 'within',
      } as const;
      const week =
        scene.view === 'month' ? pageOfScene({ ...scene, ...ordinary, view: 'week' }, others) : null;
      // A page that cannot be told from one of the schedule's zone is one to hide on.
      return { name, page: { url, html }, may: scene.may === 'untold' ? 'nothing' : scene.may, week };
    }),
  );
});

async function judgeFamily(family: string, subjects: readonly Subject[]): Promise<void> {
  const events = await desk.listed();
  const page = await desk.newTab();
  const found = { right: 0, hidden: 0, wrong: 0, missing: 0, drawable: 0, drawn: 0, newMonths: 0 };
  const told: string[] = [];
  for (const { name, page: made, may, week } of subjects) {
    await desk.forgetZones();
    let verdict = await desk.judged(page, made, events);
    let isLate = false;
    if (week && may === 'draw' && verdict.kind === 'hidden' && verdict.reason === 'zone') {
      found.newMonths++;
      isLate = true;
      const seen = await desk.judged(page, week, events);
      if (seen.kind !== 'right') told.push(`${name}, its week: ${JSON.stringify(seen).slice(0, 400)}`);
      verdict = await desk.judged(page, made, events);
    } else if (week && may === 'nothing' && verdict.kind === 'hidden') {
      // Not even then: what is remembered is not the calendar's zone, or the page contradicts itself.
      await desk.judged(page, week, events);
      verdict = await desk.judged(page, made, events);
    }
    found[verdict.kind]++;
    if (may === 'draw') found.drawable++;
    if (may === 'draw' && verdict.kind === 'right') found.drawn++;
    const isWelcome =
      verdict.kind === 'hidden' ? may !== 'draw' : verdict.kind === 'right' && may !== 'nothing';
    if (!isWelcome)
      told.push(`${name}${isLate ? ', seen before' : ''}: ${JSON.stringify(verdict).slice(0, 400)}`);
  }
  await page.close();
  const share = ((found.drawn / found.drawable) * 100).toFixed(1);
  const line = `overlay, synthetic ${family}: ${subjects.length}, seed ${seed}: ${found.drawn} of ${found.drawable} drawable pages right (${share} %; ${found.newMonths} months of them not before a week was seen), ${found.hidden} hidden with a reason, ${found.wrong} wrong, ${found.missing} missing`;
  process.stdout.write(`${line}\n${told.join('\n')}\n`);
  if (isSoak) {
    mkdirSync('test-results', { recursive: true });
    appendFileSync('test-results/soak-counts.txt', `${line}\n`);
  }
  expect(found.wrong, told.join('\n')).toBe(0);
  expect(found.missing, told.join('\n')).toBe(0);
  expect(found.drawn / found.drawable, told.join('\n')).toBeGreaterThanOrEqual(0.95);
  expect(told.filter((one) => one.includes('"right"'))).toEqual([]);
}
