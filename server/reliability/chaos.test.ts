import { describe, expect, it } from 'vitest';
import { runChaos } from './chaos.ts';

describe('two servers on one database', () => {
  it(
    'lose nothing and do nothing twice while both, the database and the network are killed at random',
    { timeout: 120_000 },
    async () => {
      const { verdict, counts, kinds, lastWords } = await runChaos({
        seed: 20_261_120,
        seconds: 10,
        enough: 150,
        calendars: 3,
        writers: 10,
        subscribers: 6,
      });
      expect(lastWords).toEqual([]);
      expect(verdict).toEqual(Object.fromEntries(Object.keys(verdict).map((name) => [name, []])));
      // The run has to have been one: work was done, refused and disturbed.
      expect(counts.acknowledged).toBeGreaterThan(50);
      expect(counts.serverKills).toBeGreaterThan(0);
      expect(counts.postgresKills).toBeGreaterThan(0);
      expect(counts.retries).toBeGreaterThan(0);
      expect(kinds['done']).toBeGreaterThan(0);
    },
  );
});
