/** What a clause is judged against: the facts laid out, the person's words, and the talk so far. */
import type { Knowledge, KnownEvent } from './knowledge.ts';
import { knowledgeOf } from './knowledge.ts';
import { indexTitles } from './read-titles.ts';
import { topicOf } from './person-topic.ts';
import type { Topic } from './person-topic.ts';
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

export type Look = { know: Knowledge; titles: TitleIndex; said: SaidWords; topic: Topic; talk: Talk };

export const noTalk: Talk = { events: [], told: [], day: null, spans: [], hasHeld: false };

type Laid = Omit<Look, 'talk'>;

/**
 * Lays the facts out again only when they have changed: a reply asks for them at each sentence.
 * Outcomes and events are values; the same object is the same fact.
 */
export function createLooker(): (facts: SpeechFacts, talk: Talk) => Look {
  let last: { facts: SpeechFacts; laid: Laid } | null = null;
  return (facts, talk) => {
    if (!last || !isSame(last.facts, facts)) last = { facts, laid: lay(facts) };
    return { ...last.laid, talk };
  };
}

export function lookOf(facts: SpeechFacts, talk: Talk = noTalk): Look {
  return { ...lay(facts), talk };
}

const laidOut = new WeakMap<SpeechFacts, Laid>();

function lay(facts: SpeechFacts): Laid {
  const before = laidOut.get(facts);
  if (before) return before;
  const know = knowledgeOf(facts);
  const titles = indexTitles(know.events);
  const laid = { know, titles, said: saidWordsOf(know, titles), topic: topicOf(know, titles) };
  laidOut.set(facts, laid);
  return laid;
}

function isSame(one: SpeechFacts, other: SpeechFacts): boolean {
  return (
    one === other ||
    (one.now === other.now &&
      one.timeZone === other.timeZone &&
      one.outline === other.outline &&
      one.outcomes.length === other.outcomes.length &&
      one.outcomes.every(
        ({ outcome, isThisTurn }, at) =>
          outcome === other.outcomes[at]?.outcome && isThisTurn === other.outcomes[at].isThisTurn,
      ) &&
      one.personWords.length === other.personWords.length &&
      one.personWords.every((words, at) => words === other.personWords[at]))
  );
}
