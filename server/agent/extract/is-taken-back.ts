/**
 * Did the person take a wish back? The last word counts, and a name that comes up again counts however
 * late. Whether anything else that was said later may touch it is `is-left-alone.ts`.
 */
import { readAnswer } from '#shared/language/read-answer.ts';
import { spokenNumbers } from '#shared/language/spoken-numbers.ts';
import type { Proposal } from '#shared/conversation/proposal.ts';
import { plainText, plainWords } from '#server/domain/consent/plain-words.ts';
import { isNamed, saidIn, tellingWords } from '#server/domain/consent/said-content.ts';
import type { Evidence } from './evidence.ts';
import {
  calledOff,
  doubted,
  hypothetical,
  keeps,
  orderOfIt,
  orders,
  retraction,
  retractsAll,
  withoutIt,
} from './order-words.ts';
import { clausesOf, sentencesOf, touching } from './talk.ts';
import type { TalkTurn } from './talk.ts';

/** Did the person take it back afterwards, and not put it in again? */
export function isTakenBackLater(talk: readonly TalkTurn[], proposal: Proposal, evidence: Evidence): boolean {
  const spoken = talk.flatMap((turn, index) =>
    turn.role === 'user' && index >= evidence.quote.turn ? [{ ...turn, index }] : [],
  );
  let isBack = false;
  spoken.forEach(({ text, index }, count) => {
    const last = evidence.all.filter(({ turn }) => turn === index).at(-1);
    const rest = last ? text.slice(last.to) : index > evidence.quote.turn ? text : '';
    if (rest.trim() === '') return;
    const near = count <= 2 && !isAnswerOfOther(talk, proposal.title, index);
    const plain = plainText(rest);
    const named = isSpokenOf(proposal.title, rest);
    if (keeps.test(plain) && (near || named)) return void (isBack = false);
    // "No, just get rid of the catch-up": the same order once more.
    const isOrdered = clausesOf(rest).some(
      (clause) =>
        orders.remove.test(plainText(clause.text).trim()) &&
        plainWords(clause.text).some((word) => word.length > 3 && plainWords(proposal.title).includes(word)),
    );
    if (proposal.action === 'remove' && isOrdered && !hypothetical.test(plain)) return void (isBack = false);
    if (isTakenBack(talk, proposal, { rest, index, near, named, evidence })) isBack = true;
  });
  return isBack;
}

/** The agent offered something else right before, so a bare "I'd rather not" is about that. */
function isAnswerOfOther(talk: readonly TalkTurn[], title: string, index: number): boolean {
  const before = talk[index - 1];
  return (
    before?.role === 'agent' &&
    /\b(?:shall|should|want me|would you like|do you want|soll|quieres)\b.*\?/i.test(before.text) &&
    /\b(?:add|put|book|schedule|enter|block|move|remove|cancel|delete)\b/i.test(before.text) &&
    !isSpokenOf(title, before.text)
  );
}

/** "Leave the tyres for now." */
const leftAside = /^\W*leave\b(?!.*\b(?:in|there|on)\b)/;

/** A quote may be so long that it holds the words that take it back. */
export function isTakenBackWithin(
  talk: readonly TalkTurn[],
  proposal: Proposal,
  { quote }: Evidence,
): boolean {
  if (proposal.action === 'remove') return false;
  const clauses = touching(sentencesOf(talk[quote.turn]?.text ?? ''), quote).flatMap(({ text }) =>
    clausesOf(text).map((clause) => plainText(clause.text).replace(/\bdo not forget\b/, 'remember')),
  );
  const back = clauses.findLastIndex(
    (clause) =>
      (withoutIt.test(clause) || leftAside.test(clause)) &&
      isSpokenOf(proposal.title, clause) &&
      bareClockIn(clause) === null,
  );
  const around = clauses.slice(Math.max(0, back - 1), back + 1).join(' ');
  const isBack = retraction.test(around) || leftAside.test(clauses[back] ?? '');
  return back >= 0 && isBack && !clauses.slice(back + 1).some(isAnyOrder);
}

type Later = { rest: string; near: boolean; named: boolean };

/** Told apart by more than a number or a word that every title has. */
function isSpokenOf(title: string, text: string): boolean {
  const telling = tellingWords(title).filter((word) => !spokenNumbers.has(word));
  if (telling.length === 0) return false;
  const said = saidIn([text]);
  return telling.filter((word) => isNamed(word, said)).length / telling.length >= 0.34;
}

function isTakenBack(
  talk: readonly TalkTurn[],
  proposal: Proposal,
  { rest, index, near, named, evidence }: Later & { index: number; evidence: Evidence },
): boolean {
  const plain = plainText(rest);
  if (retractsAll.test(plain) && !/\?\s*$/.test(rest)) return true;
  const sentences = sentencesOf(rest).map((sentence) => sentence.text);
  const isCalledOff = clausesOf(rest).some(
    ({ text }) => orders.remove.test(plainText(text).trim()) && isSpokenOf(proposal.title, text),
  );
  if (proposal.action !== 'remove' && named && calledOff.test(plain)) return true;
  const isLeftOut = clausesOf(rest).some(
    ({ text }) =>
      isSpokenOf(proposal.title, text) &&
      withoutIt.test(plainText(text)) &&
      bareClockIn(text) === null &&
      !/\?\s*$/.test(text),
  );
  if (proposal.action !== 'remove' && isLeftOut && !keeps.test(plain)) return true;
  if (proposal.action !== 'remove' && isCalledOff && !hypothetical.test(plain)) return true;
  for (const sentence of sentences) {
    const said = plainText(sentence);
    const found = retraction.exec(said);
    if (!found) continue;
    // "My birthday is on the twelfth, but I do not need that": it is the birthday that is not needed.
    if (!named && /\b(?:my|the|our|his|her) \p{L}{3,}/u.test(said.slice(0, found.index))) continue;
    const isOfIt = named && isNamed(evidence.quote.text, saidIn([sentence]));
    // "Never mind" right behind it means it; later it means what was spoken of then.
    if (isOfIt || (named && near) || (near && !hasOtherObject(said) && index <= evidence.quote.turn + 2))
      return true;
  }
  const before = talk[index - 1]?.text ?? '';
  // "The gym is noted. Shall I add a smoothie?" asks about the smoothie.
  const asked = sentencesOf(before).findLast(({ text }) => /\?\s*$/.test(text))?.text ?? before;
  if (
    near &&
    talk[index - 1]?.role === 'agent' &&
    doubted.test(plainText(asked)) &&
    /\b(?:no|not|never|nein|nicht)\b/.test(plain)
  )
    return true;
  const isAboutIt =
    talk[index - 1]?.role === 'agent' &&
    /\?/.test(asked) &&
    (isSpokenOf(proposal.title, asked) || /\b(?:it|that|this|still|es|das)\b/.test(plainText(asked)));
  return near && isAboutIt && readAnswer(rest, asked) === 'no' && !/\d|\b(?:at|on|um)\b/.test(plain);
}

/** "Forget the florist" is about the florist and nothing else. */
function hasOtherObject(plain: string): boolean {
  return /\b(?:forget|scrap|scratch|drop|skip|cancel|leave|take|remove|delete|strike) (?:about )?(?:the|my|his|her|our|your|their) \p{L}{3,}/u.test(
    plain,
  );
}

/** "Ten, sorry": a number alone, in few words. */
function bareClockIn(text: string): number | null {
  const hour = /\b(?:um|a las) (\d{1,2})(?:[:.](\d\d))?\b/.exec(plainText(text));
  if (hour) return (Number(hour[1]) % 12) * 60 + Number(hour[2] ?? 0);
  const words = plainWords(text);
  if (words.length > 6) return null;
  const numbers = words.map((word) =>
    /^\d{1,2}$/.test(word) ? Number(word) : Number(spokenNumbers.get(word)),
  );
  const at = numbers.findIndex((number) => number >= 1 && number <= 12);
  if (at < 0) return null;
  const minutes = numbers[at + 1];
  return (
    ((numbers[at] ?? 0) % 12) * 60 + (minutes !== undefined && minutes >= 10 && minutes < 60 ? minutes : 0)
  );
}

export function isAnyOrder(clause: string): boolean {
  return Object.values(orders).some((order) => order.test(clause.trim())) || orderOfIt.test(clause);
}
