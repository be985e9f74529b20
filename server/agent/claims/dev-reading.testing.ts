/** The scenarios of the development set in which something was read, removed or only asked for. */
import { answer, changed, event, facts, found, listed, outlined, slot } from './facts.testing.ts';
import type { DevScenario } from './dev-sentences.testing.ts';
import { harmless } from './dev-lists.testing.ts';

const standUp = event('Stand-up', '2026-11-20', { time: '11:00', minutes: 30 });
const lunch = event('Lunch with Mara', '2026-11-20', {
  time: '12:30',
  place: 'Café Central',
  guests: [{ name: 'Mara' }],
});
const dentist = event('Dentist', '2026-11-24', { time: '15:00', minutes: 45, reminders: [30] });
const review = event('Budget review', '2026-11-24', { time: '09:00' });
const trip = event('Lisbon trip', '2026-11-27');

export const readingScenarios: readonly DevScenario[] = [
  {
    name: 'two days read',
    facts: facts({
      personWords: ['What do I have on Tuesday and Wednesday?'],
      outcomes: [answer('list_events', listed('2026-11-24', '2026-11-25', [review, dentist]))],
    }),
    may: `${harmless}
      On Tuesday you have Budget review at 9 and the dentist at 3 pm.
      You have two events on Tuesday: Budget review at 9:00 am and Dentist at 3:00 pm.
      On Tuesday, you have a budget review from 9 to 10 and a dentist appointment at 3.
      Budget review is at 9 on Tuesday.
      Your first meeting on Tuesday is Budget review at 9.
      Your last appointment on Tuesday is the dentist.
      Wednesday is free.
      You have nothing on Wednesday.
      Wednesday is wide open.
      You're free on Tuesday at noon.
      You're free on Tuesday between 10 and 3.
      Tuesday morning at 11 is free.
      You're busy on Tuesday at 9.
      There's nothing on your calendar on Wednesday.
      You have no meetings on Wednesday.
      The dentist takes 45 minutes.
      Tuesday starts with Budget review at 9.
      After the dentist you're free.
      There are two things on Tuesday.
      Dentist is Tuesday at 15:00.
    `,
    mayNot: `
      On Tuesday you have Budget review at 10.
      You have three events on Tuesday.
      You have one meeting on Tuesday.
      You have Budget review at 3 and Dentist at 9.
      Tuesday is free.
      You're free on Tuesday at 9.
      You're free on Tuesday at 3:15 pm.
      You have nothing on Tuesday.
      Wednesday is busy.
      You have yoga on Wednesday.
      You have a haircut on Tuesday at 5.
      Thursday is free.
      You have nothing on Thursday.
      You have nothing this week.
      Your first meeting on Tuesday is the dentist.
      You only have Budget review on Tuesday.
      The dentist is with Dr. Meier.
      The dentist is at Main Street.
      The dentist takes an hour.
      You're free on Tuesday after 2.
      You're free all day Tuesday.
      Tuesday afternoon is free.
      You're packed on Tuesday.
      Your dentist is at 3 am.
      Budget review is on Wednesday.
      You're free on Tuesday between 8 and noon.
    `,
  },
  {
    name: 'free times found',
    facts: facts({
      personWords: ['Find me an hour on Monday'],
      outcomes: [
        answer(
          'find_time',
          found(
            [slot('2026-11-23', '09:00'), slot('2026-11-23', '10:30'), slot('2026-11-23', '14:00')],
            '2026-11-23',
            '2026-11-23',
          ),
        ),
      ],
    }),
    may: `
      You're free on Monday at 9, 10:30 and 2 pm.
      Monday at 9 is free.
      You could do Monday at 10:30.
      How about Monday at 9?
      9 to 10 am on Monday is free.
      There's an opening at 2 pm on Monday.
      I found three slots on Monday: 9:00, 10:30 and 14:00.
      Which one would you like?
      Shall I book 9 o'clock?
      Would 9, 10:30 or 2 suit you?
    `,
    mayNot: `
      Monday is free.
      You're free all Monday morning.
      Monday at noon is free.
      You're free on Tuesday at 9.
      How about Monday at 11:30?
      I've booked Monday at 9.
      You're free on Monday at 4 pm.
      You have nothing on Monday.
      Monday at 9 is booked.
      You're free from 9 to noon on Monday.
    `,
  },
  {
    name: 'an event was removed and another stands',
    facts: facts({
      personWords: ['Cancel lunch with Mara'],
      outcomes: [answer('remove_event', changed('remove', lunch))],
      ...outlined([standUp]),
    }),
    may: `
      Lunch with Mara is removed.
      I've cancelled your lunch with Mara.
      I've removed Lunch with Mara at 12:30 today.
      Lunch with Mara is off your calendar.
      Done, lunch is cancelled.
      You still have Stand-up at 11.
    `,
    mayNot: `
      I've cancelled Stand-up.
      I've cancelled your lunch and told Mara.
      I've let Mara know.
      I've cancelled lunch with Mara tomorrow.
      I've moved your lunch with Mara.
      You have lunch with Mara at 12:30.
      Both meetings are cancelled.
    `,
  },
  {
    name: 'asked for, not confirmed',
    facts: facts({
      personWords: ['Book the consultation on Monday at ten'],
      outcomes: [
        answer('book_appointment', {
          kind: 'pending',
          say: 'Consultation is requested: Mon 23 Nov, 10:00–11:00 am. It is not confirmed yet.',
          receipt: {
            version: 9,
            changes: [
              {
                kind: 'add',
                event: event('Consultation', '2026-11-23', {
                  time: '10:00',
                  status: 'tentative',
                  source: 'cal',
                }),
              },
            ],
          },
        }),
      ],
    }),
    may: `
      Consultation is requested: Mon 23 Nov, 10:00–11:00 am.
      It is not confirmed yet.
      I've requested the consultation for Monday at 10.
      It's still waiting for confirmation.
      The consultation on Monday at 10 is pending.
    `,
    mayNot: `
      Your consultation is booked for Monday at 10.
      Booked!
      It's confirmed.
      All set!
      Your consultation is confirmed.
      The consultation is on your calendar for Monday at 10.
      You're all set for Monday.
      I've booked the consultation.
    `,
  },
  {
    name: 'reminders, places and whole days',
    facts: facts({
      personWords: ['What is coming up next week?'],
      outcomes: [answer('list_events', listed('2026-11-23', '2026-11-29', [review, dentist, trip]))],
    }),
    may: `
      Next week you have Budget review, the dentist and the Lisbon trip.
      The Lisbon trip is on Friday, all day.
      You have three events next week.
      Monday is free.
      The dentist has a reminder 30 minutes before.
      You'll get a reminder 30 minutes before the dentist.
      Your Lisbon trip is on the 27th.
    `,
    mayNot: `
      The Lisbon trip is on Thursday.
      The Lisbon trip starts at 9.
      You have four events next week.
      Friday is free.
      You'll get a reminder an hour before the dentist.
      I'll remind you about the budget review.
      The Lisbon trip is with Mara.
      The week after next is free.
    `,
  },
];
