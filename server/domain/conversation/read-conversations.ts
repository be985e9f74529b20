/** Past and present talks of a person, and one of them with what was said and done in it. */
import { and, asc, desc, eq, ilike, lt, or } from 'drizzle-orm';
import type { Outcome } from '#shared/outcome.ts';
import type { AsPerson } from '#server/db/as-person.ts';
import { toChange } from '#server/db/change-row.ts';
import type { ChangeRow } from '#server/db/change-row.ts';
import { toInstant } from '#server/db/event-row.ts';
import { calls } from '#server/db/schema/calls.ts';
import { conversations } from '#server/db/schema/conversations.ts';
import { turns } from '#server/db/schema/turns.ts';
import { sql } from 'drizzle-orm';
import { sayEnd } from '#shared/conversation/say-end.ts';
import { extractions } from '#server/db/schema/extractions.ts';
import { failures } from '#server/db/schema/failures.ts';
import { suggestions } from '#server/db/schema/suggestions.ts';
import { placeCalls } from './place-calls.ts';
import { inSpokenOrder } from './read-talk.ts';
import { isOfTranscript } from './store-transcript.ts';
import { toSuggestion } from './suggestions.ts';

export type ConversationSearch = {
  personId: string;
  search?: string | undefined;
  /** Instant: only what began before it. */
  before?: string | undefined;
  limit?: number | undefined;
};

/** Newest first. Words are looked for in titles, topics, what was said, and what was changed: its titles and people. */
export async function listConversations(deps: { asPerson: AsPerson }, asked: ConversationSearch) {
  const words = asked.search ?? '';
  const pattern = `%${words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const rows = await deps.asPerson(asked.personId, (db) =>
    db
      .select()
      .from(conversations)
      .where(
        and(
          asked.before === undefined ? undefined : lt(conversations.startedAt, asked.before),
          words === ''
            ? undefined
            : or(
                ilike(conversations.title, pattern),
                sql`${conversations.topics}::text ilike ${pattern}`,
                sql`exists (select from turns t where t.conversation_id = ${conversations.id} and t.text ilike ${pattern})`,
                sql`exists (select from changes c where c.conversation_id = ${conversations.id}
                  and concat_ws(' ', c.after->>'title', c.after->>'guests', c.before->>'title', c.before->>'guests') ilike ${pattern})`,
              ),
        ),
      )
      .orderBy(desc(conversations.startedAt))
      .limit(asked.limit ?? 200),
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
    const said = await db.select().from(turns).where(eq(turns.conversationId, row.id)).orderBy(inSpokenOrder);
    const done = await db
      .select()
      .from(calls)
      .where(eq(calls.conversationId, row.id))
      .orderBy(asc(calls.asked));
    const changed = await db.execute<{ row: ChangeRow }>(
      sql`select to_jsonb(c) as row from changes c where conversation_id = ${row.id} order by version`,
    );
    const undoings = await db.execute<{ version: string; undo_of: string }>(
      sql`select version, undo_of from changes where calendar_id = ${row.calendarId} and undo_of >=
            (select min(version) from changes where conversation_id = ${row.id}) order by version desc`,
    );
    const open = await db
      .select()
      .from(suggestions)
      .where(eq(suggestions.conversationId, row.id))
      .orderBy(asc(suggestions.madeAt));
    const places = placeCalls(said, done);
    const [read] = await db.select().from(extractions).where(eq(extractions.conversationId, row.id));
    const [stuck] = await db
      .select({ error: failures.error })
      .from(failures)
      .where(
        and(
          eq(failures.queue, 'read-call'),
          eq(failures.state, 'open'),
          eq(sql`${failures.payload}->>'conversationId'`, row.id),
        ),
      );
    return {
      ...toSummary(row),
      continuesId: row.continuesId,
      /** The vendor sent no transcript: what is there is what was heard here. */
      isHeardHere: row.vendorId !== null && row.hasTranscript && !said.some(isOfTranscript),
      takenBack: takenBack(undoings.rows),
      turns: said.map(({ turn, role, text, interrupted, claims, at }) => ({
        turn,
        role,
        text,
        isInterrupted: interrupted,
        claims,
        at: toInstant(at),
      })),
      analysis: row.analysis,
      perception: row.perception,
      recording: row.recording,
      deeds: row.deeds,
      suggestions: open.map(toSuggestion),
      /** Null until the transcript was read for what was missed; its group takes back all that came of it. */
      afterCall: read?.appliedAt ? { groupId: read.groupId, at: toInstant(read.appliedAt) } : null,
      /** Why reading it is out of tries; null while it is under way or done. */
      unreadWhy: read?.appliedAt ? null : (stuck?.error ?? null),
      calls: done.map(({ id, tool, channel, outcome, at }, index) => ({
        /** How many turns were spoken before it: where it stands among them. */
        afterTurns: places[index] ?? said.length,
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
    endSay: row.endReason === null ? null : sayEnd(row.endReason),
    topics: row.topics,
    insightCount: row.insightCount,
    qualityScore: row.qualityScore,
    hasTranscript: row.hasTranscript,
    hasRecording: row.hasRecording,
    minutes: row.minutes,
    costCents: row.costCents,
    startedAt: toInstant(row.startedAt),
    endedAt: row.endedAt === null ? null : toInstant(row.endedAt),
  };
}
