/** Makes the proof of a signed-in extension out of its bearer token. */
import { proof } from '../proof.ts';
import type { Proof } from '../proof.ts';

export type SessionReader = {
  personByBearer(
    header: string | undefined,
    isLocal: boolean,
  ): Promise<{ personId: string; email: string; sessionId: string } | null>;
};

/** Null when nobody is signed in with it; throws `unavailable` when the database is gone. */
export async function proveSession(
  deps: { sessions: SessionReader },
  request: { authorization: string | undefined; isLocal: boolean },
): Promise<{ proof: Proof & { kind: 'session' }; email: string } | null> {
  const person = await deps.sessions.personByBearer(request.authorization, request.isLocal);
  if (!person) return null;
  const { personId, sessionId, email } = person;
  return { proof: proof({ kind: 'session', personId, sessionId }), email };
}
