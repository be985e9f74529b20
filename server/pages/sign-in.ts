/**
 * `/sign-in`: by one click on the computer where the server runs, else by e-mail and password, or
 * making the first account. After it the person goes on to where they were, most often `/device`.
 */
import type { Auth } from '../auth/auth.ts';
import type { Ids } from '../ids.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { armAfterAMoment, dropSetupFromAddress } from './page-script.ts';
import { sendPage } from './page.ts';
import { findSetup, forgetSetup } from './setup-cookie.ts';
import { askAs, findVisitor, passCookies, queryText, readForm, toAppError } from './visitor.ts';
import type { Visit } from './visitor.ts';

type Deps = { auth: Auth; ids: Ids };
type View = { next: string; email?: string; name?: string; problem?: string; isNew?: boolean };

const script = `${dropSetupFromAddress}${armAfterAMoment}`;

export async function showSignIn(deps: Deps, visit: Visit, view?: View): Promise<void> {
  const { req, res } = visit;
  const { next, email = '', name = '', problem, isNew } = view ?? { next: toOurPath(queryText(req, 'next')) };
  const visitor = await findVisitor(deps.auth, visit);
  if (visitor) {
    const body = html`<h1>You are signed in</h1>
      <p class="lead">As ${visitor.email} in this browser.</p>
      <div class="actions">
        <a class="button main" href="${next}">Go on</a>
        ${signOutForm()}
      </div>`;
    return sendPage(deps, res, { title: 'Signed in', body, script });
  }
  const setup = findSetup(deps.auth, visit);
  const signUp = await deps.auth.findSignUp();
  const makesAccount = signUp === 'first' || (signUp === 'open' && (isNew ?? queryText(req, 'new') === '1'));
  const form = makesAccount ? newAccountForm({ next, email, name }) : passwordForm({ next, email });
  const other =
    signUp === 'open'
      ? html`<p class="quiet">
          ${
            makesAccount
              ? html`<a href="/sign-in">Sign in to an account you have</a>`
              : html`<a href="/sign-in?new=1">Make an account</a>`
          }
        </p>`
      : null;
  const body = html`<h1>${setup === '' && makesAccount ? 'Make the first account' : 'Sign in'}</h1>
    ${problem === undefined ? null : html`<p class="note bad" role="alert">${problem}</p>`}
    ${
      setup === ''
        ? html`<p class="lead">${lead(deps.auth, makesAccount)}</p>
            <div class="card">${form}${other}</div>`
        : html`<div class="card">${hereForm({ next, setup })}</div>
            <details>
              <summary>Use an e-mail address and a password instead</summary>
              <div class="card">${form}${other}</div>
            </details>`
    }`;
  const status = problem === undefined ? 200 : 400;
  sendPage(deps, res, { status, title: 'Sign in', body, script });
}

export async function doSignIn(deps: Deps, visit: Visit): Promise<void> {
  const { req, res } = visit;
  const field = await readForm(deps.auth, req);
  const next = toOurPath(field('next'));
  const setup = field('setup');
  const [email, password, name] = [field('email').trim(), field('password'), field('name').trim()];
  const isNew = field('how') === 'new';
  const ask = (path: string, body: object) => askAs(deps.auth, req, { path, body });
  const answer =
    field('how') === 'here'
      ? await ask('/local-owner', { setup })
      : isNew
        ? await ask('/sign-up/email', {
            email,
            password,
            name: name === '' ? email.replace(/@.*$/s, '') : name,
          })
        : await ask('/sign-in/email', { email, password });
  if (answer.ok) {
    passCookies(answer, res);
    forgetSetup(deps.auth, res);
    return res.redirect(303, next);
  }
  if (answer.status === 429 || answer.status >= 500) throw toAppError(answer);
  const { code } = (await answer.json().catch(() => ({}))) as { code?: string };
  await showSignIn(deps, visit, { next, email, name, isNew, problem: inWords(code, isNew) });
}

export async function doSignOut(deps: Deps, { req, res }: Visit): Promise<void> {
  await readForm(deps.auth, req);
  const answer = await askAs(deps.auth, req, { path: '/sign-out', body: {}, cookie: req.headers.cookie });
  if (!answer.ok) throw toAppError(answer);
  passCookies(answer, res);
  res.redirect(303, '/');
}

export function signOutForm(): Html {
  return html`<form method="post" action="/sign-out">
    <button class="small">Sign out of this browser</button>
  </form>`;
}

/** What to do when nothing here can sign the person in. */
export function lead(auth: Auth, makesAccount: boolean): string {
  if (auth.hasLocalSignIn) {
    return 'On the computer where the server runs: open the link that it printed when it started. Anywhere else, or if you like a password better:';
  }
  return makesAccount ? 'It will own this server: its keys and its calendar are this account’s.' : '';
}

function hereForm({ next, setup }: { next: string; setup: string }): Html {
  return html`<form method="post" action="/sign-in">
    <h2>Use it on this computer</h2>
    <p class="quiet">You started the server here, so no password is needed.</p>
    <input type="hidden" name="how" value="here" /><input type="hidden" name="setup" value="${setup}" />
    <input type="hidden" name="next" value="${next}" />
    <p class="actions"><button class="main" data-arms>Sign in</button></p>
  </form>`;
}

function passwordForm({ next, email }: { next: string; email: string }): Html {
  return html`<form method="post" action="/sign-in">
    <input type="hidden" name="next" value="${next}" />
    <label
      >E-mail<input
        type="email"
        name="email"
        value="${email}"
        autocomplete="username"
        required
        maxlength="254"
    /></label>
    <label
      >Password<input
        type="password"
        name="password"
        autocomplete="current-password"
        required
        maxlength="128"
    /></label>
    <p class="actions"><button class="main">Sign in</button></p>
  </form>`;
}

function newAccountForm({ next, email, name }: { next: string; email: string; name: string }): Html {
  return html`<form method="post" action="/sign-in">
    <input type="hidden" name="how" value="new" /><input type="hidden" name="next" value="${next}" />
    <label
      >Name<input type="text" name="name" value="${name}" autocomplete="name" required maxlength="100"
    /></label>
    <label
      >E-mail<input
        type="email"
        name="email"
        value="${email}"
        autocomplete="username"
        required
        maxlength="254"
    /></label>
    <label
      >Password <small>At least 10 characters</small
      ><input
        type="password"
        name="password"
        autocomplete="new-password"
        required
        minlength="10"
        maxlength="128"
    /></label>
    <p class="actions"><button class="main">Make the account</button></p>
  </form>`;
}

/** Where to go afterwards: only pages of ours, so that a link can't send a person elsewhere. */
function toOurPath(next: string): string {
  return /^\/device\?user_code=[A-Za-z0-9-]{1,20}$/.test(next) ? next : '/';
}

const problems: Record<string, string> = {
  INVALID_EMAIL_OR_PASSWORD: 'This e-mail address and password do not belong together.',
  INVALID_EMAIL: 'This is not an e-mail address.',
  PASSWORD_TOO_SHORT: 'The password needs at least 10 characters.',
  PASSWORD_TOO_LONG: 'The password may have at most 128 characters.',
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'There is an account with this address. Sign in instead.',
  SIGN_UP_CLOSED: 'This server has its account already. Sign in instead.',
  FAILED_TO_CREATE_USER: 'Somebody else made the account at the same moment. Sign in instead.',
  NOT_ON_THIS_COMPUTER:
    'The link has been used or belongs to an earlier start. Take the one that was printed last.',
};

function inWords(code: string | undefined, isNew: boolean): string {
  const known = problems[code ?? ''];
  return (
    known ??
    (isNew
      ? 'The account could not be made from this. Look at each field again.'
      : 'Look at both fields again.')
  );
}
