/** Scenarios in which the calendar is only read. */
import type { ScenarioScript } from './scenario-script.testing.ts';

const berlin = 'Europe/Berlin';
const newYork = 'America/New_York';
const at = (title: string, date: string, start_time: string, end_time: string) => ({
  title,
  date,
  start_time,
  end_time,
});

export const readScripts: ScenarioScript[] = [
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
