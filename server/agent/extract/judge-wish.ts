/**
 * Did the person ask for this, and does it still hold at the end of the talk? Deny by default: what
 * is to be done has to stand in an order of theirs, or in an offer that they agreed to; whoever
 * extracted it may be wrong or may have been talked into it by the transcript. Code alone decides.
 */
import { readAnswer } from '#shared/language/read-answer.ts';
import { readEvent } from '#shared/language/read-event.ts';
import type { Proposal, Quote } from '#shared/conversation/proposal.ts';
import { plainText } from '#server/domain/consent/plain-words.ts';
import { isNamed, saidIn, shareSaid } from '#server/domain/consent/said-content.ts';
import type { Evidence } from './evidence.ts';
import {
  askedKindly,
  firstPerson,
  foreignText,
  forOthers,
  hypothetical,
  intoCalendar,
  joke,
  negation,
  orderOfIt,
  orders,
  others,
  question,
  reported,
  reportedAfter,
  retraction,
} from './order-words.ts';
import { clausesOf, sentencesOf, touching } from './talk.ts';
import type { Stretch, TalkTurn } from './talk.ts';
import { isAnyOrder, whatCameLater } from './what-came-later.ts';

export type Judgement =
  | { kind: 'wanted' }
  /** Said of oneself, but nobody was asked to do anything: worth a question. */
  | { kind: 'unsure' }
  | { kind: 'unwanted'; why: Unwanted };

export type Unwanted =
  | 'not-agreed'
  | 'hypothetical'
  | 'question'
  | 'negated'
  | 'joke'
  | 'others'
  | 'foreign-text'
  | 'not-named'
  | 'not-asked'
  | 'everything'
  | 'retracted'
  | 'corrected';

const unwanted = (why: Unwanted): Judgement => ({ kind: 'unwanted', why });

export function judgeWish(talk: readonly TalkTurn[], proposal: Proposal, evidence: Evidence): Judgement {
  if (isEverything(proposal)) return unwanted('everything');
  const isOffer = talk[evidence.quote.turn]?.role === 'agent';
  if (isOffer && !isAgreedOffer(talk, evidence)) return unwanted('not-agreed');
  const personal = evidence.all.filter(({ turn }) => talk[turn]?.role === 'user');
  for (const quote of personal) {
    const why = whyNotMeant(talk, proposal, quote);
    // Support only explains; the words that ask have to be meant.
    if (why && (quote === evidence.quote || why === 'foreign-text' || why === 'joke')) return unwanted(why);
  }
  if (!isTitleSaid(talk, proposal, evidence)) return unwanted('not-named');
  const later = whatCameLater(talk, proposal, evidence);
  if (later) return unwanted(later);
  if (isOffer || isAsked(talk, proposal, evidence)) return { kind: 'wanted' };
  return isOwnPlan(talk, evidence.quote) ? { kind: 'unsure' } : unwanted('not-asked');
}

/** Nobody empties a calendar after a call. */
function isEverything({ action, title }: Proposal): boolean {
  return (
    action !== 'add' &&
    /^(?:\*|everything|all\b.*|every .*|both|them|anything|entries|events|alles)$/i.test(title.trim())
  );
}

function isAgreedOffer(talk: readonly TalkTurn[], { quote, agreement }: Evidence): boolean {
  const offer = talk[quote.turn]?.text ?? '';
  const isOffered =
    /\?/.test(offer) || /\b(?:shall|should|want me to|i can|i could|would you like|soll ich)\b/i.test(offer);
  const next = talk.findIndex(({ role }, index) => index > quote.turn && role === 'user');
  if (!isOffered || next < 0 || foreignText.test(offer)) return false;
  if (agreement && agreement.turn !== next) return false;
  const words = talk[next]?.text ?? '';
  const plain = plainText(words);
  if (hypothetical.test(plain) || retraction.test(plain) || negation.test(plain)) return false;
  if (readAnswer(words, offer) === 'yes') return true;
  return (
    sentencesOf(words).some(({ text }) => readAnswer(text, offer) === 'yes') &&
    sentencesOf(words).every(({ text }) => readAnswer(text, offer) !== 'no')
  );
}

/** Something in or around the words says that they are no wish. */
function whyNotMeant(talk: readonly TalkTurn[], { action }: Proposal, quote: Quote): Unwanted | null {
  const text = talk[quote.turn]?.text ?? '';
  if (isRead(text, quote) || foreignText.test(quote.text) || foreignText.test(sentenceAround(text, quote)))
    return 'foreign-text';
  const sentence = plainText(sentenceAround(text, quote));
  const clauses = touching(clausesOf(text), quote).map((clause) => plainText(clause.text));
  if (isJoked(talk, quote)) return 'joke';
  if (reported.test(plainText(text.slice(Math.max(0, quote.from - 300), quote.from)))) return 'others';
  if (reportedAfter.test(plainText(text.slice(quote.to, quote.to + 60)))) return 'others';
  if (forOthers.test(sentence) && (!clauses.some(isAnyOrder) || /\byour /.test(sentence))) return 'others';
  if (hypothetical.test(sentence)) return 'hypothetical';
  const isRequest = clauses.some(isAnyOrder);
  if (!isRequest && question.test(sentence) && /\?\s*["”’)]*\s*$/.test(sentence)) return 'question';
  if (!isRequest && clauses.some((clause) => question.test(clause)) && sentence.trim().endsWith('?'))
    return 'question';
  const isDenied =
    action === 'remove'
      ? /\b(?:do not|never|not) (?:remove|delete|cancel|drop|take|clear|skip)\b/.test(sentence)
      : negation.test(sentence);
  const isOnlyOther = /\bnot (?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|\bnot (?:at )?\w+,/.test(
    sentence,
  );
  if (isDenied && !isOnlyOther) return 'negated';
  return null;
}

function sentenceAround(text: string, where: { from: number; to: number }): string {
  return touching(sentencesOf(text), where)
    .map((sentence) => sentence.text)
    .join('');
}

/** Between quotation marks, or behind a word that says so: somebody else's text. */
function isRead(text: string, { from }: Quote): boolean {
  const before = text.slice(0, from);
  const marks = before.match(/["“”„«»]/g)?.length ?? 0;
  if (marks % 2 === 1) return true;
  return /\b(?:quote(?! me\b)|(?:it|he|she|they|mail|message|letter|note|page|text|invitation|email) (?:says?|reads?|goes|wrote|writes?|said)(?: here)?)\s*[,:-]?\s[^.!?]*$/i.test(
    before,
  );
}

/** In the same turn behind the words, or as the very next thing the person says. */
function isJoked(talk: readonly TalkTurn[], { turn, to }: Quote): boolean {
  const text = talk[turn]?.text ?? '';
  const sentences = sentencesOf(text);
  const around = touching(sentences, { from: Math.max(0, to - 1), to })[0];
  const from = around?.from ?? 0;
  if (joke.test(plainText(text.slice(from))) || joke.test(plainText(text.slice(0, from)).slice(-60)))
    return true;
  const next = talk.slice(turn + 1).find(({ role }) => role === 'user')?.text ?? '';
  const first = sentencesOf(next)
    .slice(0, 2)
    .map((sentence) => sentence.text)
    .join('');
  return /\b(?:kidding|joking|a joke|definitely a no|scherz)\b/.test(plainText(first));
}

/** A name that nobody said is not what the person wanted. */
function isTitleSaid(
  talk: readonly TalkTurn[],
  { action, title }: Proposal,
  { all, quote }: Evidence,
): boolean {
  const near = talk.slice(Math.max(0, quote.turn - 4), quote.turn + 3).map(({ text }) => text.slice(0, 500));
  const own = [...all.map(({ text }) => text), (talk[quote.turn]?.text ?? '').slice(0, 1_000)];
  if (action !== 'add') return isNamed(title, saidIn([...own, ...near]));
  const at = talk[quote.turn]?.at ?? '';
  // "Saturday, Singapore time" is a moment and not a name.
  if (/\btime\W*$/i.test(title) && withoutTimes(title, at).trim() !== title.trim()) return false;
  const bare = (texts: string[]) => saidIn(texts.map((text) => withoutTimes(text, at)));
  return shareSaid(title, bare([...own, ...near])) >= 0.5 && isNamed(title, bare(own));
}

/** Nothing is called "three in the afternoon". */
function withoutTimes(text: string, now: string): string {
  const { spans } = readEvent(text, { now: now || '2026-01-01T00:00:00Z', timeZone: 'UTC' });
  return spans
    .filter(({ kind }) => kind === 'date' || kind === 'time' || kind === 'zone' || kind === 'duration')
    .toSorted((a, b) => b.from - a.from)
    .reduce((rest, { from, to }) => `${rest.slice(0, from)} ${rest.slice(to)}`, text)
    .replace(/\b(?:whole|entire|full|all)[ -]days?\b/gi, ' ');
}

function isAsked(talk: readonly TalkTurn[], proposal: Proposal, evidence: Evidence): boolean {
  const order = orders[proposal.action];
  const isOrder = (text: string) => order.test(plainText(text).trim());
  const { quote } = evidence;
  if (proposal.action !== 'add') return isEditAsked(talk, proposal, evidence);
  const text = talk[quote.turn]?.text ?? '';
  const clauses = clausesOf(text);
  const own = touching(clauses, quote);
  if (own.some((clause) => isOrder(clause.text)) || isOrder(quote.text)) return true;
  const sentence = plainText(sentenceAround(text, quote));
  const isStated = !question.test(sentence) && !own.some((clause) => others.test(plainText(clause.text)));
  if (proposal.action === 'add' && isStated && (askedKindly.test(sentence) || intoCalendar.test(sentence)))
    return true;
  const [firstOwn] = own;
  if (firstOwn && isContinued(clauses, firstOwn, isOrder)) return true;
  const isOthers = own.some((clause) => others.test(plainText(clause.text)));
  // "The dress fitting, put it in": an order that points at what was just named.
  const pointing = clauses.filter(
    (clause) => orderOfIt.test(plainText(clause.text)) && clause.to > quote.from - 60,
  );
  if (pointing.some((clause) => !negation.test(plainText(clause.text)))) return true;
  if (isOthers) return false;
  const next = talk.slice(quote.turn + 1, quote.turn + 3).find(({ role }) => role === 'user')?.text ?? '';
  if (
    sentencesOf(next).some(
      (sentence) => orderOfIt.test(plainText(sentence.text)) && !negation.test(plainText(sentence.text)),
    )
  )
    return true;
  // Or it goes on from an order that named the same thing.
  return wasOrdered(talk, proposal, evidence);
}

/** The order itself has to name the event, or to point at the one that was just named. */
function isEditAsked(talk: readonly TalkTurn[], { action, title }: Proposal, evidence: Evidence): boolean {
  const order = orders[action];
  return evidence.all
    .filter(({ turn }) => talk[turn]?.role === 'user')
    .some((quote) => {
      const text = talk[quote.turn]?.text ?? '';
      return touching(sentencesOf(text), quote).some((sentence) => {
        const plain = plainText(sentence.text);
        const isOrdered =
          clausesOf(sentence.text).some((clause) => order.test(plainText(clause.text).trim())) ||
          (action === 'update' && orderOfIt.test(plain));
        if (!isOrdered) return false;
        if (isNamed(title, saidIn([sentence.text]))) return true;
        const before = [
          ...talk.slice(Math.max(0, quote.turn - 3), quote.turn).map((turn) => turn.text),
          text.slice(0, sentence.from),
          ...evidence.support.map((words) => words.text),
        ];
        return (
          /\b(?:it|that|this|them|both|one|es|das|den|die|lo|la)\b/.test(plain) &&
          isNamed(title, saidIn(before))
        );
      });
    });
}

/** "Add the bank on Monday and the tailor on Tuesday": one verb for both. */
function isContinued(clauses: readonly Stretch[], own: Stretch, isOrder: (text: string) => boolean): boolean {
  const words = plainText(own.text).trim();
  if (
    /^(?:(?:and|also|then|but|und|dann|y)\s+)?(?:i|we|he|she|they|it|you|there|ich|wir|er|sie|es)\b/.test(
      words,
    )
  )
    return false;
  if (/\b(?:is|are|has|have|will|was|were|do|does|goes|wants|ist|hat|will|wird)\b/.test(words)) return false;
  const index = clauses.indexOf(own);
  for (let at = index - 1; at >= 0 && at >= index - 4; at -= 1) {
    const before = clauses[at];
    if (!before) return false;
    if (/[.!?]\s*$/.test(before.text)) return false;
    if (isOrder(before.text)) return !negation.test(plainText(before.text));
  }
  return false;
}

function wasOrdered(
  talk: readonly TalkTurn[],
  { action, title }: Proposal,
  { quote, support }: Evidence,
): boolean {
  const order = orders[action];
  const backs = [
    ...support
      .filter(({ turn }) => talk[turn]?.role === 'user')
      .map((words) => sentenceAround(talk[words.turn]?.text ?? '', words)),
    ...talk
      .slice(Math.max(0, quote.turn - 8), quote.turn)
      .flatMap(({ role, text }) =>
        role === 'user' ? sentencesOf(text).map((sentence) => sentence.text) : [],
      ),
  ];
  return backs.some(
    (text) =>
      isNamed(title, saidIn([text])) &&
      clausesOf(text).some(
        (clause) => order.test(plainText(clause.text).trim()) || orderOfIt.test(plainText(clause.text)),
      ) &&
      !negation.test(plainText(text)) &&
      !hypothetical.test(plainText(text)),
  );
}

function isOwnPlan(talk: readonly TalkTurn[], quote: Quote): boolean {
  const text = talk[quote.turn]?.text ?? '';
  const clauses = touching(clausesOf(text), quote).map((clause) => plainText(clause.text));
  return (
    talk[quote.turn]?.role === 'user' &&
    clauses.some((clause) => firstPerson.test(clause)) &&
    !clauses.some((clause) => others.test(clause))
  );
}
