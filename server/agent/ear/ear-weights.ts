/**
 * What the ear has learned, as one file (`ear-weights.bin`, written by `npm run train:ear`): sentences
 * it knows, as short vectors, and how much each of them speaks for "claims nothing".
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type EarWeights = {
  /** Width of the kernel, on squared distances of vectors of length 1. */
  gamma: number;
  /** How much the person's words before weigh against the sentence itself, on squared distances. */
  beforeWeight: number;
  /** Whole numbers per unit of a vector. */
  scale: number;
  /** Middle of all sentences, which is taken off first. */
  mean: Float32Array;
  /** Directions that are kept, each as long as `mean`. */
  axes: Float32Array;
  kept: number;
  /** Known sentences, `kept` numbers each. */
  texts: Int8Array;
  /** Known words of persons, `kept` numbers each. */
  befores: Int8Array;
  /** Which of `befores` a sentence was said after; `nobodySpoke` for none. */
  beforeOf: Uint16Array;
  /** What each sentence adds, times how near it is. */
  alphas: Float32Array;
};

export const nobodySpoke = 0xffff;

type Head = {
  gamma: number;
  beforeWeight: number;
  scale: number;
  wide: number;
  kept: number;
  texts: number;
  befores: number;
};

export function packWeights(weights: EarWeights): Buffer {
  const { gamma, beforeWeight, scale, mean, axes, kept, texts, befores, beforeOf, alphas } = weights;
  const head: Head = {
    gamma,
    beforeWeight,
    scale,
    wide: mean.length,
    kept,
    texts: alphas.length,
    befores: befores.length / kept,
  };
  const words = Buffer.from(JSON.stringify(head));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(words.length);
  const parts = [mean, axes, alphas, beforeOf, texts, befores];
  return Buffer.concat([
    size,
    words,
    ...parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)),
  ]);
}

export function unpackWeights(bytes: Buffer): EarWeights {
  const headSize = bytes.readUInt32LE(0);
  const head = JSON.parse(bytes.toString('utf8', 4, 4 + headSize)) as Head;
  let at = 4 + headSize;
  // Copied, so that each part begins where its numbers may.
  const take = (size: number): ArrayBuffer => {
    const part = new Uint8Array(bytes.subarray(at, at + size)).buffer;
    at += size;
    return part;
  };
  const { gamma, beforeWeight, scale, wide, kept } = head;
  const weights = {
    gamma,
    beforeWeight,
    scale,
    kept,
    mean: new Float32Array(take(wide * 4)),
    axes: new Float32Array(take(wide * kept * 4)),
    alphas: new Float32Array(take(head.texts * 4)),
    beforeOf: new Uint16Array(take(head.texts * 2)),
    texts: new Int8Array(take(head.texts * kept)),
    befores: new Int8Array(take(head.befores * kept)),
  };
  if (at !== bytes.length) throw new Error('the weights of the ear are not whole');
  return weights;
}

/** Throws when the file is missing or not whole. */
export function readWeights(): EarWeights {
  return unpackWeights(readFileSync(join(import.meta.dirname, 'ear-weights.bin')));
}
