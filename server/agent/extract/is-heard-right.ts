/** Did the agent hear it right, or did the person put right what it had heard? */
import { spokenNumbers } from '#shared/language/spoken-numbers.ts';
import { plainText, plainWords } from '#server/domain/consent/plain-words.ts';
import { isNamed, saidIn, tellingWords } from '#server/domain/consent/said-content.ts';
import { kindWords, orderWords } from './clear-words.ts';
import type { Wish } from './held-wish.ts';
import { isMentionedIn, isSameTime } from './held-wish.ts';
import { clocksIn, daysIn, hasClock } from './spoken-times.ts';
import { sentencesOf } from './talk.ts';
import type { TalkTurn } from './talk.ts';
import { withoutTimes } from './without-times.ts';

/** The next thing the agent said names the clock, or what was said after it puts that right. */
export function isHeardRight(talk: readonly TalkTurn[], index: number, wish: Wish): boolean {
  const { clocks, days, title, isZoned } = wish;
  const whole = talk[index]?.text ?? '';
  const heard = sentencesOf(whole)
    .map(({ text }) => text)
    .filter((text) => isMentionedIn(title, text) || isShort(text))
    .join(' ');
  const before = talk.slice(0, index).map(({ text }) => text);
  const spoken = new Set(before.flatMap(clocksIn));
  const isOtherClock =
    clocksIn(heard).length > 0 &&
    !clocksIn(heard).some((one) => hasClock(clocks, one)) &&
    clocksIn(heard).some((one) => !spoken.has(one));
  const isOtherDay =
    days.size > 0 &&
    daysIn(heard).length > 0 &&
    !daysIn(heard).some((one) => days.has(one)) &&
    !before.some((text) => daysIn(text).some((day) => daysIn(heard).includes(day)));
  const isOtherName =
    clocksIn(whole).some((one) => hasClock(clocks, one)) &&
    !isMentionedIn(title, whole) &&
    /^(?:ok(?:ay)?,? |right,? |so,? )*(?:the|a|an) (?!\p{L}*day\b)/u.test(plainText(whole)) &&
    !tellingWords(whole).some(
      (word) => !kindWords.has(word) && !spokenNumbers.has(word) && isNamed(word, saidIn(before)),
    );
  // "Choir stays", of what was to go.
  const isKept =
    wish.action === 'remove' &&
    isMentionedIn(title, whole) &&
    /\b(?:stays?|keep|keeps)\b/.test(plainText(whole));
  if (isKept) return false;
  // "That's three in the afternoon for us": told on another clock.
  const isConverted =
    isZoned && /\b(?:for (?:us|you|me)|here|home|your time|our time|local\w*)\b/.test(plainText(whole));
  if (isConverted || (!isOtherClock && !isOtherDay && !isOtherName)) return true;
  const answer = talk.slice(index + 1).find(({ role }) => role === 'user')?.text ?? '';
  return (
    isRighting(answer, wish) ||
    isRepaired(talk, index, wish) ||
    (isOtherClock && clocksIn(answer).length > 0 && clocksIn(answer).every((one) => hasClock(clocks, one))) ||
    (isOtherDay && daysIn(answer).some((one) => days.has(one)))
  );
}

/**
 * "Roofer. The man for the roof." "A visit from the roofer, Monday at nine." What had been misheard is
 * said again by the person, and then by the agent as it was meant.
 */
export function isRepaired(talk: readonly TalkTurn[], heard: number, wish: Wish): boolean {
  const [answer, again] = [talk[heard + 1], talk[heard + 2]];
  if (answer?.role !== 'user' || again?.role !== 'agent') return false;
  const plain = plainText(answer.text).replace(notThat, ' ');
  const isMeant =
    (isMentionedIn(wish.title, answer.text) || clocksIn(plain).some((one) => hasClock(wish.clocks, one))) &&
    clocksIn(plain).every((one) => hasClock(wish.clocks, one)) &&
    daysIn(plain).every((one) => wish.days.has(one)) &&
    !/\?\s*$/.test(answer.text) &&
    !takesBack.test(plain);
  const [clocks, days] = [clocksIn(again.text), daysIn(again.text)];
  return (
    isMeant &&
    isMentionedIn(wish.title, again.text) &&
    clocks.every((one) => hasClock(wish.clocks, one)) &&
    days.every((one) => wish.days.has(one)) &&
    !/\b(?:no|not|never|off|if|unless)\b/.test(plainText(again.text))
  );
}

const notThat = /\bnot (?:at |on |the |a |an |in )?[\p{L}\d'’]+(?: [ap]\.?m\.?)?|\bi (?:never )?said\b/gu;
const takesBack =
  /\b(?:forget|scrap|scratch|cancel|skip|drop|delete|remove|leave|never ?mind|if|unless|maybe|perhaps|actually|do not|did not|instead|rather|anyway)\b/;

/** "Five then": nothing but a time, or a name and a time. */
function isShort(text: string): boolean {
  return (
    tellingWords(withoutTimes(text, '')).filter((word) => !kindWords.has(word) && !orderWords.has(word))
      .length === 0
  );
}

/** "No, two. Two p.m.", "Bea, not Pete": the agent had heard something else. */
export function isRighting(text: string, wish: Wish): boolean {
  const plain = plainText(text).replace(/\bnot (?:at |on |the )?[\p{L}\d]+(?: [ap]\.?m\.?)?/gu, ' not ');
  const words = plainWords(withoutTimes(plain, ''));
  const isSaid =
    clocksIn(plain).length + daysIn(plain).length > 0 || words.some((word) => wish.names.has(word));
  return (
    isSaid &&
    !/\bno (?:good|use|way|chance|go|point)\b/.test(plain) &&
    isSameTime(plain, wish) &&
    words.some((word) => /^(?:no|nope|not|sorry|said)$/.test(word)) &&
    words.every(
      (word) =>
        kindWords.has(word) ||
        wish.names.has(word) ||
        spokenNumbers.has(word) ||
        /^(?:no|nope|not|sorry|said|wait|pm|am|in|with|by)$/.test(word),
    )
  );
}
