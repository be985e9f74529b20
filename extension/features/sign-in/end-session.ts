/** Ends the session on the server; when it cannot be reached the token is only forgotten here. */
import type { Account } from '#extension/platform/storage.ts';

/** Never rejects. True when the server ended it. */
export async function endSession(account: Account): Promise<boolean> {
  try {
    const response = await fetch(`${account.serverUrl}/api/auth/sign-out`, {
      method: 'POST',
      keepalive: true,
      credentials: 'omit',
      headers: { authorization: `Bearer ${account.token}`, 'content-type': 'application/json' },
      body: '{}',
      signal: AbortSignal.timeout(4_000),
    });
    return response.ok;
  } catch {
    return false;
  }
}
