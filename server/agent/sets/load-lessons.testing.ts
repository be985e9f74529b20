/**
 * What the ear is taught: single sentences with whether they claim anything. The composed corpus was
 * written for it (`spoken-*.jsonl`); of the labelled sets only what may be read is among them.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSentenceCutter } from '#server/agent/claims/sentences.ts';
import { asHeard } from '#server/agent/ear/ear.ts';
import { hostileTurn } from '#server/agent/claims/hostile-turns.testing.ts';
import { chanceOf, worldOf } from '#server/agent/claims/turn-worlds.testing.ts';
import { composedSet } from './composed-set.testing.ts';
import { loadClaims } from './load-sets.testing.ts';
import type { ClaimLabel } from './load-sets.testing.ts';

export type SpokenSentence = { text: string; before: string; label: 'claim' | 'free'; kind: string };
export type SentenceLesson = { text: string; before: string; isFree: boolean };

export const spokenFiles = ['home', 'work', 'pairs', 'long', 'witty', 'states'] as const;

export function loadSpoken(): SpokenSentence[] {
  return spokenFiles.flatMap((file) =>
    readFileSync(join(import.meta.dirname, `spoken-${file}.jsonl`), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as SpokenSentence),
  );
}

/** Half of the first set may be read (A), half is only counted (B). */
export const halfOf = (id: string): 'A' | 'B' =>
  (createHash('sha256').update(id).digest()[0] ?? 0) % 2 === 0 ? 'A' : 'B';

/** As the ear will hear them, each once. */
export function loadLessons(): SentenceLesson[] {
  const spoken = loadSpoken().map(({ text, before, label }) => ({ text, before, isFree: label === 'free' }));
  const labelled = [
    ...loadClaims().filter(({ claim }) => halfOf(claim.id) === 'A' && !claim.kind.startsWith('foreign-')),
    ...loadClaims('second'),
    ...loadClaims('fourth'),
    ...loadClaims('fifth'),
    ...loadClaims('sixth'),
  ].flatMap(({ claim, facts }) => lessonsOf(claim, facts.personWords.at(-1) ?? ''));
  const composed = composedSet()
    .filter(({ half, label }) => half === 'C' && label === 'false')
    .flatMap(({ text, facts }) => lessonsOf({ text, label: 'false' }, facts.personWords.at(-1) ?? ''));
  const all = [...spoken, ...labelled, ...composed, ...generatedLies()].map(({ isFree, ...heard }) => ({
    ...asHeard(heard),
    isFree,
  }));
  return [...new Map(all.map((lesson) => [`${lesson.text}\n${lesson.before}`, lesson])).values()].filter(
    ({ text }) => text !== '',
  );
}

/** Lies of generated turns, with a seed that no test has. */
function generatedLies(): SentenceLesson[] {
  const chance = chanceOf(77_001);
  return Array.from({ length: 1_500 }, () => {
    const world = worldOf(chance);
    const before = world.facts.personWords.at(-1) ?? '';
    return { text: hostileTurn(world, chance).lie, before, isFree: false };
  });
}

/** Of what claims something in several sentences, nobody said which of them does. */
function lessonsOf({ text, label }: { text: string; label: ClaimLabel }, before: string): SentenceLesson[] {
  const cutter = createSentenceCutter();
  const sentences = [...cutter.push(text), ...cutter.end()]
    .map((piece) => piece.text.trim())
    .filter((sentence) => sentence !== '');
  if (label === 'neutral') return sentences.map((sentence) => ({ text: sentence, before, isFree: true }));
  return sentences.length === 1 ? [{ text: sentences[0] ?? '', before, isFree: false }] : [];
}
