/**
 * Refusals. An `AppError` is thrown below and turned into words at an edge (`server/errors/`);
 * what the agent must be able to talk about is an outcome instead (`outcome.ts`).
 * Statuses are those of docs/decisions/006.
 */

export const errorCodes = [
  'bad-request',
  'not-signed-in',
  'not-allowed',
  'not-found',
  'unknown-tool',
  'unknown-conversation',
  'conversation-ended',
  'call-id-reused',
  'superseded',
  'too-large',
  'unsupported-type',
  'too-many',
  'unavailable',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export class AppError extends Error {
  readonly code: ErrorCode;
  /** Seconds to wait before asking again; only with `unavailable` and `too-many`. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; retryAfterSeconds?: number } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** What the other side reads. Fixed, so nothing internal leaks out. */
export const publicSentence = {
  'bad-request': 'The request could not be read.',
  'not-signed-in': 'Sign in first.',
  'not-allowed': 'That is not yours to see or change.',
  'not-found': 'There is nothing at this address.',
  'unknown-tool': 'There is no such tool.',
  'unknown-conversation': 'There is no such conversation.',
  'conversation-ended': 'This conversation has ended.',
  'call-id-reused': 'This call id was used before with other arguments.',
  superseded: 'The person went on speaking; a newer turn has taken over.',
  'too-large': 'The request is too large.',
  'unsupported-type': 'Send JSON.',
  'too-many': 'Too many requests. Try again in a moment.',
  unavailable: 'The service is not available right now. Nothing was changed. Try again in a moment.',
} as const satisfies Record<ErrorCode, string>;
