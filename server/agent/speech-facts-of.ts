/**
 * Everything that is known to be true in a conversation, for the claim check: what its calls
 * answered, what the person said, how they like times said, and their day as the model was shown it.
 */
import type { Pool } from 'pg';
import type { Clock } from '#server/clock.ts';
import type { AsPerson } from '#server/db/as-person.ts';
import type { SpeechFacts } from './claims/speech-facts.ts';
import { readDayOutline } from './day-outline.ts';
import type { DayOutline } from './day-outline.ts';
import { readTalk } from './read-talk.ts';
import type { Talk } from './read-talk.ts';

export type SpeechFactsInput = {
  conversation: { id: string; ownerId: string; timeZone: string };
  /** What was said that is not among the stored turns yet, oldest first. */
  personWords?: readonly string[];
};

/**
 * A vendor calls a tool as soon as it has heard the words; the same words reach us through the panel,
 * later. What was answered this long before them still belongs to them.
 */
const relayLagMs = 10_000;

/** Calls answered since the person's newest stored turn, or shortly before, belong to the turn that is checked. */
export async function speechFactsOf(
  deps: { asPerson: AsPerson; pools: { app: Pool }; clock: Clock },
  { conversation, personWords = [] }: SpeechFactsInput,
): Promise<SpeechFacts> {
  const [outline, talk] = await Promise.all([
    readDayOutline(deps, conversation),
    readTalk(deps, conversation),
  ]);
  const heardMs = Date.parse(talk.words.at(-1)?.at ?? outline.now);
  const turnSince = new Date(heardMs - relayLagMs).toISOString();
  return toSpeechFacts({ outline, talk, personWords, turnSince });
}

/** `turnSince`: an instant; calls answered at or after it belong to this turn, none where it is null. */
export function toSpeechFacts(from: {
  outline: DayOutline;
  talk: Talk;
  personWords: readonly string[];
  turnSince: string | null;
}): SpeechFacts {
  const { outline, talk, turnSince } = from;
  return {
    now: outline.now,
    timeZone: outline.timeZone,
    hour12: outline.hour12,
    language: talk.language,
    outcomes: talk.calls.map(({ tool, outcome, at }) => ({
      tool,
      outcome,
      at,
      isThisTurn: turnSince !== null && Date.parse(at) >= Date.parse(turnSince),
    })),
    personWords: [...talk.words.map(({ text }) => text), ...from.personWords],
    outline: outline.events,
    outlineSpan: outline.span,
  };
}
