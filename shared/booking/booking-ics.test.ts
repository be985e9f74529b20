import { describe, expect, it } from 'vitest';
import { readIcs } from '../ics/read-ics.ts';
import type { Booking } from './booking.ts';
import { bookingFile } from './booking-ics.ts';

const booking: Booking = {
  uid: 'bFJeNb2uX8ANpT3JL5EfXw',
  title: 'Demo between Host and Jane, "JD" Doe',
  status: 'accepted',
  start: '2026-03-29T00:30:00Z',
  end: '2026-03-29T01:30:00Z',
  minutes: 60,
  eventTypeId: 1,
  eventTypeSlug: 'demo',
  hosts: [],
  attendees: [{ name: 'Jane Doe', email: 'jane@example.com', timeZone: 'America/New_York' }],
  guests: [],
  meetingUrl: 'https://meet.example.com/abc',
};
const made = { timeZone: 'Europe/Berlin', now: '2026-03-01T09:00:00Z' };

describe('an appointment as a file for another calendar', () => {
  it('is the same moment there, over a clock change too, with the way into its meeting', () => {
    const { name, text } = bookingFile(booking, made);
    expect(name).toBe('Demo-between-Host-and-Jane-JD-Doe.ics');
    expect(readIcs(text).events).toMatchObject([
      {
        summary: booking.title,
        location: booking.meetingUrl,
        url: booking.meetingUrl,
        guests: [{ name: 'Jane Doe', email: 'jane@example.com' }],
      },
    ]);
    // Half past one in winter time; an hour later the clock says half past three.
    expect(text).toContain('DTSTART;TZID=Europe/Berlin:20260329T013000');
    expect(text).toContain('DTEND;TZID=Europe/Berlin:20260329T033000');
  });

  it('bears the name that the invitation of Cal.com bears, so that one calendar shows it once', () => {
    expect(bookingFile(booking, made).text).toContain('UID:bFJeNb2uX8ANpT3JL5EfXw@Cal.com\r\n');
  });

  it.each([
    ['pending', 'STATUS:TENTATIVE'],
    ['cancelled', 'STATUS:CANCELLED'],
    ['accepted', 'STATUS:CONFIRMED'],
  ] as const)('is %s there as it is here', (status, line) => {
    expect(bookingFile({ ...booking, status }, made).text).toContain(`${line}\r\n`);
  });
});
