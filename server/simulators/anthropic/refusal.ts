/** How this API says no: a status, a type and a message, with the id of the request in body and header. */
import type { z } from 'zod';

export type ErrorType =
  | 'invalid_request_error'
  | 'authentication_error'
  | 'permission_error'
  | 'not_found_error'
  | 'request_too_large'
  | 'rate_limit_error'
  | 'api_error'
  | 'timeout_error'
  | 'overloaded_error';

export class Refusal extends Error {
  readonly status: number;
  readonly type: ErrorType;
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    type: ErrorType,
    options: { message: string; headers?: Record<string, string> },
  ) {
    super(options.message);
    this.status = status;
    this.type = type;
    this.headers = options.headers ?? {};
  }
}

export function invalid(message: string): Refusal {
  return new Refusal(400, 'invalid_request_error', { message });
}

export function errorBody(requestId: string, error: { type: ErrorType; message: string }) {
  return { type: 'error', error: { type: error.type, message: error.message }, request_id: requestId };
}

/** The first fault, worded as the API words it: `messages.0.content.1.foo: Extra inputs are not permitted`. */
export function fromZod(error: z.ZodError): Refusal {
  const issue = error.issues[0];
  if (!issue) return invalid('Invalid request');
  if (issue.code === 'unrecognized_keys') {
    return invalid(`${[...issue.path, issue.keys[0]].join('.')}: Extra inputs are not permitted`);
  }
  const isMissing = issue.code === 'invalid_type' && issue.message.includes('received undefined');
  return invalid(`${issue.path.join('.')}: ${isMissing ? 'Field required' : issue.message}`);
}
