/**
 * Orders that point at words which are not the person's own or not certain: a letter that is read out,
 * a supposition, a question. "Your crown is confirmed for tomorrow. That's me, get it on there."
 */
import type { Quote } from '#shared/conversation/proposal.ts';
import { plainText } from '#server/domain/consent/plain-words.ts';
import { isAnyOrder } from './is-taken-back.ts';
import { foreignText, hypothetical, joke, negation, orderOfIt, retraction } from './order-words.ts';
import { clausesOf, quotationsOf, touching } from './talk.ts';
import type { TalkTurn } from './talk.ts';
import { withoutAsides } from './without-asides.ts';

/** Between quotation marks, or behind a word that says so: somebody else's text. */
export function isRead(text: string, quote: Quote): boolean {
  if (touching(quotationsOf(text), quote).length > 0) return true;
  const { from } = quote;
  const before = text.slice(0, from);
  const marks = before.match(/["“”„«»]/g)?.length ?? 0;
  if (marks % 2 === 1) return true;
  return /\b(?:quote(?! me\b)|(?:it|he|she|they|mail|message|letter|note|page|text|invitation|email) (?:says?|reads?|goes|wrote|writes?|said)(?: here)?)\s*[,:-]?\s[^.!?]*$/i.test(
    before,
  );
}

/** Beside what is read out, and not within it, stands an order of the person's own, and no doubt. */
export function isOrderedAside(talk: readonly TalkTurn[], { turn, to }: Quote): boolean {
  const text = talk[turn]?.text ?? '';
  const end = text.search(/["”»](?=[^"“”„«»]*$)/);
  const own = text.slice(end + 1);
  const plain = plainText(withoutAsides(own));
  return (
    talk[turn]?.role === 'user' &&
    (end < 0 || to > end) &&
    !foreignText.test(text) &&
    clausesOf(own).some(({ text: clause }) => isAnyOrder(plainText(clause))) &&
    !negation.test(plain) &&
    !hypothetical.test(plain) &&
    !retraction.test(plain) &&
    !joke.test(plain)
  );
}

/** "Shall I go to the fair on Friday? Yes, put that in." */
export function isPutInBehind(talk: readonly TalkTurn[], { turn, from }: Quote, why: string): boolean {
  const clauses = clausesOf((talk[turn]?.text ?? '').slice(from)).map(({ text }) => plainText(text));
  return (
    (why === 'hypothetical' || why === 'question') &&
    clauses.some(
      (clause) => orderOfIt.test(clause) && !negation.test(clause) && !hypothetical.test(clause),
    ) &&
    !/\b(?:what if|suppos\w*|imagine|would (?:it|that))\b/.test(clauses.join(' '))
  );
}
