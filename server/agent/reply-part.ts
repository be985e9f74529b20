/**
 * What a reply is made of on its way to the person. Words have passed the claim check when they
 * are here: a channel may send every `text` as it comes and nothing else.
 */
import type { Outcome } from '#shared/outcome.ts';

export type ReplyPart =
  /** Checked words, a sentence or more; `isFiller` marks the short one said while a tool works. */
  | { type: 'text'; text: string; isFiller?: true }
  /** A tool was asked for and is being run. */
  | { type: 'tool'; callId: string; tool: string }
  | { type: 'outcome'; callId: string; tool: string; outcome: Outcome }
  /** Always the last part; `fallback` means the model could not be asked and we spoke for it. */
  | { type: 'end'; reason: 'complete' | 'refused' | 'fallback' | 'cut' | 'aborted' };
