/**
 * Is what the words name ordered anywhere: in the same clause, by a verb that goes on, by "put that
 * in" behind it, or by an order that named it before? Whether it was meant and still holds is
 * `judge-wish.ts`.
 */
import type { Proposal, Quote } from '#shared/conversation/proposal.ts';
import { readAnswer } from '#shared/language/read-answer.ts';
import { plainText } from '#server/domain/consent/plain-words.ts';
import { isNamed, saidIn } from '#server/domain/consent/said-content.ts';
import type { Evidence } from './evidence.ts';
import {
  askedKindly,
  hypothetical,
  intoCalendar,
  negation,
  orderOfIt,
  orders,
  others,
  question,
} from './order-words.ts';
import { clausesOf, sentenceAround, sentencesOf, touching } from './talk.ts';
import type { Stretch, TalkTurn } from './talk.ts';
import { withoutTimes } from './without-times.ts';

export function isAsked(talk: readonly TalkTurn[], proposal: Proposal, evidence: Evidence): boolean {
  const order = orders[proposal.action];
  const { quote } = evidence;
  const said = talk[quote.turn]?.at ?? '';
  const isOrder = (text: string) => order.test(plainText(text).trim()) || order.test(behindTimes(text, said));
  if (proposal.action !== 'add') return isEditAsked(talk, proposal, evidence);
  const text = talk[quote.turn]?.text ?? '';
  const clauses = clausesOf(text);
  const own = touching(clauses, quote);
  if (own.some((clause) => isOrder(clause.text)) || isOrder(quote.text)) return true;
  const sentence = plainText(sentenceAround(text, quote));
  // "When I'm back I want …" asks nothing.
  const isAsking =
    question.test(sentence) && !/^(?:(?:and|so|but|oh|well)\W+)*when (?:i|we)\b[^?]*$/.test(sentence);
  const isStated = !isAsking && !own.some((clause) => others.test(plainText(clause.text)));
  if (proposal.action === 'add' && isStated && (askedKindly.test(sentence) || intoCalendar.test(sentence)))
    return true;
  if (own.some((clause) => isNeeded(clause.text, proposal.title, said))) return true;
  if (own.some((clause) => isFronted(clause.text, proposal.title))) return true;
  const [firstOwn] = own;
  if (firstOwn && isContinued(clauses, firstOwn, isOrder)) return true;
  if (goesOnFromBefore(talk, quote, isOrder)) return true;
  // "About that meeting, it has to be at eight": what was ordered is put otherwise.
  const isOfIt = own.some((clause) =>
    /^it (?:has to|needs to|must|should) be\b/.test(plainText(clause.text).trim()),
  );
  if (isOfIt && wasOrdered(talk, proposal, evidence)) return true;
  const isOthers = own.some((clause) => others.test(plainText(clause.text)));
  // "The dress fitting, put it in": an order that points at what was just named.
  const pointing = clauses.filter(
    (clause) => orderOfIt.test(plainText(clause.text)) && clause.to > quote.from - 60,
  );
  if (pointing.some((clause) => !negation.test(plainText(clause.text)))) return true;
  if (isConfirmed(talk, quote)) return true;
  if (isOthers) return false;
  const next = talk.slice(quote.turn + 1, quote.turn + 3).find(({ role }) => role === 'user')?.text ?? '';
  if (
    sentencesOf(next).some(
      (sentence) =>
        orderOfIt.test(plainText(sentence.text)) &&
        !negation.test(plainText(sentence.text)) &&
        // With a time of its own it points at what it names itself.
        (withoutTimes(sentence.text, said).trim() === sentence.text.trim() ||
          isNamed(proposal.title, saidIn([sentence.text]))),
    )
  )
    return true;
  // Or it goes on from an order that named the same thing.
  return wasOrdered(talk, proposal, evidence);
}

/** The order itself has to name the event, or to point at the one that was just named. */
function isEditAsked(talk: readonly TalkTurn[], { action, title }: Proposal, evidence: Evidence): boolean {
  const order = orders[action];
  return evidence.all
    .filter(({ turn }) => talk[turn]?.role === 'user')
    .some((quote) => {
      const text = talk[quote.turn]?.text ?? '';
      return touching(sentencesOf(text), quote).some((sentence) => {
        const plain = plainText(sentence.text);
        const isOrdered =
          clausesOf(sentence.text).some((clause) => order.test(plainText(clause.text).trim())) ||
          (action === 'update' && orderOfIt.test(plain));
        if (!isOrdered) return false;
        if (isNamed(title, saidIn([sentence.text]))) return true;
        const before = [
          ...talk.slice(Math.max(0, quote.turn - 3), quote.turn).map((turn) => turn.text),
          text.slice(0, sentence.from),
          ...evidence.support.map((words) => words.text),
        ];
        return (
          /\b(?:it|that|this|them|him|her|both|one|es|das|den|die|lo|la)\b/.test(plain) &&
          isNamed(title, saidIn(before))
        );
      });
    });
}

/** "I need Doctor Keller on Thursday at three": somebody, or something, by name and time. */
function isNeeded(clause: string, title: string, now: string): boolean {
  const [, what] =
    /^\W*(?:(?:and|also|then|so|oh|right|ok|okay|now|well)\W+)*(?:i|we) (?:do |also |really |still )*(?:need|want|would like) ((?!to\b|you\b|him\b|her\b|them\b|it\b)\p{L}+(?: \p{L}+)?)/u.exec(
      plainText(clause).trim(),
    ) ?? [];
  return (
    what !== undefined &&
    isNamed(what, saidIn([title])) &&
    !negation.test(plainText(clause)) &&
    withoutTimes(clause, now).trim() !== clause.trim()
  );
}

/** "Section leaders I want on Thursday at six." */
function isFronted(clause: string, title: string): boolean {
  const [, front] =
    /^\W*(?:(?:and|also|then|so|the|my|our) )*((?:[\p{L}'’-]+ ){1,6}?)(?:i|we) (?:do |also |really |still )*(?:want|need|would like) (?:in |down )?(?:on|at|for|tomorrow|today|next|this)\b/u.exec(
      plainText(clause).trim(),
    ) ?? [];
  return front !== undefined && isNamed(title, saidIn([front])) && !negation.test(plainText(clause));
}

/** "Dinner on Saturday at seven." "Would you like that on the calendar?" "Yes, please do." */
function isConfirmed(talk: readonly TalkTurn[], { turn }: Quote): boolean {
  const [offer, answer] = [talk[turn + 1], talk[turn + 2]];
  const asked = sentencesOf(offer?.text ?? '').at(-1)?.text ?? '';
  return (
    offer?.role === 'agent' &&
    answer?.role === 'user' &&
    /\b(?:would you like|shall i|should i|do you want|want me to)\b.*\b(?:it|that|this|them)\b.*\?\s*$/i.test(
      asked,
    ) &&
    /\b(?:calendar|add|put|note|book|in|down|diary)\b/i.test(asked) &&
    readAnswer(answer.text, asked) === 'yes'
  );
}

/** "Add the bank on Monday and the tailor on Tuesday": one verb for both. */
function isContinued(clauses: readonly Stretch[], own: Stretch, isOrder: (text: string) => boolean): boolean {
  const words = plainText(own.text).trim();
  if (
    /^(?:(?:and|also|then|but|und|dann|y)\s+)?(?:i|we|he|she|they|it|you|there|ich|wir|er|sie|es)\b/.test(
      words,
    )
  )
    return false;
  if (hasVerb.test(words)) return false;
  const index = clauses.indexOf(own);
  for (let at = index - 1; at >= 0 && at >= index - 4; at -= 1) {
    const before = clauses[at];
    if (!before) return false;
    if (/[.!?]\s*$/.test(before.text)) return false;
    if (isOrder(before.text)) return !negation.test(plainText(before.text));
  }
  return false;
}

/** "And lunch with Beth on Monday", as the next thing they say after an order. */
function goesOnFromBefore(
  talk: readonly TalkTurn[],
  quote: Quote,
  isOrder: (text: string) => boolean,
): boolean {
  const sentence = sentenceAround(talk[quote.turn]?.text ?? '', quote);
  const words = plainText(sentence).trim();
  if (!/^(?:and|also|plus|then|next|und|auch|y|tambien)\b/.test(words) || words.endsWith('?')) return false;
  if (/^\w+,? (?:also )?(?:i|we|he|she|they|it|you|there|my \w+ (?:is|has|wants))\b/.test(words))
    return false;
  if (hasVerb.test(words)) return false;
  const before = talk.slice(0, quote.turn).findLast(({ role }) => role === 'user')?.text ?? '';
  const last = sentencesOf(before).at(-1)?.text ?? '';
  // "Vet on Friday at nine, please." is an order without a verb.
  const isOrdered = clausesOf(last).some(({ text }) => isOrder(text)) || askedKindly.test(plainText(last));
  return isOrdered && !negation.test(plainText(last));
}

const hasVerb =
  /\b(?:is|are|has|have|will|was|were|do|does|did|goes|wants|said|says|told|ist|hat|will|wird)\b/;

function wasOrdered(
  talk: readonly TalkTurn[],
  { action, title }: Proposal,
  { quote, support }: Evidence,
): boolean {
  const order = orders[action];
  const backs = [
    ...support
      .filter(({ turn }) => talk[turn]?.role === 'user')
      .map((words) => sentenceAround(talk[words.turn]?.text ?? '', words)),
    ...talk
      .slice(Math.max(0, quote.turn - 8), quote.turn)
      .flatMap(({ role, text }) =>
        role === 'user' ? sentencesOf(text).map((sentence) => sentence.text) : [],
      ),
  ];
  return backs.some(
    (text) =>
      isNamed(title, saidIn([text])) &&
      clausesOf(text).some(
        (clause) => order.test(plainText(clause.text).trim()) || orderOfIt.test(plainText(clause.text)),
      ) &&
      !negation.test(plainText(text)) &&
      !hypothetical.test(plainText(text)),
  );
}

/** "Tomorrow at six put massage": the order comes behind the time. */
export function behindTimes(clause: string, now: string): string {
  return plainText(withoutTimes(clause, now))
    .trim()
    .replace(/^(?:(?:and|on|at|for|by|in|from|the|um|am)\b[\s,]*)+/, '');
}
