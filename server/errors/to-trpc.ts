/** A refusal as a tRPC error. These are for transport and sign-in; what a person asked for has outcomes. */
import { TRPCError } from '@trpc/server';
import { publicSentence } from '#shared/errors.ts';
import type { ErrorCode } from '#shared/errors.ts';
import { toAppError } from './to-app-error.ts';

const code = {
  'bad-request': 'BAD_REQUEST',
  'not-signed-in': 'UNAUTHORIZED',
  'not-allowed': 'FORBIDDEN',
  'not-found': 'NOT_FOUND',
  'unknown-tool': 'NOT_FOUND',
  'unknown-conversation': 'NOT_FOUND',
  'conversation-ended': 'CONFLICT',
  'call-id-reused': 'CONFLICT',
  superseded: 'CONFLICT',
  'too-large': 'PAYLOAD_TOO_LARGE',
  'unsupported-type': 'UNSUPPORTED_MEDIA_TYPE',
  'too-many': 'TOO_MANY_REQUESTS',
  unavailable: 'SERVICE_UNAVAILABLE',
} as const satisfies Record<ErrorCode, TRPCError['code']>;

/** Anything unknown is a bug and becomes INTERNAL_SERVER_ERROR with a sentence that gives nothing away. */
export function toTrpcError(error: unknown): TRPCError {
  if (error instanceof TRPCError && !(error.cause && toAppError(error.cause))) {
    return error.code === 'INTERNAL_SERVER_ERROR'
      ? new TRPCError({
          code: error.code,
          message: 'Something went wrong. Nothing was changed.',
          cause: error.cause,
        })
      : error;
  }
  const known = toAppError(error instanceof TRPCError ? error.cause : error);
  return known
    ? new TRPCError({ code: code[known.code], message: publicSentence[known.code], cause: known })
    : new TRPCError({
        code: 'INTERNAL_SERVER_ERROR',
        message: 'Something went wrong. Nothing was changed.',
        cause: error,
      });
}

/** For the answer's head: how long to wait, when one of the errors says so. */
export function retryAfterOf(errors: readonly TRPCError[]): { headers?: Record<string, string> } {
  const seconds = errors.map(({ cause }) => (cause ? (toAppError(cause)?.retryAfterSeconds ?? 0) : 0));
  const longest = Math.max(0, ...seconds);
  return longest > 0 ? { headers: { 'Retry-After': String(longest) } } : {};
}
