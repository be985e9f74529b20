/**
 * Can code itself read the order from the words around it? Who speaks, in which mood, of what: every
 * word of the order has to be accounted for, and what stands beside it in the sentence and right
 * before it must not make it somebody else's, a condition or a game. Told apart from `judge-wish.ts`,
 * which knows what is no wish: this knows what is one, and the rest is asked about.
 */
import type { Proposal } from '#shared/conversation/proposal.ts';
import { plainText, plainWords } from '#server/domain/consent/plain-words.ts';
import type { Evidence } from './evidence.ts';
import { behindTimes } from './is-asked.ts';
import {
  alternative,
  game,
  kindWords,
  leadWords,
  orderWords,
  staged,
  stirring,
  weighty,
} from './clear-words.ts';
import { echoOf, settledAt } from './is-echoed.ts';
import { isPutInOrder } from './is-harmless.ts';
import { isPlainlySaid } from './is-plainly-said.ts';
import { orderOfIt, orders, wouldBeGood } from './order-words.ts';
import { clausesOf, sentenceAround, sentencesOf, touching } from './talk.ts';
import type { Stretch, TalkTurn } from './talk.ts';
import { isAnyOrder } from './is-taken-back.ts';
import { isWhyThen, withoutAsides } from './without-asides.ts';
import { timesIn, withoutTimes } from './without-times.ts';

/** Of the words it is asked for by, if they are the person's; those of an offer have their answer. */
export function isOrderClear(talk: readonly TalkTurn[], proposal: Proposal, evidence: Evidence): boolean {
  const { quote } = evidence;
  const turn = talk[quote.turn];
  if (!turn) return false;
  if (turn.role === 'agent') return isOfferClear(talk, proposal, evidence);
  const sentences = sentencesOf(turn.text);
  const own = touching(sentences, quote);
  const [first] = own;
  if (!first) return false;
  const earlier = sentences.filter(({ to }) => to <= first.from).slice(-2);
  // "Anyway." is where it ends.
  const before = earlier.slice(earlier.findLastIndex(({ text }) => turns.test(text)) + 1);
  // "Your car is ready, they write. So put …": what follows is theirs again.
  const isTurned = /^\W*(?:so|then|anyway|okay|ok|right|now|seriously|but)\b/i.test(first.text);
  if (
    before.some(
      ({ text }) =>
        (game.test(plainText(text)) && !/\b(?:was|were) /.test(plainText(text))) || /:\s*$/.test(text),
    )
  )
    return false;
  if (!isTurned && before.slice(-1).some(({ text }) => isStaged(text))) return false;
  const isPutIn = sentences.some(({ from, text }) => from > first.from && isPutInOrder(plainText(text)));
  const given = { proposal, quote, isPutIn };
  if (isTimeOfAnother(talk, proposal, evidence)) return false;
  const echo = echoOf(talk, proposal, evidence);
  return own.every(
    (sentence) =>
      isSentenceClear(turn, sentence, given) ||
      (echo !== null && !isOtherMood(sentence, isPutIn) && isPlainlySaid(sentence, { ...given, echo })),
  );
}

const turns =
  /^\W*(?:(?:ok|okay|right|so|well|but|no)\W+)*(?:anyway|anyhow|right|okay|ok|seriously|(?:back )?to business|moving on|now(?: you| then)?)\W*$/i;

/** "Put the locksmith in for tomorrow at four and make me a nicer person": the time is the locksmith's. */
function isTimeOfAnother(
  talk: readonly TalkTurn[],
  proposal: Proposal,
  { quote, support }: Evidence,
): boolean {
  const names = namesOf(proposal);
  return (
    proposal.action === 'add' &&
    timesIn(quote.text, talk[quote.turn]?.at).length === 0 &&
    support.some(
      (words) =>
        words.turn === quote.turn &&
        isOrdering(words.text, proposal) &&
        !orderOfIt.test(plainText(quote.text)) &&
        !plainWords(words.text).some((word) => names.has(word)),
    )
  );
}

/** One thing at one time was offered, and the first thing they say to it is nothing but a yes. */
function isOfferClear(talk: readonly TalkTurn[], proposal: Proposal, evidence: Evidence): boolean {
  const { quote } = evidence;
  // Said back afterwards: what they said beside their yes need not be known then.
  const isSaidBack = settledAt(talk, proposal, evidence) > quote.turn + 1;
  const offer = plainText(sentenceAround(talk[quote.turn]?.text ?? '', quote));
  const answer = talk.slice(quote.turn + 1).find(({ role }) => role === 'user')?.text ?? '';
  const names = namesOf(proposal);
  const [first] = sentencesOf(answer);
  return (
    !/\b(?:or|oder|o)\b(?! so\b)/.test(offer.replace(/\bor (?:not|no)\b/, '')) &&
    plainWords(
      withoutTimes(first?.text ?? '', '')
        .replace(wouldBeGood, 'yes')
        .replace(/\bthat'd\b/i, 'that would'),
    ).every(
      (word) =>
        kindWords.has(word) ||
        orderWords.has(word) ||
        names.has(word) ||
        (isSaidBack && !weighty.has(word) && !stirring.has(word)),
    )
  );
}

/** "Let's pretend I'm fit." What was done so is over: "I was testing something." */
function isStaged(sentence: string): boolean {
  const plain = plainText(sentence);
  return staged.test(plain) && !/\b(?:was|were|have|typed|that is it)\b/.test(plain);
}

type Given = { proposal: Proposal; quote: { from: number; to: number }; isPutIn: boolean };

/** Their own deed, somebody else's calendar, or a question that asks for nothing. */
function isOtherMood({ text }: Stretch, isPutIn: boolean): boolean {
  const plain = plainText(text);
  return (
    ownDeed.test(plain) ||
    /\p{L}['’]s (?:calendar|diary|schedule|agenda)\b/u.test(text) ||
    (/\?\s*["”’)]*\s*$/.test(text) && !isKindQuestion(plain) && !isPutIn)
  );
}

function isSentenceClear({ at }: TalkTurn, sentence: Stretch, { proposal, quote, isPutIn }: Given): boolean {
  if (isOtherMood(sentence, isPutIn)) return false;
  const names = namesOf(proposal);
  const clauses = clausesOf(sentence.text).map((clause) => ({
    ...clause,
    from: clause.from + sentence.from,
    to: clause.to + sentence.from,
  }));
  const isCore = (clause: Stretch) =>
    touching([clause], quote).length > 0 &&
    (isOrdering(clause.text, proposal) ||
      plainWords(clause.text).some((word) => names.has(word)) ||
      withoutTimes(clause.text, at).trim() !== clause.text.trim());
  const cores = clauses.filter(isCore);
  const firstCore = cores[0]?.from ?? sentence.from;
  let hasOrder = false;
  return clauses.every((clause) => {
    if (cores.includes(clause))
      return (
        isWhyNot(clause.text, proposal) ||
        isAccountedFor(withoutAsides(clause.text), { names, at, isPutIn, hasBegun: clause !== cores[0] })
      );
    if (clause.from > firstCore) return isPlainTail(withoutAsides(clause.text), proposal);
    const isOfOther = isAnyOrder(plainText(clause.text).trim()) || isAnyOrder(behindTimes(clause.text, at));
    hasOrder ||= isOfOther;
    return (
      isOfOther ||
      (hasOrder && timesIn(clause.text, at).length > 0) ||
      isPlainLead(withoutAsides(clause.text), cores[0]?.text)
    );
  });
}

/** "I'll add it myself", "rather than add it", "the last thing I want". */
const ownDeed =
  /(?:^|[,;:] )\W*(?:(?:and|so|but|then|well|ok|okay|no|yes) )*(?:i|we) (?:will|shall|can|could|should|may|am|have|had|might|did) (?:\w+ )?(?:add|put|book|move|cancel|delete|remove|block|schedule|enter|shift|drop)\w*\b|^(?:rather|instead|before|after|without|than)\b|\blast thing (?:i|we)\b/;

/** "Can you …?", "…, okay?" */
function isKindQuestion(plain: string): boolean {
  return (
    /\b(?:can|could|would|will) (?:you|we|i)\b|\b(?:can|could) (?:that|it|this|(?:the|my|our) (?:\S+ ){1,3})\s?(?:go|move|be|start)\b|\b(?:kannst|konntest) du\b|\bpuedes\b|\bmind\b/.test(
      plain,
    ) || /\b(?:ok|okay|please|right|yes|thanks|will you|would you|could you|can you)\W*$/.test(plain)
  );
}

function isOrdering(clause: string, { action }: Proposal): boolean {
  const plain = plainText(clause).trim();
  return orders[action].test(plain) || orderOfIt.test(plain);
}

function namesOf({ title, newTitle, place, notes }: Proposal): ReadonlySet<string> {
  return new Set([title, newTitle, place, notes].flatMap((text) => plainWords(text ?? '')));
}

const prepositions = new Set(
  'at in with for from about near by to of on leaves lands leaving mit bei fur im con en'.split(' '),
);

/**
 * Words of the name, the time and the order itself; behind the order also "with Mark", "at the new
 * place": two words behind a preposition.
 */
function isAccountedFor(
  clause: string,
  {
    names,
    at,
    isPutIn,
    hasBegun: isLater,
  }: { names: ReadonlySet<string>; at: string; isPutIn: boolean; hasBegun: boolean },
): boolean {
  let allowed = 0;
  let hasBegun = isLater;
  const plain = withoutTimes(clause, at).replace(
    /\bwhat I (?:\w+ )?(?:want|need|have to do|must do) is\b/i,
    '',
  );
  return plainWords(
    plain
      .replace(/\bthough\W*$/i, '')
      .replace(/\b(?:for|to) (?:myself|ourselves)\b/i, '')
      .replace(isPutIn ? /\bdid you (?=get|have|note)/i : /(?!)/, ''),
  ).every((word) => {
    if (names.has(word)) hasBegun = true;
    if (prepositions.has(word)) {
      if (hasBegun) allowed = 2;
      return true;
    }
    if (names.has(word) || orderWords.has(word) || /^\d+$/.test(word)) return true;
    if (!hasBegun && leadWords.has(word)) return true;
    if (weighty.has(word)) return false;
    allowed -= 1;
    return allowed >= 0;
  });
}

/** "I can't make choir tonight, so take it out": why it is to be gone or elsewhere. */
function isWhyNot(clause: string, { action }: Proposal): boolean {
  return (
    action !== 'add' &&
    /^(?:i|we) (?:can'?t|cannot|can not|could not|will not|am not|are not|do not|have no|no longer)\b/.test(
      plainText(clause).trim(),
    ) &&
    !/\b(?:want|mean|think|said|say|know)\b/.test(plainText(clause))
  );
}

/** What comes before it is said of oneself, or leads to it by "so", or weighs nothing. */
function isPlainLead(clause: string, next = ''): boolean {
  const words = plainWords(clause);
  if (
    words.some(
      (word) => weighty.has(word) && !/^(?:not|never|no|cannot|sorry|wait|hang|what|though)$/.test(word),
    )
  )
    return false;
  if (words.every((word) => kindWords.has(word) || leadWords.has(word) || orderWords.has(word))) return true;
  if (/\bas (?:it is|they are)\W*$/.test(plainText(clause))) return true;
  return (
    /^(?:(?:and|but|so|because|since|as|oh|well|ok|okay|now|also)\s+)*(?:i|we|my|our|it is|there is|there are|ich|wir|mein\w*)\b/.test(
      plainText(clause).trim(),
    ) || /^\W*(?:so|then|therefore|also)\b/.test(plainText(next))
  );
}

/** Somebody's speech, a condition or a doubt behind it; not being able to come is why it is to go. */
function isPlainTail(clause: string, { action }: Proposal): boolean {
  const plain = plainText(clause).trim();
  if (alternative.test(plain) || /\b(?:may|might|after all)\b/.test(plain)) return false;
  if (isWhyThen(plain)) return true;
  // "The jars never came", "I can't make it".
  const isReason =
    action !== 'add' &&
    (/\b(?:i|we|they|it|he|she)\b.*\b(?:not|cannot|never|no)\b/.test(plain) ||
      /^(?:and |because |since |as )?(?:the|my|our|his|her|their) (?:\p{L}+ ){1,3}(?:never|(?:did|has|have|is|are|was|were|does|do|can|could) not|cannot)\b/u.test(
        plain,
      ));
  return plainWords(clause.replace(/\bthough\W*$/i, '')).every(
    (word) => !weighty.has(word) || (isReason && /^(?:not|cannot|never|no)$/.test(word)),
  );
}
