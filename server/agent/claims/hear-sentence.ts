/**
 * The verdict on one sentence with both: rules, which know what is true, and the ear, which knows talk
 * from claims. The ear lets go what rules held only because they could not read it, and stops what
 * they let pass because they found nothing in it. What is proved, and what is in another language
 * than English, it has no say in (docs/decisions/045).
 */
import type { Ear } from '#server/agent/ear/ear.ts';
import { judgeSentence } from './judge-sentence.ts';
import type { Verdict } from './judge-sentence.ts';
import type { Look } from './look.ts';

/** Passes from here on up, though rules held it. Something known stands against the second kind. */
const passesFrom = { unproved: 0.1, against: 0.5 };
/** Is held below, though rules let it pass. */
const heldBelow = { quiet: -0.6, plain: -0.5 };

export async function hearSentence(
  sentence: { text: string; isTorn: boolean },
  look: Look,
  ear: Ear,
): Promise<Verdict> {
  const verdict = judgeSentence(sentence.text, look, sentence.isTorn);
  const { leaves } = verdict;
  if (leaves === undefined) return verdict;
  const before = look.know.facts.personWords.at(-1) ?? '';
  const score = await ear.hear({ text: sentence.text, before });
  if (score === null) return verdict;
  if (leaves === 'unproved' || leaves === 'against')
    return score >= passesFrom[leaves]
      ? { ok: true, events: [], day: null, spans: [], isTelling: false, isShown: false }
      : verdict;
  return score < heldBelow[leaves]
    ? { ok: false, why: 'it claims something, and nothing known backs it' }
    : verdict;
}
