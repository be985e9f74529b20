/**
 * What the person said after a wish: taken back, or otherwise. The last word counts, and a name that
 * comes up again counts however late.
 */
import { readAnswer } from '#shared/language/read-answer.ts';
import { readClockWords } from '#shared/language/read-words.ts';
import { spokenNumbers } from '#shared/language/spoken-numbers.ts';
import type { Proposal } from '#shared/conversation/proposal.ts';
import { plainText, plainWords } from '#server/domain/consent/plain-words.ts';
import { isNamed, saidIn, tellingWords } from '#server/domain/consent/said-content.ts';
import type { Evidence } from './evidence.ts';
import {
  calledOff,
  correction,
  doubted,
  hypothetical,
  keeps,
  orderOfIt,
  orders,
  others,
  retraction,
  retractsAll,
  withoutIt,
} from './order-words.ts';
import { clausesOf, sentencesOf, touching } from './talk.ts';
import type { TalkTurn } from './talk.ts';

/** What the person said afterwards: taken back, or otherwise. */
export function whatCameLater(
  talk: readonly TalkTurn[],
  proposal: Proposal,
  evidence: Evidence,
): 'retracted' | 'corrected' | null {
  const spoken = talk.flatMap((turn, index) =>
    turn.role === 'user' && index >= evidence.quote.turn ? [{ ...turn, index }] : [],
  );
  let back: 'retracted' | 'corrected' | null = null;
  spoken.forEach(({ text, index }, count) => {
    const last = evidence.all.filter(({ turn }) => turn === index).at(-1);
    const rest = last ? text.slice(last.to) : index > evidence.quote.turn ? text : '';
    if (rest.trim() === '') return;
    const near = count <= 2 && !isAnswerOfOther(talk, proposal.title, index);
    const plain = plainText(rest);
    const named = isSpokenOf(proposal.title, rest);
    if (keeps.test(plain) && (near || named)) return void (back = null);
    if (isTakenBack(talk, proposal, { rest, index, near, named, evidence })) back = 'retracted';
    else if (
      // Only the very words it rests on are no correction of it: support may be newer than one.
      (!last || strongly.test(plain.slice(0, 40))) &&
      isOtherwise(proposal, evidence, { rest, near, named, at: talk[index]?.at ?? '' })
    )
      back = 'corrected';
  });
  return back;
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

/** Right behind the words, in the same breath. */
const strongly =
  /^\W*(?:\w+\W+)?(?:no|nope|wait|actually|sorry|i mean|i meant|or rather|rather|make (?:it|that)|scratch|nein|ach nein|quatsch|perdon)\b/;

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
  const asked = talk[index - 1]?.text ?? '';
  if (
    near &&
    talk[index - 1]?.role === 'agent' &&
    doubted.test(plainText(asked)) &&
    /\b(?:no|not|never|nein|nicht)\b/.test(plain)
  )
    return true;
  const isAboutIt =
    talk[index - 1]?.role === 'agent' && isNamed(evidence.quote.text, saidIn([asked])) && /\?/.test(asked);
  return near && isAboutIt && readAnswer(rest, asked) === 'no' && !/\d|\b(?:at|on|um)\b/.test(plain);
}

/** "Forget the florist" is about the florist and nothing else. */
function hasOtherObject(plain: string): boolean {
  return /\b(?:forget|scrap|scratch|drop|skip|cancel|leave|take|remove|delete|strike) (?:about )?(?:the|my|his|her|our) \p{L}{3,}/u.test(
    plain,
  );
}

/** Another clock for the same thing, or right behind it another day. */
function isOtherwise(
  proposal: Proposal,
  evidence: Evidence,
  { rest, near, named, at }: Later & { at: string },
): boolean {
  const plain = plainText(rest);
  if (hypothetical.test(plain) && !/\b(?:make|change)\b/.test(plain)) return false;
  // What others want is not what the person wants.
  const sentences = sentencesOf(rest)
    .map((sentence) => sentence.text)
    .filter(isOfOther(proposal.title))
    .filter((sentence) => !others.test(plainText(sentence)));
  const marked = sentences.some((sentence) => correction.test(plainText(sentence)));
  if (!named && !(near && marked)) return false;
  const context = { now: at || '2026-01-01T00:00:00Z', timeZone: 'UTC' };
  const isOrdered = sentences.some((sentence) => isAnyOrder(plainText(sentence)));
  // Far behind it and with nothing that says "otherwise", it is the same thing only by its whole name.
  if (!near && !marked && !isOrdered && !sentences.some((sentence) => isSameBy(proposal, sentence)))
    return false;
  const was = clockIn(proposal.time ?? evidence.quote.text, context);
  const clocks = sentences.flatMap((sentence) => clockIn(sentence, context) ?? []);
  const is = clocks.includes(was ?? -1) ? was : (clocks[0] ?? null);
  if (was !== null && is !== null && is !== was) return named || marked;
  const wasDay: string[] = plainText(proposal.day ?? evidence.quote.text).match(days) ?? [];
  const isDay = sentences
    .filter((sentence) => correction.test(plainText(sentence)) || sentences.length === 1)
    .flatMap(
      (sentence) =>
        plainText(sentence)
          .replace(/\bnot (?:on )?\w+day\b/g, ' ')
          .match(days) ?? [],
    );
  return near && marked && wasDay.length > 0 && isDay.some((day) => !wasDay.includes(day));
}

/** What follows an order of something else goes on about that, until this is named again. */
function isOfOther(title: string): (sentence: string) => boolean {
  let isAboutOther = false;
  return (sentence) => {
    if (isOrderOfOther(title, sentence)) isAboutOther = true;
    else if (isSpokenOf(title, sentence)) isAboutOther = false;
    return !isAboutOther;
  };
}

/** "Then add the rehearsal for nine" says nothing of the gala. */
function isOrderOfOther(title: string, sentence: string): boolean {
  return (
    /\b(?:add|put|book|schedule|enter|block|remind me|move|cancel|delete|remove) (?:in |down |also |me |us )?(?:the|a|an|my|our|another) (?!thing\b|time\b|one\b|date\b|day\b|meeting\b|event\b|appointment\b|call\b|start\b|end\b)\p{L}{3,}/u.test(
      plainText(sentence),
    ) && !isSpokenOf(title, sentence)
  );
}

/** All that tells it apart is said, of no other day, and not as a question. */
function isSameBy({ title, day }: Proposal, sentence: string): boolean {
  const telling = tellingWords(title);
  const plain = plainText(sentence);
  return (
    telling.length > 0 &&
    telling.every((word) => isNamed(word, saidIn([sentence]))) &&
    !/\?\s*$/.test(sentence) &&
    (plain.match(days) ?? []).every((one) => plainText(day ?? '').includes(one))
  );
}

const days = /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:today|tomorrow)\b/g;

/** Minutes on a clock of twelve hours: "three" is "three p.m.". */
function clockIn(words: string, context: { now: string; timeZone: string }): number | null {
  const read = readClockWords(words, context);
  const time =
    read.kind === 'time' ? read.time : read.kind === 'ambiguous' ? read.choices[0]?.value : undefined;
  if (time !== undefined && /^\d\d:\d\d$/.test(time))
    return (Number(time.slice(0, 2)) % 12) * 60 + Number(time.slice(3, 5));
  return bareClockIn(words);
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
