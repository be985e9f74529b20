/** Words for an event: its name and the day that was said with it, or a pronoun for what the talk is about. */
import { readingNow } from '#shared/language/reading-now.ts';
import { cleanName, dayIn, readPhrase, wordsOutside } from '#shared/language/utterance.ts';
import type { Known } from './known.ts';
import { focusOf } from './told-events.ts';

export type Named = { event: string; on?: string };

export function named(said: string, { context }: Known): Named {
  // "To it, he rambles": why stands behind it.
  const text = said.replace(/^(it|that|this|them)\s*[,;–].*$/is, '$1');
  const phrase = readPhrase(text, readingNow(context));
  const on = dayIn(phrase);
  return { event: cleanName(wordsOutside(phrase)), ...(on === null ? {} : { on }) };
}

export const isPronoun = (name: string): boolean =>
  /^(?:it|that|this|them|that one|this one|(?:that|this|the) (?:event|meeting|appointment))$/i.test(
    name.trim(),
  );

export function idIfPronoun(name: string, known: Known): string {
  return isPronoun(name) ? (focusOf(known.calls)?.id ?? name) : name;
}
