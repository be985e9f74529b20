/** What went wrong at Anthropic, in the agent's few words. Branches on class and type, never on text. */
import Anthropic from '@anthropic-ai/sdk';
import type { ModelFault } from '#server/agent/model.ts';
import { ModelError } from '#server/agent/model.ts';

export function toModelError(error: unknown): ModelError {
  if (error instanceof ModelError) return error;
  if (error instanceof Anthropic.APIConnectionTimeoutError) return made('silent', error);
  if (!(error instanceof Anthropic.APIError)) return made('broken', error);
  return made(faultOf(error), error, retryAfterMs(error.headers));
}

function faultOf(error: InstanceType<typeof Anthropic.APIError>): ModelFault {
  // In the middle of a stream there is no status, only the type.
  switch (error.type) {
    case 'rate_limit_error':
    case 'overloaded_error':
      return 'busy';
    case 'authentication_error':
    case 'permission_error':
    case 'billing_error':
      return 'key';
    case 'invalid_request_error':
    case 'not_found_error':
      return 'rejected';
    default:
  }
  if (error.status === 429 || error.status === 529 || error.status === 503) return 'busy';
  if (error.status === 401 || error.status === 402 || error.status === 403) return 'key';
  return error.status !== undefined && error.status >= 400 && error.status < 500 ? 'rejected' : 'broken';
}

function retryAfterMs(headers: Headers | undefined): number | undefined {
  const seconds = Number(headers?.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : undefined;
}

/** Shown in the settings where work is out of tries. */
const said: Record<ModelFault, string> = {
  busy: 'Claude has too much to do, or too much was asked of it',
  broken: 'Claude could not be reached, or its answer broke off',
  silent: 'Claude took too long',
  key: 'Anthropic does not accept the key for this',
  rejected: 'Anthropic does not take this request',
};

function made(fault: ModelFault, cause: unknown, retryAfter?: number): ModelError {
  // The vendor's own message may quote what was asked.
  const name = cause instanceof Error ? cause.name : typeof cause;
  return new ModelError(fault, `${said[fault]} (${name})`, {
    cause,
    ...(retryAfter === undefined ? {} : { retryAfterMs: retryAfter }),
  });
}
