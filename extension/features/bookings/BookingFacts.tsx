/**
 * An appointment as Cal.com has it: when on both clocks, where, with whom, whether it is on the
 * schedule, and what can be done about it. Asked for is never worded as booked.
 */
import type { ReactNode } from 'react';
import { CalendarCheck, CalendarPlus, Clock, ExternalLink, MapPin, StickyNote, Users } from 'lucide-react';
import { Button } from '#extension/components/Button.tsx';
import { Fact } from '#extension/components/Fact.tsx';
import { saveFile } from '#extension/features/calendar-files/save-file.ts';
import type { Booking } from '#shared/booking/booking.ts';
import { sayBookingWhen } from '#shared/booking/say-booking.ts';
import { sayDuration, type Voice } from '#shared/schedule/say-time.ts';

export type FactsWays = {
  move?: (() => void) | undefined;
  cancel?: (() => void) | undefined;
  /** Shows its event on the schedule. */
  show?: (() => void) | undefined;
};

type Props = {
  booking: Booking;
  voice: Voice;
  /** Its page on Cal.com. */
  page: string | null;
  ways: FactsWays;
};

export function BookingFacts({ booking, voice, page, ways }: Props) {
  const { location, meetingUrl, notes } = booking;
  const isOpen = booking.status === 'accepted' || booking.status === 'pending';
  const place = location !== undefined && location !== meetingUrl ? location : null;
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <dl className="flex flex-col gap-1">
        <Fact icon={<Clock size={14} />} name="When">
          <span className="tabular inline-block first-letter:uppercase">
            {sayBookingWhen(booking, voice)}
          </span>
          <span className="text-muted"> · {sayDuration(booking.minutes, voice.locale)}</span>
        </Fact>
        {(place !== null || meetingUrl !== undefined) && (
          <Fact icon={<MapPin size={14} />} name="Where">
            {place}
            {meetingUrl !== undefined && (
              <Away href={meetingUrl}>{place === null ? 'Join the meeting' : 'Join'}</Away>
            )}
          </Fact>
        )}
        {booking.attendees.length > 0 && (
          <Fact icon={<Users size={14} />} name="With">
            {booking.attendees.map((person) => (
              <span key={person.email} className="block">
                {person.name} <span className="text-muted">{person.email}</span>
                {person.absent && <span className="text-warn"> · did not come</span>}
              </span>
            ))}
          </Fact>
        )}
        {notes !== undefined && notes !== '' && (
          <Fact icon={<StickyNote size={14} />} name="Notes">
            <span className="whitespace-pre-wrap">{notes}</span>
          </Fact>
        )}
        {isOpen && (
          <Fact icon={<CalendarCheck size={14} />} name="Schedule">
            <span className="text-muted">On your schedule</span>
          </Fact>
        )}
      </dl>
      <div className="flex flex-wrap items-center gap-1.5 empty:hidden">
        {isOpen && ways.show && <Button onClick={ways.show}>Show</Button>}
        {isOpen && ways.move && <Button onClick={ways.move}>Reschedule</Button>}
        {isOpen && ways.cancel && (
          <Button weight="bad" onClick={ways.cancel}>
            Cancel it
          </Button>
        )}
        {isOpen && (
          <Button onClick={() => void saveBooking(booking, voice)}>
            <CalendarPlus size={14} aria-hidden="true" /> Add to calendar
            <span className="sr-only"> (saves an .ics file)</span>
          </Button>
        )}
        {page !== null && <Away href={page}>On Cal.com</Away>}
      </div>
    </div>
  );
}

function Away({ href, children }: { href: string; children: ReactNode }) {
  if (!/^https?:/i.test(href)) return null;
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      className="inline-flex min-h-6 items-center gap-1 px-1 font-medium text-accent underline underline-offset-2"
    >
      {children}
      <ExternalLink size={11} aria-hidden="true" />
    </a>
  );
}

/** For a calendar that is not shown here; the writer of such files is loaded when it is wanted. */
async function saveBooking(booking: Booking, { timeZone, now }: Voice): Promise<void> {
  const { bookingFile } = await import('#shared/booking/booking-ics.ts');
  saveFile(bookingFile(booking, { timeZone, now }));
}
