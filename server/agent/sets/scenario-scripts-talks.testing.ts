/** Scenarios with several acts or turns, and talks without any act. */
import type { ScenarioScript } from './scenario-script.testing.ts';

const berlin = 'Europe/Berlin';
const newYork = 'America/New_York';
const at = (title: string, date: string, start_time: string, end_time: string) => ({
  title,
  date,
  start_time,
  end_time,
});

export const talkScripts: ScenarioScript[] = [
  {
    id: 'no-tool-hello',
    now: '2026-11-23T08:00:00Z',
    timeZone: berlin,
    personWords: ['hi there, can you hear me?'],
    before: [at('Planning', '2026-11-24', '09:00', '10:00')],
  },
  {
    id: 'no-tool-request',
    now: '2026-11-23T20:00:00Z',
    timeZone: newYork,
    personWords: ['put movie night on Friday at eight'],
  },
  {
    id: 'no-tool-outline',
    now: '2026-11-24T07:00:00Z',
    timeZone: berlin,
    personWords: ['good morning, remind me what is coming up today'],
    before: [
      at('Breakfast with Ana', '2026-11-24', '08:30', '09:30'),
      at('Deep work', '2026-11-24', '10:00', '12:00'),
      at('Tax adviser', '2026-11-24', '15:00', '16:00'),
      at('Concert', '2026-11-25', '20:00', '22:30'),
    ],
    outline: { from: '2026-11-24', to: '2026-11-25' },
  },
  {
    id: 'three-adds',
    now: '2026-11-23T09:30:00Z',
    timeZone: berlin,
    personWords: [
      'tomorrow run at seven in the morning, groceries at half past five in the afternoon and on Wednesday cinema at eight in the evening',
    ],
    steps: [
      { tool: 'add_event', args: { title: 'Run', date: 'tomorrow', start_time: '7am', duration: 45 } },
      { tool: 'add_event', args: { title: 'Groceries', date: 'tomorrow', start_time: '5:30pm' } },
      { tool: 'add_event', args: { title: 'Cinema', date: 'Wednesday', start_time: '8pm', duration: 150 } },
    ],
  },
  {
    id: 'half-succeeded',
    now: '2026-11-23T15:00:00Z',
    timeZone: newYork,
    personWords: ['add spin class tomorrow at six in the evening and move my lunch with Dana to one'],
    before: [
      at('Lunch with Dana', '2026-11-24', '12:00', '13:00'),
      at('Investor call', '2026-11-24', '13:00', '14:00'),
    ],
    steps: [
      { tool: 'add_event', args: { title: 'Spin class', date: 'tomorrow', start_time: '6pm' } },
      { tool: 'move_event', args: { event: 'lunch with Dana', to_time: '1pm' } },
    ],
  },
  {
    id: 'then-moved-twice',
    now: '2026-11-23T09:10:00Z',
    timeZone: berlin,
    personWords: ['dentist on Thursday at three', 'no, four', 'sorry, make it five'],
    steps: [
      {
        tool: 'add_event',
        args: { title: 'Dentist', date: 'Thursday', start_time: '3pm' },
        at: '2026-11-23T09:05:00Z',
        isThisTurn: false,
      },
      {
        tool: 'move_event',
        args: { event: 'dentist', to_time: '4pm' },
        at: '2026-11-23T09:07:00Z',
        isThisTurn: false,
      },
      { tool: 'move_event', args: { event: 'dentist', to_time: '5pm' } },
    ],
  },
  {
    id: 'then-removed',
    now: '2026-11-23T17:30:00Z',
    timeZone: 'Europe/London',
    hour12: false,
    personWords: ['add babysitting on Saturday from six to ten', 'actually take babysitting off again'],
    steps: [
      {
        tool: 'add_event',
        args: { title: 'Babysitting', date: 'Saturday', start_time: '18:00', end_time: '22:00' },
        at: '2026-11-23T17:20:00Z',
        isThisTurn: false,
      },
      { tool: 'remove_event', args: { event: 'babysitting' } },
    ],
  },
  {
    id: 'changed-by-hand',
    now: '2026-11-24T10:30:00Z',
    timeZone: berlin,
    personWords: ['add photo shoot tomorrow at ten', 'when is the photo shoot?'],
    steps: [
      {
        tool: 'add_event',
        args: { title: 'Photo shoot', date: 'tomorrow', start_time: '10am', duration: 120 },
        at: '2026-11-24T10:20:00Z',
        isThisTurn: false,
      },
      {
        tool: 'move_event',
        args: { event: 'photo shoot', to_time: '2pm' },
        at: '2026-11-24T10:25:00Z',
        byHand: true,
      },
      { tool: 'list_events', args: { from: 'today', to: '2026-12-05', about: 'photo shoot' } },
    ],
  },
  {
    id: 'correction-same-turn',
    now: '2026-11-24T18:00:00Z',
    timeZone: newYork,
    personWords: ['pottery on Sunday at two, no wait, three'],
    steps: [
      { tool: 'add_event', args: { title: 'Pottery', date: 'Sunday', start_time: '2pm', duration: 90 } },
      { tool: 'move_event', args: { event: 'pottery', to_time: '3pm' } },
    ],
  },
  {
    id: 'recap-of-talk',
    now: '2026-11-24T16:00:00Z',
    timeZone: berlin,
    personWords: [
      'add a visit to the bank tomorrow at nine',
      'rename coffee to coffee with Elif',
      'drop the gym tonight',
      'so what did you change?',
    ],
    before: [
      at('Coffee', '2026-11-26', '15:00', '15:30'),
      at('Gym', '2026-11-24', '19:00', '20:00'),
      at('Opera', '2026-11-24', '21:00', '23:00'),
    ],
    steps: [
      {
        tool: 'add_event',
        args: { title: 'Visit to the bank', date: 'tomorrow', start_time: '9am', duration: 30 },
        at: '2026-11-24T15:50:00Z',
        isThisTurn: false,
      },
      {
        tool: 'update_event',
        args: { event: 'coffee', title: 'Coffee with Elif' },
        at: '2026-11-24T15:52:00Z',
        isThisTurn: false,
      },
      {
        tool: 'remove_event',
        args: { event: 'gym', on: 'today' },
        at: '2026-11-24T15:55:00Z',
        isThisTurn: false,
      },
    ],
    outline: { from: '2026-11-24', to: '2026-11-27' },
  },
  {
    id: 'overlap-allowed',
    now: '2026-11-25T08:00:00Z',
    timeZone: berlin,
    personWords: ['add a call with the landlord today at eleven', 'yes, put it in anyway'],
    before: [at('Code review', '2026-11-25', '11:00', '12:00')],
    steps: [
      {
        tool: 'add_event',
        args: { title: 'Call with the landlord', date: 'today', start_time: '11am', duration: 30 },
        at: '2026-11-25T07:59:00Z',
        isThisTurn: false,
        isHeard: true,
      },
      {
        tool: 'add_event',
        args: {
          title: 'Call with the landlord',
          date: 'today',
          start_time: '11am',
          duration: 30,
          allow_overlap: true,
        },
        isHeard: true,
      },
    ],
  },
  {
    id: 'undo-remove-clash',
    now: '2026-11-25T11:00:00Z',
    timeZone: berlin,
    personWords: ['cancel the tasting', 'put a haircut there', 'hm, bring the tasting back'],
    before: [at('Wine tasting', '2026-11-27', '18:00', '20:00')],
    steps: [
      {
        tool: 'remove_event',
        args: { event: 'wine tasting' },
        at: '2026-11-25T10:50:00Z',
        isThisTurn: false,
      },
      {
        tool: 'add_event',
        args: { title: 'Haircut', date: 'Friday', start_time: '6:30pm', duration: 45 },
        at: '2026-11-25T10:55:00Z',
        isThisTurn: false,
      },
      { tool: 'undo_change', args: { version: 2 } },
    ],
  },
];
