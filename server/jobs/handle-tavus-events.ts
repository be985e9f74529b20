/** Handles events of calls that were kept: does what they say, once, and forgets what they said. */
import type { Pool } from 'pg';
import { sql } from 'drizzle-orm';
import { nowInstant } from '#server/clock.ts';
import { applyCallNews } from '#server/domain/conversation/apply-call-news.ts';
import type { CallNewsDeps } from '#server/domain/conversation/apply-call-news.ts';
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

/**
 * Throws when something it needs is away, so that it is tried again: then only what is still to be
 * handled is. One event that cannot be handled keeps no other from it.
 */
export async function handleTavusEvents(deps: TavusEventDeps, job: PayloadOf<'tavus-event'>): Promise<void> {
  const { ownerId, eventIds } = job;
  const { rows } = await deps.asPerson(ownerId, (db) =>
    db.execute<EventRow>(sql`
      select e.id, e.kind, e.body, e.conversation_id, c.started_at, c.status, c.vendor_id, e.subject = c.vendor_id as fits
      from vendor_events e join conversations c on c.id = e.conversation_id
      where e.id = any(${sql.param(eventIds)}::uuid[]) and e.handled_at is null and not e.is_parked
      order by e.received_at`),
  );
  const handled: string[] = [];
  // As read it may be over by now: by an event of the same batch.
  const ended = new Set<string>();
  const problems: unknown[] = [];
  for (const event of rows) {
    try {
      const hasEnded = isOver(event.status) || ended.has(event.conversation_id);
      if (event.fits) await apply(deps, ownerId, { ...event, hasEnded });
      if (toCallNews(event.kind, event.body).news.kind === 'shutdown') ended.add(event.conversation_id);
      handled.push(event.id);
    } catch (error) {
      problems.push(error);
    }
  }
  // They hold what people said: kept only until they were handled.
  if (handled.length > 0)
    await deps.asPerson(ownerId, (db) =>
      db.execute(
        sql`update vendor_events set handled_at = ${nowInstant(deps.clock)}, body = null where id = any(${sql.param(handled)}::uuid[])`,
      ),
    );
  if (problems.length > 0) throw problems[0];
}

const isOver = (status: string) => status === 'ended' || status === 'failed';

async function apply(
  deps: TavusEventDeps,
  ownerId: string,
  event: EventRow & { hasEnded: boolean },
): Promise<void> {
  const talk = {
    id: event.conversation_id,
    ownerId,
    startedAt: toInstant(event.started_at),
    hasEnded: event.hasEnded,
    vendorId: event.vendor_id,
  };
  await applyCallNews(deps, talk, { ...toCallNews(event.kind, event.body), eventId: event.id });
}
