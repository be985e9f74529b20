/** Which deeds a clause speaks of, and whether as done, as coming or as not done. */
import { baseActs, ingActs, pastActs, standingWords, weakActs } from './act-words.ts';
import type { ActKind } from './act-words.ts';
import { withPhrasal } from './phrasal-verbs.ts';
import { doneWords, isNegated, promises } from './claim-words.ts';

export type SaidAct = {
  word: string;
  kinds: readonly ActKind[];
  tense: 'done' | 'coming' | 'possible';
  isNegated: boolean;
  /** "is booked for three": true of whatever stands there. */
  isStanding: boolean;
};

const modal = /^(?:can|could|would|might|may|shall|should|must)$/;
const wills = /^(?:will|going|gonna|about)$/;
const articles = /^(?:a|an|the|your|my|any|no|some|new|this|these|those|every|each|of|another|other|our)$/;

export function saidActs(shape: string): SaidAct[] {
  const words = withPhrasal(shape).split(' ');
  const acts: SaidAct[] = [];
  for (const [at, word] of words.entries()) {
    const act = actAt(words, at, word);
    if (act) acts.push(act);
  }
  return acts;
}

function actAt(words: readonly string[], at: number, word: string): SaidAct | null {
  const before = words.slice(Math.max(0, at - 5), at);
  const last = before.at(-1) ?? '';
  const negated = isNegated.test(before.join(' '));
  if (/^(?:do|did)$/.test(word) && !/^(?:it|that|this|so|everything|both|the)$/.test(words[at + 1] ?? ''))
    return null;
  const following = words.slice(at + 1, at + 4).join(' ');
  if (
    /^(?:finish|wrap|complete|do|end)/.test(word) &&
    /^(?:up |off )?(?:at|by|around|before) CLOCK\b/.test(following)
  )
    return null;
  if (/^h[eo]ld(?:ing)?$/.test(word) && /^(?:off|back)\b/.test(following)) return null;
  const done = pastActs.get(word);
  const base = baseActs.get(word);
  if (base && isBasePlace(before))
    return { word, kinds: base, tense: tenseOf(before), isNegated: negated, isStanding: false };
  if (done && !articles.test(last)) {
    // "which were called …", "an event called …": not calling.
    if (word === 'called' && !/^(?:i|we|have|just|already)$/.test(last)) return null;
    if (weakActs.has(word) && !isSure(words, at)) return null;
    const isFuture =
      before.some((one) => one === 'be' || one === 'get') &&
      before.some((one) => wills.test(one) || modal.test(one));
    const isStanding =
      standingWords.has(word) && !before.some((one) => /^(?:i|we|just|been|went|got|have)$/.test(one));
    const tense =
      isFuture && before.some((one) => modal.test(one)) && !before.includes('should')
        ? 'possible'
        : isFuture
          ? 'coming'
          : 'done';
    return { word, kinds: done, tense, isNegated: negated, isStanding };
  }
  const ing = /\b(?:you|they|she|he) (?:are|were|is|was)(?: \S+)?$/.test(before.join(' '))
    ? undefined
    : ingActs.get(word);
  if (
    ing &&
    !articles.test(last) &&
    !/^(?:for|about|of|like|by|before|after|without|with|suggest|recommend|mind|consider|start|help|keep|worth|when|is|not|from|and|or|instead|try|in|to|how)$/.test(
      last,
    )
  )
    return { word, kinds: ing, tense: 'coming', isNegated: negated, isStanding: false };
  return null;
}

/** "to add", "will book", "did move", "can cancel": the verb without an ending. */
function isBasePlace(before: readonly string[]): boolean {
  const last = before.at(-1) ?? '';
  const lead =
    /^(?:just|also|now|then|not|quickly|gladly|happily|simply|please|even|always|still|immediately|go|ahead|and|be|sure|make|have|get)$/.test(
      last,
    )
      ? (before.findLast(
          (one) =>
            !/^(?:just|also|now|then|not|quickly|gladly|happily|simply|please|even|always|still|immediately|go|ahead|and|be|sure|make|have|get)$/.test(
              one,
            ),
        ) ?? '')
      : last;
  return (
    modal.test(lead) ||
    wills.test(lead) ||
    (/^(?:to|did|do|does|me|us|let|managed|i|we|you|please)$/.test(lead) &&
      lead !== '' &&
      !/^(?:have|be|get)$/.test(last))
  );
}

function tenseOf(before: readonly string[]): SaidAct['tense'] {
  const text = before.join(' ');
  if (
    /\b(?:did|managed to|(?:was|were|been) able to|got to)\b/.test(text) &&
    !/\b(?:can|could|would)\b/.test(text)
  )
    return 'done';
  if (/\b(?:will|going to|gonna|about to)\b/.test(text)) return 'coming';
  return /(?:^|\s)(?:i|we)(?: just| also| now| then)*$/.test(text) ? 'done' : 'possible';
}

/** Words that are often nouns or small talk claim something only with an agent or something acted on. */
function isSure(words: readonly string[], at: number): boolean {
  const before = words.slice(Math.max(0, at - 4), at).join(' ');
  const after = words.slice(at + 1, at + 5).join(' ');
  if (/\b(?:i|we)(?: have| just| already| also| now| did| went ahead and| had| then)*$/.test(before))
    return true;
  if (
    /^(?:told|tell|called|called|text|wrote|write|ring|sent)$/.test(words[at] ?? '') &&
    /^(?:everyone|everybody|them|him|her|all|both|people|guests?|the (?:others|guests|team|rest|office|group|people))\b/.test(
      after,
    )
  )
    return true;
  if (
    /(?:TITLE|\b(?:it|that|this|they|everything|all|both|been|is|are|was|were|gets?|got))(?: now| all| been| just| already| being)*$/.test(
      before,
    )
  )
    return true;
  return (
    before === '' ||
    /^(?:it|that|this|them|TITLE|in\b|down|on (?:the|your)|off|up|back|DAY|CLOCK)/.test(after)
  );
}

export type Promise = { verb: string; isOutside: boolean };

export const saysDone = (shape: string): boolean => doneWords.test(withoutThanks(shape));
export const promisesMore = (shape: string): boolean => promises.test(shape);

/** "Well done", "when you are done", "ready when you are": nobody claims a deed. */
function withoutThanks(shape: string): string {
  return shape
    .replace(
      /\b(?:no harm done|well done|nicely done|ready when you are|i am (?:all )?ready|are you (?:done|ready|all set)|you are ready|you are done|all good here|good work)\b/g,
      '',
    )
    .replace(/\b(?:DAY|PART|day|days|weekend|evening|morning|afternoon) (?:is|are) all yours\b/g, '')
    .replace(
      /\b(?:complete|success|completed?|worked|official|place)\b(?= (?:list|schedule|picture|overview|day|week|with|on your|out))/g,
      '',
    );
}
