/** Keeps a question to the person. The same one asked twice is one question with one nonce. */
import { sql } from 'drizzle-orm';
import { nowInstant } from '#server/clock.ts';
import type { Ids } from '#server/ids.ts';
import { oldestOpen, toConsent } from './consent.ts';
import type { Consent, ConsentDeps, ConsentRow } from './consent.ts';

export type Question = {
  personId: string;
  conversationId: string | null;
  tool: string;
  arguments: unknown;
  meaningHash: string;
  summary: string;
  irreversible: string[];
  askedTurn: number;
};

export async function askConsent(deps: ConsentDeps & { ids: Ids }, question: Question): Promise<Consent> {
  const { personId, conversationId, meaningHash } = question;
  const now = nowInstant(deps.clock);
  const scope = conversationId ?? personId;
  const open = sql`owner_id = ${personId} and coalesce(conversation_id, owner_id) = ${scope}
    and meaning_hash = ${meaningHash} and state in ('asked', 'given')`;
  return deps.asPerson(personId, async (db) => {
    await db.execute(sql`
      update consents set state = 'expired', settled_at = ${now}
      where ${open} and asked_at <= ${oldestOpen(deps.clock)}::timestamptz`);
    // Asked again in a later turn it can be answered after that turn only: nobody answered the first.
    const { rows } = await db.execute<ConsentRow>(sql`
      insert into consents
        (nonce, owner_id, conversation_id, tool, arguments, meaning_hash, summary, irreversible, asked_at, asked_turn)
      values (${deps.ids.next()}, ${personId}, ${conversationId}, ${question.tool},
        ${JSON.stringify(question.arguments ?? null)}::jsonb, ${meaningHash}, ${question.summary},
        ${JSON.stringify(question.irreversible)}::jsonb, ${now}, ${question.askedTurn})
      on conflict (owner_id, coalesce(conversation_id, owner_id), meaning_hash) where state in ('asked', 'given')
      do update set asked_turn = greatest(consents.asked_turn, excluded.asked_turn)
      returning *, false as is_over`);
    const row = rows[0];
    if (!row) throw new Error('a question was not kept');
    return toConsent(row);
  });
}
