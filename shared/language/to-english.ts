/**
 * A plain German or Spanish order as the English one that the readers know: small words, days and clocks
 * are turned, names stay. So that who speaks one of them is understood where no model is; what it does
 * not cover stays as it was said, and then is asked about.
 */
import { german, germanPairs, hours, spanish, spanishPairs } from './foreign-words.ts';
import type { Pairs } from './foreign-words.ts';

const english =
  /\b(?:the|and|my|at|on|with|tomorrow|today|what|when|where|put|add|move|delete|cancel|is|are|for|to|next|please|me|it|that|this|i)\b/giu;

/** Null where it is English, or in no language that is known here. */
export function toEnglish(text: string): string | null {
  const count = (words: RegExp): number => text.match(words)?.length ?? 0;
  const [ours, de, es] = [count(english), count(german), count(spanish)];
  const isShort = text.trim().split(/\s+/).length <= 2;
  if (Math.max(de, es) < (isShort ? 1 : 2) || ours >= Math.max(de, es)) return null;
  const turned = turn(text.trim(), de >= es ? germanPairs : spanishPairs);
  return turned === text.trim() ? null : turned;
}

function turn(text: string, pairs: Pairs): string {
  const words = pairs.reduce((said, [foreign, ours]) => said.replace(foreign, ours), text);
  return words
    .replace(/\bHALF (\p{L}+)/giu, (whole, hour: string) => {
      const next = hours.get(hour.toLowerCase());
      // "Halb drei" is half past two.
      return next === undefined ? whole : `${next === 1 ? 12 : next - 1}:30`;
    })
    .replace(
      /(?<=\b(?:at|past|to) )(\p{L}+)(?= o'clock| [ap]m|$)/giu,
      (name) => `${hours.get(name.toLowerCase()) ?? name}`,
    )
    .replace(/\b(\p{L}+)(?= o'clock)/giu, (name) => `${hours.get(name.toLowerCase()) ?? name}`);
}
