/** One clause against the facts: what it states needs proof, what it asks or offers must not be invented. */
import { actFindings, isComing as willDo } from './act-findings.ts';
import { accountFor } from './account-for.ts';
import { cellsOf, extrasOf, namesOf } from './cells.ts';
import type { Claim, Finding } from './check-acts.ts';
import { checkBeside } from './check-beside.ts';
import { checkInvented } from './check-invented.ts';
import { checkOthers, checkOutside, checkReminder } from './check-outside.ts';
import { checkState, isKnown } from './check-state.ts';
import {
  conflictWords,
  definiteEvent,
  isNegated,
  offering,
  pendingWords,
  standsWords,
  watches,
} from './claim-words.ts';
import type { Clause } from './clauses.ts';
import { isWordOf, spansSaid } from './fits.ts';
import type { KnownEvent } from './knowledge.ts';
import type { Look } from './look.ts';
import type { Mark } from './marks.ts';
import { marksOf } from './marks.ts';
import { promisesMore, saidActs } from './said-acts.ts';
import { areDaysSame, isClockNow, isTodaySaid } from './said-now.ts';
import { couldBeClaim, isOpinion as saysOpinion } from './small-talk.ts';
import { checkRelation } from './check-relation.ts';
import { checkDoneBy } from './check-done-by.ts';
import { tellsOutcome } from './tells-outcome.ts';
import { timeFindings } from './time-findings.ts';
import { isOfTheWorld } from './of-the-world.ts';
import { isOffered, isOfferedDay } from './times-of.ts';
import { functionWords } from './known-words.ts';
import { foldWord, foldedWords } from './title-words.ts';
import { hasTimes, touches } from './touches.ts';
import { unaccounted } from './unaccounted.ts';

/** `whole`: shape of the sentence the clause is in. */
export type ClauseInput = { clause: Clause; look: Look; isConditional: boolean; whole: string };

/** `isShown`: what is known backs it; without it nothing was found that would need backing. */
export type Judged = { why: string } | { events: readonly KnownEvent[]; isShown: boolean };

const shown = (finding: Finding): Judged => ('why' in finding ? finding : { ...finding, isShown: true });
const harmless = (finding: Finding): Judged =>
  'why' in finding ? finding : { ...finding, isShown: finding.isShown ?? false };

export function judgeClause({ clause, look, isConditional, whole }: ClauseInput): Judged {
  const { shape, marks, mood } = clause;
  if (isToldBySay(clause, look)) return shown({ events: look.know.focus });
  if (isOfTheWorld(clause, look)) return { events: [], isShown: false };
  const outside = checkOutside(clause, look) ?? checkOthers(clause, look) ?? checkReminder(clause, look);
  if (outside) return shown(outside);
  const beside = checkBeside(clause, look);
  if (beside) return shown(beside);
  if (mood === 'states' && tellsOutcome(clause, look))
    return shown({ events: marksOf(marks, 'title').flatMap(({ events }) => events.slice(0, 1)) });
  const relation = checkRelation(clause);
  if (relation) return shown(relation);
  const doneBy = mood === 'states' ? checkDoneBy(clause, look) : null;
  if (doneBy) return shown(doneBy);
  if (!touches(clause))
    return look.know.turn.length > 0 && couldBeClaim(clause)
      ? { why: 'nothing shows that this is so' }
      : { events: [], isShown: false };
  if (mood !== 'states') return harmless(checkInvented(clause, look));
  if (marksOf(marks, 'day').some(({ day }) => day.problem)) return { why: 'weekday and date do not agree' };
  if (/\b(?:other|another|second|work|private|shared|google|outlook|apple) calendar\b/.test(shape))
    return { why: 'nothing is known of another calendar' };
  const isComing = saidActs(shape).some(({ tense }) => tense === 'coming') || promisesMore(shape);
  if (/\b(?:whole|entire|all (?:of )?your) (?:\S+ )?TITLE\b/.test(shape))
    return { why: 'only a part of that is known' };
  if (watches.test(shape) && willDo(shape) && !isNegated.test(shape))
    return { why: 'nothing here watches or tells later' };
  if (isConditional && isComing) return harmless(checkInvented(clause, look));
  const findings = [...actFindings({ clause, look }), ...timeFindings({ clause, look })];
  const failed = findings.find((finding) => 'why' in finding);
  if (failed) return failed;
  if (findings.length === 0) {
    const rest = checkRest(clause, look, whole);
    if (!('why' in rest))
      return booked({ ...rest, isShown: rest.events.length > 0 || rest.isShown === true }, clause, look);
    const account = accountFor(clause, look, whole);
    return shown('why' in account ? rest : account);
  }
  const events = findings.flatMap((finding) => ('events' in finding ? finding.events : []));
  return booked(shown(unknownWord(marks, { look, events, shape }) ?? { events }), clause, look);
}

/** What passed its checks still has to add up to the last word. */
function booked(judged: Judged, clause: Clause, look: Look): Judged {
  if (
    'why' in judged ||
    !judged.isShown ||
    /\b(?:not|never|nothing|none|nobody|neither|nor)\b/.test(clause.shape)
  )
    return judged;
  if (!hasTimes(clause.marks) && saysOpinion(clause.shape)) return judged;
  const word = unaccounted(clause, { look, events: judged.events });
  return word === null ? judged : { why: `nothing known speaks of “${word}”` };
}

/** Events and times of a clause that nothing else was made of. */
function checkRest(clause: Clause, look: Look, whole: string): Finding {
  const { shape, marks } = clause;
  const { know, talk } = look;
  const cells = cellsOf(marks);
  const isPending = pendingWords.test(whole);
  const claim: Claim = { shape: isPending ? `${shape} pending` : shape, cells, know };
  if (isNegated.test(shape) && !/\bno (?:problem|worries)\b/.test(shape)) return checkInvented(clause, look);
  const isNamed =
    marks.some(({ kind }) => kind === 'title' || kind === 'length') ||
    definiteEvent.test(shape) ||
    standsWords.test(shape) ||
    hasTimes(marks) ||
    /\b(?:there is|you have|you have got) (?:a|an|another|one|some)\b/.test(shape);
  if (!isNamed && extrasOf(marks).length === 0)
    return know.turn.length > 0 && couldBeClaim(clause)
      ? { why: 'nothing shows that this is so' }
      : { events: [] };
  if (isOfClock(clause, look) || isLookedAt(clause, look)) return { events: [], isShown: true };
  if (isDayRemark(clause)) return { events: [] };
  if (isOpinion(shape, marks)) return { events: [] };
  const plainly = checkState(claim, talk.events);
  const found =
    'why' in plainly ? checkState({ ...claim, cells: cellsOf(marks, true) }, talk.events) : plainly;
  if ('why' in found) {
    const isOffer =
      offering.test(whole) ||
      know.turn.some(({ outcome }) => 'nearest' in outcome || 'alternatives' in outcome);
    const isPlainOffer =
      cells.every(({ title, extras }) => title === null && extras.length === 0) &&
      !/\b(?:there is|you have|you got|in|set|took|it|now|should)\b/.test(shape);
    if (isOffer && isPlainOffer && (isOffered(cells, know) || isOfferedDay(cells, know)))
      return { events: [], isShown: true };
    return isHeardPlan(clause, look) ? { events: [] } : found;
  }
  return unknownWord(marks, { look, events: found.events, shape }) ?? found;
}

/** Which day it is, what the clock shows. */
const isOfClock = (clause: Clause, { know }: Look): boolean =>
  areDaysSame(clause.marks) || isClockNow(clause, know) || isTodaySaid(clause, know);

/** "That is what I see for today." */
function isLookedAt({ shape, marks }: Clause, { know }: Look): boolean {
  if (!/\b(?:that is|this is|here is|here are) (?:what|how|your|all|the)\b/.test(shape)) return false;
  const days = marksOf(marks, 'day');
  const isOther = marks.some(
    ({ kind }) => kind !== 'word' && kind !== 'day' && kind !== 'sign' && kind !== 'part',
  );
  if (isOther || days.length === 0 || extrasOf(marks).length > 0) return false;
  return cellsOf(marks).every((cell) => spansSaid(cell, null).every((span) => isKnown(span, know)));
}

/** "Night shifts are tough": a word about a thing, and nothing of when or whether. */
function isOpinion(shape: string, marks: readonly Mark[]): boolean {
  if (hasTimes(marks) || marks.some(({ kind }) => kind === 'length' || kind === 'number')) return false;
  return (
    /^(?:(?:well|oh|ah|and|but) )*(?:TITLE|it|that|this)(?: \S+)? (?:is|are|can be|sounds|looks|must be|will be) (?:(?:so|always|really|never|quite|very|a|an) )*(?!in$|on$|off$|set$|done$|gone$|there$|back$|up$)[a-z]+(?: (?:thing|day|one|idea))?$/.test(
      shape,
    ) && extrasOf(marks).length === 1
  );
}

/** Told back while a tool asks for more: "A haircut on Saturday. At what time?" */
function isHeardPlan(clause: Clause, look: Look): boolean {
  const { outcome } = look.know.turn.at(-1) ?? {};
  const isOpen = outcome?.kind === 'needs' || outcome?.kind === 'ambiguous' || outcome?.kind === 'needs-yes';
  if (!isOpen || /\b(?:is|are|was|were|has|have|will|now|booked|added|it|your)\b/.test(clause.shape))
    return false;
  return !('why' in checkInvented({ ...clause, mood: 'echoes' }, look));
}

/** A word nobody has said and nothing stored has. */
function unknownWord(
  marks: readonly Mark[],
  { look, events, shape }: { look: Look; events: readonly KnownEvent[]; shape: string },
): Finding | null {
  const isNot = isNegated.test(shape);
  const isAboutTime = events.length === 0;
  const known = (word: string): boolean =>
    isNot ||
    events.some((event) => isWordOf(word, event)) ||
    look.talk.events.some((event) => event.words.has(word)) ||
    ((isAboutTime || conflictWords.test(shape)) && look.said.words.has(word));
  const isNamed = events.length > 0 && marks.some(({ kind }) => kind === 'title') && hasTimes(marks);
  const stray = (isNamed ? namesOf(marks) : extrasOf(marks)).find((word) => !known(word));
  if (stray !== undefined) return { why: `nothing known speaks of “${stray}”` };
  const isPlaced =
    /\b(?:in|at) the (?:\S+ ){0,3}?(?:room|building|hall|office|cafe|lobby|studio|garden|basement|canteen)\b/.test(
      shape,
    );
  return isPlaced && !events.some((event) => event.event.place !== undefined)
    ? { why: 'no such place is stored' }
    : null;
}

/** Nothing but words of one sentence that an outcome of this turn says. */
function isToldBySay({ shape, marks }: Clause, { know }: Look): boolean {
  const own = marksOf(marks, 'word')
    .map(({ word }) => foldWord(word))
    .filter((word) => !functionWords.has(word));
  const isOther = marks.some(({ kind }) => kind !== 'word' && kind !== 'sign' && kind !== 'title');
  if (isOther || own.length < 2) return false;
  const isNot = isNegated.test(shape);
  return know.turn.some(({ outcome }) =>
    outcome.say.split(/(?<=[.?!]) /).some((sentence) => {
      const words = new Set(foldedWords(sentence));
      return (
        own.every((word) => words.has(word)) && isNot === /\b(?:not|cannot|no|nothing)\b/i.test(sentence)
      );
    }),
  );
}

/** "Tuesdays fill up fast", "quite a day for a Friday": of days in general. */
function isDayRemark({ shape, marks }: Clause): boolean {
  const isOther = marks.some(
    ({ kind }) => kind !== 'word' && kind !== 'day' && kind !== 'sign' && kind !== 'part',
  );
  return (
    !isOther &&
    /^(?:(?:oh|ah|well|and) )*every DAY (?:fill|are|can|get|feel|tend|always|often|usually)\b/.test(shape)
  );
}
