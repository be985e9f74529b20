/** Finds a question that was asked: by its nonce, or by what it means while it is open. */
import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { oldestOpen, toConsent } from './consent.ts';
import type { Consent, ConsentDeps, ConsentRow } from './consent.ts';

/** Null when this person was never asked that. */
export function findConsent(
  deps: ConsentDeps,
  asked: { personId: string; nonce: string },
): Promise<Consent | null> {
  return find(deps, asked.personId, sql`nonce = ${asked.nonce}`);
}

/** Null when it was not asked, or is answered, spent or too old. */
export async function findOpenConsent(
  deps: ConsentDeps,
  asked: { personId: string; conversationId: string | null; meaningHash: string },
): Promise<Consent | null> {
  const scope = asked.conversationId ?? asked.personId;
  const found = await find(
    deps,
    asked.personId,
    sql`coalesce(conversation_id, owner_id) = ${scope} and meaning_hash = ${asked.meaningHash} and state in ('asked', 'given')`,
  );
  return found?.state === 'expired' ? null : found;
}

/** What else is open: questions that were put after that turn, and in that turn. */
export async function otherQuestions(
  deps: ConsentDeps,
  asked: { personId: string; conversationId: string; turn: number },
): Promise<{ since: number; together: number }> {
  const { rows } = await deps.asPerson(asked.personId, (db) =>
    db.execute<{ since: number; together: number }>(sql`
      select count(*) filter (where asked_turn > ${asked.turn})::int as since,
        count(*) filter (where asked_turn = ${asked.turn})::int as together
      from consents where conversation_id = ${asked.conversationId} and state = 'asked'`),
  );
  return rows[0] ?? { since: 0, together: 0 };
}

async function find(deps: ConsentDeps, personId: string, which: SQL): Promise<Consent | null> {
  const { rows } = await deps.asPerson(personId, (db) =>
    db.execute<ConsentRow>(sql`
      select *, asked_at <= ${oldestOpen(deps.clock)}::timestamptz as is_over
      from consents where owner_id = ${personId} and ${which} limit 1`),
  );
  return rows[0] ? toConsent(rows[0]) : null;
}
