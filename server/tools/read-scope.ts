/** How much of something that repeats: the person's words, or the panel's `this`, `following`, `all`. */
import type { Scope } from '#server/domain/schedule/series-target.ts';

/** Null where nothing was said that tells; it is asked then. */
export function readScope(words: string | undefined): Scope | null {
  if (words === undefined) return null;
  const text = words.trim().toLowerCase().replaceAll(/[.,!]/g, '');
  if (/\b(?:following|onwards?|after|later|future|from|since|rest|remaining|upcoming|ab|desde)\b/.test(text))
    return 'following';
  if (/\b(?:all|every|each|whole|entire|series|both|always|everything|alle|todos)\b/.test(text)) return 'all';
  if (/\b(?:this|that|just|only|single|one|once|today|tomorrow|it)\b/.test(text)) return 'this';
  return null;
}
