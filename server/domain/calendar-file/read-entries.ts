/** A person's events with the time each last changed, as calendar files need them. Run inside `asPerson`. */
import { sql } from 'drizzle-orm';
import type { IcsEntry } from '#shared/ics/write-ics.ts';
import type { Db } from '#server/db/client.ts';
import { toEvent, toInstant } from '#server/db/event-row.ts';
import type { EventRow } from '#server/db/event-row.ts';

export type EntriesAsked = {
  personId: string;
  /** Instants, half-open; absent: all there are. */
  window?: { from: string; to: string };
  withCancelled: boolean;
};

export async function readEntries(
  db: Db,
  { personId, window, withCancelled }: EntriesAsked,
): Promise<IcsEntry[]> {
  const { rows } = await db.execute<{ event: EventRow; changed_at: string }>(sql`
    select to_jsonb(e) as event, to_jsonb(coalesce(c.at, e.created_at)) as changed_at
    from events e left join changes c on c.calendar_id = e.calendar_id and c.version = e.version
    where e.owner_id = ${personId}
      ${window ? sql`and e.starts_at < ${window.to} and e.ends_at > ${window.from}` : sql``}
      ${withCancelled ? sql`` : sql`and e.status <> 'cancelled'`}
    order by e.starts_at, e.id`);
  return rows.map((row) => ({ event: toEvent(row.event), changedAt: toInstant(row.changed_at) }));
}
