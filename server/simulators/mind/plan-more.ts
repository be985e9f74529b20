/** More about the event the talk is about, whatever is remarked behind it. */
import type { Known, Plan } from './known.ts';
import { planFollowUp } from './follow-up.ts';
import { planReminder } from './plan-reminder.ts';
import { changesOf, focusOf } from './told-events.ts';
import type { ToldEvent } from './told-events.ts';

/** "…, I'm not a saint", "…, Jonas is taking them": why, behind what is wanted. */
export const remarks =
  /\s*(?:,|–|—|;)\s+(?:(?:because|cause|since|as|so|but) )?(?:i'm|i am|i'll|i will|we'll|i've|i have|i need|i want|i can't|we're|we've|we|he|he's|she|she's|they|they're|it's|it is|that's|there's|(?:my \w+|our \w+|the \w+(?: \w+)?)(?:'s|'ve|'re)?|(?-i:\p{Lu}\p{Ll}+)(?=[ '])) ?(?:is|are|has|have|had|was|can't|cannot|won't|doesn't|needs|wants|got|not|no|\w+ing|\w+ed|\w+s|\w+)\b.*$/iu;

/** "Push her to eight": what was stored with somebody, though something else came after it. */
function personOf({ calls }: Known): ToldEvent | null {
  const changes = calls.flatMap(({ outcome }) => changesOf(outcome));
  const newest = new Map(changes.map((change) => [change.event.id, change]));
  const events = [...newest.values()].filter(({ kind }) => kind !== 'remove');
  return (
    events.findLast(({ event }) => / (?:with|and|for) \p{Lu}|\b\p{Lu}\p{Ll}+'s\b/u.test(event.title))
      ?.event ?? null
  );
}

export function planMore(words: string, known: Known): Plan | null {
  const focus = (/\b(?:him|her)\b/i.test(words) ? personOf(known) : null) ?? focusOf(known.calls);
  if (focus === null) return planReminder(words.replace(/[.!…]+$/, ''), known, null);
  const remark = words.replace(remarks, '');
  return (
    planFollowUp(words, { focus, known }) ??
    (remark === words ? null : planFollowUp(remark, { focus, known }))
  );
}
