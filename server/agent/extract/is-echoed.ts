/**
 * Did the agent say it back, and did the person let that stand? Two who talk take for settled what one
 * says, the other repeats and nobody puts right. It makes no order of anything; it only tells what
 * follows an order, or a name with its time, from what changes it.
 */
import type { Proposal } from '#shared/conversation/proposal.ts';
import { plainText, plainWords } from '#server/domain/consent/plain-words.ts';
import { kindWords, orderWords } from './clear-words.ts';
import type { Evidence } from './evidence.ts';
import { isMentionedIn, wishOf } from './held-wish.ts';
import { clocksIn, daysIn, hasClock } from './spoken-times.ts';
import { clausesOf, sentencesOf, touching } from './talk.ts';
import type { TalkTurn } from './talk.ts';
import { timesIn, withoutTimes } from './without-times.ts';

export function isEchoed(talk: readonly TalkTurn[], proposal: Proposal, evidence: Evidence): boolean {
  const { turn } = evidence.quote;
  const [echo, answer] = [talk[turn + 1], talk[turn + 2]];
  if (talk[turn]?.role !== 'user' || echo?.role !== 'agent') return false;
  const wish = wishOf(talk, proposal, evidence);
  const own = ownNames(proposal);
  const isSaidBack = sentencesOf(echo.text).some(({ text }) => {
    const [clocks, days] = [clocksIn(text), daysIn(text)];
    return (
      !/\?\s*$/.test(text) &&
      !against.test(plainText(text)) &&
      clocks.every((one) => hasClock(wish.clocks, one)) &&
      days.every((one) => wish.days.has(one)) &&
      isMentionedIn(own, text)
    );
  });
  return isSaidBack && !objection.test(plainText(answer?.text ?? '').trim());
}

/** What it is called, without the small words that many sentences have. */
function ownNames({ title }: Proposal): string {
  return plainWords(withoutTimes(title, ''))
    .filter((word) => !orderWords.has(word) && !kindWords.has(word))
    .join(' ');
}

/** Not what it would say of something that is to be on the calendar. */
const against =
  /\b(?:no|not|never|off|if|unless|though|although|but|over|already|cannot|unfortunately|sorry|afraid|hope|fun|enjoy|luck|fingers|congratulations|irony|joke|was|were|nicht|kein\w*)\b|n't\b/;

const objection =
  /^(?:\W|(?:oh|well|hm+|um|er)\b)*(?:no|nope|nah|not|never|wait|what|hang|hold|actually|sorry|huh|forget|scrap|why|who|nein|halt|moment)\b/;

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
