/**
 * The event that a booking is on the schedule: made from the booking's row and from nothing else.
 * Bookings are facts: they are stored even where they clash, and shown as clashing.
 */
import { isDeepStrictEqual } from 'node:util';
import type { EventLink, ScheduleEvent } from '#shared/schedule/event.ts';
import { instantToWall } from '#shared/schedule/wall-clock.ts';
import type { Write } from '#server/domain/schedule/perform-act.ts';
import { isActive } from './put-booking.ts';
import type { BookingRow } from './put-booking.ts';

/** Null when the schedule has it as it is. `current` is the event that stands now. */
export function writeOfBooking(
  row: BookingRow,
  current: ScheduleEvent | null,
  made: { timeZone: string; page: string | null },
): Write | null {
  const { details } = row;
  if (!isActive(details)) {
    // A moved booking's event belongs to the one it was moved to.
    const isItsOwn = details.rescheduledToUid === undefined && current !== null && isOf(current, row);
    return isItsOwn ? { kind: 'remove', before: current, after: null } : null;
  }
  const after = toEvent(row, current, made);
  if (!current) return { kind: 'add', before: null, after };
  if (isDeepStrictEqual(after, current)) return null;
  const hasMoved = after.start !== current.start || after.end !== current.end;
  return { kind: hasMoved ? 'move' : 'update', before: current, after };
}

/** Old news of a booking that was moved must not remove what it became. */
function isOf(event: ScheduleEvent, row: BookingRow): boolean {
  const uid = uidOfEvent(event);
  return uid === null || uid === row.uid;
}

export function uidOfEvent(event: ScheduleEvent): string | null {
  return event.links.find(({ kind }) => kind === 'booking')?.title ?? null;
}

function toEvent(
  { eventId, uid, details }: BookingRow,
  current: ScheduleEvent | null,
  made: { timeZone: string; page: string | null },
): ScheduleEvent {
  const zone = current?.wall.startZone ?? made.timeZone;
  const { start, end, meetingUrl, location } = details;
  // The page of a booking does not move; a simulator's address does, and that is no news.
  const known = current?.links.find((link) => link.kind === 'booking' && link.title === uid);
  const url = made.page ?? `https://app.cal.com/booking/${encodeURIComponent(uid)}`;
  const links: EventLink[] = [
    known ?? { kind: 'booking', url, title: uid },
    ...(meetingUrl === undefined ? [] : [{ kind: 'call' as const, url: meetingUrl }]),
  ];
  return {
    id: eventId,
    title: details.title.slice(0, 500),
    start,
    end,
    wall: {
      start: instantToWall(start, zone),
      end: instantToWall(end, zone),
      startZone: zone,
      endZone: zone,
    },
    allDay: false,
    ...(location === undefined || location === meetingUrl ? {} : { place: location }),
    ...(details.notes === undefined ? {} : { notes: details.notes }),
    guests: details.attendees.map(({ name, email, timeZone }) => ({
      ...(name === '' ? {} : { name }),
      ...(email === '' ? {} : { email }),
      timeZone,
    })),
    reminders: current?.reminders ?? [],
    busy: true,
    status: details.status === 'pending' ? 'tentative' : 'confirmed',
    source: 'cal',
    links,
    version: current?.version ?? 0,
  };
}
