/**
 * An appointment as a calendar file, for a calendar that this product does not keep. It bears the name
 * that Cal.com's own invitation has, so that a calendar which has both shows one.
 */
import type { ScheduleEvent } from '../schedule/event.ts';
import { instantToWall } from '../schedule/wall-clock.ts';
import { writeIcs } from '../ics/write-ics.ts';
import type { Booking } from './booking.ts';

/** `timeZone` is the one its times are written in; `now` an instant. */
export function bookingFile(
  booking: Booking,
  made: { timeZone: string; now: string },
): { name: string; type: string; text: string } {
  const text = writeIcs({
    name: booking.title,
    timeZone: null,
    entries: [{ event: toEvent(booking, made.timeZone), changedAt: made.now, uid: `${booking.uid}@Cal.com` }],
  });
  const name = booking.title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
  return { name: `${name.slice(0, 60) || 'appointment'}.ics`, type: 'text/calendar', text };
}

function toEvent(booking: Booking, timeZone: string): ScheduleEvent {
  const { start, end, meetingUrl, notes, status } = booking;
  const place = booking.location ?? meetingUrl;
  const isGone = status === 'cancelled' || status === 'rejected';
  return {
    id: booking.uid,
    title: booking.title,
    start,
    end,
    wall: {
      start: instantToWall(start, timeZone),
      end: instantToWall(end, timeZone),
      startZone: timeZone,
      endZone: timeZone,
    },
    allDay: false,
    ...(place === undefined ? {} : { place }),
    ...(notes === undefined ? {} : { notes }),
    guests: booking.attendees.map((person) => ({
      ...(person.name === '' ? {} : { name: person.name }),
      ...(person.email === '' ? {} : { email: person.email }),
    })),
    reminders: [],
    busy: true,
    status: isGone ? 'cancelled' : status === 'pending' ? 'tentative' : 'confirmed',
    source: 'cal',
    links: meetingUrl === undefined ? [] : [{ kind: 'call', url: meetingUrl }],
    version: 0,
  };
}
