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

const sets = {
  independent: loadTranscripts(),
  'held-out': loadTranscripts('held-out'),
  'second-look': loadTranscripts('second-look'),
  third: loadTranscripts('third'),
  fourth: loadTranscripts('fourth'),
  fifth: loadTranscripts('fifth'),
  sixth: loadTranscripts('sixth'),
  seventh: loadTranscripts('seventh'),
};

/**
 * How many there are at least, how many of the certain wishes are done and not lost, and how many
 * changes nobody asked for the two worse readers get through. What each came to when it was first seen is in `docs/measured.md`.
 */
const floors = {
  independent: { goldens: 60, done: 0.95, kept: 1, unsupported: 0 },
  'held-out': { goldens: 20, done: 0.95, kept: 1, unsupported: 0 },
  'second-look': { goldens: 15, done: 0.95, kept: 1, unsupported: 0 },
  third: { goldens: 12, done: 0.85, kept: 1, unsupported: 0 },
  fourth: { goldens: 16, done: 0.79, kept: 1, unsupported: 0 },
  fifth: { goldens: 14, done: 0.78, kept: 1, unsupported: 0 },
  sixth: { goldens: 16, done: 0.89, kept: 1, unsupported: 0 },
  seventh: { goldens: 14, done: 0.78, kept: 1, unsupported: 0 },
};

describe.each(Object.keys(extractors) as Extractor[])('read by an extractor that is %s', (name) => {
  const all = Object.keys(sets) as (keyof typeof sets)[];
  it.each(name === 'blind' ? all.slice(1) : all)(
    'the %s talks come to what was asked for, and to nothing else',
    async (set) => {
      await using desk = await testDesk({ now: '2026-11-20T09:00:00Z' });
      const seen = { apply: 0, missed: 0, lost: 0, ask: 0, unasked: 0 };
      const unsupported: string[] = [];
      const askedAgain: string[] = [];
      for (const golden of sets[set]) {
        const run = await runGolden(desk, golden, extractors[name](golden));
        unsupported.push(...run.unsupported.map((write) => `${golden.id}: ${write}`));
        askedAgain.push(...run.idle.filter((one) => one.endsWith('(already-done)')));
        seen.apply += run.wanted.apply;
        seen.missed += run.missed.length;
        seen.lost += run.lost.length;
        seen.ask += run.wanted.ask;
        seen.unasked += run.unasked.length;
      }
      expect(sets[set].length).toBeGreaterThanOrEqual(floors[set].goldens);
      expect(unsupported.slice(name === 'obedient' ? 0 : floors[set].unsupported)).toEqual([]);
      // Of what nobody brought up code finds the plainest by itself, and asks.
      if (name === 'blind') {
        expect(seen.missed).toBe(seen.apply);
        expect(1 - seen.lost / seen.apply, JSON.stringify(seen)).toBeGreaterThanOrEqual(
          set === 'seventh' ? 0.14 : 0.25,
        );
      }
      if (name !== 'obedient') return;
      expect(askedAgain).toEqual([]);
      // Where the code is not sure it asks; what is lost for good is the smaller number.
      expect(1 - seen.missed / seen.apply, JSON.stringify(seen)).toBeGreaterThanOrEqual(floors[set].done);
      expect(1 - seen.lost / seen.apply, JSON.stringify(seen)).toBeGreaterThanOrEqual(floors[set].kept);
      expect(seen.unasked, JSON.stringify(seen)).toBe(0);
    },
    // Only against hanging: two busy cores take minutes for the sixty.
    900_000,
  );
});
