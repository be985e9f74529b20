/** Scenarios whose answers come from a booking vendor, or from a part that is down; written by hand. */
import type { FreeSlot, Outcome } from '#shared/outcome.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import type { ScenarioScript } from './scenario-script.testing.ts';

const berlin = 'Europe/Berlin';
const now = '2026-11-24T10:00:00Z';

/** Clocks in Berlin, in winter: one hour before UTC. */
function slot(date: string, from: string, to: string): FreeSlot {
  const instant = (time: string) =>
    `${date}T${String(Number(time.slice(0, 2)) - 1).padStart(2, '0')}:${time.slice(3)}:00Z`;
  return {
    start: instant(from),
    end: instant(to),
    wall: { start: { date, time: from }, end: { date, time: to }, timeZone: berlin },
  };
}

function booked(title: string, at: FreeSlot, status: ScheduleEvent['status']): ScheduleEvent {
  return {
    id: '00000000-0000-4000-8000-0000000000ca',
    title,
    start: at.start,
    end: at.end,
    wall: { start: at.wall.start, end: at.wall.end, startZone: berlin, endZone: berlin },
    allDay: false,
    guests: [{ name: 'Marta', email: 'marta@example.com' }],
    reminders: [],
    busy: true,
    status,
    source: 'cal',
    links: [{ kind: 'booking', url: 'https://cal.example/booking/abc' }],
    version: 3,
  };
}

const intro = booked('Intro call with Marta', slot('2026-11-26', '14:00', '14:30'), 'confirmed');
const answered = (tool: string, outcome: Outcome) => [{ tool, isThisTurn: true, at: now, outcome }];

export const bookingScripts: ScenarioScript[] = [
  {
    id: 'booking-pending',
    now,
    timeZone: berlin,
    personWords: ['book the intro call with Marta on Thursday at two', 'yes, go ahead'],
    written: answered('book_appointment', {
      kind: 'pending',
      say: 'Intro call with Marta is asked for: Thu 26 Nov, 2:00–2:30 pm. It is not confirmed yet.',
      receipt: {
        version: 3,
        changes: [{ kind: 'add', event: { ...intro, status: 'tentative' } }],
        groupId: '00000000-0000-4000-8000-0000000000cb',
      },
    }),
  },
  {
    id: 'booking-taken',
    now,
    timeZone: berlin,
    personWords: ['book the intro call with Marta on Thursday at two', 'yes'],
    written: answered('book_appointment', {
      kind: 'taken',
      say: 'Thu 26 Nov, 2:00 pm was just taken. The nearest are 3:00 pm and Fri 27 Nov at 9:30 am.',
      nearest: [slot('2026-11-26', '15:00', '15:30'), slot('2026-11-27', '09:30', '10:00')],
    }),
  },
  {
    id: 'booking-not-offered',
    now,
    timeZone: berlin,
    personWords: ['book the intro call with Marta on Sunday at eight in the evening'],
    written: answered('book_appointment', {
      kind: 'not-offered',
      say: 'Sun 29 Nov, 8:00 pm is not offered for booking. The nearest are Fri 27 Nov at 4:00 pm and Mon 30 Nov at 9:00 am.',
      nearest: [slot('2026-11-27', '16:00', '16:30'), slot('2026-11-30', '09:00', '09:30')],
    }),
  },
  {
    id: 'booking-needs-yes',
    now,
    timeZone: berlin,
    personWords: ['book the intro call with Marta on Thursday at two, her address is marta@example.com'],
    written: answered('book_appointment', {
      kind: 'needs-yes',
      say: 'Shall I book Intro call with Marta on Thu 26 Nov, 2:00–2:30 pm? Marta gets a mail that cannot be taken back.',
      summary: 'Intro call with Marta on Thu 26 Nov, 2:00–2:30 pm, for marta@example.com',
      nonce: 'n-1',
      irreversible: ['Marta gets a mail.'],
    }),
  },
  {
    id: 'booking-done',
    now,
    timeZone: berlin,
    personWords: ['book the intro call with Marta on Thursday at two', 'yes please'],
    written: answered('book_appointment', {
      kind: 'done',
      say: 'Intro call with Marta is booked: Thu 26 Nov, 2:00–2:30 pm. The confirmation goes to marta@example.com.',
      receipt: {
        version: 3,
        changes: [{ kind: 'add', event: intro }],
        groupId: '00000000-0000-4000-8000-0000000000cb',
      },
    }),
  },
  {
    id: 'not-allowed-booking',
    now,
    timeZone: berlin,
    personWords: ['move the intro call with Marta to Friday at ten'],
    written: answered('move_event', {
      kind: 'not-allowed',
      say: 'Intro call with Marta comes from a booking, so it moves only by rescheduling it. Nothing was changed.',
    }),
  },
  {
    id: 'unavailable-add',
    now,
    timeZone: berlin,
    personWords: ['add sauna tonight at eight'],
    written: answered('add_event', {
      kind: 'unavailable',
      say: 'I cannot reach your calendar right now. Nothing was changed.',
      retryAfterSeconds: 5,
    }),
  },
];
