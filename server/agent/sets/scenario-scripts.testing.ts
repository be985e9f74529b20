/** Scenarios about one act, or one answer, at a time. */
import type { ScenarioScript } from './scenario-script.testing.ts';

const friday = '2026-11-20T08:12:00Z';
const berlin = 'Europe/Berlin';
const newYork = 'America/New_York';
const at = (title: string, date: string, start_time: string, end_time: string) => ({
  title,
  date,
  start_time,
  end_time,
});
const fridayBefore = [
  at('Stand-up', '2026-11-20', '09:30', '09:45'),
  at('Lunch with Priya', '2026-11-20', '12:30', '13:30'),
];

export const singleScripts: ScenarioScript[] = [
  {
    id: 'add-dentist',
    now: friday,
    timeZone: berlin,
    personWords: ['put the dentist on Thursday at three in the afternoon'],
    before: fridayBefore,
    steps: [
      {
        tool: 'add_event',
        args: { title: 'Dentist', date: 'Thursday', start_time: 'three in the afternoon' },
      },
    ],
  },
  {
    id: 'add-gym-24h',
    now: friday,
    timeZone: berlin,
    hour12: false,
    personWords: ['gym tomorrow from 07:00 to 08:30 please'],
    steps: [
      {
        tool: 'add_event',
        args: { title: 'Gym', date: 'tomorrow', start_time: '07:00', end_time: '08:30' },
      },
    ],
  },
  {
    id: 'move-review',
    now: '2026-11-23T15:05:00Z',
    timeZone: newYork,
    personWords: ['can you push the design review to Wednesday at half past ten'],
    before: [
      at('Design review', '2026-11-24', '14:00', '15:00'),
      at('1:1 with Omar', '2026-11-25', '09:00', '09:30'),
    ],
    steps: [
      {
        tool: 'move_event',
        args: { event: 'design review', to_date: 'Wednesday', to_time: 'half past ten in the morning' },
      },
    ],
  },
  {
    id: 'update-place',
    now: '2026-11-24T13:40:00Z',
    timeZone: 'Europe/London',
    personWords: ['the book club is at the Red Lion this time, and jot down that I bring the wine'],
    before: [at('Book club', '2026-11-27', '19:00', '21:00')],
    steps: [
      {
        tool: 'update_event',
        args: { event: 'book club', place: 'The Red Lion', notes: 'Bring the wine' },
      },
    ],
  },
  {
    id: 'update-guests',
    now: '2026-11-24T17:20:00Z',
    timeZone: newYork,
    personWords: ['add Sam and Lena to the budget meeting'],
    before: [at('Budget meeting', '2026-11-30', '11:00', '12:00')],
    steps: [{ tool: 'update_event', args: { event: 'budget meeting', guests: ['Sam', 'Lena'] } }],
  },
  {
    id: 'remove-yoga',
    now: '2026-11-23T07:30:00Z',
    timeZone: berlin,
    personWords: ['cancel yoga tomorrow, I am too tired'],
    before: [at('Yoga', '2026-11-24', '18:00', '19:15'), at('Yoga', '2026-11-26', '18:00', '19:15')],
    steps: [{ tool: 'remove_event', args: { event: 'yoga', on: 'tomorrow' } }],
  },
  {
    id: 'undo-add',
    now: '2026-11-23T10:02:00Z',
    timeZone: berlin,
    personWords: ['put coffee with Jonas at four today', 'hmm, undo that'],
    steps: [
      {
        tool: 'add_event',
        args: { title: 'Coffee with Jonas', date: 'today', start_time: '4pm', duration: 30 },
        at: '2026-11-23T10:01:00Z',
        isThisTurn: false,
      },
      { tool: 'undo_change', args: {} },
    ],
  },
  {
    id: 'list-today',
    now: '2026-11-25T06:45:00Z',
    timeZone: berlin,
    personWords: ['what does my day look like?'],
    before: [
      at('Team sync', '2026-11-25', '09:00', '09:30'),
      at('Physio', '2026-11-25', '11:15', '12:00'),
      at('Interview with Nadia', '2026-11-25', '14:00', '15:30'),
      at('Pick up kids', '2026-11-25', '16:30', '17:00'),
    ],
    steps: [{ tool: 'list_events', args: { on: 'today' } }],
  },
  {
    id: 'list-empty-friday',
    now: '2026-11-24T20:10:00Z',
    timeZone: newYork,
    personWords: ['do I have anything on Friday?'],
    before: [at('Flight to Boston', '2026-11-28', '08:00', '09:20')],
    steps: [{ tool: 'list_events', args: { on: 'Friday' } }],
  },
  {
    id: 'list-week-many',
    now: '2026-11-22T18:00:00Z',
    timeZone: berlin,
    hour12: false,
    personWords: ['read me next week'],
    before: [
      at('Planning', '2026-11-23', '09:00', '10:30'),
      at('Call with Ines', '2026-11-23', '13:00', '13:45'),
      at('Choir', '2026-11-23', '19:30', '21:00'),
      at('Vet', '2026-11-24', '08:20', '08:50'),
      at('Sprint demo', '2026-11-24', '15:00', '16:00'),
      at('Swimming', '2026-11-25', '06:30', '07:30'),
      at('Board call', '2026-11-25', '17:00', '18:30'),
      at('Car inspection', '2026-11-26', '10:00', '11:00'),
      at('Dinner at Tom’s', '2026-11-26', '19:00', '22:00'),
      at('Retro', '2026-11-27', '14:00', '15:00'),
      at('Flea market', '2026-11-28', '10:00', '13:00'),
    ],
    steps: [{ tool: 'list_events', args: { on: 'next week' } }],
  },
  {
    id: 'find-tomorrow',
    now: '2026-11-25T15:00:00Z',
    timeZone: berlin,
    personWords: ['when could I squeeze in an hour tomorrow?'],
    before: [
      at('Workshop', '2026-11-26', '09:00', '12:00'),
      at('Call with legal', '2026-11-26', '14:00', '15:00'),
    ],
    steps: [{ tool: 'find_time', args: { duration: 60, on: 'tomorrow', most: 3 } }],
  },
  {
    id: 'find-none',
    now: '2026-11-25T15:00:00Z',
    timeZone: 'Europe/London',
    personWords: ['find me three hours on Thursday'],
    before: [at('Hiring day', '2026-11-26', '09:30', '16:30')],
    steps: [{ tool: 'find_time', args: { duration: '3 hours', on: 'Thursday' } }],
  },
  {
    id: 'conflict-standup',
    now: '2026-11-20T07:45:00Z',
    timeZone: berlin,
    personWords: ['book a call with Mia today at half past nine'],
    before: fridayBefore,
    steps: [
      {
        tool: 'add_event',
        args: { title: 'Call with Mia', date: 'today', start_time: '9:30am', duration: 30 },
      },
    ],
  },
  {
    id: 'move-conflict-two',
    now: '2026-11-23T09:00:00Z',
    timeZone: 'Europe/London',
    personWords: ['move the strategy session to Thursday at one'],
    before: [
      at('Strategy session', '2026-11-25', '10:00', '12:00'),
      at('Lunch with Ruth', '2026-11-26', '12:30', '13:30'),
      at('Payroll', '2026-11-26', '14:00', '14:30'),
    ],
    steps: [{ tool: 'move_event', args: { event: 'strategy session', to_date: 'Thursday', to_time: '1pm' } }],
  },
  {
    id: 'ambiguous-dentists',
    now: '2026-11-23T09:00:00Z',
    timeZone: berlin,
    personWords: ['cancel my dentist appointment'],
    before: [
      at('Dentist for Leo', '2026-11-26', '15:00', '16:00'),
      at('Dentist check-up', '2026-12-03', '08:30', '09:00'),
    ],
    steps: [{ tool: 'remove_event', args: { event: 'dentist' } }],
  },
  {
    id: 'needs-time',
    now: '2026-11-23T16:00:00Z',
    timeZone: newYork,
    personWords: ['add a haircut on Saturday'],
    steps: [{ tool: 'add_event', args: { title: 'Haircut', date: 'Saturday' } }],
  },
  {
    id: 'not-found-piano',
    now: '2026-11-23T16:00:00Z',
    timeZone: berlin,
    personWords: ['push my piano lesson back by an hour'],
    before: [at('Parents’ evening', '2026-11-24', '18:00', '19:00')],
    steps: [{ tool: 'move_event', args: { event: 'piano lesson', to_time: '6pm' } }],
  },
  {
    id: 'past-add',
    now: '2026-11-25T14:30:00Z',
    timeZone: berlin,
    personWords: ['log a call with Petra for yesterday at ten'],
    steps: [{ tool: 'add_event', args: { title: 'Call with Petra', date: 'yesterday', start_time: '10am' } }],
  },
  {
    id: 'stale-move',
    now: '2026-11-25T14:30:00Z',
    timeZone: berlin,
    personWords: ['shift the handover to five'],
    before: [at('Handover', '2026-11-26', '15:00', '15:30')],
    steps: [
      { tool: 'move_event', args: { event: 'handover', to_time: '4pm' }, byHand: true },
      { tool: 'move_event', args: { event: 'handover', to_time: '5pm', if_version: 1 } },
    ],
  },
  {
    id: 'invalid-repeat',
    now: '2026-11-25T14:30:00Z',
    timeZone: berlin,
    personWords: ['put guitar practice in every Sunday at eleven'],
    steps: [
      {
        tool: 'add_event',
        args: { title: 'Guitar practice', date: 'Sunday', start_time: '11am', repeat: 'every Sunday' },
      },
    ],
  },
  {
    id: 'repeat-add',
    now: '2026-11-25T09:00:30Z',
    timeZone: newYork,
    personWords: [
      'add lunch with Carlos tomorrow at noon',
      'did you add lunch with Carlos tomorrow at noon?',
    ],
    steps: [
      {
        tool: 'add_event',
        args: { title: 'Lunch with Carlos', date: 'tomorrow', start_time: '12pm' },
        at: '2026-11-25T09:00:00Z',
        isThisTurn: false,
      },
      { tool: 'add_event', args: { title: 'Lunch with Carlos', date: 'tomorrow', start_time: '12pm' } },
    ],
  },
  {
    id: 'duration-longer',
    now: '2026-11-24T11:00:00Z',
    timeZone: 'Europe/Madrid',
    hour12: false,
    personWords: ['the client call needs to be an hour and a half'],
    before: [at('Client call', '2026-11-26', '16:00', '17:00')],
    steps: [{ tool: 'update_event', args: { event: 'client call', duration: 'an hour and a half' } }],
  },
  {
    id: 'reminder-add',
    now: '2026-11-24T21:30:00Z',
    timeZone: 'America/Los_Angeles',
    personWords: [
      'add passport renewal at the town hall on Monday at quarter to nine, remind me half an hour before',
    ],
    steps: [
      {
        tool: 'add_event',
        args: {
          title: 'Passport renewal',
          date: 'Monday',
          start_time: '8:45am',
          duration: 45,
          place: 'Town hall',
          remind_minutes_before: 30,
        },
      },
    ],
  },
  {
    id: 'list-about',
    now: '2026-11-24T08:00:00Z',
    timeZone: berlin,
    personWords: ['when is my eye test, and do I have a physio appointment?'],
    before: [
      at('Eye test', '2026-12-01', '10:20', '10:50'),
      at('Dinner with Paul', '2026-12-01', '19:00', '21:00'),
    ],
    steps: [
      { tool: 'list_events', args: { from: 'today', to: '2026-12-31', about: 'eye test' } },
      { tool: 'list_events', args: { from: 'today', to: '2026-12-31', about: 'physio' } },
    ],
  },
  {
    id: 'list-tomorrow-london',
    now: '2026-11-30T22:15:00Z',
    timeZone: 'Europe/London',
    hour12: false,
    personWords: ['and tomorrow?'],
    before: [
      at('School run', '2026-12-01', '08:15', '09:00'),
      at('Accountant', '2026-12-01', '13:00', '14:00'),
    ],
    steps: [{ tool: 'list_events', args: { on: 'tomorrow' } }],
  },
  {
    id: 'empty-weekend',
    now: '2026-11-26T12:00:00Z',
    timeZone: newYork,
    personWords: ['am I free this weekend?'],
    before: [at('Rent due call', '2026-11-30', '10:00', '10:15')],
    steps: [{ tool: 'list_events', args: { from: '2026-11-28', to: '2026-11-29' } }],
  },
];
