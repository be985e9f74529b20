/** Is a clause about the schedule, or could it be read as if it were? */
import { baseActs, ingActs } from './act-words.ts';
import { saysOwnDeed } from './says-own-deed.ts';
import { extrasOf, isPlain } from './cells.ts';
import {
  busyWords,
  conflictWords,
  definiteEvent,
  eventNouns,
  leftAlone,
  failing,
  pendingWords,
  goneWords,
  promises,
  standsWords,
  surelyFree,
  watches,
} from './claim-words.ts';
import type { Clause } from './clauses.ts';
import { foreignStems } from './known-words.ts';
import { marksOf } from './marks.ts';
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
    /\b(?:nothing|no (?:\S+ )?(?:meetings?|events?|appointments?|plans|commitments?|bookings?|things?|entries|sessions?|TITLE)|no TITLE|not have (?:any|anything|a|an|TITLE|your)|have no|has no|do not have|is not (?:any|anything|a|on your)|are not any|not (?:see|seeing|find|finding|spot|show) (?:any|a|an|TITLE|the|your|that)|not anything|not (?:seem|appear) to (?:be|have)|could not find|can not find|not found|there is no|there are no|no (?:sign|trace|record) of|not on your (?:calendar|schedule)|none|nowhere|without (?:any )?(?:meetings|events|appointments))\b/.test(
      shape,
    ) &&
    !/\b(?:nothing (?:was|has been|is(?! on\b)|has|to worry|wrong|changed|i |serious|special|major|bad|fancy|personal|new|gets|got|goes|can |will |would )|no (?:access|idea|clue|way|need|rush|hurry|matter)|no problem|no worries|none of (?:that|this|it) was)\b/.test(
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
  if (watches.test(shape)) return true;
  if (promises.test(shape) || goneWords.test(shape)) return true;
  if (marks.some(({ kind }) => kind === 'length') && /\b(?:it|that|this|TITLE)\b/.test(shape)) return true;
  if (
    clause.mood !== 'states' &&
    extrasOf(marks).length > 0 &&
    shape.split(' ').some((word) => ingActs.has(word) || baseActs.has(word))
  )
    return true;
  if (
    /\b(?:you|your|it|that|this|there|we|they|PART|DAY|slots?|days?|weekend|week|morning|afternoon|evening)\b/.test(
      shape,
    ) &&
    (surelyFree.test(shape) || busyWords.test(shape))
  )
    return true;
  if (saysOwnDeed(shape) || failing.test(shape) || pendingWords.test(shape)) return true;
  if (/\b(?:i|we)(?: have| just| already| also)* (?:asked for|requested|applied for)\b/.test(shape))
    return true;
  if (
    /\b(?:there is|you have|you have got|you got)(?: also| still| just)? (?:a|an|another|one|some)\b/.test(
      shape,
    ) &&
    shape.split(' ').some((word) => eventNouns.test(word))
  )
    return true;
  if (
    leftAlone.test(shape) ||
    /\b(?:NUMBER|one|two|three) (?:other |more |further )?(?:times?|slots?|options?|openings?|alternatives?|choices?)\b/.test(
      shape,
    )
  )
    return true;
  if (/\b(?:there are|i found|you have) NUMBER$|^LENGTH\b/.test(shape)) return true;
  if (/\bthat is the (?:lot|(?:whole|full|entire) list)\b/.test(shape)) return true;
  if (isCounting(marks)) return true;
  if (/\b(?:nothing|anything|everything) (?:was|is|has|have|had|been)\b/.test(shape)) return true;
  if (clause.mood === 'states' && speaksOfUnknown(clause)) return true;
  const strange = extrasOf(marks);
  if (strange.some((word) => foreignStems.test(word))) return true;
  return (
    strange.length > 0 &&
    /\b(?:after (?:that|this)|comes next|you have|you have got|you got|there is|there are|next up|coming up|up next|first up|on (?:the|your) (?:calendar|schedule|agenda))\b/.test(
      shape,
    )
  );
}

function isCounting(marks: readonly Mark[]): boolean {
  return marks.some((mark, at) => {
    const next = marks[at + 1];
    return (
      mark.kind === 'number' &&
      next?.kind === 'word' &&
      (eventNouns.test(next.word) || /^(?:changes|clashes|updates|edits|overlaps)$/.test(next.word))
    );
  });
}

/** "your brunch is earlier", "the studio will hear": a thing nobody knows, spoken of as if it were there. */
function speaksOfUnknown({ shape, marks }: Clause): boolean {
  const strange = new Set(
    marksOf(marks, 'word')
      .filter(({ word }) => !isPlain(word))
      .map(({ word }) => word),
  );
  if (strange.size === 0) return false;
  const words = shape.split(' ');
  return words.some(
    (word, at) =>
      (strange.has(word) && /^(?:your|our)$/.test(words[at - 1] ?? '')) ||
      (strange.has(word) && words[at - 2] === 'your'),
  );
}
