/** A zone said behind a clock: `CET`, `UTC`, `Madrid time`. */
import { isZone } from '../schedule/wall-text.ts';
import { wordAt } from './tokens.ts';
import type { Token } from './tokens.ts';

const abbreviations: ReadonlyMap<string, string> = new Map([
  ...['et', 'est', 'edt', 'eastern'].map((word) => [word, 'America/New_York'] as const),
  ...['cst', 'cdt'].map((word) => [word, 'America/Chicago'] as const),
  ...['mst', 'mdt'].map((word) => [word, 'America/Denver'] as const),
  ...['pst', 'pdt', 'pt', 'pacific'].map((word) => [word, 'America/Los_Angeles'] as const),
  ...['utc', 'gmt', 'zulu'].map((word) => [word, 'UTC'] as const),
  ...['cet', 'cest'].map((word) => [word, 'Europe/Paris'] as const),
  ['bst', 'Europe/London'],
  ['jst', 'Asia/Tokyo'],
  ['aest', 'Australia/Sydney'],
  ['eastern', 'America/New_York'],
  ['central', 'America/Chicago'],
  ['mountain', 'America/Denver'],
]);
const needTimeBehind = new Set(['eastern', 'pacific', 'central', 'mountain']);
const regions = ['Europe', 'America', 'Asia', 'Australia', 'Africa', 'Pacific', 'Atlantic', 'Indian'];

export function readZone(tokens: readonly Token[], at: number): { timeZone: string; next: number } | null {
  const word = wordAt(tokens, at);
  const hasTime = wordAt(tokens, at + 1) === 'time';
  const known = abbreviations.get(word);
  if (known !== undefined && (hasTime || !needTimeBehind.has(word)))
    return { timeZone: known, next: hasTime ? at + 2 : at + 1 };
  if (hasTime) return cityZone([word], at + 2);
  return wordAt(tokens, at + 2) === 'time' ? cityZone([word, wordAt(tokens, at + 1)], at + 3) : null;
}

function cityZone(words: readonly string[], next: number): { timeZone: string; next: number } | null {
  if (words.some((word) => !/^\p{L}{3,}$/u.test(word))) return null;
  const city = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('_');
  for (const region of regions)
    if (isZone(`${region}/${city}`)) return { timeZone: `${region}/${city}`, next };
  return null;
}
