/** What a simulated model goes by when it plans: what was asked for and answered, what was said, when it is. */
import type { ReadingContext } from '#shared/language/reading.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { Understand } from './understand.ts';

export type ToolCall = { tool: string; arguments: Record<string, unknown> };

/** `outcome` is null while the answer to an inline call came as bare speech, `spoken`. */
export type Recalled = ToolCall & { outcome: Outcome | null; spoken: string };

export type Known = {
  /** Oldest first; those of this turn included. */
  calls: readonly Recalled[];
  /** The person's earlier words, oldest first. */
  said: readonly string[];
  /** Something was called in this turn already. */
  isGoingOn?: boolean;
  context: ReadingContext;
  understand: Understand;
};

/** A lookup is only the first half: what is to be done follows from its answer. */
export type Plan =
  | { kind: 'call'; calls: ToolCall[]; isLookup?: true }
  | { kind: 'say'; text: string; memory?: Recalled };

export const say = (text: string): Plan => ({ kind: 'say', text });

export const call = (tool: string, args: Record<string, unknown>): Plan => ({
  kind: 'call',
  calls: [{ tool, arguments: args }],
});
