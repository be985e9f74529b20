/**
 * Many synthetic pages of Google Calendar, each a little different: on every one the schedule stands
 * where it belongs, or is hidden with a reason; never in a wrong place. The pages are made from what was
 * measured on the real one, so the figures tell about the reader, not about Google.
 */
import { appendFileSync, mkdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { makePage } from '../extension/testing/google-pages/make-page.ts';
import { chooseWishes } from '../extension/testing/google-pages/page-wish.ts';
import { isSoak, seed, size } from '../server/testing/sizes.ts';
import { calendarZone, openOverlayDesk, weeks } from './overlay-desk.ts';

test('the schedule stands where it belongs on synthetic pages of many kinds, or hides with a reason', async () => {
  const count = size(36, 1_000);
  test.setTimeout(isSoak ? 40 * 60_000 : 240_000);
  const desk = await openOverlayDesk();
  try {
    const events = await desk.listed();
    const page = await desk.newTab();
    const wishes = chooseWishes({ seed, count, weeks, timeZone: calendarZone });
    const found = { right: 0, hidden: 0, wrong: 0, missing: 0, drawable: 0, drawn: 0 };
    const told: string[] = [];
    for (const [n, wish] of wishes.entries()) {
      const made = makePage(wish, n + 1);
      const verdict = await desk.judged(page, made, events);
      found[verdict.kind]++;
      if (made.expects === 'draw') found.drawable++;
      if (made.expects === 'draw' && verdict.kind === 'right') found.drawn++;
      const isBad =
        verdict.kind === 'wrong' ||
        verdict.kind === 'missing' ||
        (made.expects === 'draw') !== (verdict.kind === 'right');
      if (isBad) told.push(`${made.name}: ${JSON.stringify(verdict)}`);
    }
    const share = found.drawn / found.drawable;
    const line = `overlay: ${count} synthetic pages, seed ${seed}: ${found.drawn} of ${found.drawable} drawable pages right (${(share * 100).toFixed(1)} %), ${found.hidden} hidden with a reason, ${found.wrong} wrong, ${found.missing} missing`;
    process.stdout.write(`${line}\n${told.join('\n')}\n`);
    if (isSoak) {
      mkdirSync('test-results', { recursive: true });
      appendFileSync('test-results/soak-counts.txt', `${line}\n`);
    }
    expect(found.wrong, told.join('\n')).toBe(0);
    expect(found.missing, told.join('\n')).toBe(0);
    expect(share, told.join('\n')).toBeGreaterThanOrEqual(0.95);
    expect(told.filter((one) => one.includes('"right"'))).toEqual([]);
  } finally {
    await desk.close();
  }
});
