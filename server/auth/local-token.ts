/**
 * `LOCAL_TOKEN`: a bearer token from the environment that is the owner's session, for scripts and
 * tests on this computer. It is an ordinary session row with a mark: `person-by-bearer.ts` reports
 * the mark and only loopback requests may use it. Signing out ends its streams, not the token.
 */
import type { Pool } from 'pg';
import { ensureOwner } from '#server/domain/account/ensure-owner.ts';
import { toDb } from '#server/db/client.ts';

/** The mark. No browser can send it: sign-ins that do are stored without it. */
export const localTokenUserAgent = 'LOCAL_TOKEN';

/**
 * Run at start. Sets the owner's token, or with null takes away the one that was set before.
 * Throws a sentence for the person when the token cannot be used.
 */
export async function useLocalToken(systemPool: Pool, localToken: string | null): Promise<void> {
  if (localToken === null || localToken === '') {
    await systemPool.query('delete from sessions where user_agent = $1', [localTokenUserAgent]);
    return;
  }
  assertUsable(localToken);
  const { personId } = await ensureOwner(toDb(systemPool));
  await systemPool.query('delete from sessions where user_agent = $1 and token <> $2', [
    localTokenUserAgent,
    localToken,
  ]);
  await systemPool.query(
    `insert into sessions (user_id, token, expires_at, user_agent) values ($1, $2, now() + interval '10 years', $3)
     on conflict (token) do update set user_id = excluded.user_id, expires_at = excluded.expires_at,
       user_agent = excluded.user_agent, updated_at = now()`,
    [personId, localToken, localTokenUserAgent],
  );
}

/** After its session was ended by a sign-out or a revocation: it holds as long as it is set, in a new session. */
export async function renewLocalToken(
  systemPool: Pool,
  ended: { userId: string; token: string },
): Promise<void> {
  await systemPool.query(
    `insert into sessions (user_id, token, expires_at, user_agent)
     select id, $2, now() + interval '10 years', $3 from users where id = $1 on conflict do nothing`,
    [ended.userId, ended.token, localTokenUserAgent],
  );
}

function assertUsable(localToken: string): void {
  if (localToken.includes('.')) {
    throw new Error('LOCAL_TOKEN must not contain a dot: the part behind it would be read as a signature.');
  }
  if (!/^[\x21-\x7e]{16,512}$/.test(localToken)) {
    throw new Error('LOCAL_TOKEN must have 16 to 512 plain characters without spaces.');
  }
}
