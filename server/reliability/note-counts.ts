/** What a run in full size did, for the line it gets in docs/measured.md (`scripts/soak.ts`). */
import { appendFileSync, mkdirSync } from 'node:fs';
import { isSoak } from '#server/testing/sizes.ts';

export function noteCounts(name: string, counts: Record<string, number>): void {
  if (!isSoak) return;
  const said = Object.entries(counts).map(([what, count]) => `${what} ${count}`);
  mkdirSync('test-results', { recursive: true });
  appendFileSync('test-results/soak-counts.txt', `${name}: ${said.join(', ')}\n`);
}

export function addUp(all: readonly Record<string, number>[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const counts of all)
    for (const [what, count] of Object.entries(counts)) sum[what] = (sum[what] ?? 0) + count;
  return sum;
}
