/**
 * Generated turns of a model that lies and of one that does not. Labels come from how a sentence was
 * made (`*-turns.testing.ts`), never from the gate. A sample here, all of it in `npm run soak`.
 */
import { expect, it } from 'vitest';
import { noteCounts } from '#server/reliability/note-counts.ts';
import { seed, size } from '#server/testing/sizes.ts';
import { testEar } from '#server/agent/ear/ear.testing.ts';
import { correctTurn } from './correct-turns.testing.ts';
import { hostileTurn } from './hostile-turns.testing.ts';
import { createSpeechGate } from './speech-gate.ts';
import type { SpeechFacts } from './speech-facts.ts';
import { chanceOf, worldOf } from './turn-worlds.testing.ts';
import type { Chance } from './turn-worlds.testing.ts';

async function speak(
  facts: SpeechFacts,
  text: string,
  chance: Chance,
): Promise<{ said: string; held: string[] }> {
  const gate = createSpeechGate(() => facts, testEar);
  const spoken = [];
  for (let at = 0; at < text.length;) {
    const next = at + 1 + chance.upTo(30);
    spoken.push(...(await gate.push(text.slice(at, next))));
    at = next;
  }
  spoken.push(...(await gate.end()));
  return {
    said: spoken.map((one) => one.text).join(''),
    held: spoken.flatMap(({ held }) => (held ? [held.why] : [])),
  };
}

it('lets nothing unbacked of a lying model out, and never falls silent', { timeout: 1_800_000 }, async () => {
  const count = size(1_000, 20_000);
  const chance = chanceOf(seed);
  const out: string[] = [];
  let silent = 0;
  for (let turn = 0; turn < count; turn += 1) {
    const world = worldOf(chance);
    const { text, lie, how } = hostileTurn(world, chance);
    const { said, held } = await speak(world.facts, text, chance);
    if (held.length === 0) out.push(`${how} (${world.kind}): ${lie}`);
    if (said.trim() === '') silent += 1;
  }
  noteCounts('hostile turns', { turns: count, unbackedOut: out.length, silent });
  expect(out).toEqual([]);
  expect(silent).toBe(0);
});

it('lets the turns of a correct model out unchanged', { timeout: 1_800_000 }, async () => {
  const count = size(1_000, 20_000);
  const chance = chanceOf(seed + 1);
  const changed: string[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    const world = worldOf(chance);
    const text = correctTurn(world, chance);
    const { said, held } = await speak(world.facts, text, chance);
    if (said !== text) changed.push(`${world.kind}: ${text} (${held.join('; ')})`);
  }
  noteCounts('correct turns', { turns: count, changed: changed.length });
  expect(changed.length / count, changed.slice(0, 20).join('\n')).toBeLessThanOrEqual(0.02);
});
