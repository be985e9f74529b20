/**
 * What in a turn is to be done something about: its orders, one after another. Talk around them is
 * left out; where there is none, the whole is talk.
 */
import { isSeveralEvents } from '#shared/language/several-events.ts';
import { toEnglish } from '#shared/language/to-english.ts';
import { planOthers } from './others-plan.ts';
import { piecesOf } from './pieces.ts';
import { planAsked } from './plan-asked.ts';
import { planBack } from './plan-back.ts';
import { planNamed } from './plan-named.ts';
import { planReminder } from './plan-reminder.ts';
import type { Known } from './known.ts';
import { planMore } from './plan-more.ts';
import { tidySpeech } from './tidy-speech.ts';
import { lengthSaid, whenSaid } from './when-said.ts';

export function ordersOf(words: string, known: Known): string[] {
  const orders = piecesOf(words, known.context).filter((piece) => isOrder(piece, known));
  const meant = orders.filter((piece) => !isRemark(piece, known) && !isAside(piece, known));
  if (meant.length > 0) return meant;
  return orders.length > 0 ? orders : [words];
}

function isOrder(piece: string, known: Known): boolean {
  // "Is there anything else that day?", of what is only being added.
  const whole = (toEnglish(piece) ?? tidySpeech(piece)).replace(/\s*\b(?:on )?(?:that|the same) day\b/i, '');
  const { kind, bare } = known.understand(whole, known.context);
  if (!['unknown', 'greeting'].includes(kind) || Object.keys(bare ?? {}).length > 0) return true;
  if (isSeveralEvents(piece) || lengthSaid(piece) !== null || whenSaid(piece, known.context) !== null)
    return true;
  const plans = [planNamed, planAsked, planOthers, planMore];
  if (plans.some((plan) => plan(piece, known) !== null)) return true;
  if (planBack(tidySpeech(piece), known.calls.at(-1) ?? null) !== null) return true;
  return planReminder(piece, known, null) !== null;
}

/** "Another all-hands, just what I wanted. What's on Monday?": groaned, beside what is asked. */
const isAside = (piece: string, known: Known): boolean => planOthers(piece, known)?.kind === 'say';

/** "I've got a fever. Clear tomorrow.": why, beside what is wanted. */
function isRemark(piece: string, known: Known): boolean {
  const { call } = known.understand(tidySpeech(piece), known.context);
  if (call?.tool !== 'add_event') return false;
  const { date, start_time: time, repeat } = call.arguments;
  if (date !== undefined || time !== undefined || repeat !== undefined) return false;
  return /^(?:(?:sorry|oh|ugh|so|well)[\s,]+)*(?:i've|i have|i'm|i am|we've|we have|we're|my|our|the|it's|there's|he|she|they)\b/i.test(
    piece.replaceAll('’', "'"),
  );
}
