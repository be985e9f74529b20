/**
 * The books of a statement that passed its checks: every word has to be one that a check read, one
 * of the event's or the person's own, one an outcome of this turn says, or of a closed class that
 * says nothing. A word left over is a fact nobody checked ("…, right after the dentist").
 */
import { closedWords, endVerbs, plainWords, startVerbs } from './account-words.ts';
import { baseActs, ingActs, pastActs } from './act-words.ts';
import * as read from './claim-words.ts';
import type { Clause } from './clauses.ts';
import { isWordOf } from './fits.ts';
import { functionWords } from './known-words.ts';
import type { KnownEvent } from './knowledge.ts';
import type { Look } from './look.ts';
import { foldWord, foldedWords } from './title-words.ts';

/** What the checks of acts, state, time, order and counts read of a shape. */
const checked = [
  read.surelyFree,
  read.busyWords,
  read.conflictWords,
  read.doneWords,
  read.goneWords,
  read.pendingWords,
  read.recalls,
  read.isNegated,
  read.standsWords,
  read.someAmount,
  read.scheduleNouns,
  read.leftAlone,
  read.failing,
].map(({ source, flags }) => new RegExp(source, `g${flags}`));

/** Null: every word is accounted for. */
export function unaccounted(
  { shape }: Clause,
  { look, events }: { look: Look; events: readonly KnownEvent[] },
): string | null {
  const { know, said, talk } = look;
  let rest = ` ${shape} `;
  for (const pattern of checked) rest = rest.replace(pattern, ' ');
  const told = new Set(know.turn.flatMap(({ outcome }) => foldedWords(outcome.say)));
  const own = [...events, ...talk.events, ...talk.told, ...know.focus];
  const words = rest.split(/\s+/).filter((word) => word !== '');
  return (
    words.find(
      (word, at) =>
        !isVerbHere(words, at) &&
        !isClosed(word.replace(/'s?$/, '')) &&
        !isOwn(foldWord(word), { own, said: said.words, told }),
    ) ?? null
  );
}

/** "The groceries follow at six": what stands between what is spoken of and when is what it does. */
const isVerbHere = (words: readonly string[], at: number): boolean =>
  /^(?:TITLE|it|that|they|everything)$/.test(words[at - 1] ?? '') &&
  /^(?:CLOCK|RANGE|DAY|LENGTH|at|on|from|until|for|by)$/.test(words[at + 1] ?? '');

const isClosed = (word: string): boolean =>
  /^(?:[A-Z]+|\P{L}*|'?s)$/u.test(word) ||
  functionWords.has(word) ||
  plainWords.has(word) ||
  closedWords.has(word) ||
  startVerbs.has(word) ||
  endVerbs.has(word) ||
  baseActs.has(word) ||
  pastActs.has(word) ||
  ingActs.has(word) ||
  read.eventNouns.test(word);

type Known = { own: readonly KnownEvent[]; said: ReadonlySet<string>; told: ReadonlySet<string> };

const isOwn = (word: string, { own, said, told }: Known): boolean =>
  said.has(word) || told.has(word) || own.some((event) => isWordOf(word, event));
