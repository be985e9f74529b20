/** One typed turn as it is stored: where it was said, what was answered and done. For whoever sends it again. */
import { sql } from 'drizzle-orm';
import type { Outcome } from '#shared/outcome.ts';
import type { AsPerson } from '#server/db/as-person.ts';
import { sha256 } from '#server/ids.ts';

export type StoredChatTurn = {
  conversationId: string;
  words: string;
  /** An instant. */
  at: string;
  /** Null while nothing was recorded of it. */
  reply: { text: string; isInterrupted: boolean } | null;
  calls: { callId: string; tool: string; outcome: Outcome }[];
};

/** Names the person's turn and its reply in `turns`. */
export function chatTurnKeys(messageId: string): { words: string; reply: string } {
  const name = sha256(messageId);
  return { words: `chat ${name}`, reply: `chat ${name} reply` };
}

type Row = { conversation_id: string; text: string; at: string; reply: string | null; interrupted: boolean };
type CallRow = { id: string; tool: string; outcome: Outcome };

/** Null when this person never sent it. */
export async function readChatTurn(
  deps: { asPerson: AsPerson },
  asked: { personId: string; messageId: string },
): Promise<StoredChatTurn | null> {
  const keys = chatTurnKeys(asked.messageId);
  return deps.asPerson(asked.personId, async (db) => {
    const { rows } = await db.execute<Row>(sql`
      select w.conversation_id, w.text, w.at, r.text as reply, coalesce(r.interrupted, false) as interrupted
      from turns w left join turns r on r.conversation_id = w.conversation_id and r.source_key = ${keys.reply}
      where w.source_key = ${keys.words}`);
    const row = rows[0];
    if (!row) return null;
    // Until the person's next words: a reply that broke off has no end of its own.
    const done = await db.execute<CallRow>(sql`
      select id, tool, outcome from calls
      where conversation_id = ${row.conversation_id} and channel = 'chat' and at >= ${row.at}::timestamptz
        and at < coalesce((select min(at) from turns where conversation_id = ${row.conversation_id}
          and role = 'user' and at > ${row.at}::timestamptz), 'infinity')
      order by asked`);
    return {
      conversationId: row.conversation_id,
      words: row.text,
      at: row.at,
      reply: row.reply === null ? null : { text: row.reply, isInterrupted: row.interrupted },
      calls: done.rows.map(({ id, tool, outcome }) => ({ callId: id, tool, outcome })),
    };
  });
}
