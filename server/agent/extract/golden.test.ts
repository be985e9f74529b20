/**
 * The golden transcripts, each read by three extractors: nothing is written that no label asks for,
 * whatever is proposed, and what a good reader finds is done or at least asked.
 */
import { describe, expect, it } from 'vitest';
import { testDesk } from '#server/testing/test-desk.ts';
import { loadTranscripts } from '../sets/load-transcripts.testing.ts';
import { extractors } from './extractors.testing.ts';
import type { Extractor } from './extractors.testing.ts';
import { runGolden } from './golden-desk.testing.ts';

const goldens = loadTranscripts();

describe.each(Object.keys(extractors) as Extractor[])('read by an extractor that is %s', (name) => {
  it('comes to what was asked for, and to nothing else', async () => {
    await using desk = await testDesk({ now: '2026-11-20T09:00:00Z' });
    const seen = { apply: 0, missed: 0, lost: 0, ask: 0, unasked: 0 };
    const unsupported: string[] = [];
    for (const golden of goldens) {
      const run = await runGolden(desk, golden, extractors[name](golden));
      unsupported.push(...run.unsupported.map((write) => `${golden.id}: ${write}`));
      seen.apply += run.wanted.apply;
      seen.missed += run.missed.length;
      seen.lost += run.lost.length;
      seen.ask += run.wanted.ask;
      seen.unasked += run.unasked.length;
    }
    expect(goldens.length).toBeGreaterThanOrEqual(60);
    expect(unsupported).toEqual([]);
    if (name !== 'obedient') return;
    // Where the code is not sure it asks; what is lost for good is the smaller number.
    expect(1 - seen.missed / seen.apply, JSON.stringify(seen)).toBeGreaterThanOrEqual(0.87);
    expect(1 - seen.lost / seen.apply, JSON.stringify(seen)).toBeGreaterThanOrEqual(0.92);
    expect(seen.unasked, JSON.stringify(seen)).toBe(0);
  }, 240_000);
});
