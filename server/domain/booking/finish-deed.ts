/**
 * After Cal.com has said yes: the booking's row, its event through the one door, and the receipt. The
 * answer says what Cal.com confirmed and nothing else.
 */
import type { Outcome } from '#shared/outcome.ts';
import { simulatedRemark } from '#shared/booking/say-booking.ts';
import type { Decision } from '#server/domain/schedule/perform-act.ts';
import type { Snapshot } from '#server/domain/schedule/snapshot.ts';
import type { BookingAccount } from './bookings.ts';
import { writeOfBooking } from './event-of-booking.ts';
import type { BookingRow } from './put-booking.ts';

export type Settled = {
  row: BookingRow;
  account: BookingAccount;
  /** Asked for before and not done again. */
  isRepeat: boolean;
  /** The person knew that their own schedule is busy then. */
  overlaps: boolean;
  say: (snapshot: Snapshot) => string;
};

export async function decideSettled(snapshot: Snapshot, settled: Settled): Promise<Decision> {
  const { row, account } = settled;
  const current = await snapshot.byId(row.eventId);
  const write = writeOfBooking(row, current, { timeZone: snapshot.timeZone, page: account.pageOf(row.uid) });
  const isPending = row.details.status === 'pending';
  const say = `${settled.isRepeat ? 'That was done already. ' : ''}${settled.say(snapshot)}${account.isSimulated ? simulatedRemark : ''}`;
  const data = { booking: row.details };
  if (write && !settled.isRepeat) {
    return {
      writes: [{ ...write, ...(settled.overlaps && write.after ? { consent: 'overlap' as const } : {}) }],
      target: row.eventId,
      say: () => say,
      data,
      isPending,
      isSimulated: account.isSimulated,
    };
  }
  const outcome: Outcome = {
    kind: isPending ? 'pending' : 'done',
    say,
    ...(settled.isRepeat ? { repeat: true } : {}),
    ...(account.isSimulated ? { simulated: true } : {}),
    receipt: {
      version: snapshot.version,
      // A webhook was quicker: the event stands already.
      changes: current && !settled.isRepeat ? [{ kind: 'add', event: current }] : [],
      data,
    },
  };
  return { outcome, target: row.eventId };
}
