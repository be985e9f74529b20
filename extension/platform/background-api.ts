/**
 * The server as the background asks it: with the account that is in storage at that moment, nothing kept
 * in memory. A token that the server no longer takes is the panel's to deal with; here it is only said.
 */
import type { Outcome } from '#shared/outcome.ts';
import { codeOf, createApi, type Api } from './api.ts';
import { accountItem } from './storage.ts';

/** Null when nobody is signed in. */
export async function apiOfAccount(): Promise<{ api: Api; key: string } | null> {
  const account = await accountItem.get();
  if (!account) return null;
  const { serverUrl, token, key } = account;
  return { key, api: createApi({ serverUrl, token: () => Promise.resolve(token), onSignedOut: () => {} }) };
}

/** Every end of a question as an outcome: nobody is there to catch. */
export async function askAsOutcome(ask: (api: Api) => Promise<Outcome>): Promise<Outcome> {
  const found = await apiOfAccount();
  if (!found) return { kind: 'not-allowed', say: 'Open the panel and sign in first.' };
  try {
    return await ask(found.api);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'UNAUTHORIZED') return { kind: 'not-allowed', say: 'Open the panel and sign in again.' };
    const say =
      code !== undefined && error instanceof Error
        ? error.message
        : 'The server did not answer. Nothing is sure: look at your schedule, or try again.';
    return { kind: 'unavailable', say };
  }
}
