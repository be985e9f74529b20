/** A refusal as an HTTP answer: `{error: {code, message}}`, the status of its code, nothing internal. */
import type { ErrorRequestHandler } from 'express';
import { publicSentence } from '#shared/errors.ts';
import type { ErrorCode } from '#shared/errors.ts';
import type { Log } from '../log.ts';
import { toAppError } from './to-app-error.ts';

const status = {
  'bad-request': 400,
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  'unknown-tool': 404,
  'unknown-conversation': 404,
  'conversation-ended': 409,
  'call-id-reused': 409,
  superseded: 409,
  'too-large': 413,
  'unsupported-type': 415,
  'too-many': 429,
  unavailable: 503,
} as const satisfies Record<ErrorCode, number>;

/** The last handler of the app. Logs bugs with the request's id; bodies and URLs stay out. */
export function errorHandler(log: Log): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent) return next(error);
    const known = toRefusal(error);
    if (known) {
      if (known.retryAfterSeconds !== undefined)
        res.setHeader('Retry-After', String(known.retryAfterSeconds));
      return res
        .status(known.status)
        .json({ error: { code: known.code, message: publicSentence[known.code] } });
    }
    log.error(
      { err: error instanceof Error ? { name: error.name, stack: error.stack } : {}, method: req.method },
      'bug',
    );
    return res
      .status(500)
      .json({ error: { code: 'bug', message: 'Something went wrong. Nothing was changed.' } });
  };
}

export type Refusal = { status: number; code: ErrorCode; retryAfterSeconds?: number };

/** Null for a bug. For every dialect that answers over HTTP. */
export function toRefusal(error: unknown): Refusal | null {
  const known = toAppError(error);
  if (!known) return bodyError(error);
  const { code, retryAfterSeconds } = known;
  return { code, status: status[code], ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
}

/** What Express' body readers and URL decoder throw. */
function bodyError(error: unknown): Refusal | null {
  if (typeof error !== 'object' || error === null || !('status' in error)) return null;
  if (error.status === 413) return { status: 413, code: 'too-large' };
  if (error.status === 415) return { status: 415, code: 'unsupported-type' };
  if (typeof error.status === 'number' && error.status >= 400 && error.status < 500) {
    return {
      status: error.status === 404 ? 404 : 400,
      code: error.status === 404 ? 'not-found' : 'bad-request',
    };
  }
  return null;
}
