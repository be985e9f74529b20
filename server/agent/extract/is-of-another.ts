/** Is a sentence about something else? By a thing and a time of its own, an order, or what the agent had asked. */
import { plainText, plainWords } from '#server/domain/consent/plain-words.ts';
import { isNamed, saidIn, tellingWords } from '#server/domain/consent/said-content.ts';
import { kindWords, orderWords } from './clear-words.ts';
import type { Wish } from './held-wish.ts';
import { isMentionedIn, isPointing, ownWords, plainOf } from './held-wish.ts';
import { orders } from './order-words.ts';
import { clocksIn, daysIn, hasClock, hasTime } from './spoken-times.ts';
import { clausesOf, sentencesOf } from './talk.ts';
import { timesIn, withoutTimes } from './without-times.ts';

/** It names something of its own at a time of its own, and puts nothing otherwise. */
export function isOfOtherTime(text: string, wish: Wish): boolean {
  // "Then a call with Denver" goes on; "five then" puts otherwise.
  const plain = plainText(text)
    .replace(/^(?:(?:ok|okay|right|and|so)\W+)*then\b/, ' ')
    .replace(/(?<=\p{L}{4,} )then(?=, \p{L})/gu, ' ');
  if (
    /\b(?:instead|rather|then|make|sorry|wait|actually|mean|meant|better|change|wrong)\b|^\W*(?:no|nope|nah|nein)\b/.test(
      plain,
    )
  )
    return false;
  const clocks = clocksIn(text);
  const isOther =
    clocks.length > 0
      ? clocks.every((one) => !hasClock(wish.clocks, one))
      : hasTime(text) && daysIn(text).every((one) => !wish.days.has(one));
  if (!isOther) return false;
  const [span] = timesIn(text);
  const lead = text.slice(0, span?.from ?? 0);
  const plainLead = plainOf(text.slice(0, span?.to ?? 0)).trim();
  return (
    ownWords(lead, wish).length > 0 &&
    !isPointing(plainOf(lead).trim()) &&
    !/^\W*(?:he|she|they|we|i|you) (?:\p{L}+ )?(?:moved|put|changed|shifted|pushed|brought) (?:it|that|this)\b/u.test(
      plainLead,
    )
  );
}

/** "Turn the kitchen light off": told to somebody, of a thing of its own. */
export function isBid(plain: string, own: readonly string[]): boolean {
  const found =
    /^(?:hey (?:you|\p{L}+)\W+)?(\p{L}{3,}) (?:the|your|my|a|some|those|these) ((?:\p{L}+ ?)+)/u.exec(plain);
  const nouns = plainWords(found?.[2] ?? '');
  return (
    found !== null &&
    !/^(?:and|but|the|that|this|there|same|not|with|for|only|just|was|were|are|has|have|will|does|did|what|which|where|when|who|how|why|you|she|they)$/.test(
      found[1] ?? '',
    ) &&
    own.some((word) => nouns.slice(0, 2).some((noun) => noun.startsWith(word)))
  );
}

const otherOrder =
  /^(?:forget|scratch|leave|never ?mind|do not let me forget) (?:about )?(?:the|my|our|his|her)\b/;

/** An order that names something of its own. */
export function isOrderOfAnother(text: string, own: readonly string[], { title, action }: Wish): boolean {
  if (own.length === 0) return false;
  return clausesOf(text).some((clause) => {
    const plain = plainText(withoutTimes(clause.text, '').trim() || clause.text)
      .trim()
      .replace(/^(?:(?:and|on|at|for|by|in|from|the|um|am)\b[\s,]*)+(?=(?:put|add|book|block)\b)/, '')
      .replace(
        /^(?:(?:and|oh|wait|actually|sorry|no|hold on|hang on|well|ok|okay|one more thing|also|then|but|hm+)[\s,.!:]+)+/,
        '',
      );
    const isOrdered =
      otherOrder.test(plain) ||
      Object.entries(orders).some(
        ([of, order]) =>
          order.test(plain) && !(of === 'add' && /^(?:say|make (?:it|that)|change|keep|have)\b/.test(plain)),
      );
    const named = tellingWords(withoutTimes(plain.replace(/^\S+/, ''), '')).filter(
      (word) => !orderWords.has(word),
    );
    return (
      isOrdered &&
      !/\b(?:it|that|this|same)\b/.test(plain) &&
      (action === 'remove' || !/\binstead\b/.test(plain)) &&
      named.some((word) => !isNamed(word, saidIn([title])))
    );
  });
}

/** "I never said that": of what had just been asked. */
const repudiation =
  /^(?:(?:no|what|huh|hey)\W+)*(?:i|we) (?:never|did not|have not) (?:say|said|ask|asked|want|wanted|mean|meant)\b/;

/** The agent asked about something else, and this is the answer. */
export function isAnswerToOther(plain: string, asked: string, { title }: Wish): boolean {
  const question = sentencesOf(asked).at(-1)?.text ?? '';
  return (
    /\?\s*$/.test(question) &&
    !isMentionedIn(title, question) &&
    !/\b(?:it|that|this|them|anything|something)\b/.test(plainText(question)) &&
    (tellingWords(question).some((word) => !kindWords.has(word) && !orderWords.has(word)) ||
      /\b(?:she|he|they)\b/.test(plainText(question))) &&
    ((/^(?:no|nope|nah|yes|yeah|not|nothing|rather|i)\b/.test(plain) && !isPointing(plain)) ||
      repudiation.test(plain))
  );
}

const kinds =
  'call|meeting|appointment|lunch|dinner|breakfast|brunch|coffee|drinks?|visit|session|class|lesson|course|chat|catchup|party|interview|viewing|delivery|pickup|walk|talk|review|rehearsal|practice|training|fitting|tasting|check|checkup|tea|night|evening|concert';

/** "A call with Denver" is not the call with Osaka: of the same kind, by a name of its own. */
export function isOtherOfKind(text: string, wish: Wish): boolean {
  const isKind = new RegExp(`^(?:${kinds})$`);
  const telling = tellingWords(wish.title).filter((word) => !isKind.test(plainText(word)));
  if (telling.length === 0 || telling.some((word) => isNamed(word, saidIn([text])))) return false;
  const own = new Set(ownWords(text, wish));
  const named = new RegExp(
    `\\b(\\p{L}+) (?:${kinds})\\b|\\b(?:${kinds}) (?:with|for|about|at|to|from) (?:the |my |our |his |her |some )?(\\p{L}+)`,
    'gu',
  );
  return [...plainText(text).matchAll(named)].some(([, front, behind]) =>
    [front, behind].some((word) => word !== undefined && [...own].some((one) => word.startsWith(one))),
  );
}

/** "And the ward round is cancelled, as you said." "What? I never said that." */
export function isRepudiated(
  plain: string,
  heard: { role: string; text: string } | undefined,
  wish: Wish,
): boolean {
  const last = sentencesOf(heard?.text ?? '').at(-1)?.text ?? '';
  return (
    heard?.role === 'agent' &&
    repudiation.test(plain) &&
    !isMentionedIn(wish.title, last) &&
    ownWords(last, wish).length > 0
  );
}
