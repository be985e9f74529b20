/** What a clause says was done, is being done, or was not. */
import { cellsOf } from './cells.ts';
import { checkAllDone, checkChangeCount, checkDone, checkNotDone } from './check-acts.ts';
import type { Claim, Finding } from './check-acts.ts';
import { checkInvented } from './check-invented.ts';
import { checkNothing, checkState, goneOf, spansOf } from './check-state.ts';
import {
  failing,
  leftAlone,
  goneWords,
  isNegated,
  looksUp,
  pendingWords,
  standsWords,
} from './claim-words.ts';
import type { Clause } from './clauses.ts';
import type { Knowledge } from './knowledge.ts';
import { isDone, isWrite } from './knowledge.ts';
import type { Look } from './look.ts';
import { marksOf } from './marks.ts';
import { promisesMore, saidActs, saysDone } from './said-acts.ts';
import type { SaidAct } from './said-acts.ts';
import { saysOwnDeed } from './says-own-deed.ts';
import { hasTimes } from './touches.ts';

const act = (word: string, kind: 'any' | 'remove'): SaidAct => ({
  word,
  kinds: [kind],
  tense: 'done',
  isNegated: false,
  isStanding: false,
});

export function actFindings({ clause, look }: { clause: Clause; look: Look }): Finding[] {
  const { shape, marks } = clause;
  const { know } = look;
  const claim: Claim = { shape, cells: cellsOf(marks), know };
  const isNot = isNegated.test(shape) && !/\bno (?:problem|worries)\b/.test(shape);
  const acts = saidActs(shape).filter(
    ({ kinds }) => !kinds.every((kind) => kind === 'outside' || kind === 'remind'),
  );
  const findings: Finding[] = acts.map((said) => oneAct(said, { clause, look, claim }));
  if (acts.length > 0) return [...findings, ...asides(clause, know)];
  const made = /\bmade NUMBER (?:changes|updates|edits)\b/.test(shape)
    ? marksOf(marks, 'number')[0]
    : undefined;
  if (made) return [checkChangeCount(made.value, know), ...asides(clause, know)];
  if (saysDone(shape) && !pendingWords.test(shape))
    findings.push(isNot ? checkNotDone(claim, act('done', 'any')) : checkAllDone(claim));
  else if (isNot && (standsWords.test(shape) || failing.test(shape)) && !hasTimes(marks))
    findings.push(checkNotDone(claim, act('in', 'any')));
  if (leftAlone.test(shape) && !/\bno longer\b/.test(shape) && !saysDone(shape))
    findings.push(
      checkNotDone(
        { ...claim, cells: claim.cells.filter(({ title, extras }) => title !== null || extras.length > 0) },
        act('changed', 'any'),
      ),
    );
  if (goneWords.test(shape) && !isOverOrTaken(clause, know))
    findings.push(
      isNot && !/\bno longer\b/.test(shape)
        ? checkNotDone(claim, act('removed', 'remove'))
        : (backedGone(claim) ?? checkDone(claim, act('removed', 'remove'))),
    );
  if (isOwnPromise(shape) && !looksUp.test(shape) && !isNot) findings.push(checkAllDone(claim));
  // What it means to have "tidied up" nobody can check.
  const isListed = goneWords.test(shape) || saysDone(shape) || standsWords.test(shape);
  if (saysOwnDeed(shape) && !isNot)
    findings.push(isListed ? checkAllDone(claim) : { why: 'nothing shows that this was done' });
  return [...findings, ...asides(clause, know)];
}

/** What was taken off stays off, whenever that was. */
function backedGone({ cells, know, shape }: Claim): Finding | null {
  const gone = /\b(?:still|stays|remains)\b/.test(shape) ? goneOf(cells, know) : null;
  return gone ? { events: gone } : null;
}

function oneAct(
  said: SaidAct,
  { clause, look, claim }: { clause: Clause; look: Look; claim: Claim },
): Finding {
  const { shape, marks } = clause;
  const isPastFailure =
    said.isNegated && /\b(?:could|was|were|did|has|have|had) not\b|\b(?:unable|failed|fail)\b/.test(shape);
  if (said.tense === 'possible' && !isPastFailure) return checkInvented(clause, look);
  if (said.isNegated && said.isStanding && hasTimes(marks) && /\bnothing (?:\S+ )?(?:is|are)\b/.test(shape))
    return checkNothing(claim, spansOf(claim.cells, look.know, null));
  if (said.isNegated) return checkNotDone(claim, said);
  const changes = marksOf(marks, 'number').find(
    (_, at) => at === 0 && /NUMBER (?:\S+ )?(?:changes|updates|edits)\b/.test(shape),
  );
  if (changes) return checkChangeCount(changes.value, look.know);
  const isBare = said.kinds.every((kind) => kind === 'any') || /^(?:duly |all )?noted$/.test(shape);
  if (isBare && !hasTimes(marks)) return checkAllDone(claim);
  if (said.kinds.every((kind) => kind === 'any')) return checkDone(claim, said);
  if (said.isStanding && hasTimes(marks) && said.tense === 'done') return standing(claim, look);
  return checkDone(claim, said);
}

/** "Asked for", "still to be confirmed", "refused", "earlier now": states of a deed. */
function asides({ shape, marks, mood }: Clause, know: Knowledge): Finding[] {
  const findings: Finding[] = [];
  const isNot = isNegated.test(shape);
  const hasPending =
    know.acts.some(({ isPending }) => isPending) ||
    know.turn.some(({ outcome }) => outcome.kind === 'needs-yes');
  const hasDone = know.acts.some(({ isThisTurn, isPending }) => isThisTurn && !isPending);
  if (
    /\b(?:i|we)(?: have| just| already| also)* (?:asked for|requested|applied for)\b/.test(shape) &&
    !hasPending &&
    !isNot
  )
    findings.push({ why: 'nothing was asked for' });
  if (
    pendingWords.test(shape) &&
    !isNot &&
    !/\byou (?:asked|requested)\b|\b(?:as|what|your) request/.test(shape) &&
    !hasPending &&
    hasDone
  )
    findings.push({ why: 'it is not waiting for anything' });
  if (failing.test(shape) && mood === 'states' && !know.turn.some((of) => !isDone(of)))
    findings.push({ why: 'nothing has failed' });
  const compared = /TITLE (?:is |are )(?:now )?(?:earlier|later|longer|shorter)\b/.test(shape);
  if (compared) {
    const titles = marksOf(marks, 'title').flatMap(({ events }) => events.map(({ event }) => event.id));
    const isChanged = know.acts.some(({ isThisTurn, event }) => isThisTurn && titles.includes(event.id));
    if (!isChanged) findings.push({ why: 'that was not changed' });
  }
  return findings;
}

export const isComing = (shape: string): boolean => /\b(?:will|shall|going to|about to)\b/.test(shape);

function isOwnPromise(shape: string): boolean {
  return (
    promisesMore(shape) &&
    /\b(?:i|we) (?:will|shall|am going to|are going to|am about to)\b|^(?:will do|on it|consider)|\b(?:will do|consider (?:it|that|this)|count on|i promise|i guarantee|coming right up|leave it|rest assured)\b|^(?:i am |we are )?(?:right )?on it$/.test(
      shape,
    )
  );
}

/** "That time is gone": over, or somebody else's. */
function isOverOrTaken({ marks }: Clause, know: Knowledge): boolean {
  const isTaken = know.turn.some((of) => isWrite(of) && !isDone(of));
  return isTaken && !marks.some(({ kind }) => kind === 'title');
}

/** "All three are set for tomorrow" is said of each of them. */
function standing(claim: Claim, { know, talk }: Look): Finding {
  const isAll =
    /\b(?:all|both|each|everything|NUMBER)\b/.test(claim.shape) &&
    claim.cells.every(({ title }) => title === null);
  const acts = know.acts.filter(({ isThisTurn }) => isThisTurn);
  if (!isAll || acts.length < 2) return checkState(claim, talk.events);
  for (const { known } of acts) {
    const found = checkState({ ...claim, know: { ...know, focus: [known], events: [known] } }, [known]);
    if ('why' in found) return found;
  }
  return { events: acts.map(({ known }) => known) };
}
