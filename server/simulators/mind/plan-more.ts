/** More about the event the talk is about, whatever is remarked behind it. */
import type { Known, Plan } from './known.ts';
import { planFollowUp } from './follow-up.ts';
import { planReminder } from './plan-reminder.ts';
import { focusOf } from './told-events.ts';

/** "…, I'm not a saint", "…, Jonas is taking them": why, behind what is wanted. */
export const remarks =
  /\s*(?:,|–|—|;)\s+(?:(?:because|cause|since|as|so|but) )?(?:i'm|i am|i'll|i will|we'll|i've|i have|i need|i want|i can't|we're|we've|we|he|he's|she|she's|they|they're|it's|it is|that's|there's|my \w+|our \w+|the \w+(?: \w+)?|(?-i:\p{Lu}\p{Ll}+)(?=[ '])) ?(?:is|are|has|have|had|was|can't|cannot|won't|doesn't|needs|wants|got|not|no|\w+ing|\w+ed|\w+s|\w+)\b.*$/iu;

export function planMore(words: string, known: Known): Plan | null {
  const focus = focusOf(known.calls);
  if (focus === null) return planReminder(words.replace(/[.!…]+$/, ''), known, null);
  const remark = words.replace(remarks, '');
  return (
    planFollowUp(words, { focus, known }) ??
    (remark === words ? null : planFollowUp(remark, { focus, known }))
  );
}
