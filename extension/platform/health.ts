/** Is there a calendar server at this address, is it ready, and what does it say about its vendors? */

export type VendorState = 'live' | 'simulated' | 'off';

export type Probe =
  | { kind: 'ready'; version: string; vendors: Record<string, VendorState> }
  /** It answers, but says it cannot work yet, for example without its database. */
  | { kind: 'not-ready' }
  /** Something answers that is not a calendar server. */
  | { kind: 'stranger' }
  | { kind: 'silent' };

const patienceMs = 4_000;

/** Never rejects. */
export async function probeServer(
  deps: { fetch: (url: string, init: RequestInit) => Promise<Response> },
  input: { serverUrl: string; signal: AbortSignal },
): Promise<Probe> {
  try {
    const response = await deps.fetch(`${input.serverUrl}/health`, {
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.any([input.signal, AbortSignal.timeout(patienceMs)]),
    });
    return readHealth(response.status, await response.json().catch(() => null));
  } catch {
    return { kind: 'silent' };
  }
}

export function readHealth(status: number, body: unknown): Probe {
  if (typeof body !== 'object' || body === null || !('status' in body)) return { kind: 'stranger' };
  if (status === 503 || body.status !== 'ok') return { kind: 'not-ready' };
  const vendors: Record<string, VendorState> = {};
  if ('vendors' in body && typeof body.vendors === 'object' && body.vendors !== null) {
    for (const [name, state] of Object.entries(body.vendors)) if (isVendorState(state)) vendors[name] = state;
  }
  const version = 'version' in body && typeof body.version === 'string' ? body.version : '';
  return { kind: 'ready', version, vendors };
}

function isVendorState(state: unknown): state is VendorState {
  return state === 'live' || state === 'simulated' || state === 'off';
}
