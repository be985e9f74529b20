/**
 * From Express to the auth library and back. The library's own bridge reads bodies of any size and
 * answers 500 or even 401 and 422 while the database is gone; here the size is bounded, foreign pages
 * are refused before anything is read, and a lost database is said as 503.
 */
import type { Request as ExpressRequest, RequestHandler, Response as ExpressResponse } from 'express';
import type { Pool } from 'pg';
import { AppError, publicSentence } from '#shared/errors.ts';
import type { ErrorCode } from '#shared/errors.ts';
import { writeFacts } from './forwarded-facts.ts';
import { isLoopbackRequest } from './loopback-request.ts';
import type { LocalAddress } from './loopback-request.ts';
import { readBody } from './read-body.ts';
import type { SignedIn } from './person-by-bearer.ts';

export type Question = {
  method: string;
  path: string;
  headers?: Headers;
  body?: Uint8Array | string | undefined;
};
/** Asks the auth library in the name of this request, with its address and place. Throws `unavailable`. */
export type AskAuth = (req: ExpressRequest, question: Question) => Promise<Response>;

type Deps = {
  library: { handler(request: Request): Promise<Response> };
  systemPool: Pool;
  find(authorization: string | undefined): Promise<SignedIn | null>;
};
type Config = LocalAddress & { origin: string; trustedOrigins: string[] };

/** What of the library is in use. The rest (links by mail, other providers) stays shut. */
const openPaths = new Set([
  '/ok',
  '/get-session',
  '/sign-up/email',
  '/sign-in/email',
  '/sign-out',
  '/change-password',
  '/list-sessions',
  '/revoke-session',
  '/revoke-sessions',
  '/revoke-other-sessions',
  '/local-owner',
  '/device',
  '/device/code',
  '/device/token',
  '/device/approve',
  '/device/deny',
]);

export function createAskAuth(deps: Deps, config: Config): AskAuth {
  return async (req, { method, path, headers = new Headers(), body }) => {
    writeFacts(headers, req, config);
    const request = new Request(`${config.origin}${path}`, {
      method,
      headers,
      ...(body === undefined || body.length === 0
        ? {}
        : { body: typeof body === 'string' ? body : new Blob([body.slice()]) }),
    });
    try {
      const answer = await deps.library.handler(request);
      // With the database gone the library throws or says any of these; so ask the database itself.
      if ([401, 422, 500].includes(answer.status)) await assertDatabase(deps.systemPool);
      return answer;
    } catch (error) {
      if (!(error instanceof AppError)) await assertDatabase(deps.systemPool);
      throw error;
    }
  };
}

export function createAuthEndpoint(deps: Deps & { ask: AskAuth }, config: Config): RequestHandler {
  return async (req, res) => {
    const refusal = await findRefusal(deps, config, req);
    if (refusal) return sendRefusal(res, refusal.status, refusal.code);
    try {
      const headers = toHeaders(req);
      const body = req.method === 'POST' ? await readBody(req, 65_536) : undefined;
      await send(res, await deps.ask(req, { method: req.method, path: req.originalUrl, headers, body }));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.retryAfterSeconds !== undefined) res.set('retry-after', String(error.retryAfterSeconds));
      sendRefusal(
        res,
        error.code === 'unavailable' ? 503 : error.code === 'too-large' ? 413 : 400,
        error.code,
      );
    }
  };
}

async function findRefusal(
  deps: Deps,
  config: Config,
  req: ExpressRequest,
): Promise<{ status: number; code: ErrorCode } | null> {
  const path = req.originalUrl.replace(/[?#].*$/s, '');
  if (!openPaths.has(path.slice('/api/auth'.length))) return { status: 404, code: 'not-found' };
  if (req.method !== 'GET' && req.method !== 'POST') return { status: 405, code: 'bad-request' };
  if (req.method === 'POST' && isForeign(req, config.trustedOrigins))
    return { status: 403, code: 'not-allowed' };
  if (req.headers.authorization !== undefined && !isLoopbackRequest(req, config)) {
    const found = await deps.find(req.headers.authorization).catch(() => null);
    if (found?.isLocalToken) return { status: 401, code: 'not-signed-in' };
  }
  return null;
}

/** True for a request that a page of somebody else made the browser send. */
export function isForeign(req: ExpressRequest, trustedOrigins: string[]): boolean {
  const origin = req.headers.origin;
  if (origin !== undefined) return !trustedOrigins.includes(origin);
  // Every browser says the origin of a POST; one that carries cookies and doesn't is not to be trusted.
  return req.headers.cookie !== undefined || req.headers['sec-fetch-site'] === 'cross-site';
}

function toHeaders(req: ExpressRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    for (const one of Array.isArray(value) ? value : [value ?? '']) headers.append(name, one);
  }
  return headers;
}

async function send(res: ExpressResponse, answer: Response): Promise<void> {
  res.status(answer.status);
  for (const [name, value] of answer.headers) if (name !== 'set-cookie') res.set(name, value);
  for (const cookie of answer.headers.getSetCookie()) res.append('set-cookie', cookie);
  const wait = answer.headers.get('x-retry-after');
  if (wait !== null) res.set('retry-after', wait);
  res.set('cache-control', 'no-store');
  res.end(Buffer.from(await answer.arrayBuffer()));
}

function sendRefusal(res: ExpressResponse, status: number, code: ErrorCode): void {
  res
    .status(status)
    .set('cache-control', 'no-store')
    .json({ error: { code, message: publicSentence[code] } });
}

/** Throws `unavailable` while the database does not answer. */
export async function assertDatabase(pool: Pool): Promise<void> {
  try {
    await pool.query('select 1');
  } catch (cause) {
    throw new AppError('unavailable', 'the auth tables cannot be read', { cause, retryAfterSeconds: 2 });
  }
}
