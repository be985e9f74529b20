/** Whether a bare number stands where a time would: `at 5`, `Friday 12-1`, `8 tonight`; not `room 5`. */
import { months, units, weekdays } from './english-words.ts';
import { wordAt } from './tokens.ts';
import type { Token } from './tokens.ts';
import { wordSet } from './word-set.ts';

const clockLeads = wordSet(`
  at @ around about by from until till between before after past to
`);
const numberedThings = wordSet(`
  chapter chapters page pages room rooms building section level unit version part parts question
  questions homework lesson lessons act grade flight gate route highway exit floor phase sprint
  episode season step bus line platform track seat row number no table team one one-on top week day
  year u under over vs than
`);
const followsClock = new Set([
  '',
  ...wordSet(`
  . , ! ? ; ) at on in for with to until till and today tomorrow tonight this next every please about
  by @ each then so as from instead sharp or ( remind the repeat repeating
`),
]);

const streets = wordSet(
  'st street ave avenue road rd blvd boulevard lane ln drive dr way plaza square court highway',
);
const counted = wordSet(
  'people persons guests items dollars euros kids children percent degrees miles km kg',
);

export type NumberPlace = {
  tokens: readonly Token[];
  /** Of the number, and after it (or the stretch). */
  start: number;
  next: number;
  /** A day was read right before. */
  isAfterDay: boolean;
  /** A day was read before the word that leads to the number: `tomorrow at 4`. */
  isBehindDay: boolean;
};

export function isClockPlace({ tokens, start, next, isAfterDay, isBehindDay }: NumberPlace): boolean {
  const lead = wordAt(tokens, start - 1);
  const following = wordAt(tokens, next);
  if (units.has(following) || months.has(following) || following === '%' || numberedThings.has(lead))
    return false;
  const isFollowed = goesOnAfterClock(tokens, next);
  if (clockLeads.has(lead) && isBehindDay) return isFollowed || !isStreet(tokens, next);
  if (clockLeads.has(lead))
    return (
      isFollowed || (isHour(tokens, start) && tokens[next]?.isCapital === false && /^\p{L}/u.test(following))
    );
  if (isAfterDay) return isFollowed || isPacked(tokens, start);
  if (following === 'tonight' || (following === ',' && wordAt(tokens, next + 1) === 'tonight')) return true;
  return following === 'this' && /^(?:morning|afternoon|evening)$/.test(wordAt(tokens, next + 1));
}

/** `9 to 5`, `7-8` without a word before them that asks for a time. */
export function isRangePlace(place: NumberPlace, [from, to]: readonly [number, number]): boolean {
  if (isClockPlace(place)) return true;
  const { tokens, start, next } = place;
  const following = wordAt(tokens, next);
  if (from === to || units.has(following) || numberedThings.has(wordAt(tokens, start - 1))) return false;
  // `from 11 to 1 Gym`: the two words have said that it is a stretch.
  if (/^(?:from|between)$/.test(wordAt(tokens, start - 1)))
    return !counted.has(following) && (tokens[next]?.value == null || goesOnAfterClock(tokens, next));
  if (tokens[start]?.glued === true && start > 0) return false;
  return goesOnAfterClock(tokens, next);
}

/** `at 5 Main Street`. */
function isStreet(tokens: readonly Token[], next: number): boolean {
  return [next, next + 1, next + 2].some((at) => streets.has(wordAt(tokens, at)));
}

function goesOnAfterClock(tokens: readonly Token[], next: number): boolean {
  const following = tokens[next];
  if (!following || followsClock.has(following.text) || weekdays.has(following.text)) return true;
  // A date in digits or a title that begins with some: `at 4 12/14`, `at 4 1:1 with Sam`.
  if (following.value === null || tokens[next + 1]?.glued !== true) return false;
  const sign = wordAt(tokens, next + 1);
  return /^[/-]$/.test(sign) || (sign === ':' && wordAt(tokens, next + 2).length === 1);
}

/** `1430`; not `2026`. */
function isPacked(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return token?.value != null && token.to - token.from === 4 && (token.value < 1950 || token.value > 2100);
}

function isHour(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return token?.value == null || (token.value >= 1 && token.value <= 12 && token.to - token.from <= 2);
}
