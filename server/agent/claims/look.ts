/** What a clause is judged against: the facts laid out, the person's words, and the talk so far. */
import type { Knowledge, KnownEvent } from './knowledge.ts';
import { knowledgeOf } from './knowledge.ts';
import { indexTitles } from './read-titles.ts';
import type { TitleIndex } from './read-titles.ts';
import { saidWordsOf } from './said-words.ts';
import type { SaidWords } from './said-words.ts';
import type { SpeechFacts } from './speech-facts.ts';
import type { WallSpan } from './wall-minutes.ts';

/** What the reply has said so far. */
export type Talk = {
  /** Events of the sentence before. */
  events: readonly KnownEvent[];
  /** All events the reply has told of. */
  told: readonly KnownEvent[];
  /** Day the reply speaks about. */
  day: number | null;
  /** Times the sentence before named. */
  spans: readonly WallSpan[];
  /** A sentence was held back. */
  hasHeld: boolean;
};

export type Look = { know: Knowledge; titles: TitleIndex; said: SaidWords; talk: Talk };

export const noTalk: Talk = { events: [], told: [], day: null, spans: [], hasHeld: false };

export function lookOf(facts: SpeechFacts, talk: Talk = noTalk): Look {
  const know = knowledgeOf(facts);
  const titles = indexTitles(know.events);
  return { know, titles, said: saidWordsOf(know, titles), talk };
}
