/**
 * How near a sentence is to the ones the ear knows: a Gaussian kernel on the meaning of the sentence
 * and of what the person said before it. Trained and asked with the same lines.
 */
import type { EarWeights } from './ear-weights.ts';
import { nobodySpoke } from './ear-weights.ts';

/** A vector cut down to the kept directions, in whole numbers. */
export function shorten(
  vector: readonly number[],
  { mean, axes, kept, scale }: Pick<EarWeights, 'mean' | 'axes' | 'kept' | 'scale'>,
): Int8Array {
  const wide = mean.length;
  const short = new Int8Array(kept);
  for (let axis = 0; axis < kept; axis += 1) {
    let sum = 0;
    for (let at = 0; at < wide; at += 1)
      sum += ((vector[at] ?? 0) - (mean[at] ?? 0)) * (axes[axis * wide + at] ?? 0);
    short[axis] = Math.max(-127, Math.min(127, Math.round(sum * scale)));
  }
  return short;
}

/** Squared distance of one of `many` from `one`, in whole numbers. */
export function distance(many: Int8Array, nth: number, one: Int8Array): number {
  const from = nth * one.length;
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) {
    const difference = (many[from + at] ?? 0) - (one[at] ?? 0);
    sum += difference * difference;
  }
  return sum;
}

/** Squared length: how far `one` is from where nobody has spoken. */
function lengthOf(many: Int8Array, nth: number, kept: number): number {
  const from = nth * kept;
  let sum = 0;
  for (let at = 0; at < kept; at += 1) sum += (many[from + at] ?? 0) ** 2;
  return sum;
}

/** Above 0: nothing is claimed; below 0: something is. About 1 and -1 for what is plain. */
export function scoreOf(weights: EarWeights, text: Int8Array, before: Int8Array | null): number {
  const { texts, befores, beforeOf, alphas, kept, scale, gamma, beforeWeight } = weights;
  const unit = scale * scale;
  const count = befores.length / kept;
  const beside = new Float64Array(count + 1);
  for (let nth = 0; nth < count; nth += 1)
    beside[nth] = before ? distance(befores, nth, before) : lengthOf(befores, nth, kept);
  beside[count] = before ? lengthOf(before, 0, kept) : 0;
  let score = 0;
  for (let nth = 0; nth < alphas.length; nth += 1) {
    const which = beforeOf[nth] ?? nobodySpoke;
    const far =
      distance(texts, nth, text) + beforeWeight * (beside[which === nobodySpoke ? count : which] ?? 0);
    score += (alphas[nth] ?? 0) * Math.exp((-gamma * far) / unit);
  }
  return score;
}
