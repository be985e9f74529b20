/** Is a clause about the schedule, or could it be read as if it were? */
import { baseActs, ingActs } from './act-words.ts';
import { extrasOf } from './cells.ts';
import {
  busyWords,
  conflictWords,
  definiteEvent,
  eventNouns,
  goneWords,
  promises,
  standsWords,
  surelyFree,
} from './claim-words.ts';
import type { Clause } from './clauses.ts';
import { foreignStems } from './known-words.ts';
import type { Mark } from './marks.ts';
import { saidActs, saysDone } from './said-acts.ts';

export function hasTimes(marks: readonly Mark[]): boolean {
  return marks.some(
    ({ kind }) =>
      kind === 'day' || kind === 'clock' || kind === 'range' || kind === 'moment' || kind === 'part',
  );
}

export function saysNothing(shape: string): boolean {
  return (
    /\b(?:nothing|no (?:\S+ )?(?:meetings?|events?|appointments?|plans|commitments?|bookings?|things?|entries|sessions?|<t>)|no <t>|not have (?:any|anything|a|an|<t>|your)|have no|has no|do not have|is not (?:any|anything|a|on your)|are not any|not (?:see|find|spot|show) (?:any|a|an|<t>|the|your|that)|not anything|could not find|can not find|not found|there is no|there are no|no (?:sign|trace|record) of|not on your (?:calendar|schedule)|none|nowhere|without (?:any )?(?:meetings|events|appointments))\b/.test(
      shape,
    ) &&
    !/\b(?:nothing (?:was|has been|is|has|to worry|wrong|changed|i )|no problem|no worries|none of (?:that|this|it) was)\b/.test(
      shape,
    )
  );
}

export function touches(clause: Clause): boolean {
  const { shape, marks } = clause;
  if (marks.some(({ kind }) => kind === 'title' || kind === 'clock' || kind === 'range' || kind === 'moment'))
    return true;
  if (marks.some(({ kind }) => kind === 'day') && clause.mood !== 'wishes') return true;
  if (saidActs(shape).length > 0 || saysDone(shape) || saysNothing(shape)) return true;
  if (definiteEvent.test(shape) || standsWords.test(shape) || conflictWords.test(shape)) return true;
  if (promises.test(shape) || goneWords.test(shape)) return true;
  if (marks.some(({ kind }) => kind === 'length') && /\b(?:it|that|this|<t>)\b/.test(shape)) return true;
  if (
    clause.mood !== 'states' &&
    extrasOf(marks).length > 0 &&
    shape.split(' ').some((word) => ingActs.has(word) || baseActs.has(word))
  )
    return true;
  if (
    /\b(?:you|your|it|that|this|there|we|they|<p>|slots?|day|week|morning|afternoon|evening)\b/.test(shape) &&
    (surelyFree.test(shape) || busyWords.test(shape))
  )
    return true;
  if (isCounting(marks)) return true;
  if (/\b(?:nothing|anything|everything) (?:was|is|has|have|had|been)\b/.test(shape)) return true;
  const strange = extrasOf(marks);
  if (strange.some((word) => foreignStems.test(word))) return true;
  return (
    strange.length > 0 &&
    /\b(?:you have|you have got|you got|there is|there are|next up|coming up|up next|first up|on (?:the|your) (?:calendar|schedule|agenda))\b/.test(
      shape,
    )
  );
}

function isCounting(marks: readonly Mark[]): boolean {
  return marks.some((mark, at) => {
    const next = marks[at + 1];
    return mark.kind === 'number' && next?.kind === 'word' && eventNouns.test(next.word);
  });
}
