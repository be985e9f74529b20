/**
 * `npm run train:ear`: teaches the ear from the labelled sentences in `server/agent/sets` and writes
 * `server/agent/ear/ear-weights.bin`. Same sentences, same weights. What is only counted (half B, the
 * third and the seventh set) is not among them, nor what was only read. Takes some minutes.
 */
import '../server/temporal.ts';

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

import { createEncode } from '../server/agent/ear/encode.ts';
import { packWeights } from '../server/agent/ear/ear-weights.ts';
import { learnWeights } from '../server/agent/ear/learn-weights.ts';
import { loadLessons } from '../server/agent/sets/load-lessons.testing.ts';
import { root } from './processes.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const lessons = loadLessons();
say(`${lessons.length} sentences, ${lessons.filter(({ isFree }) => isFree).length} of them claim nothing`);
const encode = createEncode();
const words = [...new Set(lessons.flatMap(({ text, before }) => [text, before]))].filter((one) => one !== '');
const vectors = new Map<string, readonly number[]>();
for (let at = 0; at < words.length; at += 256) {
  const some = words.slice(at, at + 256);
  const encoded = await encode(some);
  some.forEach((word, nth) => vectors.set(word, encoded[nth] ?? []));
  if (at % 2_560 === 0) say(`encoded ${at} of ${words.length}`);
}
const weights = learnWeights(
  lessons.map(({ text, before, isFree }) => ({
    text: vectors.get(text) ?? [],
    before: before === '' ? null : (vectors.get(before) ?? null),
    isFree,
  })),
  { kept: 192, gamma: 1.2, beforeWeight: 0.25, ridge: 0.2 },
);
const file = join(root, 'server/agent/ear/ear-weights.bin');
const bytes = packWeights(weights);
writeFileSync(file, bytes);
say(`written: ${file} (${(bytes.length / 1e6).toFixed(1)} MB)`);
