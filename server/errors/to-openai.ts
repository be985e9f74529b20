/** A refusal as OpenAI's clients read one: `{error: {message, type, param, code}}`, nothing internal. */
import type { ErrorRequestHandler } from 'express';
import { publicSentence } from '#shared/errors.ts';
import type { ErrorCode } from '#shared/errors.ts';
import type { Log } from '../log.ts';
import { toRefusal } from './to-http.ts';

const typeOf = {
  'bad-request': 'invalid_request_error',
  'not-signed-in': 'authentication_error',
  'not-allowed': 'permission_error',
  'not-found': 'invalid_request_error',
  'unknown-tool': 'invalid_request_error',
  'unknown-conversation': 'invalid_request_error',
  'conversation-ended': 'invalid_request_error',
  'call-id-reused': 'invalid_request_error',
  superseded: 'invalid_request_error',
  'too-large': 'invalid_request_error',
  'unsupported-type': 'invalid_request_error',
  'too-many': 'rate_limit_error',
  unavailable: 'server_error',
} as const satisfies Record<ErrorCode, string>;

/** The last handler of the model endpoint. Logs bugs; bodies stay out. */
export function openaiErrorHandler(log: Log): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    if (res.headersSent) return next(error);
    const refusal = toRefusal(error);
    if (!refusal) {
      log.error({ err: error instanceof Error ? { name: error.name, stack: error.stack } : {} }, 'bug');
      const message = 'Something went wrong.';
      return res.status(500).json({ error: { message, type: 'server_error', param: null, code: 'bug' } });
    }
    const { code, status, retryAfterSeconds } = refusal;
    if (retryAfterSeconds !== undefined) res.setHeader('Retry-After', String(retryAfterSeconds));
    const message = code === 'not-signed-in' ? 'The API key is missing or wrong.' : publicSentence[code];
    return res.status(status).json({ error: { message, type: typeOf[code], param: null, code } });
  };
}
