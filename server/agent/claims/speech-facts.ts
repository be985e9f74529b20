/**
 * What may be said: everything that is known to be true in this conversation. The gate holds every
 * sentence about the schedule against it (docs/decisions/007).
 */
import type { Outcome } from '#shared/outcome.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';

export type KnownOutcome = {
  tool: string;
  outcome: Outcome;
  /** When it was answered; an instant. */
  at: string;
  /** It was answered while the reply that is being checked is made. */
  isThisTurn: boolean;
};

export type SpeechFacts = {
  /** Now; an instant. */
  now: string;
  /** Zone the person talks from. */
  timeZone: string;
  hour12: boolean;
  /** BCP 47 language of the reply, `en` unless the person chose another. */
  language: string;
  /** Oldest first. */
  outcomes: KnownOutcome[];
  /** What the person said in this conversation, oldest first. */
  personWords: string[];
  /** Events the model was shown beside tool results (the day's outline); may be empty. */
  outline: ScheduleEvent[];
  /** What the outline covers, instants, half-open; null when none was shown. Free time is only known inside it. */
  outlineSpan: { from: string; to: string } | null;
};
