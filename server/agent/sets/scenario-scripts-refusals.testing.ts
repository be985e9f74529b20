/** Scenarios in which nothing was done, and why. */
import type { ScenarioScript } from './scenario-script.testing.ts';

const berlin = 'Europe/Berlin';
const noSeries = 'Repeating events are not possible yet. I can add it once.';
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

export const refusalScripts: ScenarioScript[] = [
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
    // What a calendar that cannot repeat answers: the sentences of the set were written for it.
    written: [
      {
        tool: 'add_event',
        isThisTurn: true,
        at: '2026-11-25T14:30:00Z',
        outcome: { kind: 'invalid', say: noSeries, problems: [{ field: 'repeat', problem: noSeries }] },
      },
    ],
  },
];
