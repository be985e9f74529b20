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
/** Countries with one clock, as people name it: "German time". Only with `time` behind. */
const countries: ReadonlyMap<string, string> = new Map([
  ...['british', 'uk', 'english'].map((word) => [word, 'Europe/London'] as const),
  ...['german'].map((word) => [word, 'Europe/Berlin'] as const),
  ...['french'].map((word) => [word, 'Europe/Paris'] as const),
  ...['spanish'].map((word) => [word, 'Europe/Madrid'] as const),
  ...['italian'].map((word) => [word, 'Europe/Rome'] as const),
  ...['dutch'].map((word) => [word, 'Europe/Amsterdam'] as const),
  ...['swiss'].map((word) => [word, 'Europe/Zurich'] as const),
  ...['polish'].map((word) => [word, 'Europe/Warsaw'] as const),
  ...['greek'].map((word) => [word, 'Europe/Athens'] as const),
  ...['irish'].map((word) => [word, 'Europe/Dublin'] as const),
  ...['turkish'].map((word) => [word, 'Europe/Istanbul'] as const),
  ...['israeli'].map((word) => [word, 'Asia/Jerusalem'] as const),
  ...['indian'].map((word) => [word, 'Asia/Kolkata'] as const),
  ...['japanese'].map((word) => [word, 'Asia/Tokyo'] as const),
  ...['korean'].map((word) => [word, 'Asia/Seoul'] as const),
  ...['chinese'].map((word) => [word, 'Asia/Shanghai'] as const),
  ['south african', 'Africa/Johannesburg'],
  ['kenyan', 'Africa/Nairobi'],
  ['egyptian', 'Africa/Cairo'],
]);
/** Big cities whose zone has another's name. Only with `time` behind. */
const cities: ReadonlyMap<string, string> = new Map([
  ...['boston', 'washington', 'miami', 'atlanta', 'philadelphia'].map(
    (word) => [word, 'America/New_York'] as const,
  ),
  ...['dallas', 'houston', 'austin'].map((word) => [word, 'America/Chicago'] as const),
  ...['seattle', 'san francisco', 'las vegas', 'san diego'].map(
    (word) => [word, 'America/Los_Angeles'] as const,
  ),
  ...['montreal', 'ottawa'].map((word) => [word, 'America/Toronto'] as const),
  ...['munich', 'hamburg', 'frankfurt', 'cologne'].map((word) => [word, 'Europe/Berlin'] as const),
  ...['barcelona', 'valencia'].map((word) => [word, 'Europe/Madrid'] as const),
  ...['milan', 'naples', 'turin'].map((word) => [word, 'Europe/Rome'] as const),
  ...['manchester', 'edinburgh', 'glasgow', 'birmingham'].map((word) => [word, 'Europe/London'] as const),
  ...['geneva', 'basel'].map((word) => [word, 'Europe/Zurich'] as const),
  ...['mumbai', 'delhi', 'bangalore', 'chennai'].map((word) => [word, 'Asia/Kolkata'] as const),
  ...['beijing', 'shenzhen'].map((word) => [word, 'Asia/Shanghai'] as const),
  ['abu dhabi', 'Asia/Dubai'],
  ['tel aviv', 'Asia/Jerusalem'],
  ['rio', 'America/Sao_Paulo'],
]);
const needTimeBehind = new Set(['eastern', 'pacific', 'central', 'mountain']);
const regions = ['Europe', 'America', 'Asia', 'Australia', 'Africa', 'Pacific', 'Atlantic', 'Indian'];

export function readZone(tokens: readonly Token[], at: number): { timeZone: string; next: number } | null {
  const word = wordAt(tokens, at);
  const hasTime = wordAt(tokens, at + 1) === 'time';
  const known = abbreviations.get(word);
  if (known !== undefined && (hasTime || !needTimeBehind.has(word)))
    return { timeZone: known, next: hasTime ? at + 2 : at + 1 };
  const isTimeLater = wordAt(tokens, at + 2) === 'time';
  const place = hasTime ? word : isTimeLater ? `${word} ${wordAt(tokens, at + 1)}` : '';
  const country = countries.get(place) ?? cities.get(place);
  if (country !== undefined) return { timeZone: country, next: hasTime ? at + 2 : at + 3 };
  if (hasTime) return cityZone([word], at + 2);
  return isTimeLater ? cityZone([word, wordAt(tokens, at + 1)], at + 3) : null;
}

function cityZone(words: readonly string[], next: number): { timeZone: string; next: number } | null {
  if (words.some((word) => !/^\p{L}{3,}$/u.test(word))) return null;
  const city = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('_');
  for (const region of regions)
    if (isZone(`${region}/${city}`)) return { timeZone: `${region}/${city}`, next };
  return null;
}
