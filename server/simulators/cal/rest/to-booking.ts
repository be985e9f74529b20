/** A booking as `BookingOutput_2024_08_13` has it. */
import type { Simulator } from '../simulator.ts';
import { toIso } from '../simulator.ts';
import type { BookingRow, EventType } from '../state.ts';

export function typeOf(sim: Simulator, row: BookingRow): EventType | undefined {
  return sim.state.eventTypes.find(({ id }) => id === row.eventTypeId);
}

export function titleOf(sim: Simulator, row: BookingRow): string {
  const host = sim.state.accounts.find(({ id }) => id === row.ownerId);
  return `${typeOf(sim, row)?.title ?? 'Meeting'} between ${host?.name ?? 'Host'} and ${row.attendees[0]?.name ?? 'guest'}`;
}

export function toBooking(sim: Simulator, row: BookingRow): Record<string, unknown> {
  const host = sim.state.accounts.find(({ id }) => id === row.ownerId);
  const type = typeOf(sim, row);
  return {
    id: row.id,
    uid: row.uid,
    title: titleOf(sim, row),
    description: '',
    hosts: host
      ? [
          {
            id: host.id,
            name: host.name,
            email: host.email,
            displayEmail: host.email,
            username: host.username,
            timeZone: host.timeZone,
          },
        ]
      : [],
    status: row.status,
    cancellationReason: row.cancellationReason,
    cancelledByEmail: row.cancelledByEmail,
    ...(row.reschedulingReason === undefined ? {} : { reschedulingReason: row.reschedulingReason }),
    ...(row.rescheduledByEmail === null ? {} : { rescheduledByEmail: row.rescheduledByEmail }),
    ...(row.rescheduledFromUid === undefined ? {} : { rescheduledFromUid: row.rescheduledFromUid }),
    ...(row.rescheduledToUid === undefined ? {} : { rescheduledToUid: row.rescheduledToUid }),
    start: toIso(row.start),
    end: toIso(row.end),
    duration: (row.end - row.start) / 60_000,
    eventTypeId: row.eventTypeId,
    eventType: { id: row.eventTypeId, slug: type?.slug ?? '' },
    meetingUrl: row.location,
    location: row.location,
    absentHost: row.absentHost,
    createdAt: toIso(row.createdAt),
    updatedAt: toIso(row.updatedAt),
    metadata: row.metadata,
    icsUid: `${row.uid}@Cal.com`,
    attendees: row.attendees.map((a) => ({ ...a, displayEmail: a.email })),
    guests: row.guests,
    bookingFieldsResponses: row.responses,
  };
}
