/**
 * Did the person ask for this, and does it still hold at the end of the talk? Deny by default: what
 * is to be done has to stand in an order of theirs, or in an offer that they agreed to; whoever
 * extracted it may be wrong or may have been talked into it by the transcript. Code alone decides.
 */
import { readAnswer } from '#shared/language/read-answer.ts';
import type { Proposal, Quote } from '#shared/conversation/proposal.ts';
import { plainText, plainWords } from '#server/domain/consent/plain-words.ts';
import { isNamed, saidIn, shareSaid } from '#server/domain/consent/said-content.ts';
import { kindWords, orderWords } from './clear-words.ts';
import type { Evidence } from './evidence.ts';
import {
  firstPerson,
  foreignText,
  forOthers,
  hypothetical,
  joke,
  negation,
  others,
  pointsBack,
  question,
  reported,
  reportedAfter,
  retraction,
  wouldBeGood,
} from './order-words.ts';
import { clausesOf, sentenceAround, sentencesOf, touching } from './talk.ts';
import type { TalkTurn } from './talk.ts';
import { isAsked } from './is-asked.ts';
import { asPromised, promiseIn } from './promises.ts';
import { isOwnMatter, withoutAsides } from './without-asides.ts';
import { echoOf, isDictated } from './is-echoed.ts';
import { isPutInOrder } from './is-harmless.ts';
import { isOrderedAside, isPutInBehind, isRead } from './is-ordered-beside.ts';
import { isLeftAlone } from './is-left-alone.ts';
import { isOrderClear } from './is-order-clear.ts';
import { isAnyOrder, isTakenBackLater, isTakenBackWithin } from './is-taken-back.ts';
import { withoutTimes } from './without-times.ts';

export type Judgement =
  | { kind: 'wanted' }
  /** Said of oneself, but nobody was asked to do anything: worth a question. */
  | { kind: 'unsure' }
  /** Asked for, as it seems, but something in or around the words is not understood. */
  | { kind: 'unclear'; why: Unclear }
  | { kind: 'unwanted'; why: Unwanted };

export type Unwanted =
  | 'not-agreed'
  | 'hypothetical'
  | 'question'
  | 'negated'
  | 'joke'
  | 'others'
  | 'foreign-text'
  | 'not-named'
  | 'not-asked'
  | 'everything'
  | 'retracted';

type Unclear = 'order' | 'later';

const unwanted = (why: Unwanted): Judgement => ({ kind: 'unwanted', why });

export function judgeWish(talk: readonly TalkTurn[], proposal: Proposal, evidence: Evidence): Judgement {
  if (isEverything(proposal)) return unwanted('everything');
  const isOffer = talk[evidence.quote.turn]?.role === 'agent';
  if (isOffer && !isAgreedOffer(talk, evidence)) return unwanted('not-agreed');
  const personal = evidence.all.filter(({ turn }) => talk[turn]?.role === 'user');
  // "Put me down for that", of what a letter said; "get it on once we know": ordered, but not all of it is theirs or known.
  let isHalfMeant = false;
  let hasRead = false;
  for (const quote of personal) {
    const why = whyNotMeant(talk, proposal, { quote, isSupport: quote !== evidence.quote });
    if (why === null) continue;
    const isOwn = quote === evidence.quote;
    const isRead = why === 'foreign-text';
    const isHalf = isOwn
      ? isPutInBehind(talk, quote, why) || (isRead && isOrderedAside(talk, quote))
      : isRead;
    hasRead ||= isRead;
    isHalfMeant ||= isHalf;
    // Support only explains; the words that ask have to be meant.
    if (!isHalf && (isOwn || why === 'joke')) return unwanted(why);
  }
  if (!isTitleSaid(talk, proposal, evidence)) return unwanted('not-named');
  if (isTakenBackWithin(talk, proposal, evidence)) return unwanted('retracted');
  const isWished =
    isOffer ||
    isAsked(talk, proposal, evidence) ||
    (proposal.action === 'add' &&
      isDictated(talk, evidence) &&
      echoOf(talk, proposal, evidence)?.name === true);
  const isAlone = isWished && isLeftAlone(talk, proposal, evidence);
  const isClear = isAlone && isOrderClear(talk, proposal, evidence);
  if (!isClear && isTakenBackLater(talk, proposal, evidence)) return unwanted('retracted');
  // Their own order of what a letter said, and the agent said all of it back: theirs it is now.
  const echo = hasRead ? echoOf(talk, proposal, evidence) : null;
  if (hasRead && isAlone && echo?.name === true && echo.time && isOrderedAside(talk, evidence.quote))
    return { kind: 'wanted' };
  if (isHalfMeant) return isWished ? { kind: 'unclear', why: 'order' } : unwanted('not-asked');
  if (isWished) {
    if (!isAlone) return { kind: 'unclear', why: 'later' };
    return isClear ? { kind: 'wanted' } : { kind: 'unclear', why: 'order' };
  }
  return isOwnPlan(talk, evidence.quote) ? { kind: 'unsure' } : unwanted('not-asked');
}

/** Nobody empties a calendar after a call. */
function isEverything({ action, title }: Proposal): boolean {
  return (
    action !== 'add' &&
    /^(?:\*|everything|all\b(?!-).*|every .*|both|them|anything|entries|events|alles)$/i.test(title.trim())
  );
}

function isAgreedOffer(talk: readonly TalkTurn[], { quote, agreement }: Evidence): boolean {
  const offer = talk[quote.turn]?.text ?? '';
  const isOffered =
    /\?/.test(offer) || /\b(?:shall|should|want me to|i can|i could|would you like|soll ich)\b/i.test(offer);
  const next = talk.findIndex(({ role }, index) => index > quote.turn && role === 'user');
  if (!isOffered || next < 0 || foreignText.test(offer)) return false;
  if (agreement && agreement.turn !== next) return false;
  const words = talk[next]?.text ?? '';
  // "That would be perfect" supposes nothing.
  const plain = plainText(words).replace(wouldBeGood, ' ');
  if (hypothetical.test(plain) || retraction.test(plain) || negation.test(plain)) return false;
  const kind = words.replace(/’/g, "'").replace(wouldBeGood, 'yes');
  if (readAnswer(kind, offer) === 'yes') return true;
  if (isTakenUp(kind, offer)) return true;
  return (
    sentencesOf(kind).some(({ text }) => readAnswer(text, offer) === 'yes') &&
    sentencesOf(words).every(({ text }) => readAnswer(text, offer) !== 'no')
  );
}

/** "Oh yes, go on, put that in": a yes, and the order of it, or the offer's own verb. */
function isTakenUp(answer: string, offer: string): boolean {
  const [opening] = sentencesOf(answer);
  const [first, ...more] = clausesOf(opening?.text ?? '').map((clause) => clause.text);
  return (
    first !== undefined &&
    /^(?:(?:oh|ah|well|hm+|and) )*(?:yes|yeah|yep|sure|ok|okay|absolutely|definitely|of course|please|go on)\b/.test(
      plainText(first).replaceAll(',', ''),
    ) &&
    more.some((clause) => {
      const plain = plainText(clause);
      const verb = /^\W*(?:(?:and|please|do|just) )*(\p{L}+) (?:it|that|them)\W*$/u.exec(plain)?.[1];
      const isOffered = verb !== undefined && plainWords(offer).includes(verb);
      return isPutInOrder(plain) || doSo.test(plain) || isOffered;
    })
  );
}

const doSo = /^(?:(?:yes|yeah|please|and|just) ?,? ?)*do (?:it|that|so)(?:,? please)?\W*$/;

/** Something in or around the words says that they are no wish. */
function whyNotMeant(
  talk: readonly TalkTurn[],
  { action }: Proposal,
  { quote, isSupport }: { quote: Quote; isSupport: boolean },
): Unwanted | null {
  const text = talk[quote.turn]?.text ?? '';
  if (isRead(text, quote) || foreignText.test(quote.text) || foreignText.test(sentenceAround(text, quote)))
    return 'foreign-text';
  const sentence = plainText(withoutAsides(sentenceAround(text, quote)));
  const clauses = touching(clausesOf(text), quote).map((clause) => plainText(withoutAsides(clause.text)));
  if (isJoked(talk, quote, { isSupport })) return 'joke';
  if (reported.test(plainText(text.slice(Math.max(0, quote.from - 300), quote.from)))) return 'others';
  if (reportedAfter.test(plainText(text.slice(quote.to, quote.to + 60)))) return 'others';
  if (forOthers.test(sentence) && (!clauses.some(isAnyOrder) || /\byour /.test(sentence))) return 'others';
  if (hypothetical.test(asPromised(sentence))) return 'hypothetical';
  const isRequest = clauses.some(isAnyOrder);
  if (!isRequest && question.test(sentence) && /\?\s*["”’)]*\s*$/.test(sentence)) return 'question';
  if (!isRequest && clauses.some((clause) => question.test(clause)) && sentence.trim().endsWith('?'))
    return 'question';
  // "Half past seven is better, I never make it": what is denied is something else.
  const denied = clausesOf(sentenceAround(text, quote))
    .map((clause) => plainText(withoutAsides(clause.text)))
    .filter((clause) => !isOwnMatter(clause))
    .filter(
      (clause) =>
        clauses.includes(clause) ||
        /\b(?:put|add|book|enter|schedule|write|want|need|have|do)\b.*\b(?:it|that|this)\b|\bcalendar\b/.test(
          clause,
        ),
    )
    .join(' ');
  const isDenied =
    action === 'remove'
      ? /\b(?:do not|never|not) (?:remove|delete|cancel|drop|take|clear|skip)\b/.test(sentence)
      : negation.test(denied);
  const isOnlyOther = /\bnot (?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|\bnot (?:at )?\w+,/.test(
    sentence,
  );
  if (isDenied && !isOnlyOther) return 'negated';
  return null;
}

/**
 * In the same turn behind the words, or as the very next thing the person says. Words that only
 * explain are not made a joke by one that comes behind them.
 */
function isJoked(talk: readonly TalkTurn[], quote: Quote, { isSupport }: { isSupport: boolean }): boolean {
  const { turn, to } = quote;
  const text = withSameLength(talk[turn]?.text ?? '');
  if (isSupport) return joke.test(plainText(sentenceAround(text, quote)));
  const sentences = sentencesOf(text);
  const around = touching(sentences, { from: Math.max(0, to - 1), to })[0];
  const from = around?.from ?? 0;
  const before = plainText(text.slice(0, from)).slice(-60).replace(pointsBack, ' ');
  if (joke.test(plainText(text.slice(from))) || joke.test(before)) return true;
  const next = talk.slice(turn + 1).find(({ role }) => role === 'user')?.text ?? '';
  const [opening, second] = sentencesOf(next).map((sentence) => sentence.text);
  // Behind an order of something else it is that one's.
  const isOfOther =
    opening !== undefined && clausesOf(opening).some((clause) => isAnyOrder(plainText(clause.text)));
  const first = `${opening ?? ''} ${isOfOther ? '' : (second ?? '')}`;
  return /\b(?:kidding|joking|a joke|definitely a no|scherz)\b/.test(plainText(first));
}

/** Without what only looks like a joke; places stay where they are. */
function withSameLength(text: string): string {
  const rest = withoutAsides(text);
  return rest === text
    ? text
    : text.replace(/\b(?:kidding|joking|a joke)\b/gi, (word) =>
        withoutAsides(`I am not ${word}.`) === '.' && !joke.test(plainText(rest))
          ? ' '.repeat(word.length)
          : word,
      );
}

/** "Add that, please" is an order and not a name. */
const onlyAsking = new Set(
  'add put book schedule enter block note make move cancel delete remove that this it them one thing something anything everything please thanks thank you ok okay yes no in for me to is isn t the a an and not nothing none nobody'.split(
    ' ',
  ),
);

/** A name that nobody said is not what the person wanted. */
function isTitleSaid(
  talk: readonly TalkTurn[],
  { action, title }: Proposal,
  { all, quote }: Evidence,
): boolean {
  const near = talk.slice(Math.max(0, quote.turn - 4), quote.turn + 3).map(({ text }) => text.slice(0, 500));
  const own = [...all.map(({ text }) => text), (talk[quote.turn]?.text ?? '').slice(0, 1_000)];
  if (action !== 'add') return isNamed(title, saidIn([...own, ...near]));
  if (plainWords(title).every((word) => onlyAsking.has(word))) return false;
  // "Get that in" points at a thing and is none.
  if (
    promiseIn(quote.text, talk[quote.turn]?.at ?? '')?.title !== title &&
    plainWords(title).every((word) => orderWords.has(word) || kindWords.has(word)) &&
    /\b(?:it|that|this|them|there|me|you|him|her)\b/.test(plainText(title))
  )
    return false;
  const at = talk[quote.turn]?.at ?? '';
  // "Saturday, Singapore time" is a moment and not a name.
  if (/\btime\W*$/i.test(title) && withoutTimes(title, at).trim() !== title.trim()) return false;
  const bare = (texts: string[]) => saidIn(texts.map((text) => withoutTimes(text, at)));
  return shareSaid(title, bare([...own, ...near])) >= 0.5 && isNamed(title, bare(own));
}

function isOwnPlan(talk: readonly TalkTurn[], quote: Quote): boolean {
  const text = talk[quote.turn]?.text ?? '';
  const clauses = touching(clausesOf(text), quote).map((clause) => plainText(clause.text));
  return (
    talk[quote.turn]?.role === 'user' &&
    clauses.some((clause) => firstPerson.test(clause)) &&
    !clauses.some((clause) => others.test(clause))
  );
}
