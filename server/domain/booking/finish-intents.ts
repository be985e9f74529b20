/**
 * Finishes what a crash or a lost answer left open: looks at Cal.com whether it was done, and puts it
 * on the schedule if so. Asks for nothing a second time.
 */
import type { Pool } from 'pg';
import type { IntentKind, IntentState, IntentWish } from '#server/db/schema/booking-intents.ts';
import type { BookingDeps } from './bookings.ts';
import { deadAfterMs, markIntent, settledAfterMs } from './carry-out.ts';
import { findDeed } from './find-deed.ts';
import { findBooking, isActive, putBooking } from './put-booking.ts';
import { storeFact } from './store-fact.ts';

type OpenIntent = {
  id: string;
  owner_id: string;
  conversation_id: string | null;
  kind: IntentKind;
  state: IntentState;
  wish: IntentWish;
  created_at: Date;
};

/** How many were settled. Throws when one could not be looked at; the next round finds it again. */
export async function finishIntents(deps: BookingDeps): Promise<number> {
  let settled = 0;
  const failed: string[] = [];
  for (const intent of await openIntents(deps)) {
    const account = await deps.bookings.accountOf(intent.owner_id);
    if (!account) continue;
    const found = await findDeed(account.patient, intent, intent.id);
    if (found.kind === 'refused') {
      failed.push(found.reason);
      continue;
    }
    if (found.kind === 'booking') {
      const who = { personId: intent.owner_id, account };
      // Where it was booked is kept: the talk hears of it.
      if (!(await findBooking(deps, intent.owner_id, found.booking.uid))) {
        await putBooking(deps, intent.owner_id, {
          booking: found.booking,
          conversationId: intent.conversation_id,
        });
      }
      await storeFact(deps, who, found.booking);
      const stands = intent.kind === 'cancel' || isActive(found.booking);
      await markIntent(deps, intent.owner_id, {
        id: intent.id,
        state: stands ? 'booked' : 'over',
        uid: found.booking.uid,
      });
      settled += 1;
    } else if (deps.clock.now() - intent.created_at.getTime() >= settledAfterMs) {
      await markIntent(deps, intent.owner_id, { id: intent.id, state: 'failed' });
      settled += 1;
    }
  }
  if (failed.length > 0) throw new Error(`${failed.length} bookings could not be looked at: ${failed[0]}`);
  return settled;
}

async function openIntents(deps: BookingDeps): Promise<OpenIntent[]> {
  const system: Pool = deps.pools.system;
  const { rows } = await system.query<OpenIntent>({
    name: 'open_booking_intents',
    text: `select id, owner_id, conversation_id, kind, state, wish, created_at from booking_intents
      where state = 'unclear' or (state = 'booking' and updated_at < $1) order by updated_at limit 50`,
    values: [new Date(deps.clock.now() - deadAfterMs).toISOString()],
  });
  return rows;
}
