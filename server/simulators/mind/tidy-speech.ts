/**
 * Speech without what only fills it: "um", "like a", "could you be so kind and". What stands in quotes
 * is a name and stays.
 */
import { toEnglish } from '#shared/language/to-english.ts';

const fillers: readonly (readonly [RegExp, string])[] = [
  [/[’‘]/g, "'"],
  [/(^|[\s,])(?:u+h+m*|u+m+|erm?|hm+|äh+m*)(?:[\s,]+(?:um+|uh+))*[,.…]*(?=\s|$)/gi, '$1'],
  [/\b(add|put|schedule|need|have|got) (?:like|sort of|kind of)(?= (?:an?|the)\b)/gi, '$1'],
  [/,? (?:you know|i guess|i think),?(?= )/gi, ''],
  [/^(?:hi|hey|hello)(?: there| again| everyone)?\s*[,.!]+\s*(?=\S)/i, ''],
  [/\b(?:please )?be so (?:kind|nice|good)(?: and| as to| to)?(?: please)? /gi, ''],
  [
    /^(?:i was wondering if you could|would you mind|do you think you could|is it possible to|i'd like you to|i want you to) /i,
    '',
  ],
  [/\s{2,}/g, ' '],
];

export function tidySpeech(words: string): string {
  // "Um drei" is an hour in German.
  if (toEnglish(words) !== null) return words.trim();
  const parts = words.split(/(["“][^"“”]*["”])/);
  const tidy = parts.map((part, index) =>
    index % 2 === 1 ? part : fillers.reduce((text, [filler, by]) => text.replace(filler, by), part),
  );
  const text = tidy.join('').trim();
  return text === '' ? words.trim() : text;
}
