/**
 * A booking as Cal.com has it now, put where everybody sees it: its row, and its event through the one
 * door. For what happened elsewhere; what is booked through us is stored by its own call.
 */
import { nextPlace } from '#server/clock.ts';
import { sha256 } from '#server/ids.ts';
import { readSchedule } from '#server/db/read-schedule.ts';
import type { Act } from '#server/domain/schedule/act.ts';
import { performAct } from '#server/domain/schedule/perform-act.ts';
import type { BookingAccount, BookingDeps } from './bookings.ts';
import type { VendorBooking } from './bookings-vendor.ts';
import { writeOfBooking } from './event-of-booking.ts';
import { findBooking, isActive, putBooking } from './put-booking.ts';
import type { BookingRow } from './put-booking.ts';

const mostMoves = 10;

/** Reads the booking again and follows it to where it was moved. Null when Cal.com does not know it. */
export async function syncBooking(
  deps: BookingDeps,
  who: { personId: string; account: BookingAccount },
  uid: string,
): Promise<BookingRow | null> {
  let next: string | undefined = uid;
  let row: BookingRow | null = null;
  for (let moves = 0; next !== undefined && moves < mostMoves; moves += 1) {
    const answer = await who.account.patient.booking(next);
    if (answer.kind === 'refused') {
      if (answer.reason === 'not-found') return row;
      throw new Error(`a booking could not be read: ${answer.reason}`);
    }
    row = await storeFact(deps, who, answer.booking);
    next = answer.booking.rescheduledToUid;
  }
  return row;
}

export async function storeFact(
  deps: BookingDeps,
  who: { personId: string; account: BookingAccount },
  booking: VendorBooking,
): Promise<BookingRow> {
  const references = await referencesOf(
    who.account,
    booking,
    await findBooking(deps, who.personId, booking.uid),
  );
  let row = await putBooking(deps, who.personId, {
    booking,
    conversationId: null,
    ...(references ? { references } : {}),
  });
  // Somebody may put a newer reading while this one is written: then the newer one is written as well.
  for (let round = 0; round < 3; round += 1) {
    await writeEvent(deps, who, row);
    const now = await findBooking(deps, who.personId, row.uid);
    if (!now || now.vendorUpdatedAt === row.vendorUpdatedAt) return row;
    row = now;
  }
  return row;
}

/** So that the same appointment in another calendar can be told: asked once, when it is there. */
async function referencesOf(
  account: BookingAccount,
  booking: VendorBooking,
  known: BookingRow | null,
): Promise<BookingRow['references'] | null> {
  if (booking.status !== 'accepted' || (known && known.references.length > 0)) return null;
  const answer = await account.patient.references(booking.uid);
  return answer.kind === 'references' ? answer.references : null;
}

async function writeEvent(
  deps: BookingDeps,
  who: { personId: string; account: BookingAccount },
  row: BookingRow,
): Promise<void> {
  const page = who.account.pageOf(row.uid);
  const look = await readSchedule(deps.pools.app, { owner: who.personId, ids: [row.eventId] });
  if (!look) return;
  const made = { timeZone: look.timeZone ?? 'UTC', page };
  if (writeOfBooking(row, look.events[0] ?? null, made) === null) return;
  await performAct(deps, actOfFact(deps, who.personId, row), {
    isAuthorised: true,
    async decide(snapshot) {
      const current = await snapshot.byId(row.eventId);
      const write = writeOfBooking(row, current, { timeZone: snapshot.timeZone, page });
      if (write) return { writes: [write], say: () => sayFact(row) };
      const receipt = { version: snapshot.version, changes: [] };
      return { outcome: { kind: 'done', say: sayFact(row), receipt } };
    },
  });
}

function actOfFact(deps: BookingDeps, personId: string, row: BookingRow): Act {
  return {
    personId,
    channel: 'cal-events',
    conversationId: null,
    callId: null,
    timeZone: null,
    isByHand: false,
    personTurns: null,
    words: null,
    earlierWords: [],
    confirms: null,
    call: {
      tool: 'cal_booking',
      arguments: { uid: row.uid },
      key: null,
      argumentsHash: sha256(`cal_booking\n${row.uid}`),
      meaning: null,
      startedAt: deps.clock.now(),
      asked: nextPlace(deps.clock),
    },
  };
}

const sayFact = ({ details }: BookingRow): string =>
  isActive(details) ? `${details.title} is on Cal.com.` : `${details.title} is ${details.status} on Cal.com.`;
