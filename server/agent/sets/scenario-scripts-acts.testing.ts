/** Scenarios in which one thing is done. */
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

export const actScripts: ScenarioScript[] = [
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
];
