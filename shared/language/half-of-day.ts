/**
 * Which half of the day a bare hour means. The words decide ("in the evening", "breakfast"); else
 * the ordinary choice: events are between 8 in the morning and 8 in the evening.
 */
import type { Clock } from './clock.ts';
import type { Part } from './english-words.ts';
import { wordSet } from './word-set.ts';

export type HalfHints = {
  part?: Part | undefined;
  /** Lower-case words of the text, for what kind of event this is. */
  words: ReadonlySet<string>;
};

export type ChosenTime = {
  /** After midnight of the day; 1440 and more is the following day ("tonight at 1"). */
  minutes: number;
  /** The other half, where the choice was only the ordinary one. */
  other: number | null;
  /** Nothing at all spoke for the choice. */
  isGuess: boolean;
};

const earlyWords = new Set([
  'breakfast',
  'brunch',
  'sunrise',
  'wake',
  'alarm',
  'standup',
  'stand-up',
  'school',
  'church',
  'commute',
]);
const exerciseWords = wordSet(`
  gym run jog jogging running swim swimming yoga pilates workout exercise crossfit
`);
const lateWords = wordSet(`
  dinner supper drinks drink party movie movies concert theatre theater opera show bar pub night
  cinema gig
`);

/** What leaves at six does so in the morning as well as in the evening. */
const journeyWords = new Set(['train', 'flight', 'plane', 'ferry', 'coach']);

/** Minutes of a clock as the hints have it. */
export function chooseHalf(clock: Clock, hints: HalfHints): ChosenTime {
  if (!clock.isOpen) {
    const isLate = clock.isMidnight === true && hints.part !== undefined && hints.part !== 'morning';
    return { minutes: clock.minutes + (isLate ? 1440 : 0), other: null, isGuess: false };
  }
  const am = clock.minutes;
  const pm = am + 720;
  const said = byPart(clock.part ?? hints.part, am);
  if (said !== null) return { minutes: said, other: null, isGuess: false };
  const byKind = byWords(am, hints.words);
  if (byKind !== null) return { minutes: byKind, other: byKind === am ? pm : am, isGuess: false };
  const isMorning = am >= 8 * 60;
  const earliest = [...hints.words].some((word) => journeyWords.has(word)) ? 5 * 60 : 7 * 60;
  return { minutes: isMorning ? am : pm, other: isMorning ? pm : am, isGuess: am >= earliest && !isMorning };
}

/** Both ends of a stretch; the end may lie on the following day (1440 and more). */
export function chooseHalves(from: Clock, to: Clock, hints: HalfHints): { start: ChosenTime; end: number } {
  if (from.isOpen && !to.isOpen) {
    const end = to.minutes === 0 ? 1440 : to.minutes;
    const candidates = [from.minutes + 720, from.minutes].filter((minutes) => minutes < end);
    const [latest] = candidates;
    if (latest !== undefined) return { start: { minutes: latest, other: null, isGuess: false }, end };
    return { start: { minutes: from.minutes + 720, other: null, isGuess: false }, end: end + 1440 };
  }
  const part = hints.part ?? to.part;
  const start = chooseHalf(from, { ...hints, part });
  if (to.isOpen) {
    const end = [to.minutes, to.minutes + 720, to.minutes + 1440, to.minutes + 2160].find(
      (minutes) => minutes > start.minutes,
    );
    return { start, end: end ?? start.minutes + 60 };
  }
  return { start, end: to.minutes > start.minutes ? to.minutes : to.minutes + 1440 };
}

/** Minutes of the day, half-open, in which events of this kind ordinarily begin. */
export function usualHours(words: ReadonlySet<string>): { from: number; to: number } {
  const has = (kind: ReadonlySet<string>): boolean => [...words].some((word) => kind.has(word));
  if (has(lateWords)) return { from: 12 * 60, to: 24 * 60 };
  if (has(exerciseWords) || has(earlyWords)) return { from: 5 * 60, to: 22 * 60 };
  return { from: 8 * 60, to: 20 * 60 };
}

function byPart(part: Part | undefined, am: number): number | null {
  if (part === 'morning') return am;
  if (part === 'afternoon') return am + 720;
  if (part === 'evening') return am < 60 ? 1440 + am : am + 720;
  if (part === 'night') return am < 4 * 60 ? 1440 + am : am + 720;
  return null;
}

function byWords(am: number, words: ReadonlySet<string>): number | null {
  const has = (kind: ReadonlySet<string>): boolean => {
    for (const word of words) if (kind.has(word)) return true;
    return false;
  };
  if (has(earlyWords) && am >= 4 * 60) return am;
  if (words.has('early') && am >= 4 * 60 && !has(lateWords)) return am;
  // An early lunch is likelier than one at ten in the evening.
  if (words.has('lunch') || words.has('luncheon')) return am >= 8 * 60 ? am : am + 720;
  if (has(lateWords)) return am + 720;
  if (has(exerciseWords) && am >= 5 * 60 && am < 720) return am;
  return null;
}
