/** What our own tools say of something that repeats may be said, whatever the gate thinks of other sentences. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Outcome } from '#shared/outcome.ts';
import { testDesk } from '#server/testing/test-desk.ts';
import { testEar } from '#server/agent/ear/ear.testing.ts';
import { checkUtterance } from './check-utterance.ts';
import type { SpeechFacts } from './speech-facts.ts';

let desk: Awaited<ReturnType<typeof testDesk>>;
beforeAll(async () => {
  desk = await testDesk({ now: '2026-11-20T09:00:00Z' });
});
afterAll(() => desk[Symbol.asyncDispose]());

const acts: [string, Record<string, unknown>][] = [
  ['add_event', { title: 'Stand-up', start_time: '9am', duration: 30, repeat: 'every weekday until June' }],
  ['add_event', { title: 'Review', start_time: '4pm', repeat: 'first Monday of the month' }],
  ['add_event', { title: 'Rent', date: '2026-12-01', all_day: true, repeat: 'monthly' }],
  ['add_event', { title: 'Call', start_time: '9am', repeat: 'every other Tuesday' }],
  ['move_event', { event: 'Review', to_time: '5pm' }],
  ['move_event', { event: 'Review', to_time: '5pm', scope: 'all of them' }],
  ['move_event', { event: 'Stand-up', on: '2026-11-26', to_time: '11am', scope: 'just this one' }],
  ['update_event', { event: 'Review', place: 'Room 2', scope: 'all of them' }],
  ['remove_event', { event: 'Stand-up', on: '2026-11-27', scope: 'just this one' }],
  ['remove_event', { event: 'Stand-up', on: '2026-12-01', scope: 'from now on' }],
  ['remove_event', { event: 'Rent', scope: 'all' }],
  ['undo_change', {}],
  ['list_events', { from: '2026-11-23', to: '2026-11-27' }],
];

test('every sentence of a series stands the check', async () => {
  const outcomes: SpeechFacts['outcomes'] = [];
  const said: [string, string, unknown][] = [];
  for (const [tool, args] of acts) {
    desk.clock.advance(120_000);
    const outcome: Outcome = await desk.call(tool, args, { byHand: true });
    const at = new Date(desk.clock.now()).toISOString();
    outcomes.push({ tool, outcome, at, isThisTurn: true });
    const facts: SpeechFacts = {
      now: at,
      timeZone: 'Europe/Berlin',
      hour12: true,
      language: 'en',
      outcomes: outcomes.map((one, index) => ({ ...one, isThisTurn: index === outcomes.length - 1 })),
      personWords: [JSON.stringify(args)],
      outline: [],
      outlineSpan: null,
    };
    const verdict = await checkUtterance(facts, outcome.say, testEar);
    said.push([tool, outcome.say, verdict.ok ? true : verdict.held]);
  }
  expect(said.filter(([, , verdict]) => verdict !== true)).toEqual([]);
});
