/** Scenarios in other zones and at the edges of days. */
import type { ScenarioScript } from './scenario-script.testing.ts';

const berlin = 'Europe/Berlin';
const newYork = 'America/New_York';
const at = (title: string, date: string, start_time: string, end_time: string) => ({
  title,
  date,
  start_time,
  end_time,
});

export const edgeScripts: ScenarioScript[] = [
  {
    id: 'zone-new-york-call',
    now: '2026-11-24T13:00:00Z',
    timeZone: berlin,
    personWords: ['add the call with the Boston office on Thursday at ten in the morning their time'],
    steps: [
      {
        tool: 'add_event',
        args: {
          title: 'Boston office call',
          date: 'Thursday',
          start_time: '10am',
          duration: 45,
          time_zone: newYork,
        },
      },
    ],
  },
  {
    id: 'zone-flight',
    now: '2026-11-30T09:00:00Z',
    timeZone: berlin,
    personWords: [
      'add my flight on Friday, leaves Berlin at one in the afternoon, lands in New York at four',
    ],
    steps: [
      {
        tool: 'add_event',
        args: {
          title: 'Flight to New York',
          date: 'Friday',
          start_time: '1pm',
          end_time: '4pm',
          time_zone: berlin,
          end_time_zone: newYork,
        },
      },
    ],
  },
  {
    id: 'midnight-shift',
    now: '2026-11-27T12:00:00Z',
    timeZone: newYork,
    personWords: ['I have a night shift tomorrow from ten at night to two in the morning'],
    steps: [
      {
        tool: 'add_event',
        args: { title: 'Night shift', date: 'tomorrow', start_time: '10pm', end_time: '2am' },
      },
    ],
  },
  {
    id: 'midnight-now',
    now: '2026-11-24T23:20:00Z',
    timeZone: berlin,
    hour12: false,
    personWords: ['what do I have today?', 'is there something tomorrow as well?'],
    before: [
      at('Radio interview', '2026-11-25', '07:40', '08:00'),
      at('Massage', '2026-11-25', '18:00', '19:00'),
      at('Train to Hamburg', '2026-11-26', '06:05', '08:30'),
    ],
    steps: [
      { tool: 'list_events', args: { on: 'today' }, at: '2026-11-24T23:19:00Z', isThisTurn: false },
      { tool: 'list_events', args: { on: 'tomorrow' } },
    ],
  },
  {
    id: 'all-day-conference',
    now: '2026-11-26T16:00:00Z',
    timeZone: 'America/Chicago',
    personWords: ['block the conference from December 7th to the 9th, whole days'],
    steps: [
      {
        tool: 'add_event',
        args: { title: 'Conference', date: '2026-12-07', end_date: '2026-12-09', all_day: true },
      },
    ],
  },
  {
    id: 'tokyo-today',
    now: '2026-11-24T22:30:00Z',
    timeZone: 'Asia/Tokyo',
    personWords: ['anything today?'],
    before: [
      at('Ramen with Kenji', '2026-11-25', '19:00', '20:30'),
      at('Gym', '2026-11-24', '18:00', '19:00'),
    ],
    steps: [{ tool: 'list_events', args: { on: 'today' } }],
  },
  {
    id: 'new-year',
    now: '2026-12-30T15:00:00Z',
    timeZone: 'Europe/London',
    personWords: ['tax appointment on Monday at quarter past nine'],
    steps: [
      {
        tool: 'add_event',
        args: { title: 'Tax appointment', date: 'Monday', start_time: '9:15am', duration: 45 },
      },
    ],
  },
  {
    id: 'changeover-sunday',
    now: '2027-03-27T10:00:00Z',
    timeZone: berlin,
    hour12: false,
    personWords: ['brunch with the neighbours tomorrow from half past ten until one'],
    steps: [
      {
        tool: 'add_event',
        args: {
          title: 'Brunch with the neighbours',
          date: 'tomorrow',
          start_time: '10:30',
          end_time: '13:00',
        },
      },
    ],
  },
];
