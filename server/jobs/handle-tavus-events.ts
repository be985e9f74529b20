/** Handles events of calls that were kept: does what they say, once, and forgets what they said. */
import type { Pool } from 'pg';
import { sql } from 'drizzle-orm';
import { nowInstant } from '#server/clock.ts';
import { applyCallNews } from '#server/domain/conversation/apply-call-news.ts';
import type { CallNewsDeps } from '#server/domain/conversation/apply-call-news.ts';
import { touchConversations } from '#server/domain/conversation/touch-conversation.ts';
import type { Db } from '#server/db/client.ts';
import { toInstant } from '#server/db/event-row.ts';
import { toCallNews } from '#server/vendors/tavus/read-callback.ts';
import type { PayloadOf } from './queues.ts';

export type TavusEventDeps = CallNewsDeps & { pools: { system: Pool } };

type EventRow = {
  id: string;
  kind: string;
  body: unknown;
  conversation_id: string;
  started_at: string;
  status: string;
  vendor_id: string | null;
  fits: boolean;
};
type ToldEvent = EventRow & ReturnType<typeof toCallNews>;

/**
 * Throws when something it needs is away, so that it is tried again: then only what is still to be
 * handled is. One event that cannot be handled keeps no other from it.
 */
export async function handleTavusEvents(deps: TavusEventDeps, job: PayloadOf<'tavus-event'>): Promise<void> {
  const { ownerId, eventIds } = job;
  const events = await deps.asPerson(ownerId, async (db) => {
    const told = await readEvents(db, eventIds);
    await handleBeginnings(db, { told, now: nowInstant(deps.clock) });
    return told.filter((event) => !isQuick(event));
  });
  const handled: string[] = [];
  // As read it may be over by now: by an event of the same batch.
  const ended = new Set<string>();
  const problems: unknown[] = [];
  for (const event of events) {
    try {
      const hasEnded = isOver(event.status) || ended.has(event.conversation_id);
      await apply(deps, ownerId, { ...event, hasEnded });
      if (event.news.kind === 'shutdown') ended.add(event.conversation_id);
      handled.push(event.id);
    } catch (error) {
      problems.push(error);
    }
  }
  if (handled.length > 0)
    await deps.asPerson(ownerId, (db) => markHandled(db, { ids: handled, now: nowInstant(deps.clock) }));
  if (problems.length > 0) throw problems[0];
}

async function readEvents(db: Db, eventIds: readonly string[]): Promise<ToldEvent[]> {
  // Found by their ids before anything else is asked of them: the index of what is not handled looks
  // empty to the planner and is full of what just was.
  const { rows } = await db.execute<EventRow>(sql`
    with given as materialized (
      select id, kind, body, conversation_id, subject, received_at, handled_at, is_parked
      from vendor_events where id = any(${sql.param(eventIds)}::uuid[])
    )
    select e.id, e.kind, e.body, e.conversation_id, c.started_at, c.status, c.vendor_id, e.subject = c.vendor_id as fits
    from given e join conversations c on c.id = e.conversation_id
    where e.handled_at is null and not e.is_parked
    order by e.received_at`);
  return rows.map((row) => ({ ...row, ...toCallNews(row.kind, row.body) }));
}

/** Most of a burst says that somebody is there, or nothing: all of it is one statement. */
const isQuick = ({ fits, news }: ToldEvent) => !fits || news.kind === 'joined' || news.kind === 'other';

async function handleBeginnings(
  db: Db,
  { told, now }: { told: readonly ToldEvent[]; now: string },
): Promise<void> {
  const quick = told.filter(isQuick);
  if (quick.length === 0) return;
  const begun = quick.filter(({ fits, news, status }) => fits && news.kind === 'joined' && !isOver(status));
  if (begun.length > 0)
    await touchConversations(db, {
      ids: [...new Set(begun.map(({ conversation_id }) => conversation_id))],
      status: 'in-progress',
      now,
    });
  await markHandled(db, { ids: quick.map(({ id }) => id), now });
}

/** They hold what people said: kept only until they were handled. */
async function markHandled(db: Db, { ids, now }: { ids: readonly string[]; now: string }): Promise<void> {
  await db.execute(
    sql`update vendor_events set handled_at = ${now}, body = null where id = any(${sql.param(ids)}::uuid[])`,
  );
}

const isOver = (status: string) => status === 'ended' || status === 'failed';

async function apply(
  deps: TavusEventDeps,
  ownerId: string,
  event: ToldEvent & { hasEnded: boolean },
): Promise<void> {
  const { news, at } = event;
  const talk = {
    id: event.conversation_id,
    ownerId,
    startedAt: toInstant(event.started_at),
    hasEnded: event.hasEnded,
    vendorId: event.vendor_id,
  };
  await applyCallNews(deps, talk, { news, at, eventId: event.id });
}
