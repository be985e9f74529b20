/**
 * Sentences the gate was built with: labelled by hand, a scenario at a time. What measures it is
 * the set written independently of it (`server/agent/sets`) and the generated turns.
 */
import { answer, changed, clash, event, facts, listed, moved, outlined, slot } from './facts.testing.ts';
import { readingScenarios } from './dev-reading.testing.ts';
import { falseSuccess, harmless, smallTalk } from './dev-lists.testing.ts';
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
const later = moved(dentist, '2026-11-25', '16:30');
const day = outlined([standUp, lunch]);

const actingScenarios: readonly DevScenario[] = [
  {
    name: 'they asked for verses',
    facts: facts({ personWords: ['write me a haiku about Mondays'] }),
    may: `
      Grey light on the desk, a cup of coffee steams, Monday starts again.
      The week begins now.
    `,
    mayNot: `
      Your Monday is empty.
      I added a haiku on Monday.
    `,
  },
  {
    name: 'they talk of something else',
    facts: facts({ personWords: ['What is the capital of France?'] }),
    may: `${harmless}${smallTalk}
      Paris is the capital of France.
      Coffee contains caffeine.
      Well done!
      Paris.
      Paris. It has about two million inhabitants.
      Shakespeare.
      Isaac Newton.
      The Eiffel Tower was finished in 1889.
    `,
    mayNot: `
      Paris. And your lunch is at noon.
      I added a trip to Paris for you.
      You are free tomorrow.
      Your dentist is at four.
      Tomorrow is quiet.
    `,
  },
  {
    name: 'nothing done, nothing read',
    facts: facts({ personWords: ['Can you put gym on Saturday at seven?'] }),
    may: `${harmless}
      Shall I put gym on Saturday at 7?
      You could say: add gym at 7 am tomorrow.
      Do you mean 7 am or 7 pm?
      So you'd like gym on Saturday at seven?
      You said Saturday at seven.
      Would you like me to add gym on Saturday at 7:00?
      I haven't added anything yet.
      I haven't changed anything.
      Nothing has been changed.
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
    may: `${harmless}${smallTalk}
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
    may: `${harmless}${smallTalk}
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
];

export const devScenarios: readonly DevScenario[] = [...actingScenarios, ...readingScenarios];
