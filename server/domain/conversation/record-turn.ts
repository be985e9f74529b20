/** Keeps an utterance. A second delivery of the same one (both of Tavus' vocabularies, a retry) is not a second turn. */
import { sql } from 'drizzle-orm';
import type { ClaimMarks } from '#shared/conversation/claim-marks.ts';
import { turns } from '#server/db/schema/turns.ts';
import type { AsPerson } from '#server/db/as-person.ts';
import { nowInstant } from '#server/clock.ts';
import type { Clock } from '#server/clock.ts';

export type Utterance = {
  sourceKey: string;
  turn: number;
  role: 'user' | 'agent';
  text: string;
  isInterrupted: boolean;
  claims?: ClaimMarks | null;
};

/** False when it was known already. */
export async function recordTurn(
  deps: { asPerson: AsPerson; clock: Clock },
  conversation: { id: string; ownerId: string },
  utterance: Utterance,
): Promise<boolean> {
  const inserted = await deps.asPerson(conversation.ownerId, (db) =>
    db
      .insert(turns)
      .values({
        ownerId: conversation.ownerId,
        conversationId: conversation.id,
        sourceKey: utterance.sourceKey,
        turn: utterance.turn,
        role: utterance.role,
        text: utterance.text,
        interrupted: utterance.isInterrupted,
        claims: utterance.claims ?? null,
        at: nowInstant(deps.clock),
      })
      .onConflictDoNothing({ target: [turns.conversationId, turns.sourceKey] })
      .returning({ id: turns.id }),
  );
  return inserted.length > 0;
}

/** A panel hands over what it heard within moments; what comes later was said after the end. */
const handedOverWithinMs = 30_000;

/** Are these words of a talk that has just ended, and not among its turns yet, from whatever side they came? */
export async function areLastWords(
  deps: { asPerson: AsPerson; clock: Clock },
  conversation: { id: string; ownerId: string },
  text: string,
): Promise<boolean> {
  const since = new Date(deps.clock.now() - handedOverWithinMs).toISOString();
  const { rows } = await deps.asPerson(conversation.ownerId, (db) =>
    db.execute(sql`
      select from conversations c where c.id = ${conversation.id} and c.ended_at >= ${since}::timestamptz
        and not exists (select from turns t where t.conversation_id = c.id and t.role = 'user'
          and lower(btrim(t.text)) = lower(btrim(${text})))`),
  );
  return rows.length > 0;
}
