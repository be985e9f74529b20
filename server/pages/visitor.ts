/**
 * Who is looking at a page, and what they sent. All pages ask the auth library through its own
 * routes, so its limits, hooks and checks hold for them as for everybody.
 */
import type { Request, Response } from 'express';
import { AppError } from '#shared/errors.ts';
import type { Auth } from '../auth/auth.ts';
import { isForeign } from '../auth/auth-endpoint.ts';
import { readBody } from '../auth/read-body.ts';

/** One request and its answer. */
export type Visit = { req: Request; res: Response };

export type Visitor = { email: string; name: string; isOwner: boolean };

/** Null when nobody is signed in in this browser. Throws `unavailable`. */
export async function findVisitor(auth: Auth, { req, res }: Visit): Promise<Visitor | null> {
  if (req.headers.cookie === undefined) return null;
  const answer = await askAs(auth, req, { path: '/get-session', cookie: req.headers.cookie });
  if (!answer.ok) throw toAppError(answer);
  passCookies(answer, res);
  const found = (await answer.json()) as { user: { email: string; name: string; owner?: boolean } } | null;
  return found && { email: found.user.email, name: found.user.name, isOwner: found.user.owner === true };
}

export function askAs(
  auth: Auth,
  req: Request,
  question: { path: string; body?: object; cookie?: string | undefined },
): Promise<globalThis.Response> {
  const headers = new Headers({ origin: auth.origin });
  if (question.cookie !== undefined) headers.set('cookie', question.cookie);
  const agent = req.headers['user-agent'];
  if (agent !== undefined) headers.set('user-agent', agent);
  if (question.body !== undefined) headers.set('content-type', 'application/json');
  return auth.ask(req, {
    method: question.body === undefined ? 'GET' : 'POST',
    path: `/api/auth${question.path}`,
    headers,
    body: question.body === undefined ? undefined : JSON.stringify(question.body),
  });
}

export function passCookies(answer: globalThis.Response, res: Response): void {
  for (const cookie of answer.headers.getSetCookie()) res.append('set-cookie', cookie);
}

/** The Cookie header that a browser would send next. */
export function toCookies(answer: globalThis.Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1).join(''))
    .join('; ');
}

export function toAppError(answer: globalThis.Response): AppError {
  if (answer.status === 429) {
    return new AppError('too-many', 'auth limit', {
      retryAfterSeconds: Number(answer.headers.get('x-retry-after') ?? 60),
    });
  }
  const codes = {
    400: 'bad-request',
    401: 'not-signed-in',
    403: 'not-allowed',
    404: 'not-found',
    422: 'bad-request',
  } as const;
  const code = codes[answer.status as keyof typeof codes];
  if (code === undefined) throw new Error(`the auth library answered ${answer.status}`);
  return new AppError(code, `the auth library answered ${answer.status}`);
}

/** A form of ours. Throws `not-allowed` when another page made the browser send it. */
export async function readForm(auth: Auth, req: Request): Promise<(name: string) => string> {
  if (isForeign(req, [auth.origin])) throw new AppError('not-allowed', 'a form from elsewhere');
  const fields = new URLSearchParams((await readBody(req, 8_192)).toString('utf8'));
  return (name) => fields.get(name) ?? '';
}

/** A value of the query; empty when it is missing or there twice. */
export function queryText(req: Request, name: string): string {
  const value = req.query[name];
  return typeof value === 'string' ? value : '';
}
