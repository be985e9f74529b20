/** `/`: what this is, whether you are signed in, and how to get the side panel. */
import type { Auth } from '../auth/auth.ts';
import type { Ids } from '../ids.ts';
import { html } from './html.ts';
import { dropSetupFromAddress } from './page-script.ts';
import { sendPage } from './page.ts';
import { findSetup } from './setup-cookie.ts';
import { signOutForm } from './sign-in.ts';
import { findVisitor } from './visitor.ts';
import type { Visit } from './visitor.ts';

/** `extensionFolder` is shown only to the person at this computer. */
type Deps = { auth: Auth; ids: Ids; extensionFolder: string | null };

export async function showHome(deps: Deps, visit: Visit): Promise<void> {
  const { req, res } = visit;
  const visitor = await findVisitor(deps.auth, visit);
  const setup = findSetup(deps.auth, visit);
  const folder = deps.auth.isLocal(req) ? deps.extensionFolder : null;
  const body = html`<h1>Talk to your calendar</h1>
    <p class="lead">
      A side panel for Chrome in which you speak or type, and see your schedule change as you do. This is its
      server; the panel is where you use it.
    </p>
    <section class="card">
      <h2>Get the side panel</h2>
      <ol>
        <li>Open <code>chrome://extensions</code> and turn on “Developer mode”, top right.</li>
        <li>
          Press “Load unpacked” and choose
          ${
            folder === null
              ? html`the folder that the server named when it started`
              : html`<code>${folder}</code>`
          }.
        </li>
        <li>Press the puzzle piece in the toolbar, then “Calendar Agent”. The side panel opens.</li>
        <li>Press “Sign in” in the panel.</li>
      </ol>
    </section>
    <section class="card">
      <div class="row">
        ${
          visitor
            ? html`<div>
                  <h2>You are signed in</h2>
                  <span class="quiet">As ${visitor.email} in this browser</span>
                </div>
                ${signOutForm()}`
            : html`<div>
                  <h2>You are not signed in</h2>
                  <span class="quiet"
                    >${setup === '' ? 'In this browser' : 'One click in the side panel will do it'}</span
                  >
                </div>
                <a class="button small" href="/sign-in">Sign in</a>`
        }
      </div>
    </section>`;
  sendPage(deps, res, { title: 'Talk to your calendar', body, isWide: true, script: dropSetupFromAddress });
}
