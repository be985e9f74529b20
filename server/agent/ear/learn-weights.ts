/**
 * Learns what the ear knows from labelled sentences: kernel ridge regression, which has one right
 * answer and needs no luck. Only `npm run train:ear` calls it.
 */
import type { EarWeights } from './ear-weights.ts';
import { nobodySpoke } from './ear-weights.ts';
import { distance, shorten } from './kernel.ts';

export type Lesson = { text: readonly number[]; before: readonly number[] | null; isFree: boolean };

export type Settings = {
  kept: number;
  gamma: number;
  beforeWeight: number;
  /** Ridge: how little a single sentence may decide. */
  ridge: number;
};

export function learnWeights(lessons: readonly Lesson[], settings: Settings): EarWeights {
  const { kept, gamma, beforeWeight, ridge } = settings;
  const vectors = lessons.map(({ text }) => text);
  const mean = meanOf(vectors);
  const axes = mainAxes(vectors, mean, kept);
  const scale = scaleOf(vectors, { mean, axes, kept });
  const cut = { mean, axes, kept, scale };
  const texts = new Int8Array(lessons.length * kept);
  lessons.forEach(({ text }, nth) => texts.set(shorten(text, cut), nth * kept));
  const places = new Map<readonly number[], number>();
  const beforeOf = Uint16Array.from(lessons, ({ before }) => {
    if (!before) return nobodySpoke;
    const place = places.get(before) ?? places.size;
    places.set(before, place);
    return place;
  });
  const befores = new Int8Array(places.size * kept);
  for (const [before, place] of places) befores.set(shorten(before, cut), place * kept);
  const weights = { gamma, beforeWeight, scale, mean, axes, kept, texts, befores, beforeOf };
  const wanted = Float64Array.from(lessons, ({ isFree }) => (isFree ? 1 : -1));
  return { ...weights, alphas: Float32Array.from(solve(kernelOf(weights), wanted, ridge)) };
}

function meanOf(vectors: readonly (readonly number[])[]): Float32Array {
  const sums = new Float64Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) vector.forEach((value, at) => (sums[at] = (sums[at] ?? 0) + value));
  return Float32Array.from(sums, (sum) => sum / vectors.length);
}

/** The directions in which sentences differ most, by repeated multiplication with the covariance. */
function mainAxes(vectors: readonly (readonly number[])[], mean: Float32Array, kept: number): Float32Array {
  const wide = mean.length;
  const spread = new Float64Array(wide * wide);
  for (const vector of vectors) {
    const off = vector.map((value, at) => value - (mean[at] ?? 0));
    for (let row = 0; row < wide; row += 1) {
      const one = off[row] ?? 0;
      for (let at = 0; at < wide; at += 1)
        spread[row * wide + at] = (spread[row * wide + at] ?? 0) + one * (off[at] ?? 0);
    }
  }
  let axes = Float64Array.from({ length: kept * wide }, (_, at) => Math.sin(at * 12.9898 + 1) % 1);
  orthonormalize(axes, kept, wide);
  for (let round = 0; round < 30; round += 1) {
    const turned = new Float64Array(kept * wide);
    for (let axis = 0; axis < kept; axis += 1)
      for (let row = 0; row < wide; row += 1) {
        const weight = axes[axis * wide + row] ?? 0;
        for (let at = 0; at < wide; at += 1)
          turned[axis * wide + at] =
            (turned[axis * wide + at] ?? 0) + weight * (spread[row * wide + at] ?? 0);
      }
    orthonormalize(turned, kept, wide);
    axes = turned;
  }
  return Float32Array.from(axes);
}

/** Each row at right angles to those before it, and of length 1. */
function orthonormalize(rows: Float64Array, count: number, wide: number): void {
  for (let row = 0; row < count; row += 1) {
    const own = rows.subarray(row * wide, (row + 1) * wide);
    for (let other = 0; other < row; other += 1) {
      const before = rows.subarray(other * wide, (other + 1) * wide);
      const along = dot(own, before);
      for (let at = 0; at < wide; at += 1) own[at] = (own[at] ?? 0) - along * (before[at] ?? 0);
    }
    const long = Math.sqrt(dot(own, own)) || 1;
    for (let at = 0; at < wide; at += 1) own[at] = (own[at] ?? 0) / long;
  }
}

/** The longest side of any sentence fills 127. */
function scaleOf(
  vectors: readonly (readonly number[])[],
  cut: Pick<EarWeights, 'mean' | 'axes' | 'kept'>,
): number {
  const wide = cut.mean.length;
  let most = 0;
  for (const vector of vectors)
    for (let axis = 0; axis < cut.kept; axis += 1) {
      let sum = 0;
      for (let at = 0; at < wide; at += 1)
        sum += ((vector[at] ?? 0) - (cut.mean[at] ?? 0)) * (cut.axes[axis * wide + at] ?? 0);
      most = Math.max(most, Math.abs(sum));
    }
  return 127 / most;
}

function kernelOf(weights: Omit<EarWeights, 'alphas'>): Float32Array {
  const { texts, befores, beforeOf, kept, gamma, beforeWeight, scale } = weights;
  const count = beforeOf.length;
  const known = befores.length / kept;
  const nobody = new Int8Array(kept);
  const beforeAt = (nth: number): Int8Array =>
    nth < known ? befores.subarray(nth * kept, (nth + 1) * kept) : nobody;
  const between = new Float32Array((known + 1) * (known + 1));
  for (let row = 0; row <= known; row += 1)
    for (let at = 0; at <= known; at += 1)
      between[row * (known + 1) + at] = distance(beforeAt(at), 0, beforeAt(row));
  const placeOf = (nth: number): number => {
    const place = beforeOf[nth] ?? nobodySpoke;
    return place === nobodySpoke ? known : place;
  };
  const kernel = new Float32Array(count * count);
  for (let row = 0; row < count; row += 1) {
    const one = texts.subarray(row * kept, (row + 1) * kept);
    const beside = placeOf(row) * (known + 1);
    for (let at = 0; at <= row; at += 1) {
      const far = distance(texts, at, one) + beforeWeight * (between[beside + placeOf(at)] ?? 0);
      const near = Math.exp((-gamma * far) / (scale * scale));
      kernel[row * count + at] = near;
      kernel[at * count + row] = near;
    }
  }
  return kernel;
}

/** (kernel + ridge) x = wanted, by conjugate gradients. */
function solve(kernel: Float32Array, wanted: Float64Array, ridge: number): Float64Array {
  const count = wanted.length;
  const found = new Float64Array(count);
  let rest = Float64Array.from(wanted);
  let way = Float64Array.from(wanted);
  let size = dot(rest, rest);
  const enough = size * 1e-8;
  for (let round = 0; round < 300 && size > enough; round += 1) {
    const turned = new Float64Array(count);
    for (let row = 0; row < count; row += 1) {
      let sum = ridge * (way[row] ?? 0);
      const from = row * count;
      for (let at = 0; at < count; at += 1) sum += (kernel[from + at] ?? 0) * (way[at] ?? 0);
      turned[row] = sum;
    }
    const step = size / dot(way, turned);
    for (let at = 0; at < count; at += 1) found[at] = (found[at] ?? 0) + step * (way[at] ?? 0);
    rest = rest.map((value, at) => value - step * (turned[at] ?? 0));
    const next = dot(rest, rest);
    way = rest.map((value, at) => value + (next / size) * (way[at] ?? 0));
    size = next;
  }
  return found;
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}
