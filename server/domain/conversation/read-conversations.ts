/** Past and present talks of a person, and one of them with what was said and done in it. */
import { asc, desc, eq } from 'drizzle-orm';
import type { Outcome } from '#shared/outcome.ts';
import type { AsPerson } from '#server/db/as-person.ts';
import { toChange } from '#server/db/change-row.ts';
import type { ChangeRow } from '#server/db/change-row.ts';
import { toInstant } from '#server/db/event-row.ts';
import { calls } from '#server/db/schema/calls.ts';
import { conversations } from '#server/db/schema/conversations.ts';
import { turns } from '#server/db/schema/turns.ts';
import { sql } from 'drizzle-orm';

export async function listConversations(deps: { asPerson: AsPerson }, personId: string) {
  const rows = await deps.asPerson(personId, (db) =>
    db.select().from(conversations).orderBy(desc(conversations.startedAt)).limit(200),
  );
  return rows.map(toSummary);
}

/** Null when the person has no such conversation. */
export async function getConversation(
  deps: { asPerson: AsPerson },
  asked: { personId: string; conversationId: string },
) {
  return deps.asPerson(asked.personId, async (db) => {
    const [row] = await db.select().from(conversations).where(eq(conversations.id, asked.conversationId));
    if (!row) return null;
    const said = await db.select().from(turns).where(eq(turns.conversationId, row.id)).orderBy(asc(turns.at));
    const done = await db.select().from(calls).where(eq(calls.conversationId, row.id)).orderBy(asc(calls.at));
    const changed = await db.execute<{ row: ChangeRow }>(
      sql`select to_jsonb(c) as row from changes c where conversation_id = ${row.id} order by version`,
    );
    const undoings = await db.execute<{ version: string; undo_of: string }>(
      sql`select version, undo_of from changes where calendar_id = ${row.calendarId} and undo_of >=
            (select min(version) from changes where conversation_id = ${row.id}) order by version desc`,
    );
    return {
      ...toSummary(row),
      continuesId: row.continuesId,
      takenBack: takenBack(undoings.rows),
      turns: said.map(({ turn, role, text, interrupted, claims, at }) => ({
        turn,
        role,
        text,
        isInterrupted: interrupted,
        claims,
        at: toInstant(at),
      })),
      calls: done.map(({ id, tool, channel, outcome, at }) => ({
        callId: id,
        tool,
        channel,
        outcome: outcome satisfies Outcome,
        at: toInstant(at),
      })),
      changes: changed.rows.map(({ row: change }) => toChange(change)),
    };
  });
}

/** Versions that do not stand: an undo counts only while it was not taken back itself. Newest first. */
function takenBack(undoings: readonly { version: string; undo_of: string }[]): number[] {
  const undone = new Set<number>();
  for (const { version, undo_of } of undoings) {
    if (!undone.has(Number(version))) undone.add(Number(undo_of));
  }
  return [...undone];
}

function toSummary(row: typeof conversations.$inferSelect) {
  return {
    conversationId: row.id,
    tavusConversationId: row.vendorId,
    title: row.title,
    status: row.status,
    persona: row.persona,
    brain: row.brain,
    simulated: row.simulated,
    timeZone: row.timeZone,
    endReason: row.endReason,
    hasTranscript: row.hasTranscript,
    minutes: row.minutes,
    startedAt: toInstant(row.startedAt),
    endedAt: row.endedAt === null ? null : toInstant(row.endedAt),
  };
}
