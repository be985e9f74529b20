/**
 * What the agent needs of a language model: words as they come, calls of tools, one short judgement.
 * Claude is the only model we speak to, so a conversation has the shapes of its Messages API and
 * goes back to it as it came (thinking included); how it gets there is the vendor's file.
 */
import type Anthropic from '@anthropic-ai/sdk';

export type ModelRequest = {
  /** Tools and system are the same bytes in every turn, so that the prompt cache holds them. */
  tools: Anthropic.Tool[];
  system: Anthropic.TextBlockParam[];
  messages: Anthropic.MessageParam[];
  /** Tools may be named for the model and still not be called in this answer. */
  mayCallTools: boolean;
};

export type ModelPiece =
  | { type: 'text'; text: string }
  /** Always the last one; without it the answer was cut and a `ModelError` is thrown. */
  | { type: 'answer'; answer: ModelAnswer };

export type ModelAnswer = {
  /** Goes back to the model verbatim. */
  content: Anthropic.ContentBlock[];
  stopReason: Exclude<Anthropic.Message['stop_reason'], null>;
  usage: { input: number; output: number; cacheRead: number; cacheWritten: number };
};

export type ModelQuestion = {
  system: string;
  question: string;
  /** JSON Schema the answer keeps to. */
  schema: Record<string, unknown>;
  maxTokens: number;
  /** Default: the fast one. */
  by?: 'main';
  /** Default: as long as talk may be silent. */
  timeoutMs?: number;
};

export type Model = {
  /** Throws a `ModelError`; an abort ends it quietly with the signal's reason. */
  stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelPiece>;
  /** One answer as parsed JSON, not yet checked. Throws a `ModelError`. */
  judge(question: ModelQuestion, signal: AbortSignal): Promise<unknown>;
};

export type ModelFault =
  /** Asked too much, or the other side has too much to do: later it works. */
  | 'busy'
  /** No answer, a broken one, or one that stopped in the middle. */
  | 'broken'
  /** Nothing came for too long. */
  | 'silent'
  /** Our key is wrong or may not do this. */
  | 'key'
  /** The request itself is at fault; asking again is of no use. */
  | 'rejected';

export class ModelError extends Error {
  override name = 'ModelError';
  readonly fault: ModelFault;
  readonly retryAfterMs: number | null;

  constructor(fault: ModelFault, message: string, options: ErrorOptions & { retryAfterMs?: number } = {}) {
    super(message, options);
    this.fault = fault;
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}
