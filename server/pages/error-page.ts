/** What a person reads when a page cannot be shown: what happened and what to do, nothing internal. */
import type { Request, RequestHandler, Response } from 'express';
import { AppError } from '#shared/errors.ts';
import type { ErrorCode } from '#shared/errors.ts';
import type { Ids } from '../ids.ts';
import { html } from './html.ts';
import { sendPage } from './page.ts';

type Words = { status: number; title: string; text: string };

const words: Partial<Record<ErrorCode, Words>> = {
  'bad-request': { status: 400, title: 'That could not be read', text: 'Go back and try again.' },
  'not-signed-in': {
    status: 401,
    title: 'Sign in first',
    text: 'Your session has ended. Sign in and try again.',
  },
  'not-allowed': {
    status: 403,
    title: 'That did not come from this page',
    text: 'For your safety nothing was done. Open the page anew, from the side panel or by its address, and try again.',
  },
  'not-found': { status: 404, title: 'There is nothing here', text: 'The address may be mistyped.' },
  'too-large': { status: 413, title: 'That was too long', text: 'Go back and shorten it.' },
  'too-many': { status: 429, title: 'Too many tries', text: 'Wait a minute and try again.' },
  unavailable: {
    status: 503,
    title: 'The database does not answer',
    text: 'Nothing was changed. The server is trying to reach it again; try once more in a moment.',
  },
};
const anythingElse: Words = {
  status: 500,
  title: 'Something went wrong',
  text: 'Nothing you did caused this. Try again; if it happens again, the server’s log says more.',
};

/** `Retry-After` is set where waiting helps. */
export function sendErrorPage(deps: { ids: Ids }, res: Response, error: unknown): void {
  const { status, title, text } = (error instanceof AppError && words[error.code]) || anythingElse;
  if (error instanceof AppError && error.retryAfterSeconds !== undefined) {
    res.set('retry-after', String(error.retryAfterSeconds));
  }
  const body = html`<h1>${title}</h1>
    <p class="lead">${text}</p>
    <p class="actions"><a class="button" href="/">To the start page</a></p>`;
  sendPage(deps, res, { status, title, body });
}

/** The last route: what a browser asked for in vain gets a page; everything else goes on. */
export function showNotFound(deps: { ids: Ids }): RequestHandler {
  return (req, res, next) => {
    if (!wantsPage(req)) return next();
    sendErrorPage(deps, res, new AppError('not-found', 'no such page'));
  };
}

/** True when a person is looking: a browser that navigates, not a script or the extension. */
export function wantsPage(req: Request): boolean {
  return req.method === 'GET' && (req.headers.accept ?? '').includes('text/html');
}
