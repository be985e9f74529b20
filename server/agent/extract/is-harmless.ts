/** Sentences that speak of a wish and leave it as it is: thanks, the same once more, how it was in other years. */
import { plainWords } from '#server/domain/consent/plain-words.ts';
import { kindWords, leadWords, orderWords, stirring } from './clear-words.ts';
import type { Wish } from './held-wish.ts';
import { isMentionedIn, isPointing, isSameTime, plainOf, saysTimeOf, wasSpokenOf } from './held-wish.ts';
import { orderOfIt } from './order-words.ts';
import { hasTime } from './spoken-times.ts';
import { clausesOf } from './talk.ts';
import type { TalkTurn } from './talk.ts';
import { withoutTimes } from './without-times.ts';

/** Thanks, a yes, the same once more. */
export function isHarmless(plain: string, { names, days, clocks }: Wish): boolean {
  const bare = withoutTimes(plain, '');
  return (
    isSameTime(plain, { days, clocks }) &&
    plainWords(bare).every((word) => kindWords.has(word) || names.has(word) || /^\d+$/.test(word))
  );
}

/** The same order, or its name and time, once more. */
export function isAgain(said: string, whole: string, wish: Wish): boolean {
  const { names } = wish;
  // "…, or they send it back to Ohio": why it is said again.
  const [plain, text] = [said, whole].map((one) => one.replace(orElse, '')) as [string, string];
  if (/\bdid (?:i|we) (?:already )?(?:say|mention|ask for|tell you) (?:about )?\p{L}/u.test(plain))
    return isMentionedIn(wish.title, text);
  if (/\?\s*$/.test(text)) return false;
  if (isSummed(text, wish)) return true;
  const words = plainWords(withoutTimes(plain, ''));
  return (
    isSameTime(plain, wish) &&
    words.every(
      (word) =>
        names.has(word) ||
        kindWords.has(word) ||
        word === 'said' ||
        ((orderWords.has(word) || leadWords.has(word)) && !stirring.has(word)),
    )
  );
}

const orElse =
  /,? or (?:else )?(?:i|we|he|she|they)(?: will|['’]ll)? (?!(?:can|could|might|may|do|should)\b)[\p{L} ]+[.!]?$/iu;

/** "So, to sum up: vet on Friday at nine, parcel tomorrow at one": its own part says the same. */
function isSummed(text: string, wish: Wish): boolean {
  const parts = clausesOf(
    text.replace(/\b(?:to sum (?:it )?up|to recap|(?:like|as) (?:i|we) said|once more|again)\b/gi, ' '),
  ).map((part) => part.text);
  const own = parts.filter((part) => isMentionedIn(wish.title, part));
  return (
    parts.length > 1 &&
    own.length > 0 &&
    own.every((part) => hasTime(part) && isSameTime(plainOf(part), wish)) &&
    parts.every(
      (part) =>
        plainWords(plainOf(part)).every((word) => !stirring.has(word)) &&
        !/\b(?:it|that|this)\b/.test(plainOf(part)),
    )
  );
}

/** "Put it in", "please add that as one event". */
export function isPutInOrder(plain: string): boolean {
  return (
    orderOfIt.test(plain) &&
    plainWords(plain).every((word) => (orderWords.has(word) || kindWords.has(word)) && !stirring.has(word))
  );
}

/** "And note that he is vegetarian." */
export const isNoted =
  /^(?:(?:and|also|please|oh)\W+)*(?:note|write|add a note|put a note|mention)\b.*\b(?:that|notes?)\b/;

/** "Tomorrow is Wednesday, right?" */
export const isDayOfDay =
  /^(?:so |and )?(?:today|tomorrow|that) is (?:a )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b(?:,? (?:right|is not it|yes|no))*\W*$/;

/** How it was in other years. */
export const memory =
  /^(?:(?:and|oh|well|you know)\W+)*(?:last (?:year|summer|winter|spring|autumn|christmas|easter)|(?:\S+ ){1,2}years ago|back then|when i was)\b/;

/** "No coffee before it", "after painting": it takes place. */
export function isAnchored(plain: string, { names }: Wish): boolean {
  const found = /\b(?:before|after|during|(?:same|as) \p{L}+ as) (?:the |my |our )?(.+)/u.exec(plain);
  const [word = ''] = plainWords(found?.[1] ?? '');
  return (
    (names.has(word) || /^(?:it|that|this)$/.test(word)) &&
    plainWords(plain).every((one) => !stirring.has(one) || /^(?:no|same)$/.test(one))
  );
}

/** "Saturday the fifth, eleven, Bath?" Nothing but what was said before. */
export function isCheckedBack(
  { text, wish, talk, index }: { text: string; wish: Wish; talk: readonly TalkTurn[]; index: number },
  own: readonly string[],
): boolean {
  const plain = plainOf(text);
  return (
    /\?\s*$/.test(text) &&
    saysTimeOf(text, wish) &&
    isSameTime(plain, wish) &&
    !isPointing(plain) &&
    !plainWords(plain).some((word) => stirring.has(word) || /^(?:did|do|does|is|are|was)$/.test(word)) &&
    own.every((word) => wasSpokenOf(word, talk, index)) &&
    !isDenied(talk[index + 1])
  );
}

/** "I can't make it today": why it is to be elsewhere. */
export function isReason(plain: string, { action }: Wish): boolean {
  // "It's my neck."
  if (action !== 'add' && /^(?:it|that) (?:is|was) (?:my|our|the|from|because|just)\b/.test(plain))
    return plainWords(plain).every((word) => !stirring.has(word) || /^(?:was|really)$/.test(word));
  return (
    action !== 'add' &&
    /^(?:i|we|they|he|she) (?:can ?not|could not|will not|am|are|is|have|has)\b/.test(plain) &&
    !/\b(?:but|wait|actually|unless|if)\b/.test(plain)
  );
}

/** "Did you get the ink? Wednesday, half nine?" The same time or none: a question changes nothing. */
export function isAskedAgain(
  { text, wish, talk, index }: { text: string; wish: Wish; talk: readonly TalkTurn[]; index: number },
  own: readonly string[],
): boolean {
  const plain = plainOf(text).replace(/,? (?:was|is|did|has) not (?:it|that|he|she|we|i)\b/g, ', right');
  return (
    /\?\s*$/.test(text) &&
    isSameTime(plain, wish) &&
    (checks.test(plain) ||
      (saysTimeOf(text, wish) && own.length === 0) ||
      /\b(?:right|yes|yeah)\W*$/.test(plain)) &&
    plainWords(plain).every(
      (word) => !stirring.has(word) || /^(?:did|was|were|had|still|said|told)$/.test(word),
    ) &&
    !isDenied(talk[index + 1])
  );
}

const checks =
  /^(?:(?:and|so|but|oh|ok|okay|now|right|wait|sorry|hey)\W+)*(?:did you (?:get|note|add|write|have|put)|have you got|do you have|you(?: have)? got|is|are|was|that is|(?:what )?did i say)\b/;
const denial =
  /^(?:\W|(?:oh|well|hm+|um|er|sorry)\b)*(?:no(?! (?:rush|hurry|problem|worries|need|doubt|idea))|nope|not|never|i (?:do not|did not|have not|cannot|can not)|it is not|there is no)\b/;

/** "… but the quiz is real": what was a joke is something else. */
export const isAffirmed = (plain: string): boolean =>
  /\b(?:is|are) (?:very |really |actually )?(?:real|true|definite|fixed|settled|certain|happening)\W*$/.test(
    plain,
  ) && !/\b(?:not|never|no|if|unless|hope|wish|think|guess|wonder|suppose|believe|doubt)\b|\?/.test(plain);

/** The agent says no to what was checked back. */
export const isDenied = (answer: TalkTurn | undefined): boolean =>
  answer?.role === 'agent' && denial.test(plainOf(answer.text).trim());
