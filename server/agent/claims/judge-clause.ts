/** One clause against the facts: what it states needs proof, what it asks or offers must not be invented. */
import { cellsOf, extrasOf } from './cells.ts';
import type { Cell } from './cells.ts';
import { checkAllDone, checkDone, checkNotDone } from './check-acts.ts';
import type { Claim, Finding } from './check-acts.ts';
import { checkClash, checkFree, checkNoClash, checkTaken } from './check-free.ts';
import { checkOnly, checkOrder } from './check-order.ts';
import { checkCount, checkNothing, checkState, spansOf } from './check-state.ts';
import {
  busyWords,
  conflictWords,
  definiteEvent,
  goneWords,
  standsWords,
  eventNouns,
  isNegated,
  looksUp,
  pendingWords,
  someAmount,
  surelyFree,
} from './claim-words.ts';
import type { Clause } from './clauses.ts';
import { namesTime } from './fits.ts';
import { checkInvented } from './check-invented.ts';
import { checkOutside, checkReminder } from './check-outside.ts';
import type { KnownEvent } from './knowledge.ts';
import type { Look } from './look.ts';
import type { Mark } from './marks.ts';
import { promisesMore, saidActs, saysDone } from './said-acts.ts';
import { likelyDays, spansHeard } from './said-words.ts';
import { hasTimes, saysNothing, touches } from './touches.ts';
import type { WallSpan } from './wall-minutes.ts';

export type ClauseInput = { clause: Clause; look: Look; isConditional: boolean };

export function judgeClause({ clause, look, isConditional }: ClauseInput): Finding {
  const { shape, marks, mood } = clause;
  const outside = checkOutside(clause, look) ?? checkReminder(clause, look);
  if (outside) return outside;
  if (!touches(clause)) return { events: [] };
  if (mood !== 'states' && mood !== 'echoes') return checkInvented(clause, look);
  if (mood === 'echoes') return checkInvented(clause, look);
  const acts = saidActs(shape);
  const coming = acts.filter(({ tense }) => tense === 'coming');
  if (isConditional && (coming.length > 0 || promisesMore(shape))) return checkInvented(clause, look);
  const findings = [...actFindings({ clause, look }), ...otherFindings({ clause, look })];
  const failed = findings.find((finding) => 'why' in finding);
  if (failed) return failed;
  if (findings.length === 0) return checkRest(clause, look);
  const events = findings.flatMap((finding) => ('events' in finding ? finding.events : []));
  return unknownWord(marks, { look, events, shape }) ?? { events };
}

type Input = { clause: Clause; look: Look };

function actFindings({ clause, look }: Input): Finding[] {
  const { shape, marks } = clause;
  const { know, talk } = look;
  const claim: Claim = { shape, cells: cellsOf(marks), know };
  const findings: Finding[] = [];
  const acts = saidActs(shape).filter(
    ({ kinds }) => !kinds.every((kind) => kind === 'outside' || kind === 'remind'),
  );
  for (const act of acts) {
    const hasFailed =
      act.isNegated && /\b(?:could|was|were|did|has|have|had) not\b|\b(?:unable|failed|fail)\b/.test(shape);
    if (act.tense === 'possible' && !hasFailed) findings.push(checkInvented(clause, look));
    else if (act.isNegated) findings.push(checkNotDone(claim, act));
    else if (act.kinds.every((kind) => kind === 'any')) findings.push(checkAllDone(claim));
    else if (act.isStanding && hasTimes(marks) && act.tense === 'done')
      findings.push(checkState(claim, talk.events));
    else findings.push(checkDone(claim, act));
  }
  if (acts.length === 0 && saysDone(shape) && !pendingWords.test(shape)) {
    const any = { word: 'done', kinds: ['any'], tense: 'done', isNegated: false, isStanding: false } as const;
    findings.push(
      isNegated.test(shape) && !/no problem/.test(shape) ? checkNotDone(claim, any) : checkAllDone(claim),
    );
  }
  if (acts.length === 0 && goneWords.test(shape)) {
    const gone = {
      word: 'removed',
      kinds: ['remove'],
      tense: 'done',
      isNegated: false,
      isStanding: false,
    } as const;
    findings.push(
      isNegated.test(shape) && !/\bno longer\b/.test(shape)
        ? checkNotDone(claim, gone)
        : checkDone(claim, gone),
    );
  }
  const isPromise = promisesMore(shape) && acts.length === 0 && !isNegated.test(shape);
  const isOwn =
    /\b(?:i|we) (?:will|shall|am going to|are going to|am about to)\b|^(?:will do|on it|consider)|\b(?:on it$|will do|consider (?:it|that|this)|count on|i promise|i guarantee|coming right up|leave it|rest assured)\b/.test(
      shape,
    );
  if (isPromise && isOwn && !looksUp.test(shape)) findings.push(checkAllDone(claim));
  return findings;
}

function otherFindings({ clause, look }: Input): Finding[] {
  const { shape, marks } = clause;
  const { know, talk } = look;
  const cells = cellsOf(marks);
  const claim: Claim = { shape, cells, know };
  const findings: Finding[] = [];
  const isNot = isNegated.test(shape);
  const spans = timesOf(cells, look, shape);
  if (conflictWords.test(shape))
    findings.push(isNot ? checkNoClash(claim, cells.some(namesTime) ? spans : []) : checkClash(claim));
  else if (saysNothing(shape))
    findings.push(
      /\b(?:free|open|available|gaps?|openings?|time|slots?)\b/.test(shape)
        ? checkTaken(claim, spans)
        : checkNothing(claim, cells.some(namesTime) || !isNamedThere(cells) ? spans : []),
    );
  else if (surelyFree.test(shape))
    findings.push(
      isNot && !/\bnot busy\b/.test(shape) ? checkTaken(claim, spans) : freeAt(claim, { look, spans }),
    );
  else if (busyWords.test(shape))
    findings.push(isNot ? freeAt(claim, { look, spans }) : checkTaken(claim, spans));
  const slots = slotsCounted(marks);
  if (slots !== null)
    findings.push(
      isOfferedCount(slots, { cells, look }) ? { events: [] } : { why: 'another number was offered' },
    );
  const count = countOf(marks, shape);
  if (count !== null) findings.push(checkCount(claim, { count, spans }));
  if (findings.length > 0) return findings;
  if (
    /\b(?:first|next|last|earliest|latest|final)\b/.test(shape) &&
    someAmount.test(shape) &&
    !/\b(?:next|last|first) (?:step|time|thing in|of all)\b/.test(shape)
  )
    findings.push(checkOrder(claim, talk.events));
  else if (
    /\b(?:only|nothing but|that is (?:all|it|everything)|rest|else|otherwise|alone|just (?:<t>|one|the|a)|remaining)\b/.test(
      shape,
    ) &&
    !/\bonly (?:<l>|if)/.test(shape)
  )
    findings.push(checkOnly(claim, { look, spans }));
  return findings;
}

/** Events and times of a clause that nothing else was made of. */
function checkRest(clause: Clause, look: Look): Finding {
  const { shape, marks } = clause;
  const { know, talk } = look;
  const claim: Claim = { shape, cells: cellsOf(marks), know };
  const isNot = isNegated.test(shape);
  if (isNot && !/\bno (?:problem|worries)\b/.test(shape)) return checkInvented(clause, look);
  const isNamed =
    marks.some(({ kind }) => kind === 'title') ||
    definiteEvent.test(shape) ||
    standsWords.test(shape) ||
    marks.some(({ kind }) => kind === 'length') ||
    hasTimes(marks) ||
    /\b(?:it|that) is\b/.test(shape);
  if (!isNamed && extrasOf(marks).length === 0) return { events: [] };
  if (isDayAlone(marks) || isClockNow(clause, look)) return { events: [] };
  const found = checkState(claim, talk.events);
  if ('why' in found) return found;
  return unknownWord(marks, { look, events: found.events, shape }) ?? found;
}

/** `Today is Friday 20 November`: days that agree, and nothing else. */
function isDayAlone(marks: readonly Mark[]): boolean {
  const days = marks.flatMap((mark) => (mark.kind === 'day' && !mark.day.problem ? [mark.day] : []));
  const [first, ...rest] = days;
  const isOther = marks.some(
    ({ kind }) => kind === 'title' || kind === 'clock' || kind === 'range' || kind === 'part',
  );
  if (!first || rest.length === 0 || isOther) return false;
  return rest.every((day) => day.from === first.from || day.other === first.from || first.other === day.from);
}

/** `It is 10:15 now.` */
function isClockNow({ shape, marks }: Clause, { know }: Look): boolean {
  if (
    !/^(?:it is|the time is|right now it is)(?: now| currently| about)? <c>(?: now| right now| there| here| for you)?$/.test(
      shape,
    )
  )
    return false;
  return marks.every(
    (mark) =>
      mark.kind !== 'clock' ||
      (Math.abs((mark.clock.minutes % 720) - (know.now.minutes % 720)) <= 2 &&
        (mark.clock.isOpen || Math.abs(mark.clock.minutes - know.now.minutes) <= 2)),
  );
}

/** The times a clause names; where only a clock is said, on the likeliest day; where none is, what the person asked about. */
function timesOf(cells: readonly Cell[], look: Look, shape: string): WallSpan[] {
  const { know, said, talk } = look;
  const [likely = null] = likelyDays(know, said, talk);
  const spans = spansOf(
    cells,
    know,
    cells.some(({ clocks, ranges, parts }) => clocks.length + ranges.length + parts.length > 0)
      ? likely
      : null,
  );
  if (spans.length > 0) return spans;
  const [named] = cells.flatMap(({ title }) => title?.events.filter(({ isStanding }) => isStanding) ?? []);
  if (named && /\bafter (?:your |the )?<t>/.test(shape))
    return [{ from: named.to, to: named.to - (named.to % 1440) + 1440 }];
  if (named && /\b(?:before|until) (?:your |the )?<t>/.test(shape))
    return [{ from: named.from - (named.from % 1440), to: named.from }];
  const last = talk.events.at(-1);
  if (last && /\b(?:after (?:that|this|it)|afterwards?|the rest|rest of)\b/.test(shape))
    return [{ from: last.to, to: last.to - (last.to % 1440) + 1440 }];
  if (last && /\b(?:before (?:that|this|it)|beforehand|until then)\b/.test(shape))
    return [{ from: last.from - (last.from % 1440), to: last.from }];
  return spansHeard(know, said);
}

function freeAt(claim: Claim, { look, spans }: { look: Look; spans: readonly WallSpan[] }): Finding {
  const found = checkFree(claim, spans);
  if (!('why' in found)) return found;
  const { know, said, talk } = look;
  const hasDay = claim.cells.some(({ days }) => days.length > 0);
  const others = hasDay ? [] : likelyDays(know, said, talk).slice(1);
  for (const day of others) {
    const there = checkFree(claim, spansOf(claim.cells, know, day));
    if (!('why' in there)) return there;
  }
  return isOffered(claim, look) ? { events: [] } : found;
}

/** Each clock is where an offered slot begins or ends; `7` may be either half of the day. */
function isOffered({ cells, know }: Claim, { titles: _titles }: Look): boolean {
  const clocks = cells.flatMap(({ clocks: own }) => own);
  if (clocks.length === 0 || cells.some(({ ranges }) => ranges.length > 0)) return false;
  return clocks.every(({ clock }) =>
    know.slots.some(({ from }) => {
      const minutes = from % 1440;
      const day = Math.floor(from / 1440);
      const isDay = cells.every(({ days }) =>
        days.every((mark) => (day >= mark.day.from && day <= mark.day.to) || mark.day.other === day),
      );
      return isDay && (clock.isOpen ? minutes % 720 === clock.minutes % 720 : minutes === clock.minutes);
    }),
  );
}

function countOf(marks: readonly Mark[], shape: string): number | null {
  for (const [at, mark] of marks.entries()) {
    if (mark.kind !== 'number') continue;
    const next = marks.slice(at + 1, at + 4);
    if (next.some((one) => (one.kind === 'word' && eventNouns.test(one.word)) || one.kind === 'title'))
      return mark.value;
  }
  if (/\ba couple (?:of )?(?:events?|meetings?|things|appointments?|bookings?|<t>)/.test(shape)) return 2;
  return null;
}

/** A word nobody has said and nothing stored has. */
function unknownWord(
  marks: readonly Mark[],
  { look, events, shape }: { look: Look; events: readonly KnownEvent[]; shape: string },
): Finding | null {
  const isNot = isNegated.test(shape);
  const known = (word: string): boolean =>
    events.some((event) => event.words.has(word)) ||
    look.talk.events.some((event) => event.words.has(word)) ||
    (isNot && look.said.words.has(word)) ||
    (isNot && /\bno|nothing|not\b/.test(shape));
  const stray = extrasOf(marks).find((word) => !known(word));
  return stray === undefined ? null : { why: `nothing known speaks of “${stray}”` };
}

const isNamedThere = (cells: readonly Cell[]): boolean =>
  cells.some(({ title, extras }) => title !== null || extras.length > 0);

/** "three slots": as many as were offered. */
function slotsCounted(marks: readonly Mark[]): number | null {
  for (const [at, mark] of marks.entries()) {
    if (mark.kind !== 'number') continue;
    const near = marks.slice(at + 1, at + 4);
    if (
      near.some(
        (one) => one.kind === 'word' && /^(?:slots?|openings?|options?|gaps?|windows?|times)$/.test(one.word),
      )
    )
      return mark.value;
  }
  return null;
}

function isOfferedCount(count: number, { cells, look }: { cells: readonly Cell[]; look: Look }): boolean {
  const { slots } = look.know;
  const onDay = slots.filter(({ from }) =>
    cells.every(({ days }) =>
      days.every(({ day }) => Math.floor(from / 1440) >= day.from && Math.floor(from / 1440) <= day.to),
    ),
  );
  return count === slots.length || count === onDay.length;
}
