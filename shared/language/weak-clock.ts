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

export type NumberPlace = {
  tokens: readonly Token[];
  /** Of the number, and after it (or the stretch). */
  start: number;
  next: number;
  /** A day was read right before. */
  isAfterDay: boolean;
};

export function isClockPlace({ tokens, start, next, isAfterDay }: NumberPlace): boolean {
  const lead = wordAt(tokens, start - 1);
  const following = wordAt(tokens, next);
  if (units.has(following) || months.has(following) || following === '%' || numberedThings.has(lead))
    return false;
  const isFollowed = followsClock.has(following) || weekdays.has(following);
  if (clockLeads.has(lead))
    return (
      isFollowed || (isHour(tokens, start) && tokens[next]?.isCapital === false && /^\p{L}/u.test(following))
    );
  if (isAfterDay) return isFollowed;
  if (following === 'tonight' || (following === ',' && wordAt(tokens, next + 1) === 'tonight')) return true;
  return following === 'this' && /^(?:morning|afternoon|evening)$/.test(wordAt(tokens, next + 1));
}

/** `9 to 5`, `7-8` without a word before them that asks for a time. */
export function isRangePlace(place: NumberPlace, [from, to]: readonly [number, number]): boolean {
  if (isClockPlace(place)) return true;
  const { tokens, start, next } = place;
  const following = wordAt(tokens, next);
  if (from === to || units.has(following) || numberedThings.has(wordAt(tokens, start - 1))) return false;
  if (tokens[start]?.glued === true && start > 0) return false;
  return followsClock.has(following) || weekdays.has(following);
}

function isHour(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return token?.value == null || (token.value >= 1 && token.value <= 12 && token.to - token.from <= 2);
}
