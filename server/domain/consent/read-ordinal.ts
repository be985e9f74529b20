/** "The second one", "number three", "the last": which of the things that were told, from 0; -1 is the last. */
import { plainText } from './plain-words.ts';

const names: readonly RegExp[] = [
  /\b(?:first|1st|earliest|former|erste\w*|primer\w*)\b/,
  /\b(?:second|2nd|zweite\w*|segund\w*)\b/,
  /\b(?:third|3rd|dritte\w*|tercer\w*)\b/,
  /\b(?:fourth|4th|vierte\w*|cuart[oa])\b/,
  /\b(?:fifth|5th|funfte\w*|quint[oa])\b/,
];

/** Null when none is named, or a day of the month may be meant. */
export function readOrdinal(words: string): number | null {
  const text = plainText(words);
  if (
    /\b(?:last|latest|latter|letzte\w*|ultim\w*) (?:one|option|event|meeting|appointment|of them)\b/.test(
      text,
    )
  )
    return -1;
  const index = names.findIndex((name) => name.test(text));
  if (index === -1) return null;
  const isChoice = /\b(?:one|option|choice|slot|event|meeting|appointment|of (?:them|those|these))\b/.test(
    text,
  );
  return isChoice || /^(?:the|el|la|die|der|das|den)?\s*\w+[.!]?$/.test(text.trim()) ? index : null;
}
