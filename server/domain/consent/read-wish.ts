/**
 * What may an utterance of the person have asked for? Not which tool to call, that is the model's
 * work, but what kinds of change their own words leave room for. A question leaves room for none,
 * and neither does what they read out or paste.
 */
import { plainText, plainWords } from './plain-words.ts';
import {
  asksFirst,
  asksState,
  corrects,
  delegates,
  group,
  leading,
  negated,
  plural,
  points,
  pronoun,
  requestsFirst,
  several,
  socialOnly,
  wishWords,
} from './wish-words.ts';
import type { WishKind } from './wish-words.ts';

export type Wish = {
  /** Kinds of change that it names. Empty for a fragment such as "at three" as well. */
  kinds: ReadonlySet<WishKind>;
  /** It only asks or only greets: nothing may be changed because of it. */
  isIdle: boolean;
  /** It names no kind and is in no language that we read. */
  isForeign: boolean;
  isCorrection: boolean;
  /** It points at a text of others and wants its facts used. */
  isDelegated: boolean;
  /** It only points at what is to be added: "add this". */
  isPointing: boolean;
  isSeveral: boolean;
  isPlural: boolean;
  isGroup: boolean;
  hasPronoun: boolean;
  /** Clauses that name no kind, beside others that do. */
  plain: readonly string[];
  /** The words that count: without questions, quotations and what was pasted. */
  text: string;
};

/** What may stand before an order. */
const lead =
  /^(?:(?:so|and|or|but|ok|okay|hey|hi|hello|well|um|uh|also|then|please|yes|yeah|no|nope|actually|sorry|wait|just|now|kindly|oh|(?:can|could|would|will) (?:you|we|i)(?: please| also| just| maybe)?|would you mind|i (?:want|need|would like)(?: you)? to|you (?:can|may|should|could)|lets|go ahead|help me|try to|maybe)[\s,]+)+/;
/** "Scratch that, three hours": it puts right what was said, and takes back nothing that was done. */
const putRight =
  /\b(?:scratch|scrap|strike) (?:that|it)[\s,.;-]+(?=(?:(?:make it|at|on|for|i mean|no|not)[\s,]+)*(?:\d|an? |half|noon|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|today|tomorrow|next|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b)/g;
const kindsOfWish = ['add', 'move', 'remove', 'update', 'undo'] as const;
/** A language without these words is one whose wishes we cannot read. */
const commonWords = new Set(
  'the a an to at on my i me you it is and of for in with no yes ok please that this what add move der die das und ich mein den am um bitte mit zu auf nein ja el la los mi con por favor en el un una si y de para'.split(
    ' ',
  ),
);

export function readWish(words: string): Wish {
  const whole = withoutQuotes(plainText(words)).replace(negated, ' ').replace(putRight, 'sorry, ');
  const clauses = whole
    .split(
      /[.!;\n]+(?:\s|$)|(?<=\?)|,? then (?=(?:please )?\p{L}+)|,? (?:and|und|y) (?:then |also |dann |luego )?(?=(?:please )?\p{L}+)|, (?=\p{L}+)/u,
    )
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '' && !socialOnly.test(clause));
  const wanting = clauses.filter((clause) => !isQuestion(clause));
  const text = wanting.join(' . ');
  const kinds = new Set(wanting.flatMap(kindsIn));
  return {
    kinds,
    isForeign: kinds.size === 0 && isForeign(words),
    isIdle: wanting.length === 0,
    isCorrection: corrects.test(text),
    isDelegated: delegates.test(text),
    isPointing: points.test(text),
    isSeveral: several.test(text),
    isPlural: plural.test(text),
    isGroup: group.test(text),
    hasPronoun: pronoun.test(text),
    plain: wanting.filter(isPlain),
    text,
  };
}

/** By its first word where that is an order, else by any word in it. */
function kindsIn(clause: string): readonly WishKind[] {
  const order = clause.replace(lead, '');
  const found = leading.find(([begins]) => begins.test(order));
  return found?.[1] ?? kindsOfWish.filter((kind) => wishWords[kind].test(clause));
}

/** "Coffee at three": "at" may be a place, and no more than that. */
const isPlain = (clause: string): boolean =>
  !startsWithOrder(clause) && kindsIn(clause).every((kind) => kind === 'update');

/** It begins with the word for what is to be done. */
export function startsWithOrder(words: string): boolean {
  const order = plainText(words).replace(lead, '');
  return leading.some(([begins]) => begins.test(order));
}

function isQuestion(clause: string): boolean {
  if (requestsFirst.test(clause)) return asksFirst.test(clause.replace(requestsFirst, '').trim());
  return asksFirst.test(clause) || (asksState.test(clause) && !startsWithOrder(clause));
}

/** What somebody else said is not what the person wants, and neither is what they pasted below "this:". */
function withoutQuotes(text: string): string {
  const pasted = /^(.{0,200}?)(?::\s*\n|:\s*["“„«]|\n\s*(?:>|["“„«]))/su.exec(text);
  const own = pasted?.[1] === undefined ? text : pasted[1];
  return own.replace(/["“„«]([^"”“»]{60,})["”“»]/gu, ' ');
}

function isForeign(words: string): boolean {
  const said = plainWords(words);
  return said.length >= 2 && !words.includes('?') && !said.some((word) => commonWords.has(word));
}
