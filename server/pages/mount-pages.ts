/**
 * The server's own pages. They live at one address: cookies belong to a host name, so the other name
 * of this computer is sent on to it, and any further name (a tunnel, a rebound name) gets no page.
 */
import type { Express, RequestHandler } from 'express';
import { AppError } from '#shared/errors.ts';
import type { Auth } from '../auth/auth.ts';
import type { Db } from '../db/client.ts';
import type { Ids } from '../ids.ts';
import { decideDevice, showDevice, showDone } from './device.ts';
import { sendErrorPage } from './error-page.ts';
import { showHome } from './home.ts';
import { html } from './html.ts';
import { sendPage } from './page.ts';
import { doSignIn, doSignOut, showSignIn } from './sign-in.ts';
import type { Visit } from './visitor.ts';

export type PageDeps = {
  auth: Auth;
  ids: Ids;
  systemDb: Db;
  /** Where the built extension is; named on `/` to the person at this computer. */
  extensionFolder: string | null;
};

/** Mount before body parsers: the forms read their own small bodies. */
export function mountPages(app: Express, deps: PageDeps): void {
  const canonical = toCanonicalAddress(deps);
  const page =
    (work: (deps: PageDeps, visit: Visit) => Promise<void> | void): RequestHandler =>
    async (req, res, next) => {
      try {
        await work(deps, { req, res });
      } catch (error) {
        const known = error instanceof AppError ? error : await findOutage(deps.auth);
        if (known === null || res.headersSent) return next(error);
        sendErrorPage(deps, res, known);
      }
    };
  app.get(['/', '/sign-in', '/device', '/device/done'], canonical);
  app.get('/', page(showHome));
  app.get(
    '/sign-in',
    page((all, visit) => showSignIn(all, visit)),
  );
  app.post('/sign-in', page(doSignIn));
  app.post('/sign-out', page(doSignOut));
  app.get('/device', page(showDevice));
  app.post('/device', page(decideDevice));
  app.get('/device/done', page(showDone));
}

async function findOutage(auth: Auth): Promise<AppError | null> {
  try {
    await auth.assertDatabase();
    return null;
  } catch (outage) {
    return outage instanceof AppError ? outage : null;
  }
}

function toCanonicalAddress(deps: PageDeps): RequestHandler {
  const ours = new URL(deps.auth.origin);
  const alias = deps.auth.trustedOrigins
    .filter((origin) => origin.startsWith('http'))
    .map((origin) => new URL(origin).host);
  return (req, res, next) => {
    const host = (req.headers.host ?? '').toLowerCase();
    if (host === ours.host) return next();
    res.vary('Host');
    if (alias.includes(host)) return res.redirect(302, `${ours.origin}${req.originalUrl}`);
    const body = html`<h1>This page lives elsewhere</h1>
      <p class="lead">Open it at <a href="${ours.origin}/">${ours.origin}</a>.</p>`;
    sendPage(deps, res, { status: 421, title: 'This page lives elsewhere', body });
  };
}
