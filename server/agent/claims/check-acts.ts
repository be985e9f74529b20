/** A deed is said to be done: only what an outcome shows was done, and as it was stored. */
import type { ActKind } from './act-words.ts';
import type { Cell } from './cells.ts';
import { pendingWords, recalls } from './claim-words.ts';
import { fits, timesFit } from './fits.ts';
import { isDone, isWrite } from './knowledge.ts';
import type { KnownAct, KnownEvent, Knowledge } from './knowledge.ts';
import { repeatFits } from './check-state.ts';
import type { SaidAct } from './said-acts.ts';

export type Claim = { shape: string; cells: readonly Cell[]; know: Knowledge };
/** What a claim is held for, or the events that back it; `isShown` where something else that is known does. */
export type Finding = { why: string } | { events: readonly KnownEvent[]; isShown?: boolean };

const kindsOfVerb: Readonly<Record<ActKind, readonly string[]>> = {
  add: ['add'],
  move: ['move', 'update'],
  update: ['update', 'move'],
  remove: ['remove'],
  undo: ['undo'],
  any: ['add', 'move', 'update', 'remove', 'undo'],
  remind: ['add', 'update'],
  outside: [],
};

/** Everything asked for in this turn has been done, and something was. */
export function checkAllDone({ shape, cells, know }: Claim): Finding {
  const writes = know.turn.filter(isWrite);
  const acts = know.acts.filter(({ isThisTurn }) => isThisTurn);
  if (acts.length === 0 || writes.some((one) => !isDone(one)))
    return { why: 'nothing shows that this was done' };
  if (acts.some(({ isPending }) => isPending)) return { why: 'it is asked for, not confirmed' };
  return matchActs({ shape, cells, know }, acts, () => true);
}

export function checkDone(claim: Claim, said: SaidAct): Finding {
  const { shape, know } = claim;
  const wanted = new Set(said.kinds.flatMap((kind) => kindsOfVerb[kind]));
  const isRight = (act: KnownAct): boolean =>
    (wanted.has(act.kind) || (wanted.has('undo') && act.tool === 'undo_change')) &&
    // What was only renamed was not moved.
    !(
      act.kind === 'update' &&
      said.kinds.includes('move') &&
      !said.kinds.includes('update') &&
      act.known.earlier.length === 0
    );
  const isRecalled = recalls.test(shape) || isAsked(know) || isRecap(know) || saysWhich(claim);
  const right = know.acts.filter((act) => (act.isThisTurn || isRecalled) && isRight(act));
  if (right.length === 0)
    return movedMeanwhile(claim, said) ?? { why: `nothing shows that anything was ${said.word}` };
  if (right.some(({ isPending }) => isPending) && !pendingWords.test(shape))
    return { why: 'it is asked for, not confirmed' };
  const hasFailed = know.turn.some((one) => isWrite(one) && !isDone(one) && one.outcome.kind !== 'pending');
  const isNamed = claim.cells.some(({ title }) => title !== null);
  if (/\b(?:another|a second|an extra|one more|a further)\b/.test(shape) && right.length < 2)
    return { why: 'only one thing was done' };
  if (hasFailed && !isNamed) return { why: 'not everything asked for was done' };
  const count = /\b(?:both|all (?:of )?(?:them|three|two|four|five)|everything)\b/.test(shape) ? 2 : 1;
  if (/\bboth\b/.test(shape) && right.length < count && right.every(({ kind }) => kind !== 'update'))
    return { why: 'only one thing was done' };
  return matchActs(claim, right, isRight);
}

/** "It has been moved to two", by somebody's hand: it stands elsewhere than it did. */
function movedMeanwhile({ cells, know, shape }: Claim, { kinds }: SaidAct): Finding | null {
  const isPassive = /\b(?:has|have) been\b|\b(?:was|were|got)\b/.test(shape) && !/\b(?:i|we)\b/.test(shape);
  if (!isPassive || !kinds.includes('move')) return null;
  const events: KnownEvent[] = [];
  for (const cell of cells) {
    const event = (cell.title?.events ?? know.focus).find(
      (one) => one.isStanding && one.earlier.length > 0 && fits(one, cell, know.now.today),
    );
    if (!event) return null;
    events.push(event);
  }
  return { events };
}

/** "four changes", "two things": as many as were made. */
export function checkChangeCount(count: number, know: Knowledge): Finding {
  const own = know.acts.filter(({ isThisTurn }) => isThisTurn).length;
  const all = know.acts.length;
  const isTalk = know.turn.every((of) => !isWrite(of));
  return count === own || (isTalk && count === all)
    ? { events: [] }
    : { why: 'another number of changes was made' };
}

/** "I have not added it": nothing of the kind was done in this turn. */
export function checkNotDone({ cells, know, shape }: Claim, said: SaidAct): Finding {
  const wanted = new Set(said.kinds.flatMap((kind) => kindsOfVerb[kind]));
  const named = cells.flatMap(({ title }) => title?.events ?? []);
  const isAny = /\b(?:anything|nothing|any(?: of)?|everything|no)\b/.test(shape);
  const isTalk = isAny && know.turn.every((of) => !isWrite(of));
  const isAgain = /\b(?:second time|twice|again|another)\b/.test(shape) && !/\bcould not\b/.test(shape);
  const done = know.acts.filter(
    (act) =>
      (act.isThisTurn || isTalk) &&
      !act.isPending &&
      !isAgain &&
      !(act.kind === 'update' && /\b(?:time|day|date)\b/.test(shape) && act.known.earlier.length === 0) &&
      (wanted.has(act.kind) || isAny || said.kinds.includes('any')) &&
      (named.length === 0 || named.some(({ event }) => event.id === act.event.id)) &&
      cells.every(
        (cell) =>
          cell.extras.every((word) => act.known.words.has(word)) &&
          timesFit(act.known, act.known, { cell, today: know.now.today }),
      ),
  );
  return done.length > 0 ? { why: 'it was done' } : { events: named };
}

/** Each event the clause speaks of must be one of the acts', as the act left it. */
function matchActs(
  { cells, know, shape }: Claim,
  acts: readonly KnownAct[],
  isRight: (act: KnownAct) => boolean,
): Finding {
  const backed: KnownEvent[] = [];
  const isOld = /\b(?:had|originally|at first|first|earlier)\b/.test(shape);
  for (const cell of cells) {
    const act = acts
      .toReversed()
      .find((one) => isRight(one) && repeatFits(one.known, shape) && cellFits(one, cell, { know, isOld }));
    if (!act) return { why: 'what was stored is something else' };
    backed.push(act.known);
  }
  return { events: backed };
}

function cellFits(act: KnownAct, cell: Cell, { know, isOld }: { know: Knowledge; isOld: boolean }): boolean {
  const known = isOld ? act.stood : act.known;
  const { today } = know.now;
  if (cell.title && !cell.title.events.some(({ event }) => event.id === known.event.id)) return false;
  if (act.kind === 'remove') return fits(known, cell, today);
  if (!known.isStanding && !isOld) return false;
  const isFromTo =
    act.kind !== 'add' && cell.days.some(({ day }) => day.grain === 'day' && day.to > day.from);
  if (!isFromTo && fits(known, cell, today)) return true;
  return act.kind !== 'add' && fitsMove(known, cell, today);
}

/** `from 3 to 4`, `from Friday to Monday`: the old time and the new one. */
function fitsMove(known: KnownEvent, cell: Cell, today: number): boolean {
  const old = known.earlier.at(-1);
  if (!old) return false;
  const oldSpan = { known: { ...known, ...old }, old };
  const clocks = [
    ...cell.clocks,
    ...cell.ranges.flatMap(({ from, to }) =>
      [from, to].map((clock) => ({ kind: 'clock' as const, clock, role: 'start' as const })),
    ),
  ];
  const days = cell.days.flatMap((mark) =>
    mark.day.to > mark.day.from && mark.day.grain === 'day'
      ? [mark.day.from, mark.day.to].map((day) => ({
          ...mark,
          // "From Thursday to Tuesday" may go back a week.
          day: { ...mark.day, from: day, to: day, ...(/\d/.test(mark.said) ? {} : { other: day - 7 }) },
        }))
      : [mark],
  );
  const one = { ...cell, ranges: [], lengths: [], numbers: [], extras: [] };
  const isOld = (part: Partial<Cell>): boolean =>
    timesFit(oldSpan.old, oldSpan.known, {
      cell: { ...one, days: [], parts: [], clocks: [], moments: [], ...part },
      today,
    });
  const isNew = (part: Partial<Cell>): boolean =>
    timesFit(known, known, {
      cell: { ...one, days: [], parts: [], clocks: [], moments: [], ...part },
      today,
    });
  const clocksFit =
    clocks.length < 2
      ? clocks.every((clock) => isNew({ clocks: [{ ...clock, role: 'start' }] }))
      : clocks.length === 2 &&
        clocks[0] !== undefined &&
        clocks[1] !== undefined &&
        isOld({ clocks: [{ ...clocks[0], role: 'start' }] }) &&
        isNew({ clocks: [{ ...clocks[1], role: 'start' }] });
  const daysFit =
    days.length < 2
      ? days.every((day) => isNew({ days: [day] }))
      : days.length === 2 &&
        days[0] !== undefined &&
        days[1] !== undefined &&
        isOld({ days: [days[0]] }) &&
        isNew({ days: [days[1]] });
  return clocksFit && daysFit && cell.extras.every((word) => known.words.has(word));
}

/** The person's last words asked about what is, they asked for nothing to be done. */
function isAsked(know: Knowledge): boolean {
  const last = know.facts.personWords.at(-1) ?? '';
  return /^\W*(?:did|have|has|is|are|was|were|what|when|where|which|who|how|so did|and did|so is|wait did)\b/i.test(
    last,
  );
}

/** "What did you do?": what was done in this talk is told again. */
function isRecap(know: Knowledge): boolean {
  const last = know.facts.personWords.at(-1) ?? '';
  return (
    know.turn.every((of) => !isWrite(of)) &&
    /\b(?:recap|sum up|summari[sz]e|what did|what have|list|changes|so far|everything|remind me|tell me|go over|again)\b/i.test(
      last,
    )
  );
}

function saysWhich({ cells }: Claim): boolean {
  return cells.every(
    ({ title, clocks, ranges, days }) => title !== null && clocks.length + ranges.length + days.length > 0,
  );
}
