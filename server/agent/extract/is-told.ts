/**
 * Is a later sentence a tale, a text that is read out, or the beginning of something else? What it
 * says of days and of taking away is then not said of the wish.
 */
import { plainText } from '#server/domain/consent/plain-words.ts';
import { takesAway } from './clear-words.ts';

const before =
  /\b(?:last (?:week|month|year|time|night|spring|summer|autumn|fall|winter|christmas|easter|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|yesterday|(?:years|weeks|months|days) ago|back then|the other day|when i was|used to|in (?:19|20)\d\d|my (?:very )?first)\b/;
const happened =
  /\b(?:i|we|he|she|they|it|who|\p{L}{3,}) (?:was|were|went|had|came|took|got|did|could not|stood|sat|fell|broke|burst|lost|found|slept|ate|drank|drove|ran|saw|met|sang|bought|paid|left|tried|knew|felt|woke|wore|sent|used to|\p{L}{2,}ed)\b/u;
/** What was put otherwise then may be so now, and what is said of now is no tale. */
const isNow =
  /\b(?:moved|changed|cancell?ed|postponed|shifted|swapped|rescheduled|delayed|called|said|told|asked|meant|wrote|forgot|decided|agreed|promised|so|but|now|instead|please|make|let|lets|put|want|need|will|would|should|must|can|cannot|is|are|am|has|have|do|does)\b/;

/** "Last year he stood outside for twenty minutes." */
export function isTale(plain: string): boolean {
  return before.test(plain) && happened.test(plain) && !isNow.test(plain);
}

/** More than a name between closed marks, and not the person's own words once more. */
const readOut =
  /(?<!\b[Ii](?:['’]m| am)? (?:said|say|meant|mean|saying)\W{0,2})["“„«](?:[^"”“»\s]+\s+){2,}[^"”“»]*["”“»]/gu;

/** "She says 'block Tuesday, people', that's for the sales crew": about the text it reads out. */
export function isOfText(text: string): boolean {
  const rest = text.replace(readOut, ' ');
  return (
    rest !== text &&
    !isTaking(text) &&
    !/\b(?:so|lets|make|please|put|then|instead)\b/.test(plainText(rest)) &&
    !isTaking(rest)
  );
}

/** Does the sentence lie within a text that is read out? `whole` is all that was said in that turn. */
export function isReadOut(
  whole: string,
  { from, to, text }: { from: number; to: number; text: string },
): boolean {
  return (
    !isTaking(text) &&
    [...whole.matchAll(readOut)].some(
      (part) =>
        part.index <= from + 1 && part.index + part[0].length >= from + text.trimEnd().length && to > from,
    )
  );
}

/** "Leave it out": whoever said it, it may be meant. */
function isTaking(text: string): boolean {
  const plain = plainText(text);
  return (
    takesAway.test(plain.replace(/\bnot\b/g, ' ')) &&
    /\b(?:it|that|this|them|everything)\b/.test(plain.replace(/\beverything (?:on|in)\b/, ' '))
  );
}

const opening =
  /^(?:(?:and|ok|okay|right|now|so|oh|well|good|fine|great|yes|no|cheers|thanks)\W+)*(?:next\b(?! (?:week|month|year|time|(?:mon|tues|wednes|thurs|fri|satur|sun)day))|another (?:one|thing)|(?:a|the|my) (?:second|third|fourth|fifth|sixth|last|final)\b|by the way|speaking of|moving on|(?:the |my )?(?:next|other) (?:one|thing))\b|\bby the way\W*$/;

/** "Next one's from the neighbours", "how's the bridge, by the way?" */
export function isOpening(plain: string, own: readonly string[]): boolean {
  return (
    opening.test(plain) &&
    (own.length > 0 || /\?\s*$/.test(plain)) &&
    !takesAway.test(plain) &&
    !/\b(?:it|that|this|them)\b/.test(plain)
  );
}
