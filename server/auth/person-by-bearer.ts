/**
 * Whose session a bearer token is: the hot path of every call from the extension, so one prepared
 * query of our own instead of the library's two (0.2 ms against 2). Tokens are compared by the database.
 */
import type { Pool } from 'pg';
import { AppError } from '#shared/errors.ts';
import type { Clock } from '../clock.ts';
import { localTokenUserAgent } from './local-token.ts';

export type SignedIn = {
  personId: string;
  email: string;
  sessionId: string;
  /** The token from the environment: good only for requests made on this computer. */
  isLocalToken: boolean;
};

const dayMs = 86_400_000;
export const sessionDays = 60;

type Row = {
  person_id: string;
  email: string;
  session_id: string;
  user_agent: string | null;
  is_stale: boolean;
};

const lookUp = {
  name: 'session_by_token',
  text: `select u.id person_id, u.email, s.id session_id, s.user_agent, s.updated_at < $3 is_stale
    from sessions s join users u on u.id = s.user_id where s.token = $1 and s.expires_at > $2`,
};
const slide = {
  name: 'slide_session',
  text: 'update sessions set expires_at = $2, updated_at = $3 where id = $1 and updated_at < $4',
};

/**
 * Null for no, unknown or expired. The expiry moves on at most once a day.
 * Throws `unavailable` when the database does not answer.
 */
export async function personByBearer(
  deps: { systemPool: Pool; clock: Clock },
  authorization: string | undefined,
): Promise<SignedIn | null> {
  const token = /^Bearer ([\x21-\x7e]{16,512})$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) return null;
  const now = deps.clock.now();
  const at = (ms: number) => new Date(ms);
  try {
    const found = await deps.systemPool.query<Row>({ ...lookUp, values: [token, at(now), at(now - dayMs)] });
    const row = found.rows[0];
    if (!row) return null;
    const isLocalToken = row.user_agent === localTokenUserAgent;
    if (row.is_stale && !isLocalToken) {
      const values = [row.session_id, at(now + sessionDays * dayMs), at(now), at(now - dayMs)];
      await deps.systemPool.query({ ...slide, values });
    }
    return { personId: row.person_id, email: row.email, sessionId: row.session_id, isLocalToken };
  } catch (cause) {
    throw new AppError('unavailable', 'sessions cannot be read', { cause, retryAfterSeconds: 2 });
  }
}
