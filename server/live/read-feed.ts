/** Pages of the two logs behind the feeds, read as the person they belong to. */
import type { Pool } from 'pg';
import type { ConversationEvent } from '#shared/conversation/conversation-event.ts';
import type { Change } from '#shared/schedule/change.ts';
import type { AsPerson } from '#server/db/as-person.ts';
import { readLog } from '#server/db/read-schedule.ts';
import { sql } from 'drizzle-orm';
import type { Page } from './feed.ts';

const pageSize = 200;

/** `calendarId` is null while the person has no calendar. */
export async function readSchedulePage(
  app: Pool,
  at: { ownerId: string; after: number },
): Promise<Page<Change> & { calendarId: string | null }> {
  const log = await readLog(app, { owner: at.ownerId, after: at.after, limit: pageSize });
  if (!log) return { calendarId: null, latest: 0, entries: [], isComplete: true };
  return {
    calendarId: log.calendarId,
    latest: log.version,
    entries: log.changes.map((change) => ({ version: change.version, value: toWireChange(change) })),
    isComplete: log.changes.length < pageSize,
  };
}

/** Only what the contract names: a logged change carries more. */
export function toWireChange(change: Change): Change {
  const { version, kind, group, before, after, at, who, undoOf } = change;
  return {
    version,
    kind,
    ...(group && { group }),
    before,
    after,
    at,
    who,
    ...(undoOf !== undefined && { undoOf }),
  };
}

export async function readConversationPage(
  asPerson: AsPerson,
  at: { ownerId: string; conversationId: string; after: number },
): Promise<Page<ConversationEvent>> {
  const { rows } = await asPerson(at.ownerId, (db) =>
    db.execute<{ seq: string; event: ConversationEvent | null; latest: string }>(sql`
      with latest as (
        select coalesce(max(seq), 0) as latest from conversation_feed where conversation_id = ${at.conversationId})
      select f.seq, f.event, l.latest from latest l left join lateral (
        select seq, event from conversation_feed
        where conversation_id = ${at.conversationId} and seq > ${at.after}
        order by seq limit ${pageSize}) f on true
      order by f.seq`),
  );
  const entries = rows.flatMap(({ seq, event }) => (event ? [{ version: Number(seq), value: event }] : []));
  return { latest: Number(rows[0]?.latest ?? 0), entries, isComplete: entries.length < pageSize };
}
