/**
 * Handles one event of Cal.com's that was kept: reads the booking again and puts what it is now where
 * everybody sees it. So order, repeats and forgeries do not matter.
 */
import { sql } from 'drizzle-orm';
import { nowInstant } from '#server/clock.ts';
import type { BookingDeps } from '#server/domain/booking/bookings.ts';
import { syncBooking } from '#server/domain/booking/store-fact.ts';
import type { PayloadOf } from './queues.ts';

type EventRow = {
  kind: string;
  subject: string;
  body: { createdAt?: string } | null;
  handled_at: string | null;
};

/** Throws when Cal.com does not answer, so that it is tried again. */
export async function handleCalEvent(deps: BookingDeps, job: PayloadOf<'cal-event'>): Promise<void> {
  const { ownerId, eventId } = job;
  const { rows } = await deps.asPerson(ownerId, (db) =>
    db.execute<EventRow>(
      sql`select kind, subject, body, handled_at from vendor_events where id = ${eventId}`,
    ),
  );
  const event = rows[0];
  if (!event || event.handled_at !== null) return;
  const account = await deps.bookings.accountOf(ownerId);
  if (account) {
    account.forgetSlots();
    await syncBooking(deps, { personId: ownerId, account }, event.subject);
  }
  await deps.asPerson(ownerId, async (db) => {
    if (event.kind === 'MEETING_ENDED') {
      await db.execute(
        sql`update bookings set meeting_ended_at = ${nowInstant(deps.clock)} where uid = ${event.subject}`,
      );
    }
    // It names people: kept only until it was handled.
    await db.execute(
      sql`update vendor_events set handled_at = ${nowInstant(deps.clock)}, body = null where id = ${eventId}`,
    );
  });
}
