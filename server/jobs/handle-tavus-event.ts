/** Handles one event of a call that was kept: does what it says, once, and forgets what it said. */
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
  kind: string;
  body: unknown;
  conversation_id: string;
  started_at: string;
  status: string;
  vendor_id: string | null;
  fits: boolean;
};

/** Throws when something it needs is away, so that it is tried again. */
export async function handleTavusEvent(deps: TavusEventDeps, job: PayloadOf<'tavus-event'>): Promise<void> {
  const { ownerId, eventId } = job;
  const { rows } = await deps.asPerson(ownerId, (db) =>
    db.execute<EventRow>(sql`
      select e.kind, e.body, e.conversation_id, c.started_at, c.status, c.vendor_id, e.subject = c.vendor_id as fits
      from vendor_events e join conversations c on c.id = e.conversation_id
      where e.id = ${eventId} and e.handled_at is null and not e.is_parked`),
  );
  const event = rows[0];
  if (!event) return;
  if (event.fits) {
    const talk = {
      id: event.conversation_id,
      ownerId,
      startedAt: toInstant(event.started_at),
      hasEnded: event.status === 'ended' || event.status === 'failed',
      vendorId: event.vendor_id,
    };
    await applyCallNews(deps, talk, { ...toCallNews(event.kind, event.body), eventId });
  }
  // It holds what people said: kept only until it was handled.
  await deps.asPerson(ownerId, (db) =>
    db.execute(
      sql`update vendor_events set handled_at = ${nowInstant(deps.clock)}, body = null where id = ${eventId}`,
    ),
  );
}
