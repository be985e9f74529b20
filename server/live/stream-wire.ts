/**
 * The bytes of a tRPC subscription over server-sent events, as `@trpc/server` 11.25 writes them
 * (`stream/sse.ts`; a test compares the two). They are written here by hand because the library's
 * producer costs a generator and three stream objects per subscriber, and serialises each value once
 * for each of them.
 */
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc';
import { publicSentence } from '#shared/errors.ts';
import type { ErrorCode } from '#shared/errors.ts';

/** A half-open link shows after this; the client makes a new stream then. */
export const reconnectAfterInactivityMs = 12_000;
export const pingEveryMs = 5_000;
export const retryMs = 300;
/** While the database is away nobody can be let in: no reason to hurry. */
export const retryWhileAwayMs = 2_000;

export const streamHeaders = {
  'Content-Type': 'text/event-stream',
  'Cache-Control': 'no-cache, no-transform',
  'X-Accel-Buffering': 'no',
  Connection: 'close',
} as const;

export const connectedFrame = frame({
  event: 'connected',
  data: JSON.stringify({ reconnectAfterInactivityMs }),
});
export const pingFrame = frame({ event: 'ping', data: '' });

/** How long an EventSource waits after a cut before it comes back. */
export const retryFrame = (milliseconds: number): Buffer => Buffer.from(`retry: ${milliseconds}\n\n`);

/** A value with the id from which a reconnect resumes. */
export const trackedFrame = (id: number, value: unknown): Buffer =>
  frame({ data: JSON.stringify(value), id: String(id) });

const refusals = {
  'not-signed-in': { key: 'UNAUTHORIZED', httpStatus: 401 },
  'bad-request': { key: 'BAD_REQUEST', httpStatus: 400 },
  unavailable: { key: 'SERVICE_UNAVAILABLE', httpStatus: 503 },
} as const satisfies Partial<
  Record<ErrorCode, { key: keyof typeof TRPC_ERROR_CODES_BY_KEY; httpStatus: number }>
>;

export type StreamRefusal = keyof typeof refusals;

/** Ends the subscription at the client, except for `unavailable`: after that one it tries again. */
export function refusalFrame(path: string, refusal: StreamRefusal): Buffer {
  const { key, httpStatus } = refusals[refusal];
  return frame({
    event: 'serialized-error',
    data: JSON.stringify({
      message: publicSentence[refusal],
      code: TRPC_ERROR_CODES_BY_KEY[key],
      data: { code: key, httpStatus, path },
    }),
  });
}

function frame(fields: { event?: string; data: string; id?: string }): Buffer {
  const event = fields.event === undefined ? '' : `event: ${fields.event}\n`;
  const id = fields.id === undefined ? '' : `id: ${fields.id}\n`;
  return Buffer.from(`${event}data: ${fields.data}\n${id}\n\n`);
}
