/**
 * The safety net under the hints: every two seconds, one question for the versions of everything
 * that is watched here. One question per calendar would cost more than all the deliveries.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';

export type CalendarVersion = { ownerId: string; calendarId: string; version: number };
export type ConversationVersion = { conversationId: string; version: number };

export const sweepEveryMs = 2_000;

/** Calls `sweep` until `signal` aborts; a failing one is followed by the next. */
export async function sweepForEver(sweep: () => Promise<void>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await sleep(sweepEveryMs, undefined, { signal, ref: false }).catch(() => {});
    if (!signal.aborted) await sweep().catch(() => {});
  }
}

export async function readCalendarVersions(system: Pool, ownerIds: string[]): Promise<CalendarVersion[]> {
  if (ownerIds.length === 0) return [];
  const { rows } = await system.query<{ owner_id: string; id: string; version: string }>({
    name: 'calendar_versions',
    text: 'select owner_id, id, version from calendars where owner_id = any($1::uuid[])',
    values: [ownerIds],
  });
  return rows.map((row) => ({ ownerId: row.owner_id, calendarId: row.id, version: Number(row.version) }));
}

export async function readConversationVersions(
  system: Pool,
  conversationIds: string[],
): Promise<ConversationVersion[]> {
  if (conversationIds.length === 0) return [];
  const { rows } = await system.query<{ id: string; version: string }>({
    name: 'conversation_versions',
    text: `select c.id, f.seq as version from unnest($1::uuid[]) as c(id) cross join lateral
             (select seq from conversation_feed where conversation_id = c.id order by seq desc limit 1) f`,
    values: [conversationIds],
  });
  return rows.map((row) => ({ conversationId: row.id, version: Number(row.version) }));
}
