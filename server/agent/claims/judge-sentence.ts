/**
 * The verdict on one sentence: may it be said? Deny by default: whatever is about the schedule, or
 * could be read so, passes only when every part of it is backed (docs/decisions/007).
 */
import { leansBack } from './claim-words.ts';
import { addsUp } from './adds-up.ts';
import { clausesOf } from './clauses.ts';
import type { Clause } from './clauses.ts';
import { fold } from './fold.ts';
import { isYesOrNo, judgeAnswer } from './judge-answer.ts';
import { judgeClause } from './judge-clause.ts';
import type { KnownEvent } from './knowledge.ts';
import { isForeignQuestion, isHarmlessForeign, tongueOf } from './language-of.ts';
import type { Look } from './look.ts';
import { marksOf } from './marks.ts';
import { plainText } from './plain-text.ts';
import { readMarks } from './read-marks.ts';
import { saidActs, saysDone } from './said-acts.ts';
import { sentencesOfSay } from './true-words.ts';
import { isOpinion } from './small-talk.ts';
import { isTopic, isUnproved, saysNoFact } from './says-no-fact.ts';
import { toEnglish } from './to-english.ts';
import { touches } from './touches.ts';
import { unaccounted } from './unaccounted.ts';
import { cellsOf } from './cells.ts';
import { spansOf } from './check-state.ts';
import { isBareWord, isExample, isSaidPlainly, saysItBack } from './said-plainly.ts';
import { likelyDays } from './said-words.ts';
import { dayOfWall } from './wall-minutes.ts';
import type { WallSpan } from './wall-minutes.ts';

export type Verdict =
  /** `events`: what it told of; `says`: it is, or means, this outcome's own sentence. */
  | {
      ok: true;
      events: readonly KnownEvent[];
      day: number | null;
      spans: readonly WallSpan[];
      isTelling: boolean;
      /** It only says that it was heard. */
      isBare?: boolean;
      /** A part of it stands on what is known; without it nothing was found that would need to. */
      isShown: boolean;
      leaves?: OpenTo;
    }
  | { ok: false; why: string; leaves?: OpenTo };

/**
 * What rules cannot know for sure and the ear may decide otherwise: held for want of proof or because
 * something known is otherwise; passed because nothing was found in it, or as one of the things people
 * say beside a calendar.
 */
export type OpenTo = 'unproved' | 'against' | 'quiet' | 'plain';

const nothingSaid: Verdict = { ok: true, events: [], day: null, spans: [], isTelling: false, isShown: false };

export function judgeSentence(text: string, look: Look, isTorn = false): Verdict {
  const plain = withoutExamples(plainText(text));
  if (!/[\p{L}\p{N}\p{So}]/u.test(plain)) return nothingSaid;
  if (sentencesOfSay(look.know.turn).has(fold(plain)))
    return { ok: true, events: look.know.focus, day: null, spans: [], isTelling: true, isShown: true };
  const known = (word: string): boolean =>
    look.said.words.has(word) || look.know.events.some((event) => event.words.has(word));
  const tongue = tongueOf(plain, known);
  if (tongue === 'foreign') {
    const { topic, know } = look;
    const harmless =
      isForeignQuestion(plain) || (know.turn.length === 0 && isHarmlessForeign(plain, { known, topic }));
    if (harmless) return nothingSaid;
    const read = toEnglish(plain, know.events);
    if (read?.isWhole && !isTorn) return closed(judgeSentence(read.text, look));
    return { ok: false, why: 'a language whose claims cannot be checked' };
  }
  const clauses = clausesOf(
    readMarks(withoutHome(plain, look.know.facts.timeZone), look.know.now, look.titles),
  );
  if (isTorn && clauses.some(touches)) return { ok: false, why: 'a sentence too long to be checked' };
  const verdict = judgeClauses(clauses, look);
  return isTorn ? verdict : open(verdict, clauses, look);
}

/** What the person said, what the agent cannot or has not: claims, and rules know which are true. */
const ownSide =
  /\b(?:(?:i|we) (?:\S+ ){0,2}?(?:can|could|do|did|have|am|was|will|would) not|you (?:\S+ )?(?:said|asked|want|wanted|mentioned|told|would like)|(?:as|like) you|i heard|before i|nothing (?:has|is|was))\b|^(?:nope|yep|not quite|tricky one|one moment|just a moment)$/;

/** The ear hears English only. */
function closed(verdict: Verdict): Verdict {
  const { leaves, ...rest } = verdict;
  return leaves === undefined ? verdict : rest;
}

function open(verdict: Verdict, clauses: readonly Clause[], look: Look): Verdict {
  // While nothing has answered a wish or a question, only the closed classes are said.
  if (look.topic === 'calendar' && look.know.turn.length === 0) return verdict;
  if (!verdict.ok) return { ...verdict, leaves: isUnproved(verdict.why) ? 'unproved' : 'against' };
  if (verdict.isShown || (verdict.isBare ?? false) || look.topic !== 'calendar') return verdict;
  const whole = clauses.map(({ shape }) => shape).join(' ');
  const isBare = clauses.every((clause) => isBareWord(clause) || isYesOrNo(clause.shape));
  if (isBare || ownSide.test(whole)) return verdict;
  const isPlain = clauses.every((clause) => isSaidPlainly(clause, look, whole));
  return { ...verdict, leaves: isPlain ? 'plain' : 'quiet' };
}

export function judgeClauses(cut: readonly Clause[], look: Look): Verdict {
  const clauses = withOffers(cut);
  const whole = clauses.map(({ shape }) => shape).join(' ');
  const answer = judgeAnswer(clauses, look);
  if (answer) return { ok: false, why: answer };
  let day: number | null = null;
  const events: KnownEvent[] = [];
  const spans: WallSpan[] = [];
  let isTelling = false;
  let isShown = false;
  for (const [at, clause] of clauses.entries()) {
    if (isExample(clauses, at)) continue;
    const own: Look = {
      ...look,
      talk: {
        ...look.talk,
        day: day ?? look.talk.day,
        events: events.length > 0 ? events.slice(-3) : look.talk.events,
        spans: spans.length > 0 ? spans : look.talk.spans,
      },
    };
    const finding = judgeClause({ clause, look: own, isConditional: isConditional(clauses, at), whole });
    const isUnbacked =
      !('why' in finding) && !finding.isShown && isAnswerLike(clause, own, whole) && !goesWith(clauses, at);
    const why = 'why' in finding ? finding.why : isUnbacked ? unanswered : null;
    if (why !== null) {
      const shown = addsUp(clause, own);
      if (shown) events.push(...shown);
      isShown ||= shown !== null;
      if (shown || saysNoFact(clause, own, { why, whole }) || isTopic(clauses, at, { look: own, why }))
        continue;
      return { ok: false, why };
    }
    if ('why' in finding) continue;
    const stray = !finding.isShown && events.length > 0 ? hangsOn(clause, own, events) : null;
    if (stray !== null) return { ok: false, why: `nothing known speaks of “${stray}”` };
    events.push(...finding.events);
    isShown ||= finding.isShown;
    isTelling ||= tellsWhich(clause);
    spans.push(
      ...spansOf(
        cellsOf(clause.marks),
        look.know,
        day ?? likelyDays(look.know, look.said, look.talk)[0] ?? null,
      ),
    );
    const said = marksOf(clause.marks, 'day').at(-1);
    if (said) day = said.day.from;
  }
  const leaning = look.talk.hasHeld ? leaningClause(clauses, events) : null;
  if (leaning) return leaning;
  return {
    ok: true,
    events,
    day: day ?? (events.length > 0 ? dayOfWall(events.at(-1)?.from ?? 0) : null),
    spans,
    isTelling,
    isShown,
    isBare: look.topic === 'calendar' && look.know.turn.length === 0 && clauses.every(isBareWord),
  };
}

/** "…, right by the lake": what hangs on a statement of an event has to add up as it does. */
function hangsOn(clause: Clause, look: Look, events: readonly KnownEvent[]): string | null {
  const isFragment = clause.mood === 'states' && !/\b(?:i|we|you|is|are|that|it)\b/.test(clause.shape);
  return isFragment && !isOpinion(clause.shape) ? unaccounted(clause, { look, events }) : null;
}

/** "Gym is in", "done, for four": not a bare "done", which tells nobody what. */
function tellsWhich({ shape, mood, marks }: Clause): boolean {
  return (
    mood === 'states' &&
    (saidActs(shape).length > 0 || saysDone(shape)) &&
    marks.some(({ kind }) => /^(?:title|day|clock|range|part)$/.test(kind))
  );
}

const unanswered = 'nothing shows that this is so';

/**
 * After a wish or a question about the calendar that no tool has fulfilled or answered, whatever is
 * not of a closed class is heard as its answer.
 */
function isAnswerLike(clause: Clause, look: Look, whole: string): boolean {
  const { turn } = look.know;
  const isAnswered = turn.some(({ outcome: { kind } }) => kind === 'done' || kind === 'pending');
  return look.topic === 'calendar' && !isAnswered && !isSaidPlainly(clause, look, whole);
}

/** "Friday at eight, you said."; "I can add, move or remove events": told or offered by the clause beside it. */
function goesWith(clauses: readonly Clause[], at: number): boolean {
  const { mood } = clauses[at] ?? {};
  const [before, after] = [clauses[at - 1], clauses[at + 1]];
  if (mood === 'offers') return before?.mood === 'offers';
  return mood === 'echoes' && [before, after].some((one) => one !== undefined && saysItBack(one));
}

/** "If you like, I will …", "Say the word and I will …": nothing is promised yet. */
function isConditional(clauses: readonly Clause[], at: number): boolean {
  const isChosen =
    clauses[at - 1]?.mood === 'supposes' ||
    /^(?:which|what|when|where|who|how)\b/.test(clauses[at - 1]?.shape ?? '');
  return [clauses[at - 1], clauses[at + 1], isChosen ? clauses[at - 2] : undefined].some((one) => {
    if (one?.mood === 'supposes') return !/^unless\b/.test(one.shape);
    return (
      one?.mood === 'wishes' &&
      /^(?:(?:just|please|so|and|or) )*(?:say|tell me|let me know|give me|pick|choose|name)\b/.test(one.shape)
    );
  });
}

/** After a sentence was held, "and the other one too" would claim it again. */
function leaningClause(
  clauses: readonly Clause[],
  events: readonly KnownEvent[],
): { ok: false; why: string } | null {
  const leans = clauses.some(
    ({ mood, shape }) =>
      mood === 'states' &&
      leansBack.test(shape) &&
      !/\b(?:i (?:do not|can not|could not|am not|was not|did not)|that is (?:okay|fine|alright)|there (?:was|is) a problem)\b/.test(
        shape,
      ),
  );
  const isAcknowledged = clauses.every(({ shape }) => shape.split(' ').length < 2);
  return leans && events.length === 0 && !isAcknowledged
    ? { ok: false, why: 'it leans on a sentence that was held back' }
    : null;
}

/** "I found two slots: 9:00 and 14:00.": the times alone are said to be free. */
function withOffers(clauses: readonly Clause[]): Clause[] {
  return clauses.map((clause, at) => {
    const before = clauses[at - 1];
    const isList =
      /^(?:DAY|CLOCK|RANGE|PART|and|or|on|at|from|either| )+$/.test(clause.shape) && clause.mood === 'states';
    const offers =
      before !== undefined &&
      /\b(?:slots?|openings?|options?|times?|free|available|gaps?|windows?)\b/.test(before.shape);
    return isList && offers ? { ...clause, shape: `${clause.shape} free` } : clause;
  });
}

/** "You could ask “what do I have tomorrow?”": words put into the person's mouth. */
const withoutExamples = (plain: string): string =>
  plain.replace(
    /\b((?:you (?:can|could|might|may) (?:also |just |simply |always )?(?:say|ask|try|write|type)|try(?: saying)?|just say|say|for example|for instance|something like|things like)(?: me| something like| things like| for example)?[,:]? )"[^"]{1,160}"(?:(?:,| or|, or) "[^"]{1,160}")*/gi,
    '$1that',
  );

/** "Berlin time" where the person is in Berlin says nothing more. */
function withoutHome(plain: string, timeZone: string): string {
  const city = (timeZone.split('/').at(-1) ?? '').replaceAll('_', ' ');
  return city === ''
    ? plain
    : plain.replaceAll(`${city} time`, 'your time').replaceAll(`${city}, `, 'here, ');
}
