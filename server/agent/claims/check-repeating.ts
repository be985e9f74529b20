/**
 * What is said of an act beyond its own time: that it repeats, that it is a day later, that it is
 * back, that only a step is missing, that a whole week has room for it. Each needs backing of its own.
 */
import { repeatFits, isKnown } from './check-state.ts';
import type { Rule } from './check-elsewhere.ts';
import { isNegated } from './claim-words.ts';
import { hasTimes } from './touches.ts';
import { marksOf } from './marks.ts';
import { dayOfWall } from './wall-minutes.ts';

const everyWeek =
  /\b(?:every (?:DAY|day|week|month|year|other)|each (?:week|day|month|year|DAY)|weekly|daily|monthly|yearly|annually|recurring|fortnightly|biweekly)\b/;

/** "Every week from now on": only what was stored as a series. */
const repeats: Rule = ({ shape, marks }, { know, talk }) => {
  const acts = know.acts.filter(({ isThisTurn, known }) => isThisTurn && known.isStanding);
  if (acts.length === 0 || !everyWeek.test(shape) || isNegated.test(shape)) return null;
  if (/\bevery DAY (?:fill|are|can|get|feel|tend|always|often|usually)\b/.test(shape)) return null;
  const named = marksOf(marks, 'title').flatMap(({ events }) => events);
  const near =
    named.length > 0 ? named : talk.events.length > 0 ? talk.events : acts.map(({ known }) => known);
  return near.some((event) => repeatFits(event, shape)) ? null : 'it does not repeat like that';
};

/** "On the day after", with no day said: it is on its own day. */
const dayAfter: Rule = ({ shape, marks }, { know }) =>
  know.acts.some(({ isThisTurn }) => isThisTurn) &&
  !isNegated.test(shape) &&
  marksOf(marks, 'day').length === 0 &&
  /\b(?:the (?:day|week|month|morning|evening) (?:after|before|following)|(?:following|next) (?:day|week|month|morning|evening)|a (?:day|week|month) (?:later|earlier))$/.test(
    shape,
  )
    ? 'it is on another day'
    : null;

/** "It is back where it was": something was taken back or moved in this turn. */
const isBack: Rule = ({ shape }, { know }) =>
  know.acts.every(({ isThisTurn }) => !isThisTurn) &&
  know.turn.every(({ outcome }) => outcome.kind !== 'stale') &&
  !isNegated.test(shape) &&
  /\b(?:is|are|went|goes|put|moved|got) back (?:where|to (?:where|its|the)|as|in place|again|on (?:the|your))\b|\bback (?:where|the way) (?:it|they|things) (?:was|were|belongs?)\b/.test(
    shape,
  )
    ? 'nothing was taken back'
    : null;

/** "Nearly there: shall I?": only while one yes is missing, or an answer is awaited. */
export const nearlyDone: Rule = ({ shape }, { know }) =>
  /^(?:(?:okay|ok|great|so|well|good) )*(?:(?:we are|you are|it is) )?(?:nearly|almost|as good as) (?:there|done|booked|in|finished|ready)\b/.test(
    shape,
  ) &&
  know.turn.every(({ outcome: { kind } }) => kind !== 'needs-yes' && kind !== 'pending' && kind !== 'needs')
    ? 'nothing shows that this was done'
    : null;

/** "It clashes with nothing that week": a stretch that was looked at. */
const wideRoom: Rule = ({ shape, marks }, { know }) => {
  if (hasTimes(marks) || !isNegated.test(shape)) return null;
  if (!/\b(?:clash|clashes|conflicts?|overlaps?|anything|nothing)\b/.test(shape)) return null;
  const stretch = /\b(?:that|the|this|all|whole|entire) (week|month)\b/.exec(shape)?.[1];
  const [event] = know.focus;
  if (stretch === undefined || !event) return null;
  const days = stretch === 'week' ? 3 : 15;
  const middle = dayOfWall(event.from);
  const span = { from: (middle - days) * 1440, to: (middle + days) * 1440 };
  return isKnown(span, know) ? null : 'that time was not looked at';
};

export const repeatingRules: readonly Rule[] = [repeats, dayAfter, isBack, wideRoom];
