/** What a clause says of time: free, taken, nothing there, how many, in which order. */
import { cellsOf } from './cells.ts';
import type { Cell } from './cells.ts';
import { checkChangeCount } from './check-acts.ts';
import type { Claim, Finding } from './check-acts.ts';
import { checkClash, checkFree, checkNoClash, checkTaken } from './check-free.ts';
import { checkBusiest, checkGap, checkOnly, checkOrder } from './check-order.ts';
import { checkCount, checkNothing, isKnown, spansOf, standingIn } from './check-state.ts';
import { busyWords, conflictWords, eventNouns, isNegated, someAmount, surelyFree } from './claim-words.ts';
import type { Clause } from './clauses.ts';
import { namesTime } from './fits.ts';
import type { Look } from './look.ts';
import { marksOf } from './marks.ts';
import type { Mark } from './marks.ts';
import { likelyDays } from './said-words.ts';
import { isOffered, timesOf } from './times-of.ts';
import { saysNothing } from './touches.ts';
import { dayOfWall } from './wall-minutes.ts';
import type { WallSpan } from './wall-minutes.ts';

export function timeFindings({ clause, look }: { clause: Clause; look: Look }): Finding[] {
  const { shape, marks } = clause;
  const { know, talk } = look;
  const cells = cellsOf(marks);
  const claim: Claim = { shape, cells, know };
  const spans = timesOf(cells, look, shape);
  const isOwnTime = cells.some(namesTime);
  const each = countsByDay(marks, look);
  if (each) return [each];
  const count = countOf(marks, shape);
  if (isOver(shape) && isOwnTime && !marks.some(({ kind }) => kind === 'title'))
    return [spans.every(({ to }) => to <= know.at) ? { events: [] } : { why: 'that time is not over' }];
  if (isFruitless(clause, look)) return [{ events: [] }];
  if (
    /\bbetween\b/.test(shape) &&
    marks.some(({ kind }) => kind === 'length') &&
    marks.some(({ kind }) => kind === 'title')
  )
    return [checkGap(claim)];
  if (conflictWords.test(shape))
    return [isNegated.test(shape) ? checkNoClash(claim, isOwnTime ? spans : []) : checkClash(claim, count)];
  if (/\b(?:busiest|lightest|fullest|emptiest|quietest|calmest)\b/.test(shape)) return [checkBusiest(claim)];
  const slots = slotsCounted(marks);
  const findings: Finding[] =
    slots === null
      ? []
      : [isOfferedCount(slots, { cells, look }) ? { events: [] } : { why: 'another number was offered' }];
  if (slots !== null && !isOwnTime) return findings;
  findings.push(...freeFindings({ claim, look, spans, isOwnTime }));
  if (count !== null) {
    const isOfChanges = /NUMBER (?:\S+ )?(?:changes|updates|edits)\b/.test(shape);
    findings.push(
      isOfChanges ? checkChangeCount(count, know) : countAt({ claim, look, spans, isOwnTime }, count),
    );
  }
  if (findings.length > 0) return findings;
  const isStep = /\b(?:next|last|first) (?:said|asked|wanted|planned|step|time|thing in|of all)\b/.test(
    shape,
  );
  if (
    /\b(?:first|next|last|earliest|latest|final)\b/.test(shape) &&
    someAmount.test(shape) &&
    !isStep &&
    !isOffered(cells, know)
  )
    return [checkOrder(claim, talk.events)];
  const isOnly =
    /\b(?:only|nothing but|that is (?:all|it|everything|the lot|the (?:whole|full|entire) list)|rest|else|otherwise|alone|just (?:TITLE|one|the|a)|remaining)\b/;
  return isOnly.test(shape) &&
    !/\bonly (?:LENGTH|(?:lasts?|takes?|needs?|runs?) |if|be|by|when|half|a bit|come)|\bcan only\b/.test(
      shape,
    )
    ? [checkOnly(claim, { look, spans })]
    : [];
}

/** "Two things today, one tomorrow": each number of its own day, or of what was just put there. */
function countsByDay(marks: readonly Mark[], { know }: Look): Finding | null {
  const numbers = marks.flatMap((mark) =>
    mark.kind === 'number' ? [mark.value] : mark.kind === 'word' && mark.word === 'one' ? [1] : [],
  );
  const days = marksOf(marks, 'day');
  const isOther = marks.some(({ kind }) => /^(?:clock|range|title|length|part)$/.test(kind));
  const isThings = marks.some((mark) => mark.kind === 'word' && eventNouns.test(mark.word));
  if (isOther || !isThings || days.length < 2 || numbers.length !== days.length) return null;
  const isRight = days.every(({ day }, at) => {
    const span = { from: day.from * 1440, to: (day.to + 1) * 1440 };
    const put = new Set(
      know.acts
        .filter(
          ({ isThisTurn, known }) =>
            isThisTurn && known.isStanding && known.from >= span.from && known.from < span.to,
        )
        .map(({ event }) => event.id),
    );
    return isKnown(span, know) ? standingIn(span, know).length === numbers[at] : put.size === numbers[at];
  });
  return isRight ? { events: [] } : { why: 'not as many on each day' };
}

/** "I could not find three hours on Thursday", after a search for as much that found none. */
function isFruitless({ shape, marks }: Clause, { know, said }: Look): boolean {
  if (
    know.fruitless.length === 0 ||
    !isNegated.test(shape) ||
    marks.some(({ kind }) => /^(?:clock|range|title)$/.test(kind))
  )
    return false;
  const lengths = marksOf(marks, 'length').map(({ minutes }) => minutes);
  const asked = marksOf(said.marks, 'length').map(({ minutes }) => minutes);
  const isOf = /\b(?:slots?|gaps?|stretch|stretches|openings?|windows?|block|room|free|time|LENGTH)\b/.test(
    shape,
  );
  return (
    isOf &&
    lengths.every((minutes) => asked.includes(minutes)) &&
    marksOf(marks, 'day').every(({ day }) =>
      know.fruitless.some(({ from, to }) => dayOfWall(from) <= day.from && day.to <= dayOfWall(to - 1)),
    ) &&
    (lengths.length > 0 || /\b(?:that|such|long|length)\b/.test(shape)) &&
    !/\bbut\b|\bnot only\b/.test(shape)
  );
}

type FreeInput = { claim: Claim; look: Look; spans: readonly WallSpan[]; isOwnTime: boolean };

function freeFindings({ claim, look, spans, isOwnTime }: FreeInput): Finding[] {
  const { shape, cells } = claim;
  const isNot = isNegated.test(shape);
  if (saysNothing(shape)) {
    const isOfTime = /\b(?:free|open|available|gaps?|openings?|time|slots?|room)\b/.test(shape);
    const isUnnamed = cells.every(({ title, extras }) => title === null && extras.length === 0);
    return [isOfTime ? checkTaken(claim, spans) : checkNothing(claim, isOwnTime || isUnnamed ? spans : [])];
  }
  const findings: Finding[] = [];
  const isFree = surelyFree.test(shape);
  if (isFree)
    findings.push(
      isNot && !/\bnot busy\b|\bneither\b/.test(shape)
        ? checkTaken(claim, spans)
        : freeAt({ claim, look, spans }),
    );
  if (busyWords.test(shape) && !(isFree && isNot))
    findings.push(isNot ? freeAt({ claim, look, spans }) : checkTaken(claim, spans));
  return findings;
}

/** "Just one thing": where no time is said, also of a day that was read in this turn. */
function countAt({ claim, look, spans, isOwnTime }: FreeInput, count: number): Finding {
  const found = checkCount(claim, { count, spans });
  const read = look.know.reads.filter(({ isThisTurn, about }) => isThisTurn && about === null);
  if (!('why' in found) || isOwnTime || read.length !== 1) return found;
  return checkCount(claim, { count, spans: read });
}

function freeAt({ claim, look, spans }: Omit<FreeInput, 'isOwnTime'>): Finding {
  const told = look.talk.told;
  const found = checkFree({ ...claim, told }, spans);
  if (!('why' in found)) return found;
  const { know, said, talk } = look;
  const hasDay = claim.cells.some(({ days }) => days.length > 0);
  for (const day of hasDay ? [] : likelyDays(know, said, talk).slice(1)) {
    const there = checkFree({ ...claim, told }, spansOf(claim.cells, know, day));
    if (!('why' in there)) return there;
  }
  return isOffered(claim.cells, know) ? { events: [] } : found;
}

const isOver = (shape: string): boolean =>
  /\b(?:over|passed|gone|in the past|behind (?:you|us))\b/.test(shape) &&
  !/\bover (?:by|at|until|CLOCK|NUMBER|there|LENGTH|DAY)\b|\bgone (?:from|off)\b/.test(shape) &&
  /\b(?:is|are|was|has|lies|already)\b/.test(shape);

function countOf(marks: readonly Mark[], shape: string): number | null {
  for (const [at, mark] of marks.entries()) {
    if (mark.kind !== 'number') continue;
    const next = marks.slice(at + 1, at + 4);
    if (
      next.some(
        (one) =>
          (one.kind === 'word' &&
            (eventNouns.test(one.word) || /^(?:changes|updates|edits|each)$/.test(one.word))) ||
          one.kind === 'title',
      )
    )
      return mark.value;
  }
  if (/\b(?:there are|i found|you have) NUMBER$/.test(shape))
    return marksOf(marks, 'number').at(-1)?.value ?? null;
  return /\ba couple (?:of )?(?:events?|meetings?|things|appointments?|bookings?|TITLE)/.test(shape)
    ? 2
    : null;
}

/** "three slots", "one other time": as many as were offered. */
function slotsCounted(marks: readonly Mark[]): number | null {
  for (const [at, mark] of marks.entries()) {
    const near = marks.slice(at + 1, at + 4);
    const isSlots = near.some(
      (one) =>
        one.kind === 'word' &&
        /^(?:slots?|openings?|options?|gaps?|windows?|times?|alternatives?|choices?)$/.test(one.word),
    );
    if (!isSlots) continue;
    if (mark.kind === 'number') return mark.value;
    if (
      mark.kind === 'word' &&
      mark.word === 'one' &&
      near.some(
        (one) => one.kind === 'word' && /^(?:time|slot|option|alternative|opening|gap)$/.test(one.word),
      ) &&
      !marks.some(({ kind }) => kind === 'clock')
    )
      return 1;
  }
  return null;
}

function isOfferedCount(count: number, { cells, look }: { cells: readonly Cell[]; look: Look }): boolean {
  const { slots } = look.know;
  const onDay = slots.filter(({ from }) =>
    cells.every(({ days }) =>
      days.every(({ day }) => dayOfWall(from) >= day.from && dayOfWall(from) <= day.to),
    ),
  );
  return count === slots.length || count === onDay.length;
}
