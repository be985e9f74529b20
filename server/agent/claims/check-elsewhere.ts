/**
 * What a statement says of others, of places and of what was refused: nothing here reaches beyond the
 * calendar, and a refusal stays one.
 */
import { isNegated } from './claim-words.ts';
import type { Clause } from './clauses.ts';
import { factWords } from './fact-words.ts';
import { isInPart, isWordOf, sameClock } from './fits.ts';
import type { Look } from './look.ts';
import { marksOf } from './marks.ts';
import type { Mark } from './marks.ts';
import { placeNouns, titleModifiers } from './place-words.ts';
import { foldWord, foldedWords } from './title-words.ts';
import { hasTimes } from './touches.ts';
import { clockOfWall } from './wall-minutes.ts';

/** Why a clause may not be said; null: nothing of the kind is said. */
export type Rule = (clause: Clause, look: Look) => string | null;

/** "Your private dinner", "the doctor is at nine": said of something that nothing known calls so. */
const unbackedFact: Rule = ({ shape, marks }, { know, said }) => {
  if (
    isNegated.test(shape) ||
    !(hasTimes(marks) || /\bTITLE\b|\b(?:it|that) is (?:in|on|at|set|booked|added)\b/.test(shape))
  )
    return null;
  const told = (word: string): boolean =>
    said.words.has(word) ||
    know.events.some((event) => isWordOf(word, event)) ||
    know.turn.some(({ outcome }) => foldedWords(outcome.say).includes(word)) ||
    (/^guests?$/.test(word) && know.events.some(({ event }) => event.guests.length > 0)) ||
    know.events.some(({ event }) => event.series !== undefined && /ly$|recurring|annual/.test(word));
  const stray = marksOf(marks, 'word').find(({ word }) => factWords.has(word) && !told(foldWord(word)));
  return stray ? `nothing known speaks of “${stray.word}”` : null;
};

/** "The early shift" where a night shift is known. */
const otherOfTheKind: Rule = ({ marks }, { know, said }) => {
  for (const [at, mark] of marks.entries()) {
    const before = marks[at - 1];
    if (before?.kind !== 'word' || titleModifiers.has(before.word)) continue;
    if (mark.kind !== 'title' && mark.kind !== 'word') continue;
    const events =
      mark.kind === 'title'
        ? mark.events
        : know.events.filter(({ titleWords }) => titleWords.includes(mark.word));
    if (events.length === 0 || (mark.kind === 'word' && titleModifiers.has(mark.word))) continue;
    const word = foldWord(before.word);
    const lead = marks[at - 2];
    const isLed = lead?.kind === 'word' && /^(?:the|your|that|this|a|an|another)$/.test(lead.word);
    const isTold = said.words.has(word) || events.some((event) => isWordOf(word, event));
    if (isLed && !isTold && !/(?:ly|'s)$/.test(before.word))
      return `nothing known is called “${before.word}”`;
  }
  return null;
};

/** "At the usual place", "at Vision Express". */
const otherPlace: Rule = ({ marks }, { know, said }) => {
  const known = (word: string): boolean =>
    said.words.has(foldWord(word)) || know.events.some((event) => isWordOf(foldWord(word), event));
  for (const [at, mark] of marks.entries()) {
    if (mark.kind !== 'word' || !/^(?:at|in|near|to|with|by)$/.test(mark.word)) continue;
    const rest = wordsFrom(marks, at + 1).slice(0, 5);
    const [first] = rest;
    const isName =
      first?.isCapital === true && !/^(?:i|i'm|i've|i'll|i'd|ok)$/.test(first.word) && !known(first.word);
    if (isName) return `nothing known speaks of “${first?.word ?? ''}”`;
    if (mark.word === 'with' || mark.word === 'by') continue;
    const place = rest.find(({ word }) => placeNouns.has(word));
    const isPlaced =
      place !== undefined &&
      /^(?:the|your|a|an|our|their)$/.test(first?.word ?? '') &&
      rest.indexOf(place) <= 2;
    if (isPlaced && !known(place.word)) return 'no such place is stored';
  }
  return null;
};

/** "Marta has time on Friday": nobody here can tell. */
const othersTime: Rule = ({ shape }, { know }) =>
  (/^(?:\S+ ){0,2}?(?!i |you |we |it |there |which |that |DAY |PART |not |does |do |only |still |also |now )\S+ (?:does not |do not |did not )?(?:has|have|had) (?:\S+ )?(?:time|availability)\b/.test(
    shape,
  ) ||
    /(?:^|\s)(?:she|he|they|everyone|everybody) (?:is|are) (?:\S+ )?(?:free|available|busy|around)\b/.test(
      shape,
    )) &&
  know.turn.every(({ outcome }) => !/\bhas\b/.test(outcome.say))
    ? 'nothing shows what others know or do'
    : null;

/** What goes out cannot be taken back. */
export const takesBack: Rule = ({ shape }, { know }) =>
  /\b(?:(?:be|is) (?:taken back|recalled|undone|unsent|withdrawn|reversed)|take (?:it|that|this|them) back|undo (?:it|that|this)|call (?:it|that) off|change your mind)\b/.test(
    shape,
  ) &&
  /\b(?:can|could|always|any ?time|whenever)\b/.test(shape) &&
  !/\bnot\b/.test(shape) &&
  know.turn.some(({ outcome }) => outcome.kind === 'needs-yes' && outcome.irreversible.length > 0)
    ? 'it cannot be taken back'
    : null;

/** "Booked you a slot at the town hall": with somebody else, which nothing here does. */
const slotElsewhere: Rule = ({ shape }, { know }) =>
  /\b(?:booked|reserved|got|secured) (?:you )?(?:a|an|the) (?:slot|place|seat|table|spot|ticket|room|appointment) (?:at|with|in|for two)\b/.test(
    shape,
  ) && know.acts.every(({ tool }) => !/^(?:book|reschedule)_/.test(tool))
    ? 'nobody outside is told anything'
    : null;

/** "I can make it repeat", "Sunday at eight can be booked": what was refused is not possible. */
const refusedAfterAll: Rule = ({ shape, marks }, { know, said }) => {
  if (/\b(?:not|no|never|nothing|only|cannot|unable|instead|if)\b/.test(shape)) return null;
  const isRepeat =
    know.turn.some(({ outcome }) => outcome.kind === 'invalid' && /repeat/i.test(outcome.say)) &&
    /\b(?:can|able|will|could)\b.*\b(?:repeat\S*|recurring|weekly|every|series)\b/.test(shape);
  if (isRepeat) return 'that was refused';
  const isPossible =
    /\b(?:(?:can|could) be (?:booked|had|reserved)|on offer|bookable|is (?:offered|available|possible|free|open|fine)|works)\b/.test(
      shape,
    );
  const hasRefusal = know.turn.some(
    ({ outcome }) => outcome.kind === 'taken' || outcome.kind === 'not-offered',
  );
  const asked = marksOf(said.marks, 'clock').map(({ clock }) => clock.minutes % 720);
  return hasRefusal &&
    isPossible &&
    marksOf(marks, 'clock').some(
      ({ clock }) =>
        asked.includes(clock.minutes % 720) && !know.slots.some(({ from }) => sameClock(clock, from)),
    )
    ? 'that was refused'
    : null;
};

/** "Sunday morning is not on offer", where the evening was asked for. */
const otherPart: Rule = ({ marks }, { know, said }) => {
  const heard = [
    ...marksOf(said.marks, 'part').map(({ part }) => part),
    ...marksOf(said.marks, 'day').flatMap(({ day }) => (day.part ? [day.part] : [])),
    ...marksOf(said.marks, 'clock').flatMap(({ clock }) => (clock.part ? [clock.part] : [])),
  ];
  const now = [
    ...marksOf(marks, 'part').map(({ part }) => part),
    ...marksOf(marks, 'day').flatMap(({ day }) => (day.part ? [day.part] : [])),
  ];
  const isRefused =
    know.turn.length > 0 &&
    know.turn.every(({ outcome }) =>
      /^(?:taken|not-offered|past|not-found|invalid|unavailable)$/.test(outcome.kind),
    );
  const isOther = now.some(
    (part) => !heard.includes(part) && !(part === 'night' && heard.includes('evening')),
  );
  const isOfSlot = know.slots.some(({ from }) => now.every((part) => isInPart(clockOfWall(from), part)));
  return isRefused && heard.length > 0 && isOther && !isOfSlot
    ? 'another part of the day was asked for'
    : null;
};

export const elsewhereRules: readonly Rule[] = [
  otherOfTheKind,
  otherPlace,
  othersTime,
  slotElsewhere,
  refusedAfterAll,
  otherPart,
  unbackedFact,
  takesBack,
];

/** The words that follow without a time or title between. */
function wordsFrom(marks: readonly Mark[], at: number): { word: string; isCapital: boolean }[] {
  const words: { word: string; isCapital: boolean }[] = [];
  for (const mark of marks.slice(at)) {
    if (mark.kind !== 'word') break;
    words.push(mark);
  }
  return words;
}
