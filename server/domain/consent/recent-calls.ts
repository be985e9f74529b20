/** What this talk dealt with lately: events and times that the person was told of, newest first. */
import { sql } from 'drizzle-orm';
import type { FreeSlot, Outcome } from '#shared/outcome.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import type { ConsentDeps } from './consent.ts';
import type { Offered } from './said-when.ts';

export type RecentCall = { tool: string; outcome: Outcome; turn: number | null };

const most = 12;

export async function readRecentCalls(
  deps: ConsentDeps,
  talk: { personId: string; conversationId: string },
): Promise<RecentCall[]> {
  const { rows } = await deps.asPerson(
    talk.personId,
    (db) =>
      db.execute<RecentCall>(sql`
      select tool, outcome, person_turn as turn from calls
      where conversation_id = ${talk.conversationId}
         or conversation_id = (select continues_id from conversations where id = ${talk.conversationId})
      order by asked desc limit ${most}`),
    'reading',
  );
  return rows;
}

/** Events in the order they were told. */
export function eventsOf(outcome: Outcome): ScheduleEvent[] {
  switch (outcome.kind) {
    case 'done':
    case 'pending':
      return [...outcome.receipt.changes.map(({ event }) => event), ...listed(outcome.receipt.data)];
    case 'conflict':
      return outcome.with;
    case 'ambiguous':
      return outcome.choices.flatMap(({ event }) => (event ? [event] : []));
    case 'stale':
      return outcome.current ? [outcome.current] : [];
    default:
      return [];
  }
}

/** Free times that were offered. */
export function offeredBy(calls: readonly RecentCall[]): Offered {
  return calls.flatMap(({ outcome }) => slotsOf(outcome).map(({ wall }) => wall.start));
}

function slotsOf(outcome: Outcome): FreeSlot[] {
  if (outcome.kind === 'conflict') return outcome.alternatives;
  if (outcome.kind === 'taken' || outcome.kind === 'not-offered') return outcome.nearest;
  if (outcome.kind !== 'done') return [];
  const data = outcome.receipt.data as { slots?: unknown } | undefined;
  return Array.isArray(data?.slots) ? (data.slots as FreeSlot[]).filter((slot) => slot?.wall?.start) : [];
}

function listed(data: unknown): ScheduleEvent[] {
  const events = (data as { events?: unknown } | undefined)?.events;
  return Array.isArray(events) ? (events as ScheduleEvent[]) : [];
}
