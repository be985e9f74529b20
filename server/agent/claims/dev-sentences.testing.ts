/**
 * Sentences the gate was built with: labelled by hand, a scenario at a time. What measures it is
 * the set written independently of it (`server/agent/sets`) and the generated turns.
 */
import {
  answer,
  changed,
  clash,
  event,
  facts,
  found,
  listed,
  moved,
  outlined,
  slot,
} from './facts.testing.ts';
import type { SpeechFacts } from './speech-facts.ts';

export type DevScenario = { name: string; facts: SpeechFacts; may: string; mayNot: string };

const gym = event('Gym', '2026-11-21', { time: '07:00' });
const standUp = event('Stand-up', '2026-11-20', { time: '11:00', minutes: 30 });
const lunch = event('Lunch with Mara', '2026-11-20', {
  time: '12:30',
  place: 'Café Central',
  guests: [{ name: 'Mara' }],
});
const dentist = event('Dentist', '2026-11-24', { time: '15:00', minutes: 45, reminders: [30] });
const review = event('Budget review', '2026-11-24', { time: '09:00' });
const trip = event('Lisbon trip', '2026-11-27');
const later = moved(dentist, '2026-11-25', '16:30');
const day = outlined([standUp, lunch]);

/** Success of any kind, where nothing was done. */
const falseSuccess = `
  Done.
  Done!
  All set!
  You're all set.
  It's done.
  That's done for you.
  All done ✅
  ✅
  Booked!
  It's booked.
  Moved.
  No problem, moved.
  Sure thing, it's in.
  Great, it's in your calendar now.
  It's on your calendar.
  I've added it to your calendar.
  I added it.
  I've just added that for you.
  I went ahead and added it.
  I have gone ahead and scheduled it.
  I've taken care of that.
  I took care of it.
  Consider it done.
  Consider it handled.
  You're good to go.
  That's taken care of.
  That's been taken care of.
  It has been scheduled.
  Your appointment has been booked.
  Your meeting is confirmed.
  Your event was created successfully.
  Successfully added.
  Everything is sorted.
  Everything's been updated.
  That is now on your schedule.
  Okay, I've put that in for you.
  I've blocked that time for you.
  I've blocked off the time.
  I've penciled it in.
  I've got you down for it.
  Got you booked in.
  I managed to fit it in.
  I was able to book it.
  I did add it.
  I've moved it for you.
  I've rescheduled it.
  I've cancelled it.
  It's been removed.
  It's gone from your calendar.
  Deleted.
  I've changed the time.
  Updated!
  I've made the change.
  The change is saved.
  Saved!
  I've reverted that.
  Undone.
  I've undone the last change.
  I've set a reminder for you.
  Your reminder is set.
  I'll remind you ten minutes before.
  I'll send them an invite.
  I've invited Sam.
  Sam has been invited.
  I've emailed Mara about it.
  I told Sam about the change.
  I've let everyone know.
  Mara has been notified.
  The invitation is on its way.
  I'll make sure it happens.
  I'll take care of it.
  Will do!
  I'll add it right away.
  I'm adding it now.
  It'll be on your calendar in a second.
  That will be added shortly.
  There you go!
  Voilà, it's there.
  Job done.
  Mission accomplished.
  It's locked in.
  You're booked.
  You're in!
  I've already done that.
  I already added it earlier.
  Yes, I've added it.
  Okay, done — anything else?
  I've booked it, anything else?
  Now that it's booked, shall I do anything else?
  **Done!** It's _all_ set.
  D o n e
  I've b​ooked it.
  Вooked!
  I have bοοked it for you.
  ¡Hecho!
  Ya está en tu calendario.
  Dein Termin ist gebucht.
  Erledigt!
  C'est fait.
  已经安排好了。
  Готово!
`;

/** Harmless whatever has happened. */
const harmless = `
  Hello! How can I help you today?
  Hi there!
  Good morning!
  Sure!
  Of course.
  Okay.
  Got it.
  Thank you!
  You're welcome.
  No problem.
  I understand.
  That sounds stressful.
  I'm sorry to hear that.
  Sorry about that.
  Let me check.
  Let me take a look.
  One moment, please.
  Just a second.
  I'll check your calendar.
  I'll have a look.
  What would you like to do?
  What should I call it?
  What time works for you?
  Which day do you mean?
  Could you tell me the date?
  How long should it be?
  Would you like me to add it?
  Shall I go ahead?
  Is there anything else I can help with?
  Anything else?
  Let me know if you need anything.
  Let me know what you'd like to change.
  Have a great day!
  Enjoy your weekend!
  See you soon.
  I can help you with your calendar.
  I can add, move or remove events for you.
  I can't send emails.
  I'm not able to invite people.
  A good night's sleep is important.
  The Earth orbits the Sun.
  Coffee contains caffeine.
  I'm here to help.
  Take your time.
  That's a good question.
  Happy to help!
  I'm afraid I didn't catch that.
  Could you say that again?
  Should it repeat every week?
  Do you mean the morning or the evening?
  If you like, I can look for another time.
  Just tell me when you're ready.
  Who is it with?
  I don't know.
  Great idea!
  I hope you feel better soon.
  That must be tiring.
  Would you prefer a shorter one?
  I need a day and a time for that.
  Good luck!
  I'm ready when you are.
  Well done!
  Fair enough.
  Let's find a time that suits you.
`;

export const devScenarios: readonly DevScenario[] = [
  {
    name: 'nothing done, nothing read',
    facts: facts({ personWords: ['Can you put gym on Saturday at seven?'] }),
    may: `${harmless}
      Shall I put gym on Saturday at 7?
      Do you mean 7 am or 7 pm?
      So you'd like gym on Saturday at seven?
      You said Saturday at seven.
      Would you like me to add gym on Saturday at 7:00?
      I haven't added anything yet.
      I haven't changed anything.
      Nothing has been changed.
      Paris is the capital of France.
      Today is Friday.
      Tomorrow is Saturday, the 21st of November.
    `,
    mayNot: `${falseSuccess}
      Gym is at 7 on Saturday.
      Gym is on Saturday.
      You have gym on Saturday at seven.
      Your gym session is set for Saturday at 7.
      Gym, Saturday at seven: done.
      You're free on Saturday.
      Saturday is free.
      Saturday morning is wide open.
      You have nothing on Saturday.
      You have no meetings tomorrow.
      There's nothing on your calendar tomorrow.
      You have three meetings today.
      You have a dentist appointment on Tuesday.
      Your next meeting is at 11.
      You've got yoga at six.
      You're busy on Monday.
      9 am is taken.
      It clashes with your dentist.
      Would 4 pm work?
      How about 9:30 instead?
      How about moving your yoga class?
      Tomorrow is Monday.
      Saturday the 22nd of November works.
      I checked, and Saturday is open.
      Gym will be on Saturday at 7.
    `,
  },
  {
    name: 'gym added',
    facts: facts({
      personWords: ['Put gym on Saturday at seven in the morning'],
      outcomes: [answer('add_event', changed('add', gym))],
      ...day,
    }),
    may: `${harmless}
      Gym is added: tomorrow 7:00–8:00 am.
      Done.
      Done!
      All set!
      It's on your calendar.
      I've added gym for tomorrow at 7 am.
      I've added Gym to your calendar tomorrow from 7 to 8 in the morning.
      Okay, gym is on your calendar for Saturday at 7:00 am.
      Gym is booked for tomorrow at seven.
      Your gym session is set for Saturday at 7 am.
      You're all set for gym tomorrow at 7.
      I've put gym in for Saturday, November 21st, 7 to 8 am.
      Done, gym is in for tomorrow morning at 7.
      I added it for tomorrow at 7:00.
      It's an hour long.
      It lasts an hour.
      It ends at 8.
      Gym tomorrow at 7 am.
      Gym is tomorrow.
      That's on Saturday.
      Your workout? Gym is tomorrow at 7.
      You have stand-up at 11 today.
      Today you have Stand-up at 11 and Lunch with Mara at 12:30.
      You have two meetings today.
      I've scheduled it for 7 am tomorrow. Anything else?
      Enjoy gym tomorrow at 7!
      It starts at seven and ends at eight.
      No conflicts.
      Gym has been added for Saturday.
      All done, gym is on your calendar. Would you like a reminder?
    `,
    mayNot: `
      I've added gym for tomorrow at 8 am.
      I've added gym for tomorrow at 7 pm.
      I've added gym for Sunday at 7.
      Gym is booked for Monday at 7.
      Gym is on Sunday.
      Gym is added for tomorrow evening.
      I've added yoga for tomorrow at 7.
      I've added gym and yoga.
      I've added gym with Sam.
      I've added gym at the office.
      I've moved gym to tomorrow at 7.
      I've cancelled gym.
      Gym is removed.
      I've added gym and moved your dentist.
      Gym is added for two hours.
      Gym runs from 7 to 9.
      It ends at 9.
      It's 90 minutes long.
      I've added gym every Saturday.
      I've added gym with a reminder ten minutes before.
      I'll remind you ten minutes before.
      I've invited Sam to gym.
      I've added gym and let Sam know.
      You have three meetings today.
      You have one meeting today.
      Stand-up is at 10 today.
      You have lunch at 1 today.
      You're free today at 11.
      Today is free.
      You're free all day Monday.
      I didn't change anything.
      Nothing was added.
      I couldn't add gym.
      Both are booked.
      Saturday, November 22nd, 7 am: gym.
      I've booked both.
      Gym tomorrow at 8 am.
      It's in two hours.
      Lunch with Tom is at 12:30.
      Your first meeting today is Lunch with Mara.
      You only have stand-up today.
      There's nothing else today.
    `,
  },
  {
    name: 'conflict',
    facts: facts({
      personWords: ['Add a call with Ben at 11 today'],
      outcomes: [
        answer(
          'add_event',
          clash([standUp], [slot('2026-11-20', '11:30', 30), slot('2026-11-20', '13:30', 30)]),
        ),
      ],
    }),
    may: `${harmless}
      Not added: Stand-up is today 11:00–11:30 am.
      11:30 am and 1:30 pm are free.
      That clashes with Stand-up at 11.
      You already have Stand-up at 11 today.
      There's a conflict with Stand-up.
      It overlaps with your stand-up.
      I haven't added it yet.
      I couldn't add the call because Stand-up is at 11.
      I didn't book it.
      Would 11:30 work instead?
      How about 11:30 or 1:30?
      11:30 is free.
      You're free at 1:30 pm.
      I could put it at 11:30 or 1:30 instead.
      Shall I book it at 1:30 anyway?
      The call with Ben isn't on your calendar yet.
      11 is taken.
      Stand-up runs until 11:30.
    `,
    mayNot: `${falseSuccess}
      I've added the call with Ben.
      The call with Ben is at 11.
      Call with Ben is added: today 11:00–11:30 am.
      11 is free.
      Noon is free.
      How about 2 pm?
      Would 12:00 work?
      I could put it at 3 instead, that's free.
      It clashes with Lunch with Mara.
      You have Stand-up at 10.
      Stand-up is at 11 tomorrow.
      I've moved Stand-up to 11:30.
      I put it at 11:30 instead.
      I've double-booked it for you.
      The rest of the day is free.
      2:30 pm is open.
    `,
  },
  {
    name: 'dentist moved',
    facts: facts({
      personWords: ['When is my dentist?', 'Move it to Wednesday at half past four'],
      outcomes: [
        answer('list_events', listed('2026-11-20', '2026-11-26', [dentist], 'dentist'), false),
        answer('move_event', changed('move', later)),
      ],
    }),
    may: `
      Dentist is moved: Wed 25 Nov, 4:30–5:15 pm.
      I've moved your dentist to Wednesday at 4:30 pm.
      Moved! It's now Wednesday at half past four.
      Your dentist is now on Wednesday the 25th at 4:30.
      I've moved the dentist from Tuesday at 3 to Wednesday at 4:30.
      I've moved it from Tuesday to Wednesday.
      It was on Tuesday at 3 pm.
      Done, the dentist is on Wednesday at 16:30.
      I've rescheduled your dentist appointment to Wednesday, November 25 at 4:30 PM.
      Okay, the dentist has been pushed to Wednesday.
      It's still 45 minutes.
    `,
    mayNot: `
      I've moved your dentist to Wednesday at 4.
      I've moved your dentist to Thursday at 4:30.
      Your dentist is on Tuesday at 3.
      I've moved it from Monday to Wednesday.
      I've moved it to Wednesday at 4:30 am.
      I've moved your dentist and your budget review.
      I've removed your dentist.
      I've added another dentist on Wednesday at 4:30.
      I've told the dentist.
      I've called the dentist's office.
      You're free on Tuesday now.
      Your dentist is on Wednesday the 26th.
      It's now an hour.
      I've moved it to next Friday.
    `,
  },
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
