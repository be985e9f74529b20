/**
 * The device grant of RFC 8628 as better-auth speaks it: JSON only, and `slow_down` also when asked
 * sooner than the interval. Reading the answers is pure; the store decides when to ask.
 */
import type { SignInAttempt } from '#extension/platform/storage.ts';

export const clientId = 'calendar-agent-extension';

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export type TokenAnswer =
  | { kind: 'signed-in'; token: string }
  | { kind: 'wait'; intervalMs: number }
  /** The code is used up, too old or unknown: only a new one helps. */
  | { kind: 'over'; why: 'expired' | 'denied' };

/** Rejects when the server cannot be reached or does not know the flow. */
export async function requestCode(
  deps: { fetch: Fetch; now(): number },
  input: { serverUrl: string; signal: AbortSignal },
): Promise<SignInAttempt> {
  const url = `${input.serverUrl}/api/auth/device/code`;
  const response = await deps.fetch(url, post({ client_id: clientId, scope: 'openid' }, input.signal));
  const attempt = readCode(await response.json().catch(() => null), { ...input, now: deps.now() });
  if (!response.ok || !attempt)
    throw new Error(`The server refused to start a sign-in (${response.status}).`);
  return attempt;
}

/** A network failure or a 5xx is no answer: ask again. */
export async function askForToken(
  deps: { fetch: Fetch },
  attempt: SignInAttempt,
  signal: AbortSignal,
): Promise<TokenAnswer> {
  const body = {
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    device_code: attempt.deviceCode,
    client_id: clientId,
  };
  try {
    const response = await deps.fetch(`${attempt.serverUrl}/api/auth/device/token`, post(body, signal));
    return readToken(response.status, await response.json().catch(() => null), attempt.intervalMs);
  } catch {
    return { kind: 'wait', intervalMs: attempt.intervalMs };
  }
}

export function readCode(body: unknown, context: { serverUrl: string; now: number }): SignInAttempt | null {
  if (!isRecord(body)) return null;
  const { device_code: deviceCode, user_code: userCode, interval, expires_in: expiresIn } = body;
  const link = body['verification_uri_complete'] ?? body['verification_uri'];
  if (typeof deviceCode !== 'string' || typeof userCode !== 'string' || typeof link !== 'string') return null;
  if (!/^https?:\/\//.test(link)) return null;
  return {
    serverUrl: context.serverUrl,
    deviceCode,
    userCode,
    verificationUrl: link,
    intervalMs: (typeof interval === 'number' ? interval : 5) * 1_000,
    expiresAt: context.now + (typeof expiresIn === 'number' ? expiresIn : 600) * 1_000,
  };
}

export function readToken(status: number, body: unknown, intervalMs: number): TokenAnswer {
  if (status === 200 && isRecord(body) && typeof body['access_token'] === 'string') {
    return { kind: 'signed-in', token: body['access_token'] };
  }
  switch (isRecord(body) ? body['error'] : undefined) {
    case 'slow_down':
      return { kind: 'wait', intervalMs: intervalMs + 5_000 };
    case 'expired_token':
    case 'invalid_grant':
      return { kind: 'over', why: 'expired' };
    case 'access_denied':
      return { kind: 'over', why: 'denied' };
    default:
      return { kind: 'wait', intervalMs };
  }
}

/** `ABCD-1234`: easier to compare by eye. */
export function spacedCode(userCode: string): string {
  const plain = userCode.replace(/[^A-Za-z0-9]/g, '');
  return plain.length === 8 ? `${plain.slice(0, 4)}-${plain.slice(4)}` : userCode;
}

function post(body: Record<string, string>, signal: AbortSignal): RequestInit {
  return {
    method: 'POST',
    credentials: 'omit',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal,
  };
}

function isRecord(body: unknown): body is Record<string, unknown> {
  return typeof body === 'object' && body !== null;
}
