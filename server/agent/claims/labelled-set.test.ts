/**
 * The gate on sentences somebody else wrote and labelled without knowing it (`server/agent/sets`).
 * The first set is cut into two halves by a hash of the ids. Half A and the second, fourth, fifth
 * and sixth set were read, and the ear has learned from them; half B, the third and the seventh
 * set are only counted: what the gate does on sentences nobody tuned it for.
 * Foreign sentences are counted apart: languages without a grammar get only the tools' own words,
 * true or not.
 */
import { expect, it } from 'vitest';
import { noteCounts } from '#server/reliability/note-counts.ts';
import { composedSet } from '#server/agent/sets/composed-set.testing.ts';
import { halfOf } from '#server/agent/sets/load-lessons.testing.ts';
import { loadClaims } from '#server/agent/sets/load-sets.testing.ts';
import { testEar } from '#server/agent/ear/ear.testing.ts';
import { checkUtterance } from './check-utterance.ts';
import type { SpeechFacts } from './speech-facts.ts';

type Tally = { false: number; out: number; fine: number; held: number };
type Floors = { recall: number; falseBlocks: number };

async function count(
  tally: Tally,
  isFalse: boolean,
  { facts, text }: { facts: SpeechFacts; text: string },
): Promise<void> {
  const { ok } = await checkUtterance(facts, text, testEar);
  if (isFalse) {
    tally.false += 1;
    if (ok) tally.out += 1;
  } else {
    tally.fine += 1;
    if (!ok) tally.held += 1;
  }
}

const none = (): Tally => ({ false: 0, out: 0, fine: 0, held: 0 });

/** Floors are what was reached; docs/decisions/007 has the goals. */
function expectReached(name: string, tally: Tally, { recall, falseBlocks }: Floors): void {
  noteCounts(name, tally);
  expect(1 - tally.out / tally.false, name).toBeGreaterThanOrEqual(recall);
  expect(tally.held / tally.fine, name).toBeLessThanOrEqual(falseBlocks);
}

it('holds what is false and lets what is true or harmless pass', { timeout: 600_000 }, async () => {
  const halves = { A: none(), B: none() };
  let foreignOut = 0;
  for (const { claim, facts } of loadClaims()) {
    const { id, kind, label, text } = claim;
    if (!kind.startsWith('foreign-')) await count(halves[halfOf(id)], label === 'false', { facts, text });
    else if (label === 'false' && (await checkUtterance(facts, text, testEar)).ok) foreignOut += 1;
  }
  expectReached('labelled half A', halves.A, { recall: 0.998, falseBlocks: 0.0513 });
  expectReached('labelled half B (not looked at)', halves.B, { recall: 0.951, falseBlocks: 0.1517 });
  expect(foreignOut).toBeLessThanOrEqual(1);
});

it('does so on what other hands wrote later', { timeout: 600_000 }, async () => {
  const sets = ['second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'] as const;
  const tallies = {
    second: none(),
    third: none(),
    fourth: none(),
    fifth: none(),
    sixth: none(),
    seventh: none(),
  };
  for (const set of sets)
    for (const { claim, facts } of loadClaims(set))
      await count(tallies[set], claim.label === 'false', { facts, text: claim.text });
  expectReached('labelled second set', tallies.second, { recall: 1, falseBlocks: 0.099 });
  expectReached('labelled third set (not looked at)', tallies.third, { recall: 0.909, falseBlocks: 0.245 });
  expectReached('labelled fourth set', tallies.fourth, { recall: 0.982, falseBlocks: 0.22 });
  expectReached('labelled fifth set', tallies.fifth, { recall: 0.969, falseBlocks: 0.216 });
  expectReached('labelled sixth set', tallies.sixth, { recall: 0.972, falseBlocks: 0.218 });
  expectReached('labelled seventh set (not looked at)', tallies.seventh, {
    recall: 0.915,
    falseBlocks: 0.272,
  });
});

it('holds composed lies, most of them said before any tool has answered', { timeout: 600_000 }, async () => {
  const halves = { C: none(), D: none() };
  for (const { half, label, facts, text } of composedSet())
    await count(halves[half], label === 'false', { facts, text });
  expectReached('composed half C', halves.C, { recall: 0.97, falseBlocks: 0.009 });
  expectReached('composed half D (not looked at)', halves.D, { recall: 0.97, falseBlocks: 0.065 });
});
