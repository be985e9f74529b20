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
  type OperationLink,
  type TRPCClient,
  type TRPCLink,
} from '@trpc/client';
import { observable } from '@trpc/server/observable';
import type { AppRouter } from '#server/api/router.ts';
import type { Pauses } from './pause.ts';

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
          // Most pages only ask: what a stream needs is loaded with the first one. A service worker may load
          // nothing later and opens none.
          lateLink(async () => {
            const { streamOptions } = await import('./stream-options.ts');
            return httpSubscriptionLink({ url, ...streamOptions(config) });
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

/** A page that outlived its extension finds no more files; it is not to ask for them at full speed. */
const missingFileMs = 1_000;

function lateLink(load: () => Promise<TRPCLink<AppRouter>>): TRPCLink<AppRouter> {
  return (runtime) => {
    let loading: Promise<OperationLink<AppRouter>> | null = null;
    return ({ op, next }) =>
      observable((observer) => {
        const life = new AbortController();
        loading ??= load().then((link) => link(runtime));
        loading.then(
          (link) => {
            if (life.signal.aborted) return;
            const { unsubscribe } = link({ op, next }).subscribe(observer);
            life.signal.addEventListener('abort', unsubscribe);
          },
          (error: unknown) => {
            loading = null;
            const timer = setTimeout(
              () =>
                observer.error(
                  TRPCClientError.from(error instanceof Error ? error : new Error(String(error))),
                ),
              missingFileMs,
            );
            life.signal.addEventListener('abort', () => clearTimeout(timer));
          },
        );
        return () => life.abort();
      });
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
