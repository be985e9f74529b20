/**
 * Did the agent say it back, and did the person let that stand? Two who talk take for settled what one
 * says, the other repeats and nobody puts right. It makes no order of anything; it only tells what
 * follows an order, or a name with its time, from what changes it.
 */
import type { Proposal } from '#shared/conversation/proposal.ts';
import { plainText, plainWords } from '#server/domain/consent/plain-words.ts';
import { kindWords, orderWords } from './clear-words.ts';
import type { Evidence } from './evidence.ts';
import type { Wish } from './held-wish.ts';
import { isMentionedIn, ownWords, wishOf } from './held-wish.ts';
import { clocksIn, daysIn, hasClock } from './spoken-times.ts';
import { clausesOf, sentencesOf, touching } from './talk.ts';
import type { TalkTurn } from './talk.ts';
import { timesIn, withoutTimes } from './without-times.ts';

/** `name` and `time`: which of it was said back, right after the words that ask for it. */
export type Echo = { name: boolean; time: boolean };

export function echoOf(talk: readonly TalkTurn[], proposal: Proposal, evidence: Evidence): Echo | null {
  const { turn } = evidence.quote;
  const [echo, answer] = [talk[turn + 1], talk[turn + 2]];
  if (talk[turn]?.role !== 'user' || echo?.role !== 'agent') return null;
  const said = saidBack(echo.text, ownWish(talk, proposal, evidence));
  return said && !objection.test(plainText(answer?.text ?? '').trim()) ? said : null;
}

/**
 * The last turn in which the agent said the wish back as it is meant: what was said before that has
 * been heard. -1 where it never did.
 */
export function settledAt(talk: readonly TalkTurn[], proposal: Proposal, evidence: Evidence): number {
  const wish = ownWish(talk, proposal, evidence);
  return talk.findLastIndex(({ role, text }, index) => {
    if (role !== 'agent' || index <= wish.from) return false;
    const said = saidBack(text, wish);
    if (!said) return false;
    const before = talk[index - 1]?.text ?? '';
    const isNear = index <= wish.last + 1 || isMentionedIn(wish.title, before);
    return wish.action === 'remove' ? said.name : said.time && (said.name || isNear);
  });
}

/** By its own words where they have a clock: what is said to support it may be of another. */
function ownWish(talk: readonly TalkTurn[], proposal: Proposal, evidence: Evidence): Wish {
  const { quote } = evidence;
  if (clocksIn(quote.text).length === 0) return wishOf(talk, proposal, evidence);
  const isDaySaid = timesIn(quote.text).some(({ kind }) => kind === 'date');
  const own = { ...proposal, day: isDaySaid ? null : proposal.day, time: null };
  return wishOf(talk, own, { ...evidence, all: [quote] });
}

function saidBack(text: string, wish: Wish): Echo | null {
  const { title, action, clocks, days } = wish;
  const own = ownNames(title);
  const echoes = sentencesOf(text).flatMap((sentence) => {
    const plain = plainText(sentence.text);
    const said = clocksIn(sentence.text);
    const isOtherwise =
      /\?\s*$/.test(sentence.text) ||
      (action === 'remove' ? !goes.test(plain) || stays.test(plain) : against.test(plain)) ||
      !said.every((one) => hasClock(clocks, one)) ||
      !daysIn(sentence.text).every((one) => days.has(one));
    const echo = { name: isMentionedIn(own, sentence.text), time: said.length > 0 };
    // "The gin tasting, Monday at six" is not the gym.
    const isOfOther = !echo.name && ownWords(sentence.text, wish).length > 0;
    return isOtherwise || isOfOther || (!echo.name && !echo.time) ? [] : [echo];
  });
  return echoes.find(({ name, time }) => name && time) ?? echoes[0] ?? null;
}

/** What it is called, without the small words that many sentences have. */
function ownNames(title: string): string {
  return plainWords(withoutTimes(title, ''))
    .filter((word) => !orderWords.has(word) && !kindWords.has(word))
    .join(' ');
}

/** Not what it would say of something that is to be on the calendar. */
const against =
  /\b(?:no|not|never|off|if|unless|though|although|but|over|already|cannot|unfortunately|sorry|afraid|hope|fun|enjoy|luck|fingers|congratulations|irony|joke|was|were|gone|cancell?ed|scrapped|dropped|deleted|removed|struck|out|stays?|keep|keeps|leave|left|alone|forget|forgotten|nicht|kein\w*)\b|n't\b/;
const goes = /\b(?:off|goes|gone|cancell?ed|removed|dropped|deleted|scrapped|out|cleared)\b/;
const stays = /\b(?:no|not|never|stays?|keep|keeps|kept|leave|left|alone|if|unless|sorry)\b|n't\b/;

const objection =
  /^(?:\W|(?:oh|well|hm+|um|er)\b)*(?:no(?! (?:matter|problem|worries))|nope|nah|not|never|wait|what|hang|hold|actually|sorry|huh|forget|scrap|why|who|nein|halt|moment)\b/;

/** "Then, last but not least, a haircut on Wednesday at 5:45 pm": a thing and its time, said of nobody. */
export function isDictated(talk: readonly TalkTurn[], { quote }: Evidence): boolean {
  const text = talk[quote.turn]?.text ?? '';
  const asked = sentencesOf(talk[quote.turn - 1]?.text ?? '').at(-1)?.text ?? '';
  if (/\?\s*$/.test(asked) && !invites.test(plainText(asked))) return false;
  let said = '';
  for (const clause of touching(clausesOf(text), quote)) {
    said += clause.text;
    if (plainWords(clause.text).some((word) => verbs.has(word)) || /\?\s*$/.test(clause.text)) return false;
    if (clocksIn(said).length > 0 && timesIn(said).some(({ kind }) => kind === 'date')) return true;
  }
  return false;
}

const invites =
  /\b(?:anything|something) (?:else|more)\b|\bwhat (?:else|next|can i|shall i|should i|would you like|is next)\b|\bhow can i\b|\bwhen\b|\bwhich day\b|\bnext\b/;

/** A sentence with one of these tells of something. */
const verbs = new Set(
  'i we you he she they it who is are am was were be been has have had having do does did will would can could should may might must goes go went gone comes came says said wants wanted told asked thinks thought got gets getting'.split(
    ' ',
  ),
);

/** "I couldn't save that one just now." "Do it later then." */
export function isTriedAgain(plain: string, heard: TalkTurn | undefined): boolean {
  return (
    heard?.role === 'agent' &&
    /\b(?:could not|cannot|can not|was not able to|unable to|did not manage to|failed to)\b/.test(
      plainText(heard.text),
    ) &&
    /^(?:(?:well|ok|okay|right|fine|then|please|just|no|oh)\W+)*(?:(?:you can )?(?:do|try|save|add|put|note|get) (?:it|that|this)(?: (?:in|on|down|there))*(?: again)? ?(?:later|afterwards|when you can|in a bit)(?: then)?\W*$|try again\b)/.test(
      plain,
    )
  );
}
