/** Refusals told in other words than the outcome's own: true while this turn has an outcome of the kind. */
import type { Outcome } from '#shared/outcome.ts';
import type { Clause } from './clauses.ts';
import { cellsOf, extrasOf } from './cells.ts';
import { isDone, isWrite } from './knowledge.ts';
import type { Look } from './look.ts';
import { marksOf } from './marks.ts';
import { saidActs } from './said-acts.ts';
import { isOffered } from './times-of.ts';
import { wrongCount } from './check-counted.ts';
import { isClockKnown } from './said-words.ts';

type Wording = { kinds: readonly Outcome['kind'][]; words: RegExp };

const wordings: readonly Wording[] = [
  {
    kinds: ['unavailable'],
    words:
      /\b(?:calendar|connection|system|service|it|there)\b.*\b(?:(?:is|are) not (?:answering|responding|reachable|available|loading|reacting|there)|(?:does|do|did|will|would) not (?:answer|respond|load|connect|react)|out of reach|offline|unreachable|down)\b|\b(?:can|could|did) not (?:reach|get through|get to|connect|access|open|load|get (?:a )?hold)\b|\b(?:trouble|problems?|difficulty|issues?) (?:reaching|connecting|accessing|getting)\b/,
  },
  {
    kinds: ['taken'],
    words:
      /\b(?:went (?:just now|a moment ago)|slipped away|snapped up|snatched|grabbed|gone|just went|taken|no longer (?:available|free|open|there)|(?:someone|somebody) (?:else )?(?:was (?:faster|quicker)|got|took|booked|has)|beat you|missed)\b/,
  },
  {
    kinds: ['not-offered'],
    words:
      /\b(?:is|are|was) not (?:on offer|offered|bookable|available|possible|open|among|one of)\b|\b(?:can|could) not be booked\b|\bno (?:booking|bookings|appointments) (?:on|at|possible)\b|\boutside\b/,
  },
  {
    kinds: ['not-allowed'],
    words:
      /\b(?:comes?|came|is|was|made|set up)\b.*\b(?:from|through|by|via|as|with) an? booking\b|\b(?:has|have|had|needs?|would have|will have|must|can only|only) (?:to )?be (?:rescheduled|booked again)\b|\bis a booking\b|\bcan not (?:just |simply |directly )?(?:move|be moved|shift|change)\b/,
  },
  {
    kinds: ['invalid'],
    words:
      /\b(?:can|could|do|does|is|are) not\b.*\b(?:repeat\S*|recurring|recur|series|weekly|every)\b|\bonly (?:add|put|enter|once)\b.*\bonce\b/,
  },
  {
    kinds: ['past'],
    words:
      /\b(?:in the past|is over|already over|has passed|have passed|passed already|been and gone|gone by|behind (?:you|us)|already (?:been|happened|gone)|too late)\b/,
  },
  {
    kinds: ['stale'],
    words:
      /\b(?:(?:someone|somebody|something) (?:else )?(?:has |had |just )*(?:changed|edited|updated|touched|moved|altered)|(?:was|has been|been|got) (?:changed|edited|updated|touched|altered|modified))\b/,
  },
  {
    kinds: ['needs'],
    words:
      /\bonly know\b|\b(?:i |we |still |just |only )*(?:need|missing|lack|know)\b.*\b(?:time|when|hour|day|date|start)\b|\b(?:time|start|hour) is (?:still )?missing\b/,
  },
];

export function tellsOutcome({ shape, marks }: Clause, look: Look): boolean {
  const { know, said } = look;
  if (
    saidActs(shape).some(
      ({ tense, isNegated }) => tense === 'done' && !isNegated && /\b(?:i|we)\b/.test(shape),
    )
  )
    return false;
  if (/\b(?:booked it|grabbed (?:it|that|one|CLOCK)|for you|i (?:took|got|grabbed|went))\b/.test(shape))
    return false;
  if (/\b(?:cancell?ed|called off|removed|deleted|by (?!CLOCK))\b/.test(shape)) return false;
  const clocks = [
    ...marksOf(marks, 'clock').map(({ clock }) => clock),
    ...marksOf(marks, 'range').map(({ from }) => from),
  ];
  if (!clocks.every((clock) => isClockKnown(clock, know, said))) return false;
  // A time that is offered is not the one that was refused.
  if (marksOf(marks, 'clock').length > 1 || marksOf(marks, 'length').length > 0) return false;
  const cells = cellsOf(marks);
  if (isOffered(cells, know) || !extrasOf(marks).every((word) => said.words.has(word))) return false;
  if (
    marks.some(
      (mark) =>
        mark.kind === 'word' &&
        mark.isCapital &&
        mark !== marks[0] &&
        !/^i\b/.test(mark.word) &&
        !said.words.has(mark.word),
    )
  )
    return false;
  if (countsTurn(shape, look)) return true;
  if (
    wrongCount({ shape, marks, mood: 'states' }, look) !== null ||
    marks.some(({ kind }) => kind === 'number')
  )
    return false;
  const heard = marksOf(said.marks, 'day').map(({ day }) => day.from);
  const days = marksOf(marks, 'day').map(({ day }) => day);
  if (
    !days.every((day) => heard.some((one) => one === day.from || one === day.from - 7 || one === day.other))
  )
    return false;
  return know.turn.some(({ outcome }) =>
    wordings.some(({ kinds, words }) => kinds.includes(outcome.kind) && words.test(shape)),
  );
}

/** "There are two of them", "one of the two worked": as many as the tools answered. */
function countsTurn(shape: string, { know }: Look): boolean {
  const counts: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4 };
  const said =
    /^(?:\S+ ){0,2}?(?:there are|i see|i found|i have|you have|i have got) (two|three|four)(?: of (?:them|those|these))?$/.exec(
      shape,
    )?.[1];
  if (said !== undefined)
    return know.turn.some(
      ({ outcome }) => outcome.kind === 'ambiguous' && outcome.choices.length === counts[said],
    );
  if (
    !/\b(?:one|only one|just one|half) of (?:the two|them|those|it|that)\b.*\b(?:worked|went through|is done|made it|is in)\b/.test(
      shape,
    )
  )
    return false;
  const writes = know.turn.filter(isWrite);
  return writes.length === 2 && writes.filter(isDone).length === 1;
}
