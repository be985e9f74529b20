/**
 * Is there nothing in a sentence that makes its order somebody else's, a condition, a doubt or a no?
 * Weaker than reading every word of it (`is-order-clear.ts`), so it counts only for what the agent said
 * back and the person let stand (`is-echoed.ts`): words that are not known then tell of the thing.
 */
import type { Proposal } from '#shared/conversation/proposal.ts';
import { plainText, plainWords } from '#server/domain/consent/plain-words.ts';
import { alternative, kindWords, leadWords, orderWords, weighty } from './clear-words.ts';
import type { Echo } from './is-echoed.ts';
import { clausesOf, touching } from './talk.ts';
import type { Stretch } from './talk.ts';
import { isOwnMatter, isWhyThen, withoutAsides } from './without-asides.ts';
import { withoutTimes } from './without-times.ts';

export function isPlainlySaid(
  sentence: Stretch,
  { proposal, quote, echo }: { proposal: Proposal; quote: { from: number; to: number }; echo: Echo },
): boolean {
  const names = new Set(
    [proposal.title, proposal.newTitle, proposal.place, proposal.notes].flatMap((text) =>
      plainWords(text ?? ''),
    ),
  );
  const clauses = clausesOf(sentence.text).map((clause) => ({
    ...clause,
    from: clause.from + sentence.from,
    to: clause.to + sentence.from,
  }));
  const cores = touching(clauses, quote);
  return clauses.every((clause) => {
    const plain = plainText(withoutAsides(clause.text))
      .replace(/\bdo not (?:let me )?forget\b/g, 'remember')
      .replace(/\bthough(?=\W*$)/, ' ')
      .replace(/\bnot least\b|\bfor once\b|\bnot (?:at |on )?\S+,|\bdid (?=want|need)/g, ' ');
    if (isOwnMatter(plain) || isWhyThen(plain)) return true;
    if (condition.test(plain) || doubt.test(plain) || alternative.test(plain)) return false;
    const isCore = cores.includes(clause);
    // Only its time was said back: then its name has to be all that is in the words.
    const isNamedWhole =
      echo.name ||
      proposal.action !== 'add' ||
      !isCore ||
      ownOf(withoutTimes(clause.text, '')).every((word) => names.has(word));
    if (!isNamedWhole) return false;
    const heavy = plainWords(plain).filter((word) => weighty.has(word) && !names.has(word));
    if (heavy.length === 0) return true;
    if (isCore && !(echo.name && echo.time && !/\b(?:do not|never)\b/.test(plain)))
      return proposal.action !== 'add' && isReason(plain, heavy);
    const own = ownOf(plain);
    const isNo = heavy.some((word) => no.test(word));
    if (clause.from < (cores[0]?.from ?? 0))
      return ownSpeech.test(plain) || !heavy.some((word) => speech.test(word));
    // "… and somebody tell the bakery", "I can't miss the show": of things of their own.
    const isWhole = echo.name && echo.time;
    return own.length > 0 && (isWhole || !(isNo && pointing.test(plain))) && !told.test(plain);
  });
}

function ownOf(text: string): string[] {
  return plainWords(text).filter(
    (word) =>
      word.length > 2 &&
      !weighty.has(word) &&
      !kindWords.has(word) &&
      !orderWords.has(word) &&
      !leadWords.has(word),
  );
}

/** "I can't make choir, so take it out." */
function isReason(plain: string, heavy: readonly string[]): boolean {
  return (
    heavy.every((word) => /^(?:not|cannot|never|no)$/.test(word)) &&
    /\b(?:i|we|they|he|she|it)\b.* (?:not|cannot|never|no)\b/.test(plain) &&
    !/\b(?:want|mean|think|said|say|know|do not (?:move|cancel|remove|delete|take))\b/.test(plain)
  );
}

const condition =
  /\b(?:if|unless|once|when|whenever|provided|providing|assuming|supposing|suppose|depending|depends|until|in case|except|wenn|falls)\b(?! again\b)/;
const doubt =
  /\b(?:maybe|perhaps|might|possibly|pretend\w*|imagine\w*|kidding|joking|joke|scrap|scratch|forget|never ?mind|actually no|on second thoughts?|wait|hang on|hold on|not sure|no idea|or not|guess|suppose\w*|wonder\w*)\b/;
const speech =
  /^(?:say|says|said|saying|tells|told|asks|asked|wrote|writes|text|texts|texted|shouts?|shouted|reckons|thinks|thought)$/;
/** "I told Dorota I'd see her tomorrow": said to others, of oneself. */
const ownSpeech =
  /^\W*(?:(?:and|oh|so|because|well)\W+)*(?:i|we) (?:have )?(?:told|promised|said|texted) (?:\S+ ){0,5}(?:i|we) (?:would|will|am|are)\b/;
const no = /^(?:not|never|no|none|nobody|nothing|cannot|cant|wont|sorry)$/;
const pointing = /\b(?:it|that|this|them|one|there|so)\b/;
/** "…, my boss says": whose order it was. */
const told =
  /^\W*(?:(?:and|or|so|but) )?(?:he|she|they|(?:my|the|his|her|our) \p{L}+|\p{L}+) (?:said|says|told|tells|wrote|writes|thinks|reckons|asked|asks)\b/u;
