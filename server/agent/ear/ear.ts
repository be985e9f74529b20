/**
 * Hears whether a sentence claims anything about somebody's calendar or affairs, or is only talk:
 * sympathy, a tip, an offer, a question. Rules cannot know that of words nobody listed; this has
 * learned it from sentences (docs/decisions/045). What it lets go is nothing it knows to be true:
 * it only tells talk from claims, and the rules decide about claims.
 */
import { plainText } from '#server/agent/claims/plain-text.ts';
import type { Log } from '#server/log.ts';
import { createEncode } from './encode.ts';
import type { Encode } from './encode.ts';
import type { EarWeights } from './ear-weights.ts';
import { readWeights } from './ear-weights.ts';
import { scoreOf, shorten } from './kernel.ts';

/** `before`: the person's words the sentence answers; '' when nobody has spoken. */
export type Heard = { text: string; before: string };

export type Ear = {
  /** Above 0: nothing is claimed; below 0: something is. Null when it cannot hear: decide without it. */
  hear(heard: Heard): Promise<number | null>;
  /** Loads what it needs while somebody else is waited for. */
  wake(): void;
};

const mostKept = 2_000;
const longest = { text: 400, before: 200 };

export function createEar({
  log,
  encode = createEncode(),
}: {
  log: Pick<Log, 'warn'>;
  encode?: Encode;
}): Ear {
  /** Words of a person are asked with every sentence of an answer, greetings again and again. */
  const known = new Map<string, Promise<Int8Array>>();
  let weights: EarWeights | null = null;
  let isDeaf = false;

  function meaningOf(words: string): Promise<Int8Array> {
    const meaning = known.get(words) ?? encodeShort(words);
    // Again at the end: the oldest goes first.
    known.delete(words);
    known.set(words, meaning);
    const [oldest] = known.keys();
    if (known.size > mostKept && oldest !== undefined) known.delete(oldest);
    return meaning;
  }

  async function encodeShort(words: string): Promise<Int8Array> {
    weights ??= readWeights();
    const [vector = []] = await encode([words]);
    return shorten(vector, weights);
  }

  const ear: Ear = {
    wake: () => void ear.hear({ text: 'Hello.', before: '' }),
    async hear(heard) {
      const { text, before } = asHeard(heard);
      if (isDeaf || text === '') return null;
      try {
        weights ??= readWeights();
        const [ofText, ofBefore] = await Promise.all([
          meaningOf(text),
          before === '' ? Promise.resolve(null) : meaningOf(before),
        ]);
        return scoreOf(weights, ofText, ofBefore);
      } catch (error) {
        if (!isDeaf)
          log.warn({ name: String(error) }, 'sentences are judged by rules alone: the ear does not work');
        isDeaf = true;
        return null;
      }
    },
  };
  return ear;
}

/** As it is trained and asked. */
export function asHeard({ text, before }: Heard): Heard {
  return {
    text: plainText(text).slice(0, longest.text),
    before: plainText(before).slice(0, longest.before),
  };
}
