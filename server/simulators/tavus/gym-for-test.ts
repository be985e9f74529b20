/** One sentence, its call and its answer: what the tests of the simulated model talk about. */
import { calls, hearing } from './call-for-test.ts';

export const gym = 'Add gym at 7 tomorrow';
export const done = {
  kind: 'done',
  say: 'Gym is on for tomorrow at 7.',
  receipt: { version: 1, changes: [] },
};
export const hearsGym = hearing({
  [gym]: calls('add_event', { title: 'gym', date: '2026-11-21', start_time: '07:00' }),
  Yes: { kind: 'yes', call: null, choice: null },
  'Add it anyway': { kind: 'yes', call: null, choice: null, consents: true },
  'Yes, add it anyway': { kind: 'yes', call: null, choice: null, consents: true },
  'The second one': { kind: 'choose', call: null, choice: 1 },
  'No, leave it': { kind: 'no', call: null, choice: null },
  'remove everything on Friday': calls('remove_event', { event: 'everything' }),
});

export const argumentsOf = (request: { body: { arguments: string } }) => JSON.parse(request.body.arguments);
