/**
 * Does nothing that was said after a wish touch it, in whatever form? `is-taken-back.ts` knows how
 * wishes are taken back and put right; here anything that could concern it and is not understood
 * keeps it from being done: its name, its day or clock, "it" and "that", a no, a doubt.
 */
import type { Proposal } from '#shared/conversation/proposal.ts';
import { readAnswer } from '#shared/language/read-answer.ts';
import { plainText, plainWords } from '#server/domain/consent/plain-words.ts';
import { stirring, sweeping, takesAway, tellings } from './clear-words.ts';
import type { Evidence } from './evidence.ts';
import type { Wish } from './held-wish.ts';
import {
  isMentionedIn,
  isPointing,
  ownWords,
  plainOf,
  saysTimeOf,
  sharesAll,
  wasSpokenOf,
  wishOf,
} from './held-wish.ts';
import {
  isAgain,
  isAffirmed,
  isAnchored,
  isAskedAgain,
  isCheckedBack,
  isDayOfDay,
  isDenied,
  isHarmless,
  isNoted,
  isPutInOrder,
  isReason,
  memory,
} from './is-harmless.ts';
import { isTriedAgain, settledAt } from './is-echoed.ts';
import { isOfText, isOpening, isReadOut, isTale } from './is-told.ts';
import { withoutAsides } from './without-asides.ts';
import { isHeardRight, isRepaired, isRighting } from './is-heard-right.ts';
import {
  isAnswerToOther,
  isBid,
  isRepudiated,
  isOfOtherTime,
  isOrderOfAnother,
  isOtherOfKind,
} from './is-of-another.ts';
import { joke, keeps } from './order-words.ts';
import { clocksIn, daysIn, hasTime } from './spoken-times.ts';
import { clausesOf, sentencesOf } from './talk.ts';
import type { TalkTurn } from './talk.ts';
import { isAnyOrder } from './is-taken-back.ts';
import { timesIn } from './without-times.ts';

/** What is being spoken of: this wish, another event, or something else. */
type Topic = 'this' | 'event' | 'chat';

export function isLeftAlone(talk: readonly TalkTurn[], proposal: Proposal, evidence: Evidence): boolean {
  const wish = wishOf(talk, proposal, evidence);
  const settled = settledAt(talk, proposal, evidence);
  let topic: Topic = 'this';
  let turnsSince = 0;
  for (const [index, turn] of talk.entries()) {
    if (index < wish.from || index < settled) continue;
    if (turn.role === 'agent') {
      if (index === wish.last + 1 && index !== settled && !isHeardRight(talk, index, wish)) return false;
      continue;
    }
    if (index > wish.last) turnsSince += 1;
    if (turnsSince > 2 && topic === 'this') topic = 'chat';
    const heard = talk[index - 1];
    if (index > evidence.quote.turn && heard?.role === 'agent' && isRighting(turn.text, wish)) continue;
    if (index === wish.last + 2 && isRepaired(talk, index - 1, wish)) continue;
    const sentences = sentencesOf(turn.text);
    for (const [place, { text, from, to }] of sentences.entries()) {
      if (index === evidence.quote.turn && to <= evidence.quote.from) continue;
      if (isOfTheWish(evidence, { index, from, to, text })) {
        topic = 'this';
        continue;
      }
      // "What? I never said that." Both are the answer.
      const isAnswer = sentences.slice(0, place).every((before) => ownWords(before.text, wish).length === 0);
      const asked = isAnswer && heard?.role === 'agent' ? questionIn(heard.text) : '';
      const isJoke = topic !== 'this' && isJoked(talk, index, text);
      if (isReadOut(turn.text, { text, from, to }) && !isMentionedIn(wish.title, text)) {
        topic = 'chat';
        continue;
      }
      const isUnsettled = settled < 0 && index > evidence.quote.turn && index <= wish.last + 4;
      const next = concerns({ talk, wish, topic, text, asked, index, isJoke, isUnsettled });
      if (next === 'touched') return false;
      topic = next;
    }
  }
  return true;
}

/** Words it rests on. What only supports it may not be what takes it back, whoever says that it is support. */
function isOfTheWish(
  { quote, agreement, all }: Evidence,
  { index, from, to, text }: { index: number; from: number; to: number; text: string },
): boolean {
  const own = all.filter((words) => words.turn === index && words.from < to && words.to > from);
  if (own.includes(quote) || (agreement && own.includes(agreement))) return true;
  if (own.length === 0) return false;
  const isBefore = index < quote.turn || (index === quote.turn && to <= quote.from);
  return isBefore || keeps.test(plainText(text)) || (tellsWhen(text) && !takesBack.test(plainText(text)));
}

/** A day, a clock or a length; "for now" is none. */
function tellsWhen(text: string): boolean {
  return (
    clocksIn(text).length + daysIn(text).length > 0 || timesIn(text).some(({ kind }) => kind === 'duration')
  );
}

const takesBack =
  /\b(?:forget|scrap|scratch|cancel|skip|drop|delete|remove|wipe|ditch|clear|leave|off|never ?mind|if|unless|maybe|actually no|no way|do not|did not)\b/;

/** What the sentence leaves the talk at, or that it may be about this wish. */
function concerns(given: {
  talk: readonly TalkTurn[];
  wish: Wish;
  topic: Topic;
  text: string;
  asked: string;
  index: number;
  isJoke: boolean;
  /** The agent never said it back. */
  isUnsettled: boolean;
}): Topic | 'touched' {
  const { talk, wish, topic, text, asked, index } = given;
  const plain = plainOf(withoutAsides(text)).replace(farewells, ' ').replace(weather, ' ').trim();
  if (given.isJoke) return topic;
  const isNumbered = /\b(?:six|seven|eight|nine|ten|eleven|twelve|thirty|fifteen|\d+)\b/.test(plain);
  if (isHarmless(plain, wish)) {
    const isAsked = /\?\s*$/.test(text) && (saysTimeOf(text, wish) || isMentionedIn(wish.title, text));
    const isDoubted = isAsked && isDenied(talk[index + 1]);
    return isDoubted || isAnswerAgainst(text, asked, wish) ? 'touched' : topic;
  }
  const isMentioned = isMentionedIn(wish.title, text) && !isOtherOfKind(text, wish);
  const own = ownWords(text, wish);
  if (given.isUnsettled && laughs.test(plainText(text).trim())) return 'touched';
  if (isAffirmed(plain)) return topic;
  if (isTale(plain)) return own.length > 0 && !isMentioned ? 'chat' : topic;
  const isStirred = plainWords(plain).some((word) => stirring.has(word));
  if (isMentioned) {
    if (isAnchored(plain, wish) && !hasTime(text)) return topic;
    if (isAgain(plain, text, wish)) return 'this';
    if (isAskedAgain(given, own)) return 'this';
    if (isOrderOfAnother(text, own, wish) && !sharesAll(wish.title, text)) return 'event';
    return isStirred ||
      isNumbered ||
      bareHour.test(plain) ||
      isPointing(plain) ||
      hasTime(text, sharesAll(wish.title, text)) ||
      /\?/.test(text) ||
      isNear(given)
      ? 'touched'
      : topic;
  }
  if (
    isPutInOrder(plain) ||
    isDayOfDay.test(plain) ||
    (isNoted.test(plain) && !isStirred) ||
    memory.test(plain) ||
    isAnchored(plain, wish)
  )
    return topic;
  if (own.length > 0 && /\bdid (?:i|we) (?:already )?(?:say|mention|ask for|tell you)\b/.test(plain))
    return 'event';
  if (
    isCheckedBack(given, own) ||
    (saysTimeOf(text, wish) && isAskedAgain(given, own)) ||
    isTriedAgain(plain, talk[index - 1])
  )
    return topic;
  if (isOpening(plain, own) || isOfText(text)) return 'chat';
  if (
    topic === 'this' &&
    isJoked(talk, index, text) &&
    isAnyOrder(plain.replace(/^(?:(?:yeah|and|oh|sure)\W+)+/, '')) &&
    !isPointing(plain) &&
    !saysTimeOf(text, wish)
  )
    return 'chat';
  const isOfOther = own.some((word) => wasSpokenOf(word, talk, index));
  if (!isOfOther && isSweeping(text, wish)) return 'touched';
  if (isOfOtherTime(text, wish)) return 'event';
  if (isOrderOfAnother(text, own, wish)) return 'event';
  if (isBid(plain, own) && !isPointing(plain) && !saysTimeOf(text, wish)) return 'chat';
  if (/\?\s*$/.test(text) && own.length > 0 && !isPointing(plain) && !saysTimeOf(text, wish))
    return topic === 'this' && (isStirred || isNumbered) ? 'touched' : 'chat';
  if (isAnswerToOther(plain, asked, wish) || isRepudiated(plain, talk[index - 1], wish)) return 'event';
  if (topic !== 'this') {
    const isBare =
      isStirred && takesAway.test(plain) && isPointing(plain) && own.every((word) => word.length < 3);
    return topic === 'chat' && isBare ? 'touched' : topic;
  }
  if (
    !isStirred &&
    !hasTime(text) &&
    /^(?:(?:and|so|oh|well)\W+)*that is (?:where|when|why|how)\b/.test(plain)
  )
    return topic;
  if (isTold(plain, own) && !isPointing(plain) && !saysTimeOf(text, wish)) return 'chat';
  if (!isStirred && !hasTime(text) && !/\?\s*$/.test(text) && pointsAway.test(plain) && isAfterOther(given))
    return 'chat';
  // "Scrap the spin class": what it names was spoken of, and is not this.
  if (isStirred && isOfOther && !isPointing(plain) && !saysTimeOf(text, wish)) return 'event';
  if (isReason(plain, wish) || (/^(?:he|she|they) (?:is|are)\b/.test(plain) && !isStirred && !hasTime(text)))
    return topic;
  return isStirred || isPointing(plain) || saysTimeOf(text, wish) || (isNumbered && /\?/.test(text))
    ? 'touched'
    : topic;
}

/** "Ha. Right, being a grown-up now": what was said before was none of that. */
const laughs =
  /^(?:\W|(?:oh|ah|well|right|ok|okay|but|and|so|no)\b)*(?:ha\b|ha+h|hehe|lol\b|(?:now )?being (?:a grown|serious|sensible|an adult)|(?:but |now )?(?:seriously|for real) (?:now|though)|jok(?:es|ing) aside|serious (?:hat|face|now|business|stuff|again)\b)/;

/** "Ruth says four": said with a wish's name, a bare number may be its hour. */
const bareHour = /\b(?:two|three|four|five|half|quarter|noon)\b/;

/** "My boss wants to move his own holiday": of somebody's doings, in words that stir nothing that is not named. */
function isTold(plain: string, own: readonly string[]): boolean {
  return (
    own.length > 0 &&
    plainWords(plain).every((word) => !stirring.has(word) || tellings.has(word)) &&
    !/\b(?:leave|keep|stop|take|move) (?:it|that|this|them)\b/.test(plain) &&
    !/^(?:(?:and|but|so|oh|well|because|as)\W+)*(?:i|we|you|it|that|this|one|there)\b/.test(plain)
  );
}

/** "That's what the movers are for": of what was said right before it. */
const pointsAway =
  /^(?:(?:and|so|oh|well)\W+)*(?:that|this|it|those|these) (?:is|was|are|were) (?:what|when|where|why|how|who)\b/;

function isAfterOther({
  talk,
  wish,
  text,
  index,
}: {
  talk: readonly TalkTurn[];
  wish: Wish;
  text: string;
  index: number;
}): boolean {
  const sentences = sentencesOf(talk[index]?.text ?? '').map((sentence) => sentence.text);
  const before =
    sentences[sentences.indexOf(text) - 1] ?? sentencesOf(talk[index - 1]?.text ?? '').at(-1)?.text ?? '';
  return ownWords(before, wish).length > 1 && !isMentionedIn(wish.title, before) && !saysTimeOf(before, wish);
}

const farewells =
  /\b(?:cannot|can hardly|could hardly|hardly) wait\b|\b(?:no|does not|do not) matter\b|\bdo not (?:ask|worry|mention it|tell (?:anyone|anybody|him|her|them|my \w+))\b|\bfor now(?=\W*$|, (?:thanks|cheers|thank you|bye))|\b(?:talk|speak|see|catch|call)(?: to)?(?: you)? (?:later|soon|tomorrow)\b|\b(?:no|not a) (?:problem|problems|worries)\b|\bnothing else\b|\bno,? (?:that (?:is|was) (?:all|it|everything)|thanks?(?: you)?)\b|\bthat was (?:all|it|everything)\b|\b(?:i )?(?:have|need|must|gotta|got) (?:to )?(?:run|go|dash)\b/g;

/** "Wipe all that": it names nothing, so it may mean anything. */
function isSweeping(text: string, wish: Wish): boolean {
  return clausesOf(text).some((clause) => {
    const plain = plainOf(clause.text);
    return sweeping.test(plain) && takesAway.test(plainOf(text)) && ownWords(clause.text, wish).length < 2;
  });
}

/** Nobody means the gym by "I hope it doesn't rain". */
const weather = /\bit (?:\S+ ){0,3}(?:rain|snow|pour|freez|storm|light\b|dark\b|cold\b|warm\b)\w*/g;

/** "Clear everything until spring. I'm kidding." */
function isJoked(talk: readonly TalkTurn[], index: number, text: string): boolean {
  const turn = talk[index]?.text ?? '';
  const next = talk.slice(index + 1).find(({ role }) => role === 'user')?.text ?? '';
  return (
    joke.test(plainText(turn.slice(turn.indexOf(text)))) ||
    /\b(?:kidding|joking|a joke)\b/.test(plainText(next))
  );
}

/** The last question in it, else all of it. */
function questionIn(text: string): string {
  return sentencesOf(text).findLast((sentence) => /\?\s*$/.test(sentence.text))?.text ?? text;
}

/** "Shall I really?" A kind word that is no yes, or a yes to something else's name, is no answer. */
function isAnswerAgainst(text: string, asked: string, wish: Wish): boolean {
  return /\?\s*$/.test(asked) && isMentionedIn(wish.title, asked) && readAnswer(text, asked) === 'no';
}

/** Its whole name, while it is still what is spoken of. */
function isNear({ topic, text, wish }: { topic: Topic; text: string; wish: Wish }): boolean {
  return topic === 'this' && sharesAll(wish.title, text);
}
