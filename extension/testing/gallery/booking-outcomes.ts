/** Outcomes about appointments, worded as the server words them; shown by `?answer=` and in the chat. */
import type { Outcome } from '#shared/outcome.ts';
import type { Voice } from '#shared/schedule/say-time.ts';
import { onboardingQuestions } from './bookable-types.ts';
import { bookingAt, confirmed, daySlots, offers, slotOf } from './memory-bookings.ts';
import { zone } from './seeds.ts';

const voice: Voice = { now: '2026-11-20T14:47:00Z', timeZone: zone, hour12: true, locale: 'en-US' };
const day = '2026-11-24';

export const bookingOutcomes: Record<string, Outcome> = {
  times: offers(daySlots(day)),
  'times-zones': offers(daySlots(day), { guestZone: 'Asia/Tokyo' }),
  'times-later': offers([slotOf('2026-11-26', '09:00'), slotOf('2026-11-26', '14:00')], { isLater: true }),
  'times-week': offers(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'].flatMap(daySlots)),
  'times-none': {
    ...offers([]),
    say: 'No time is free for Demo, 30 minutes: Sun 22 Nov. Nor in the two weeks after.',
  },
  'times-taken': {
    kind: 'taken',
    say: 'Not booked. Somebody was quicker. Free: Tue 24 Nov at 10:30 am and Tue 24 Nov at 11:00 am.',
    nearest: [slotOf(day, '10:30'), slotOf(day, '11:00')],
  },
  'needs-guest': {
    kind: 'needs',
    say: "Who is it for? I need the guest's name and e-mail address.",
    fields: ['name', 'email'],
  },
  'needs-answers': {
    kind: 'needs',
    say: "Who is it for? I need the guest's name and e-mail address. Cal.com also asks “Company” and “Team size” (one of: 1–10, 11–50, More than 50).",
    fields: ['name', 'email', 'company', 'team-size', 'topics'],
    questions: onboardingQuestions,
  },
  'needs-day': { kind: 'needs', say: 'For which day?', fields: ['date'] },
  'needs-time': {
    kind: 'needs',
    say: 'At what time Tue 24 Nov? Free: Tue 24 Nov at 9:00 am.',
    fields: ['time'],
    nearest: daySlots('2026-11-24').slice(7, 11),
  },
  'needs-yes-book': {
    kind: 'needs-yes',
    say: 'Not done yet. Shall I?',
    summary:
      'Book Demo, 30 minutes, Tue 24 Nov, 10:30–11:00 am (4:30–5:00 pm Madrid), for Ana Ruiz, ana.ruiz@example.com (a, n, a, dot, r, u, i, z, at example dot com)',
    nonce: 'n',
    irreversible: ['Cal.com writes to ana.ruiz@example.com at once.'],
    simulated: true,
  },
  booked: confirmed(bookingAt(day, '10:30'), 'booked', voice),
  requested: confirmed(bookingAt(day, '10:30', { status: 'pending' }), 'booked', voice),
  moved: confirmed(bookingAt(day, '14:00', { rescheduledFromUid: 'old' }), 'moved', voice),
  cancelled: confirmed(bookingAt(day, '10:30', { status: 'cancelled' }), 'booked', voice),
  'booking-off': {
    kind: 'unavailable',
    say: 'Booking is off: no Cal.com account is connected. A Cal.com key can be set in the settings.',
  },
};
