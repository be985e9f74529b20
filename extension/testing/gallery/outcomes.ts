/** One outcome of every kind, worded as the server words them. */
import type { FreeSlot, Outcome } from '#shared/outcome.ts';
import { at, today, zone } from './seeds.ts';

const slot = (time: string, end: string): FreeSlot => {
  const event = at('free', time, end);
  return {
    start: event.start,
    end: event.end,
    wall: { start: { date: today, time }, end: { date: today, time: end }, timeZone: zone },
  };
};
const gym = at('Gym', '07:00', '08:00', { source: 'voice' });
const receipt = { version: 41, changes: [{ kind: 'add' as const, event: gym }] };

export const outcomes: Record<string, Outcome> = {
  pending: {
    kind: 'pending',
    say: 'Asked for Tue 24 Nov, 10:00 am. It is not confirmed yet.',
    receipt,
    simulated: true,
  },
  taken: {
    kind: 'taken',
    say: 'Not booked: 10:00 am was just taken.',
    nearest: [slot('11:00', '11:30'), slot('13:00', '13:30')],
  },
  'not-offered': { kind: 'not-offered', say: '9:00 pm is not offered.', nearest: [slot('16:00', '16:30')] },
  ambiguous: {
    kind: 'ambiguous',
    say: 'Which Gym?',
    question: 'Which Gym do you mean?',
    choices: [
      { label: 'Gym, tomorrow 7:00–8:00 am', value: 'a' },
      { label: 'Gym, Mon 23 Nov, 7:00–8:00 am', value: 'b' },
      { label: 'Gym, Wed 25 Nov, 6:30–7:30 pm', value: 'c' },
    ],
  },
  needs: { kind: 'needs', say: 'When is Lunch?', fields: ['start'] },
  'needs-yes': {
    kind: 'needs-yes',
    say: 'Shall I book it?',
    summary: 'Demo call, Tue 24 Nov, 10:00–10:30 am, for guest@example.com.',
    nonce: 'n',
    irreversible: ['Cal.com writes a confirmation to guest@example.com.'],
  },
  'not-found': { kind: 'not-found', say: 'Nothing called “Yoga” is on the calendar tomorrow.' },
  past: { kind: 'past', say: 'Not added: today 7:00 am is over.' },
  stale: { kind: 'stale', say: 'Not moved: Gym was changed in the meantime.', current: gym },
  'not-allowed': { kind: 'not-allowed', say: 'This booking can only be changed by its host.' },
  invalid: {
    kind: 'invalid',
    say: 'Not added: two things are wrong.',
    problems: [
      { field: 'start', problem: 'There is no day 31 February.' },
      { field: 'time_zone', problem: 'There is no time zone “Mars/Base”.' },
    ],
  },
  unavailable: {
    kind: 'unavailable',
    say: 'The service is not available right now. Nothing was changed. Try again in a moment.',
    retryAfterSeconds: 5,
  },
  repeat: {
    kind: 'pending',
    say: 'Gym is added: today 7:00–8:00 am.',
    receipt,
    repeat: true,
    simulated: true,
  },
};
