/**
 * How a scenario of the claims set is written down: what stood on the calendar, which tool calls ran
 * and when, and what the person said. `scenarios.test.ts` runs it through the real tools.
 */
import type { Outcome } from '#shared/outcome.ts';

export type Step = {
  tool: string;
  args: Record<string, unknown>;
  /** When it ran; the scenario's `now` unless an earlier turn asked. */
  at?: string;
  isThisTurn?: false;
  /** A change by the person's own hand: it happens, the talk has no outcome of it. */
  byHand?: true;
  callId?: string;
  /** The channel hands over the person's words of this turn: what was asked before may be agreed to. */
  isHeard?: true;
};

export type ScenarioScript = {
  id: string;
  now: string;
  timeZone: string;
  hour12?: false;
  personWords: string[];
  /** Arguments of `add_event`, put there by hand before the talk. */
  before?: Record<string, unknown>[];
  steps?: Step[];
  /** Days, first one included and last one not, whose events the model was shown. */
  outline?: { from: string; to: string };
  /** Answers of tools that need a vendor, or of a day on which something is down. */
  written?: { tool: string; isThisTurn: boolean; at: string; outcome: Outcome }[];
};
