/**
 * The one client of the server, and the only file that knows the server's types. Subscriptions
 * resume by their last id and reconnect for ever; everything else is batched. The session is over
 * only when a procedure says so: a proxy's 401, a 503 or a dead network are not a sign-out.
 */
import {
  createTRPCClient,
  httpBatchLink,
  httpSubscriptionLink,
  retryLink,
  splitLink,
  TRPCClientError,
  type Operation,
  type TRPCClient,
  type TRPCLink,
} from '@trpc/client';
import { observable } from '@trpc/server/observable';
import { EventSource } from 'eventsource';
import type { AppRouter } from '#server/api/router.ts';
import { createBackoff } from './backoff.ts';
import { chance, now } from './clock.ts';
import { isLoopback } from './config.ts';
import { createPauses, type Pauses } from './pause.ts';
import { createStreamFetch } from './stream-fetch.ts';

export type Api = TRPCClient<AppRouter>;

export type ApiConfig = {
  /** Origin of the server, no trailing slash. */
  serverUrl: string;
  /** Read anew at every request and every reconnect. */
  token: () => Promise<string | null>;
  /** The server itself said that this session is over. */
  onSignedOut(): void;
  /** Any bytes on any stream, pings included. */
  onBytes?: () => void;
  /** Given by who wants to end the waits between attempts, for example when the network is back. */
  pauses?: Pauses;
};

export function createApi(config: ApiConfig): Api {
  const url = `${config.serverUrl}/trpc`;
  return createTRPCClient<AppRouter>({
    links: [
      signedOutLink(config.onSignedOut),
      splitLink({
        condition: (op) => op.type === 'subscription',
        true: [
          retryLink({ retry: ({ error }) => mayPass(error) }),
          httpSubscriptionLink({
            url,
            EventSource,
            eventSourceOptions: streamOptions(config),
          }),
        ],
        false: httpBatchLink({
          url,
          headers: async () => {
            const token = await config.token();
            return token === null ? {} : { authorization: `Bearer ${token}` };
          },
        }),
      }),
    ],
  });
}

/** True when a procedure itself said that the session is over. */
export function isSignedOut(error: unknown): boolean {
  return codeOf(error) === 'UNAUTHORIZED';
}

/** False when a procedure itself answered and would answer the same again. */
export function mayPass(error: unknown): boolean {
  const code = codeOf(error);
  return code === undefined || passing.has(code);
}

const passing = new Set([
  'BAD_GATEWAY',
  'CLIENT_CLOSED_REQUEST',
  'GATEWAY_TIMEOUT',
  'INTERNAL_SERVER_ERROR',
  'SERVICE_UNAVAILABLE',
  'TIMEOUT',
  'TOO_MANY_REQUESTS',
]);

/** The tRPC code of a procedure's own refusal; `undefined` when nothing of ours answered. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof TRPCClientError)) return undefined;
  const data: unknown = error.data;
  if (typeof data !== 'object' || data === null || !('code' in data)) return undefined;
  return typeof data.code === 'string' ? data.code : undefined;
}

/** One back-off for each subscription; it outlives the EventSources that `retryLink` makes for it. */
function streamOptions(config: ApiConfig) {
  const pauses = config.pauses ?? createPauses();
  const fetches = new WeakMap<object, ReturnType<typeof createStreamFetch>>();
  return ({ op }: { op: Operation }) => {
    let streamFetch = fetches.get(op.context);
    if (!streamFetch) {
      streamFetch = createStreamFetch({
        fetch: (input, init) => fetch(input, init),
        token: config.token,
        backoff: createBackoff({
          firstMs: 300,
          capMs: isLoopback(config.serverUrl) ? 5_000 : 30_000,
          chance,
        }),
        pauses,
        now,
        onBytes: config.onBytes,
      });
      fetches.set(op.context, streamFetch);
    }
    return { fetch: streamFetch };
  };
}

function signedOutLink(onSignedOut: () => void): TRPCLink<AppRouter> {
  return () =>
    ({ op, next }) =>
      observable((observer) =>
        next(op).subscribe({
          next: (value) => observer.next(value),
          complete: () => observer.complete(),
          error(error) {
            if (isSignedOut(error)) onSignedOut();
            observer.error(error);
          },
        }),
      );
}
