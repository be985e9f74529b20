import { describe, expect, it } from 'vitest';
import { isSoak, seed, size } from '#server/testing/sizes.ts';
import { runChaos } from './chaos.ts';
import { addUp, noteCounts } from './note-counts.ts';

const runs = size(1, 10);
const sample = { seconds: 10, enough: 150, calendars: 3, writers: 10, subscribers: 6 };
const whole = { seconds: 60, enough: 1_000, calendars: 5, writers: 32, subscribers: 60 };

describe('two servers on one database', () => {
  it(
    'lose nothing and do nothing twice while both, the database and the network are killed at random',
    { timeout: size(300_000, 3_000_000) },
    async () => {
      const all: Record<string, number>[] = [];
      for (let run = 0; run < runs; run += 1) {
        const { verdict, counts, kinds, lastWords } = await runChaos({
          seed: seed + run,
          ...(isSoak ? whole : sample),
        });
        expect(lastWords).toEqual([]);
        expect({ run, ...verdict }).toEqual({
          run,
          ...Object.fromEntries(Object.keys(verdict).map((name) => [name, []])),
        });
        // The run has to have been one: work was done, refused and disturbed.
        expect(counts.acknowledged).toBeGreaterThan(50);
        expect(counts.serverKills).toBeGreaterThan(0);
        expect(counts.postgresKills).toBeGreaterThan(0);
        expect(counts.retries).toBeGreaterThan(0);
        expect(kinds['done']).toBeGreaterThan(0);
        all.push(counts);
      }
      noteCounts('chaos', { runs, ...addUp(all) });
    },
  );
});
