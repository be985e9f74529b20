/**
 * Did the person ask for this, and does it still hold at the end of the talk? Deny by default: what
 * is to be done has to stand in an order of theirs, or in an offer that they agreed to; whoever
 * extracted it may be wrong or may have been talked into it by the transcript. Code alone decides.
 */
import { readAnswer } from '#shared/language/read-answer.ts';
import { spokenNumbers } from '#shared/language/spoken-numbers.ts';
import { readEvent } from '#shared/language/read-event.ts';
import { readClockWords } from '#shared/language/read-words.ts';
import type { Proposal, Quote } from '#shared/conversation/proposal.ts';
import { plainText, plainWords } from '#server/domain/consent/plain-words.ts';
import { isNamed, saidIn, shareSaid, tellingWords } from '#server/domain/consent/said-content.ts';
import type { Evidence } from './evidence.ts';
import { newestTurn } from './evidence.ts';
import {
  askedKindly,
  calledOff,
  correction,
  doubted,
  firstPerson,
  forOthers,
  foreignText,
  hypothetical,
  intoCalendar,
  joke,
  keeps,
  negation,
  orderOfIt,
  orders,
  others,
  question,
  reported,
  reportedAfter,
  retraction,
  retractsAll,
  withoutIt,
} from './order-words.ts';
import { clausesOf, sentencesOf, touching } from './talk.ts';
import type { Stretch, TalkTurn } from './talk.ts';

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

function isAnyOrder(clause: string): boolean {
  return Object.values(orders).some((order) => order.test(clause.trim())) || orderOfIt.test(clause);
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

/** What the person said afterwards: taken back, or otherwise. */
function whatCameLater(talk: readonly TalkTurn[], proposal: Proposal, evidence: Evidence): Unwanted | null {
  const since = newestTurn(evidence);
  const spoken = talk.flatMap((turn, index) =>
    turn.role === 'user' && index >= evidence.quote.turn ? [{ ...turn, index }] : [],
  );
  let back: Unwanted | null = null;
  spoken.forEach(({ text, index }, count) => {
    const last = evidence.all.filter(({ turn }) => turn === index).at(-1);
    const rest =
      last && index <= since ? text.slice(last.to) : index > since || index > evidence.quote.turn ? text : '';
    if (rest.trim() === '') return;
    const near = count <= 2;
    const plain = plainText(rest);
    const named = isSpokenOf(proposal.title, rest);
    if (keeps.test(plain) && (near || named)) return void (back = null);
    if (isTakenBack(talk, proposal, { rest, index, near, named, evidence })) back = 'retracted';
    else if (
      (index > since || (index === since && strongly.test(plain.slice(0, 40)))) &&
      isOtherwise(proposal, evidence, { rest, near, named, at: talk[index]?.at ?? '' })
    )
      back = 'corrected';
  });
  return back;
}

/** Right behind the words, in the same breath. */
const strongly =
  /^\W*(?:\w+\W+)?(?:no|nope|wait|actually|sorry|i mean|i meant|or rather|rather|make (?:it|that)|scratch|nein|ach nein|quatsch|perdon)\b/;

type Later = { rest: string; near: boolean; named: boolean };

/** Told apart by more than a number or a word that every title has. */
function isSpokenOf(title: string, text: string): boolean {
  const telling = tellingWords(title).filter((word) => !spokenNumbers.has(word));
  if (telling.length === 0) return false;
  const said = saidIn([text]);
  return telling.filter((word) => isNamed(word, said)).length / telling.length >= 0.34;
}

function isTakenBack(
  talk: readonly TalkTurn[],
  proposal: Proposal,
  { rest, index, near, named, evidence }: Later & { index: number; evidence: Evidence },
): boolean {
  const plain = plainText(rest);
  if (retractsAll.test(plain) && !/\?\s*$/.test(rest)) return true;
  const sentences = sentencesOf(rest).map((sentence) => sentence.text);
  const isCalledOff = clausesOf(rest).some(
    ({ text }) => orders.remove.test(plainText(text).trim()) && isSpokenOf(proposal.title, text),
  );
  if (proposal.action !== 'remove' && named && calledOff.test(plain)) return true;
  const isLeftOut = clausesOf(rest).some(
    ({ text }) =>
      isSpokenOf(proposal.title, text) &&
      withoutIt.test(plainText(text)) &&
      bareClockIn(text) === null &&
      !/\?\s*$/.test(text),
  );
  if (proposal.action !== 'remove' && isLeftOut && !keeps.test(plain)) return true;
  if (proposal.action !== 'remove' && isCalledOff && !hypothetical.test(plain)) return true;
  for (const sentence of sentences) {
    const said = plainText(sentence);
    const found = retraction.exec(said);
    if (!found) continue;
    // "My birthday is on the twelfth, but I do not need that": it is the birthday that is not needed.
    if (!named && /\b(?:my|the|our|his|her) \p{L}{3,}/u.test(said.slice(0, found.index))) continue;
    const isOfIt = named && isNamed(evidence.quote.text, saidIn([sentence]));
    // "Never mind" right behind it means it; later it means what was spoken of then.
    if (isOfIt || (named && near) || (near && !hasOtherObject(said) && index <= evidence.quote.turn + 2))
      return true;
  }
  const asked = talk[index - 1]?.text ?? '';
  if (
    near &&
    talk[index - 1]?.role === 'agent' &&
    doubted.test(plainText(asked)) &&
    /\b(?:no|not|never|nein|nicht)\b/.test(plain)
  )
    return true;
  const isAboutIt =
    talk[index - 1]?.role === 'agent' && isNamed(evidence.quote.text, saidIn([asked])) && /\?/.test(asked);
  return near && isAboutIt && readAnswer(rest, asked) === 'no' && !/\d|\b(?:at|on|um)\b/.test(plain);
}

/** "Forget the florist" is about the florist and nothing else. */
function hasOtherObject(plain: string): boolean {
  return /\b(?:forget|scrap|scratch|drop|skip|cancel|leave) (?:about )?(?:the|my|his|her|our) \p{L}{3,}/u.test(
    plain,
  );
}

/** Another clock for the same thing, or right behind it another day. */
function isOtherwise(
  proposal: Proposal,
  evidence: Evidence,
  { rest, near, named, at }: Later & { at: string },
): boolean {
  const plain = plainText(rest);
  if (hypothetical.test(plain) && !/\b(?:make|change)\b/.test(plain)) return false;
  // What others want is not what the person wants.
  const sentences = sentencesOf(rest)
    .map((sentence) => sentence.text)
    .filter((sentence) => !others.test(plainText(sentence)));
  const marked = sentences.some((sentence) => correction.test(plainText(sentence)));
  if (!named && !(near && marked)) return false;
  const context = { now: at || '2026-01-01T00:00:00Z', timeZone: 'UTC' };
  const isOrdered = sentences.some((sentence) => isAnyOrder(plainText(sentence)));
  if (!near && !marked && !isOrdered) return false;
  const was = clockIn(proposal.time ?? evidence.quote.text, context);
  const clocks = sentences.flatMap((sentence) => clockIn(sentence, context) ?? []);
  const is = clocks.includes(was ?? -1) ? was : (clocks[0] ?? null);
  if (was !== null && is !== null && is !== was) return named || marked;
  const days = /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:today|tomorrow)\b/g;
  const wasDay: string[] = plainText(proposal.day ?? evidence.quote.text).match(days) ?? [];
  const isDay = sentences
    .filter((sentence) => correction.test(plainText(sentence)) || sentences.length === 1)
    .flatMap(
      (sentence) =>
        plainText(sentence)
          .replace(/\bnot (?:on )?\w+day\b/g, ' ')
          .match(days) ?? [],
    );
  return near && marked && wasDay.length > 0 && isDay.some((day) => !wasDay.includes(day));
}

/** Minutes on a clock of twelve hours: "three" is "three p.m.". */
function clockIn(words: string, context: { now: string; timeZone: string }): number | null {
  const read = readClockWords(words, context);
  const time =
    read.kind === 'time' ? read.time : read.kind === 'ambiguous' ? read.choices[0]?.value : undefined;
  if (time !== undefined && /^\d\d:\d\d$/.test(time))
    return (Number(time.slice(0, 2)) % 12) * 60 + Number(time.slice(3, 5));
  return bareClockIn(words);
}

/** "Ten, sorry": a number alone, in few words. */
function bareClockIn(text: string): number | null {
  const words = plainWords(text);
  if (words.length > 6) return null;
  const numbers = words.map((word) =>
    /^\d{1,2}$/.test(word) ? Number(word) : Number(spokenNumbers.get(word)),
  );
  const at = numbers.findIndex((number) => number >= 1 && number <= 12);
  if (at < 0) return null;
  const minutes = numbers[at + 1];
  return (
    ((numbers[at] ?? 0) % 12) * 60 + (minutes !== undefined && minutes >= 10 && minutes < 60 ? minutes : 0)
  );
}
