/**
 * `/device`: a person lets the extension in (RFC 8628). Looking at the page does nothing; the code is
 * claimed and approved by one click. What a person must know to refuse a stranger's code stands above
 * the buttons (RFC 8628 §5.4).
 */
import type { Request, Response } from 'express';
import { eq, and, isNull } from 'drizzle-orm';
import type { Auth } from '../auth/auth.ts';
import { toPlainUserCode } from '../auth/setup-code.ts';
import { ownerWithoutMail } from '../domain/account/ensure-owner.ts';
import type { Db } from '../db/client.ts';
import { deviceCodes } from '../db/schema/auth.ts';
import type { Ids } from '../ids.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { armAfterAMoment, dropSetupFromAddress } from './page-script.ts';
import { productMark, sendPage } from './page.ts';
import { findSetup, forgetSetup } from './setup-cookie.ts';
import { lead } from './sign-in.ts';
import { askAs, findVisitor, passCookies, queryText, readForm, toAppError, toCookies } from './visitor.ts';
import type { Visit, Visitor } from './visitor.ts';

type Deps = { auth: Auth; ids: Ids; systemDb: Db };
type State = 'pending' | 'approved' | 'denied' | 'expired' | 'unknown';

const script = `${dropSetupFromAddress}${armAfterAMoment}`;

export async function showDevice(deps: Deps, visit: Visit): Promise<void> {
  const { req, res } = visit;
  const userCode = toPlainUserCode(queryText(req, 'user_code')).slice(0, 20);
  if (userCode === '') return sendPage(deps, res, { title: 'Sign in', body: askForCode(null) });
  const state = await findState(deps.auth, req, userCode);
  if (state !== 'pending') return sendState(deps, res, state);
  const visitor = await findVisitor(deps.auth, visit);
  const setup = visitor ? '' : findSetup(deps.auth, visit, userCode);
  const isFromHere = deps.auth.isLocal(req) && deps.auth.setupCode.isProof(queryText(req, 'setup'), userCode);
  const who = await whoIs(deps.auth, visitor, setup);
  const body = html`<h1>Let the side panel in?</h1>
    <p class="lead">It will see and change your calendar until you sign out there.</p>
    <div class="card">
      <div class="who">
        <span class="mark">${productMark()}</span>
        <div><b>Calendar Agent extension</b><span>${who}</span></div>
      </div>
      <p class="code" aria-label="Code ${[...userCode].join(' ')}">${withDash(userCode)}</p>
      ${
        isFromHere
          ? html`<p class="note ok">
              The extension on this computer opened this page. Deny if you did not press “Sign in” there.
            </p>`
          : html`<p class="note warn">
              Go on only if you pressed “Sign in” in the side panel just now and it shows this code. If
              somebody sent you the link or the code, they would get into your calendar.
            </p>`
      }
      ${visitor || setup !== '' ? decide(userCode, setup) : signInFirst(deps.auth, userCode)}
    </div>`;
  sendPage(deps, res, { title: 'Let the side panel in?', body, script });
}

export async function decideDevice(deps: Deps, visit: Visit): Promise<void> {
  const { req, res } = visit;
  const field = await readForm(deps.auth, req);
  const userCode = toPlainUserCode(field('user_code')).slice(0, 20);
  const state = await findState(deps.auth, req, userCode);
  if (state !== 'pending') return sendState(deps, res, state);
  if (field('decision') !== 'approve') return await deny(deps, visit, userCode);

  let cookie = (await findVisitor(deps.auth, visit)) ? req.headers.cookie : undefined;
  if (cookie === undefined) {
    const signedIn = await askAs(deps.auth, req, {
      path: '/local-owner',
      body: { setup: field('setup'), userCode },
    });
    if (!signedIn.ok) throw toAppError(signedIn);
    passCookies(signedIn, res);
    forgetSetup(deps.auth, res);
    cookie = toCookies(signedIn);
  }
  const claimed = await askAs(deps.auth, req, { path: `/device?user_code=${userCode}`, cookie });
  if (!claimed.ok) throw toAppError(claimed);
  const approved = await askAs(deps.auth, req, { path: '/device/approve', body: { userCode }, cookie });
  if (!approved.ok) throw toAppError(approved);
  res.redirect(303, '/device/done');
}

export function showDone(deps: Deps, { req, res }: Visit): void {
  const isDenied = queryText(req, 'denied') === '1';
  const body = isDenied
    ? html`<h1>Nobody was let in</h1>
        <p class="lead">You can close this tab. If you did not ask for this, nothing else is needed.</p>`
    : html`<h1>You are signed in</h1>
        <p class="lead">Go back to the side panel; it goes on by itself. You can close this tab.</p>`;
  sendPage(deps, res, { title: isDenied ? 'Refused' : 'Signed in', body });
}

/** A refusal needs no account: whoever reads the page can only shut the door. A claimed code is its claimer’s to refuse. */
async function deny(deps: Deps, { req, res }: Visit, userCode: string): Promise<void> {
  const shut = await deps.systemDb
    .update(deviceCodes)
    .set({ status: 'denied' })
    .where(
      and(eq(deviceCodes.userCode, userCode), eq(deviceCodes.status, 'pending'), isNull(deviceCodes.userId)),
    )
    .returning({ id: deviceCodes.id });
  if (shut.length === 0) {
    const answer = await askAs(deps.auth, req, {
      path: '/device/deny',
      body: { userCode },
      cookie: req.headers.cookie,
    });
    if (!answer.ok) throw toAppError(answer);
  }
  res.redirect(303, '/device/done?denied=1');
}

/** Without cookies: so looking does not claim the code. */
async function findState(auth: Auth, req: Request, userCode: string): Promise<State> {
  if (userCode === '') return 'unknown';
  const answer = await askAs(auth, req, { path: `/device?user_code=${userCode}` });
  const body = (await answer.json().catch(() => ({}))) as { status?: State; error?: string };
  if (answer.ok) return body.status ?? 'unknown';
  if (answer.status !== 400) throw toAppError(answer);
  return body.error === 'expired_token' ? 'expired' : 'unknown';
}

function sendState(deps: Deps, res: Response, state: Exclude<State, 'pending'>): void {
  const said = {
    unknown: 'There is no such code. It may have been used already, or be mistyped.',
    expired: 'This code is older than ten minutes. Press “Sign in” in the side panel again.',
    approved: 'This code has been used. If the side panel still asks, press “Sign in” there again.',
    denied: 'This code was refused. If you want in, press “Sign in” in the side panel again.',
  }[state];
  sendPage(deps, res, { status: 400, title: 'Sign in', body: askForCode(said) });
}

async function whoIs(auth: Auth, visitor: Visitor | null, setup: string): Promise<string> {
  if (visitor) return `Signing in as ${visitor.email}`;
  if (setup === '') return 'In Chrome’s side panel';
  const owner = await auth.findOwner();
  // Named, so that a person sees it if somebody else made the first account of this server.
  if (owner && owner.email !== ownerWithoutMail.email)
    return `Signing in as ${owner.email}, who owns this server`;
  return 'Signing in as the owner of this server, on this computer';
}

function decide(userCode: string, setup: string): Html {
  return html`<form method="post" action="/device">
    <input type="hidden" name="user_code" value="${userCode}" /><input
      type="hidden"
      name="setup"
      value="${setup}"
    />
    <p class="actions">
      <button name="decision" value="deny">Deny</button>
      <button class="main" name="decision" value="approve" data-arms>
        ${setup === '' ? 'Approve' : 'Sign in and approve'}
      </button>
    </p>
  </form>`;
}

function signInFirst(auth: Auth, userCode: string): Html {
  return html`${auth.hasLocalSignIn ? html`<p class="quiet">${lead(auth, false)}</p>` : null}
    <p class="actions">
      <a class="button main" href="/sign-in?next=${encodeURIComponent(`/device?user_code=${userCode}`)}"
        >Sign in first</a
      >
    </p>`;
}

function askForCode(problem: string | null): Html {
  return html`<h1>Let the side panel in</h1>
    ${problem === null ? null : html`<p class="note bad" role="alert">${problem}</p>`}
    <form class="card" method="get" action="/device">
      <label
        >Code <small>The side panel shows it after you press “Sign in”</small
        ><input
          type="text"
          name="user_code"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          required
          maxlength="20"
      /></label>
      <p class="actions"><button class="main">Go on</button></p>
    </form>`;
}

function withDash(userCode: string): string {
  return userCode.length === 8 ? `${userCode.slice(0, 4)}-${userCode.slice(4)}` : userCode;
}
