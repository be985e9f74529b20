/**
 * The same question as of the overlay's own family of pages, on pages made by somebody who had read about
 * Google's page and not the overlay. These are synthetic too; their figures are told apart from the others'.
 */
import { appendFileSync, mkdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { castScenes } from '../extension/testing/other-pages/cast-scenes.ts';
import { diceFrom } from '../extension/testing/other-pages/dice.ts';
import { pageOfScene } from '../extension/testing/other-pages/page-of-scene.ts';
import { isSoak, seed, size } from '../server/testing/sizes.ts';
import { calendarZone, openOverlayDesk, weeks } from './overlay-desk.ts';

test('on pages made independently of the overlay, the schedule stands right or hides where a page tells its zone', async () => {
  const count = size(14, 116);
  test.setTimeout(isSoak ? 10 * 60_000 : 180_000);
  const desk = await openOverlayDesk();
  try {
    const events = await desk.listed();
    const page = await desk.newTab();
    const dice = diceFrom(seed);
    const found = { right: 0, hidden: 0, wrong: 0, missing: 0, drawable: 0, drawn: 0 };
    // No reader can tell these from a month of the schedule's zone: a known limit, not a pass.
    const untold = { right: 0, hidden: 0, wrong: 0, missing: 0 };
    const told: string[] = [];
    for (const scene of castScenes({ count, weeks, zone: calendarZone }, dice)) {
      const made = pageOfScene(scene, dice);
      const verdict = await desk.judged(page, made, events);
      if (made.may === 'untold') {
        untold[verdict.kind]++;
        continue;
      }
      found[verdict.kind]++;
      if (made.may === 'draw') found.drawable++;
      if (made.may === 'draw' && verdict.kind === 'right') found.drawn++;
      const isWelcome =
        verdict.kind === 'hidden' ? made.may !== 'draw' : verdict.kind === 'right' && made.may !== 'nothing';
      if (!isWelcome) told.push(`${made.name}: ${JSON.stringify(verdict).slice(0, 400)}`);
    }
    const line = `overlay: ${count} other synthetic pages, seed ${seed}: ${found.drawn} of ${found.drawable} drawable pages right, in all ${found.right} right, ${found.hidden} hidden with a reason, ${found.wrong} wrong, ${found.missing} missing; besides, months of another zone that do not tell: ${untold.hidden} hidden, ${untold.right} right, ${untold.wrong} wrong`;
    process.stdout.write(`${line}\n${told.join('\n')}\n`);
    if (isSoak) {
      mkdirSync('test-results', { recursive: true });
      appendFileSync('test-results/soak-counts.txt', `${line}\n`);
    }
    expect(found.wrong, told.join('\n')).toBe(0);
    expect(found.missing, told.join('\n')).toBe(0);
    expect(found.drawn / found.drawable, told.join('\n')).toBeGreaterThanOrEqual(0.95);
    expect(told.filter((one) => one.includes('"right"'))).toEqual([]);
  } finally {
    await desk.close();
  }
});
