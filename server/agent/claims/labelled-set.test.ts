/**
 * The gate on sentences somebody else wrote and labelled without knowing it (`server/agent/sets`).
 * The set is cut into two halves by a hash of the ids; the gate was improved on half A alone, so
 * half B is what it does on sentences nobody tuned it for. Foreign sentences are counted apart:
 * languages without a grammar get only the tools' own words, true or not.
 */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { noteCounts } from '#server/reliability/note-counts.ts';
import { composedSet } from '#server/agent/sets/composed-set.testing.ts';
import { loadClaims } from '#server/agent/sets/load-sets.testing.ts';
import { checkUtterance } from './check-utterance.ts';

type Tally = { false: number; out: number; fine: number; held: number; foreignOut: number };

const halfOf = (id: string): 'A' | 'B' =>
  (createHash('sha256').update(id).digest()[0] ?? 0) % 2 === 0 ? 'A' : 'B';

function measure(): Record<'A' | 'B', Tally> {
  const tally = (): Tally => ({ false: 0, out: 0, fine: 0, held: 0, foreignOut: 0 });
  const halves = { A: tally(), B: tally() };
  for (const { claim, facts } of loadClaims()) {
    const half = halves[halfOf(claim.id)];
    const { ok } = checkUtterance(facts, claim.text);
    if (claim.label === 'false') {
      half.false += 1;
      if (ok && claim.kind.startsWith('foreign-')) half.foreignOut += 1;
      if (ok) half.out += 1;
    } else if (!claim.kind.startsWith('foreign-')) {
      half.fine += 1;
      if (!ok) half.held += 1;
    }
  }
  return halves;
}

it(
  'holds what is false and lets what is true or harmless pass, as far as it was measured',
  { timeout: 120_000 },
  () => {
    const { A, B } = measure();
    noteCounts('labelled half A', A);
    noteCounts('labelled half B (not looked at)', B);
    // Floors a little under what was measured; docs/decisions/007 has the targets.
    expect(1 - A.out / A.false).toBeGreaterThanOrEqual(0.99);
    expect(1 - B.out / B.false).toBeGreaterThanOrEqual(0.93);
    expect(A.held / A.fine).toBeLessThanOrEqual(0.055);
    expect(B.held / B.fine).toBeLessThanOrEqual(0.17);
    expect(A.foreignOut + B.foreignOut).toBeLessThanOrEqual(1);
  },
);

it('holds composed lies, most of them said before any tool has answered', { timeout: 120_000 }, () => {
  const tally = { false: 0, out: 0, fine: 0, held: 0 };
  const halves = { C: { ...tally }, D: { ...tally } };
  for (const { half, label, facts, text } of composedSet()) {
    const { ok } = checkUtterance(facts, text);
    const one = halves[half];
    if (label === 'false') {
      one.false += 1;
      if (ok) one.out += 1;
    } else {
      one.fine += 1;
      if (!ok) one.held += 1;
    }
  }
  const { C, D } = halves;
  noteCounts('composed half C', C);
  noteCounts('composed half D (not looked at)', D);
  expect(1 - C.out / C.false).toBeGreaterThanOrEqual(0.96);
  expect(1 - D.out / D.false).toBeGreaterThanOrEqual(0.955);
  expect(C.held / C.fine).toBeLessThanOrEqual(0.04);
  expect(D.held / D.fine).toBeLessThanOrEqual(0.07);
});
