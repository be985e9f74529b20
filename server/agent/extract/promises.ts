/**
 * What the person gave their word on to somebody else: "I promised Mum to call her on Tuesday at
 * eight", "I agreed with Paul that we meet". Nobody was told to write it down, so it is never done;
 * with a day and a clock of its own it is asked. Apart from orders, for it is told and not ordered.
 */
import { plainText } from '#server/domain/consent/plain-words.ts';
import { clocksIn } from './spoken-times.ts';
import { clausesOf } from './talk.ts';
import { timesIn, withoutTimes } from './without-times.ts';

/** `text` stands in the sentence, from the giving of the word on; the title is what was promised. */
type GivenWord = { text: string; title: string };

const word = String.raw`[\p{L}'’-]+`;
/** "I", "and we've also": whoever gives their word. */
const before = String.raw`(?:^|[,;:–—]\s*|\b(?:and|but|so|because|since|anyway|then)\s+)`;
const giver = String.raw`(?:[Ii]|[Ww]e)(?:['’]ve| have)?(?: (?:just|already|also|now|\p{L}+ly))*`;
const somebody = String.raw`(?: (?:to|with))?(?: (?<who>${word}(?: ${word}){0,3}?))?`;
const oneself = String.raw`(?:,? that)?,? (?<self>[Ii]|[Ww]e)(?:['’](?:d|ll|m|re)| would| will| am| are)?`;
const forms = [
  // "Promised Mum to call her"; whoever is told to do something does it themselves.
  `(?:promised|agreed|arranged|swore|vowed|committed)${somebody} to (?<deed>.+)$`,
  `(?:promised|agreed|arranged|swore|vowed|told|said|assured|confirmed)${somebody}${oneself} (?<deed>.+)$`,
  // "Agreed a call with Kenji".
  String.raw`(?:agreed|arranged)(?: (?:on|to))? (?:an?|the|my|our) (?<deed>.+)$`,
].map((form) => new RegExp(`${before}(?<given>${giver} ${form})`, 'u'));

/** What is denied, was over then, or was only wanted or thought is no word that was given. */
const none =
  /\b(?:not|never|nothing|nobody|cannot|unless|if|whether|maybe|perhaps|might|may|could|should)\b|n['’]t\b|^(?:was|were|had|has|did|met|saw|went|came|got|took|left|\p{L}+ed|want|need|like|love|think|hope|guess|know)\b/iu;
const anybody = /^(?:you|her|him|them|it|us|me|myself|everyone|everybody|somebody|someone|that|this)$/i;

/** Null where none was given, or not with one clock and one day. */
export function promiseIn(sentence: string, now: string): GivenWord | null {
  if (/\?\s*["”’)]*\s*$/.test(sentence)) return null;
  for (const form of forms) {
    const found = form.exec(sentence);
    const { given = '', deed = '', who, self } = found?.groups ?? {};
    if (!found || /^you$/i.test(who ?? '')) continue;
    const own = untilWhole(deed);
    if (own === null || none.test(plainText(own).trim()) || /\b(?:not|never)\b/.test(who ?? '')) continue;
    const name = who === undefined || anybody.test(who) ? null : who;
    const title = titleOf(withoutTimes(own, now), { who: name, isTogether: /^we$/i.test(self ?? '') });
    if (title === null) continue;
    return { text: given.slice(0, given.length - deed.length + own.length).trim(), title };
  }
  return null;
}

/** Of plain text: "told them I would be there" supposes nothing. */
export const asPromised = (plain: string): string =>
  plain.replace(
    /\b((?:promised|agreed|swore|vowed|told|said|assured|confirmed)\b.*?\b(?:i|we)) would\b/,
    '$1 will',
  );

/** As many clauses as it takes to a clock and a day; what comes behind is something else. */
function untilWhole(deed: string): string | null {
  for (const { to } of clausesOf(deed)) {
    const own = deed.slice(0, to).replace(/[\s,;:–—]+$/, '');
    const dates = timesIn(own).filter(({ kind }) => kind === 'date').length;
    if (clocksIn(own).length === 1 && dates === 1) return own;
  }
  return null;
}

/** "Call her" is to call Mum; "meet" is to meet Paul. */
function titleOf(
  deed: string,
  { who, isTogether }: { who: string | null; isTogether: boolean },
): string | null {
  const plain = deed
    .replace(/[\s.!,]+/g, ' ')
    .replace(/ (?:on|at|for|by|from|this|around|about)$/i, '')
    .trim();
  const named = who === null ? plain : plain.replace(/\b(?:her|him|them)\b(?! \p{L}+ing\b)/u, who);
  const isMissing = who !== null && isTogether && !named.includes(who);
  const whole = isMissing ? `${named}${/^meet$/i.test(named) ? ' ' : ' with '}${who}` : named;
  return /\p{L}{2}/u.test(whole) ? whole.charAt(0).toUpperCase() + whole.slice(1) : null;
}
