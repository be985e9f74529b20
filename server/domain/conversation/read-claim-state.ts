/** What was corrected lately in a talk, and what the newest reply of our own agent said and held back. */
import { sql } from 'drizzle-orm';
import type { ReplyTurnState } from '#shared/conversation/reply-turn-state.ts';
import type { AsPerson } from '#server/db/as-person.ts';

export type ClaimState = { corrections: string[]; reply: ReplyTurnState | null };

export async function readClaimState(
  deps: { asPerson: AsPerson },
  conversation: { id: string; ownerId: string },
): Promise<ClaimState> {
  const { rows } = await deps.asPerson(conversation.ownerId, (db) =>
    db.execute<ClaimState>(sql`
      select c.reply_turn as reply, coalesce((select jsonb_agg(x.correction) from (
          select t.claims->>'correction' as correction from turns t
          where t.conversation_id = c.id and t.claims ? 'correction' order by t.at desc limit 10) x), '[]') as corrections
      from conversations c where c.id = ${conversation.id}`),
  );
  return rows[0] ?? { corrections: [], reply: null };
}
