/** A change that waits for the person's yes, as the panel shows it. */
import type { Choice, Outcome } from '../outcome.ts';
import type { Quote } from './proposal.ts';

export type SuggestionState = 'open' | 'accepted' | 'dismissed';

export type SuggestionWhy =
  /** Something stands there. */
  | 'conflict'
  | 'vague-day'
  | 'vague-time'
  /** Weekday and date, or two readings, do not agree. */
  | 'disagree'
  | 'incomplete'
  /** Several events fit. */
  | 'ambiguous'
  | 'past'
  | 'repeats'
  /** It was not said as a plain wish. */
  | 'unsure'
  /** It was tried and refused. */
  | 'refused';

export type Suggestion = {
  id: string;
  conversationId: string;
  tool: string;
  arguments: Record<string, unknown>;
  /** "Add dentist, Fri 27 Nov 3:00–4:00 pm." */
  summary: string;
  why: SuggestionWhy;
  /** Why it is asked and not done. */
  question: string;
  choices: Choice[];
  quote: Quote;
  state: SuggestionState;
  /** What came of a yes. */
  outcome: Outcome | null;
  at: string;
};
