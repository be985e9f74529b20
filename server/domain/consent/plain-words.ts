/** A text as words that can be held against each other: lower case, no accents, no punctuation. */
import { remember } from '#shared/remember.ts';

const abbreviations: readonly (readonly [RegExp, string])[] = [
  [/[’‘`]/g, "'"],
  [/ß/g, 'ss'],
  [/\b(can|could|would|did|do|does|have|has|is|are|was|were|should)n't\b/g, '$1 not'],
  [/\bwon't\b/g, 'will not'],
  [/\b(\w+)'(?:ll)\b/g, '$1 will'],
  [/\b(what|who|when|where|how|there|that|it|here)'s\b/g, '$1 is'],
  [/\blet's\b/g, 'lets'],
  [/\bi'm\b/g, 'i am'],
  [/\bi've\b/g, 'i have'],
  [/\bi'd\b/g, 'i would'],
  [/\bwe're\b/g, 'we are'],
  [/\bwe've\b/g, 'we have'],
  [/\bdon't\b/g, 'do not'],
  [/'s\b/g, ''],
];

/** Lower case without accents, with punctuation; short forms written out. */
export const plainText = remember(1_000, (text) => {
  const folded = text
    .slice(0, 4_000)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return abbreviations.reduce((said, [short, long]) => said.replace(short, long), folded);
});

/** Its words and numbers in order; "stand-up" is `standup`. */
export const plainWords = remember(1_000, (text): readonly string[] =>
  plainText(text)
    .replace(/(?<=\p{L})-(?=\p{L})/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== ''),
);
