/** A server with the pages on it, and forms as a browser sends them. For the tests of this folder. */
import { startAuthServer } from '../auth/auth-server.testing.ts';
import type { Answer, AuthServer } from '../auth/auth-server.testing.ts';
import type { AuthConfig } from '../auth/auth.ts';
import { toDb } from '../db/client.ts';
import { mountPages } from './mount-pages.ts';

export const pairingKey = 'pairing-key-of-this-start';

export function startPages(config: Partial<AuthConfig> = {}): Promise<AuthServer> {
  return startAuthServer(config, ({ app, auth, ids, pools }) =>
    mountPages(app, { auth, ids, systemDb: toDb(pools.system), extensionFolder: '/a/folder' }),
  );
}

/** As a browser sends a form of our own page. */
export function sendForm(
  server: Pick<AuthServer, 'origin' | 'send'>,
  path: string,
  fields: Record<string, string>,
): Promise<Answer> {
  return server.send(path, {
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: server.origin },
  });
}

/** The same server, with these headers on whatever is sent to it. */
export function withHeaders(
  server: AuthServer,
  headers: Record<string, string>,
): Pick<AuthServer, 'origin' | 'send'> {
  return {
    origin: server.origin,
    send: (path, sent) => server.send(path, { ...sent, headers: { ...sent?.headers, ...headers } }),
  };
}

export async function askForCode(server: AuthServer): Promise<{ device_code: string; user_code: string }> {
  return (
    await server.send('/api/auth/device/code', { body: { client_id: 'calendar-agent-extension' } })
  ).json();
}

export function askForToken(server: AuthServer, device_code: string): Promise<Answer> {
  const grant_type = 'urn:ietf:params:oauth:grant-type:device_code';
  return server.send('/api/auth/device/token', {
    body: { grant_type, device_code, client_id: 'calendar-agent-extension' },
  });
}

export function hasSession(answer: Answer): boolean {
  return answer.cookies.some((cookie) => cookie.includes('session_token=') && !/Max-Age=0/i.test(cookie));
}
