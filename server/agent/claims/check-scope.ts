/**
 * How far a statement reaches: a whole week where one evening was changed, a refusal of what went
 * through, a reason or a second deed nobody knows of, hours that go on past those that were offered.
 * Each holds a sentence whose rest would be proved.
 */
import { weekdayOf } from '#shared/schedule/day-number.ts';
import { cellsOf, isPlain } from './cells.ts';
import type { Rule } from './check-elsewhere.ts';
import { isFree } from './check-free.ts';
import { isKnown, standingIn } from './check-state.ts';
import { isWordOf, spansSaid } from './fits.ts';
import { isDone, isWrite } from './knowledge.ts';
import type { KnownOutcome } from './speech-facts.ts';
import type { Look } from './look.ts';
import { marksOf } from './marks.ts';
import { saidActs } from './said-acts.ts';
import { foldWord, foldedWords } from './title-words.ts';
import { dayOfWall } from './wall-minutes.ts';

const writes = ({ know }: Look): readonly KnownOutcome[] => know.turn.filter(isWrite);
const allWentThrough = (look: Look): boolean => writes(look).length > 0 && look.know.turn.every(isDone);

/** "I have cancelled yoga for the whole week": more days than what was changed has. */
const wholeSpan: Rule = ({ shape, marks, mood }, { know, said }) => {
  if (mood !== 'states' || !saidActs(shape).some(({ tense }) => tense === 'done')) return null;
  if (!/\b(?:all|whole|entire) (?:of )?(?:the )?(?:DAY|week|weekend|month)\b/.test(shape)) return null;
  if (said.words.has('week') || said.words.has('weekend') || said.words.has('month')) return null;
  const day = marksOf(marks, 'day').find((mark) => mark.day.to > mark.day.from)?.day;
  if (!day && /\bDAY\b/.test(shape)) return null;
  const more = day ? day.to - day.from : 1;
  return know.acts.some(({ known }) => dayOfWall(known.to - 1) - dayOfWall(known.from) >= more)
    ? null
    : 'it is not true of all of that time';
};

/** "I do not see any babysitting there to remove", where it was just removed. */
const nothingToDo: Rule = ({ shape }, look) =>
  allWentThrough(look) &&
  /\b(?:not|no|nothing|never)\b.* (?:there |in there |here )?to (?:remove|cancel|delete|take off|take out|drop|move|shift|change|undo|bring back)$/.test(
    shape,
  )
    ? 'it was done'
    : null;

/** "Only the cinema would not", "still not possible": where nothing was refused. */
const refusesOne: Rule = ({ shape, mood }, look) =>
  mood !== 'asks' &&
  allWentThrough(look) &&
  /\b(?:only|but|just) (?:the |your )?TITLE (?:would|did|could|can) not$|^(?:(?:sorry|no|still|just|but) )*not possible$|\bnot (?:something|a thing|anything) (?:i|we) (?:can|could)\b/.test(
    shape,
  )
    ? 'nothing has failed'
    : null;

/** "… and cinema the same evening": of what is on another day than what was told before it. */
const sameDay: Rule = ({ shape, marks }, { talk }) => {
  if (!/\bsame (?:day|DAY|PART|evening|morning|afternoon|night)\b(?! as)/.test(shape)) return null;
  const named = marksOf(marks, 'title').map(({ events }) => events.filter(({ isStanding }) => isStanding));
  const [one, other] = named.length > 1 ? named.slice(-2) : [talk.events.slice(-1), named[0] ?? []];
  if (!one || !other || one.length === 0 || other.length === 0) return null;
  const days = new Set(one.map(({ from }) => dayOfWall(from)));
  return other.some(({ from }) => days.has(dayOfWall(from))) ? null : 'it is on another day';
};

/** "You could even go from three until five": every minute of it was offered, or is known to be free. */
const pastTheOffer: Rule = ({ shape, marks, mood }, { know, talk }) => {
  if (know.slots.length === 0 || mood === 'asks' || mood === 'echoes') return null;
  if (!/\b(?:could|can|open|free|works?|available)\b/.test(shape) || /\bnot\b/.test(shape)) return null;
  const [cell] = cellsOf(marks);
  const isStretch =
    cell !== undefined &&
    cell.title === null &&
    cell.parts.length === 0 &&
    (cell.ranges.length > 0 || /\bfrom CLOCK (?:\S+ )?(?:until|till|to|through) CLOCK\b/.test(shape));
  if (!isStretch) return null;
  const day = talk.day ?? dayOfWall(know.slots[0]?.from ?? know.at);
  const isOpen = (from: number, to: number): boolean => {
    for (let at = from; at < to; at += 15)
      if (!know.slots.some((slot) => slot.from <= at && at < slot.to)) return false;
    return true;
  };
  return spansSaid(cell, day).some(
    (span) => span.to - span.from >= 15 && !isOpen(span.from, span.to) && !isFree(span, know),
  )
    ? 'that time was not offered'
    : null;
};

/** "There are no three hours all week", after a search of one day. */
const searchedLess: Rule = ({ shape, marks }, { know }) => {
  const isWide =
    /\b(?:all|whole|entire|this|next|the) (?:week|month)\b|\banywhere\b/.test(shape) ||
    marksOf(marks, 'day').some(({ day }) => day.to - day.from > 3);
  return isWide &&
    know.fruitless.length > 0 &&
    /\b(?:no|not|nothing|none)\b/.test(shape) &&
    know.fruitless.every(({ from, to }) => to - from < 4 * 1440)
    ? 'less than that was searched'
    : null;
};

/** "Moved it for the third time": as often as it was. */
const timesMoved: Rule = ({ shape, mood }, { know }) => {
  const said = /\b(?:for the|a) (second|third|fourth|fifth) time\b/.exec(shape)?.[1];
  if (said === undefined || mood !== 'states' || saidActs(shape).length === 0) return null;
  const count = ['second', 'third', 'fourth', 'fifth'].indexOf(said) + 2;
  const [last] = know.acts.filter(({ isThisTurn }) => isThisTurn);
  if (!last) return null;
  const same = know.acts.filter(({ kind, event }) => kind === last.kind && event.id === last.event.id);
  return same.length === count ? null : 'another number of changes was made';
};

/** "… and I pushed what came after it back": a second deed by the way. */
const secondDeed: Rule = ({ shape, mood }, { know }) =>
  mood === 'states' &&
  /\b(?:i|we) (?:\S+ )?(?:pushed|moved|shifted|bumped|cleared|cancelled|canceled|rearranged|adjusted|slid) (?:what|whatever|everything|all|the rest|the others|the next)\b/.test(
    shape,
  ) &&
  know.acts.filter(({ isThisTurn }) => isThisTurn).length < 2
    ? 'nothing shows that this was done'
    : null;

/** "Tomorrow is a day off": nothing stands on it. */
const dayOff: Rule = ({ shape, marks, mood }, { know, said }) => {
  if (
    mood !== 'states' ||
    !/\bDAY (?:is|looks like|will be) (?:a|your) (?:day off|rest day|holiday|free day)\b/.test(shape)
  )
    return null;
  if (said.words.has('off') || said.words.has('holiday')) return null;
  return marksOf(marks, 'day').every(({ day }) => {
    const span = { from: day.from * 1440, to: (day.to + 1) * 1440 };
    return isKnown(span, know) && standingIn(span, know).length === 0;
  })
    ? null
    : 'something is there';
};

/** "Because the offsite fell through": a reason that names what nobody knows. */
const unknownReason: Rule = ({ shape, mood }, { know, said }) => {
  const noun =
    /\b(?:because|since) (?:the|your|his|her|their) ([a-z-]+?)(?:'s\b| (?:is|are|was|has|had|fell|got|went|[a-z]+ed)\b)/.exec(
      shape,
    )?.[1];
  if (noun === undefined || mood === 'asks' || isPlain(noun)) return null;
  const word = foldWord(noun);
  const isHeard =
    said.words.has(word) ||
    know.events.some((event) => isWordOf(word, event)) ||
    know.turn.some(({ outcome }) => foldedWords(outcome.say).includes(word));
  return isHeard ? null : 'that reason is not known';
};

/** "Happy Tuesday!" on a Monday. */
const happyDay: Rule = ({ shape, marks }, { know }) =>
  /^(?:(?:and|a|very) )*(?:happy|good) DAY$/.test(shape) &&
  marksOf(marks, 'day').some(
    ({ day, said }) =>
      /day\s*$/i.test(said) && day.from === day.to && weekdayOf(day.from) !== weekdayOf(know.now.today),
  )
    ? 'it is another day today'
    : null;

/** "I have checked you in": others would have to. */
const checksIn: Rule = ({ shape, mood }) =>
  mood === 'states' &&
  /\b(?:i|we) (?:(?:have|also|already|just) )*(?:checked|signed|registered|enrolled) (?:you|us|everyone|everybody|them) (?:in|up|out)?\b/.test(
    shape,
  )
    ? 'nothing shows what others know or do'
    : null;

/** "I cut it down to two hours": as long as it now is, by a change of this turn. */
const newLength: Rule = ({ shape, marks, mood }, { know }) => {
  if (
    mood === 'asks' ||
    !/\b(?:i|we) (?:\S+ )?(?:cut|trimmed|shortened|stretched|extended|lengthened|shrank|brought) (?:it|that|this|(?:the |your )?TITLE)(?: down| back| out)? to LENGTH\b/.test(
      shape,
    )
  )
    return null;
  const [length] = marksOf(marks, 'length');
  return know.acts.some(
    ({ isThisTurn, kind, known }) =>
      isThisTurn && kind !== 'remove' && known.to - known.from === length?.minutes,
  )
    ? null
    : 'nothing shows that this was done';
};

/** "Five tomorrow, as you wanted": after a refusal it sounds done. */
const asYouWanted: Rule = ({ shape, marks }, { know }) =>
  know.turn.length > 0 &&
  know.turn.every((of) => !isDone(of)) &&
  know.turn.some(isWrite) &&
  marksOf(marks, 'word').length < 6 &&
  /^(?:CLOCK|DAY|PART|RANGE|TITLE|at|on|it|is| )+ (?:just |exactly )?(?:as|like) (?:you )?(?:wanted|wished|asked|requested|liked)$/.test(
    shape,
  )
    ? 'nothing shows that this was done'
    : null;

/** "Marta has nothing left this week", where hours of hers were offered. */
const noneLeft: Rule = ({ shape, mood }, { know }) =>
  mood === 'states' &&
  know.slots.length > 0 &&
  /\b(?:has|have|is|are) (?:nothing|no \S+)(?: else| more| at all)* (?:left|free|open|available)\b/.test(
    shape,
  )
    ? 'something was offered'
    : null;

/** Hold in whatever mood they are said. */
export const scopeRulesOfAny: readonly Rule[] = [refusesOne, pastTheOffer, newLength, asYouWanted, happyDay];

export const scopeRules: readonly Rule[] = [
  ...scopeRulesOfAny,
  wholeSpan,
  nothingToDo,
  sameDay,
  searchedLess,
  timesMoved,
  secondDeed,
  dayOff,
  unknownReason,
  checksIn,
  noneLeft,
];
