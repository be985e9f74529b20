/** What is kept of what a model says a talk was about. */
import { expect, it } from 'vitest';
import type { Model } from '../model.ts';
import { testDesk } from '#server/testing/test-desk.ts';
import { readLog } from '#server/db/read-schedule.ts';
import { analyseTalk } from './analyse-talk.ts';

it('what was changed in the talk itself is no follow-up of it', async () => {
  await using desk = await testDesk({ now: '2026-11-20T09:00:00Z' });
  const personId = await desk.addPerson('Europe/Berlin');
  await desk.call(
    'add_event',
    { title: 'Send the report', date: '2026-11-24', start_time: '09:00' },
    { byHand: true, personId },
  );
  const talk = ['Remind me to send the report on Tuesday at nine', "And I'll look for the contract"].map(
    (text, turn) => ({ role: 'user' as const, text, at: `2026-11-20T09:00:0${turn}Z` }),
  );
  const answer = {
    topics: [],
    insights: talk.map(({ text }, turn) => ({
      kind: 'follow-up',
      text: 'Something was left for later.',
      confidence: 0.4,
      quote: { turn, text },
    })),
    sentiment: null,
    moods: [],
    summary: '',
  };
  const model: Pick<Model, 'judge'> = { judge: () => Promise.resolve(answer) };
  const log = await readLog(desk.pools.app, { owner: personId, after: 0, limit: 100 });
  const { insights } = await analyseTalk(
    { model: model as Model, isSimulated: false },
    { talk, live: log?.changes ?? [] },
    AbortSignal.timeout(60_000),
  );
  expect(insights.map(({ quote }) => quote.turn)).toEqual([1]);
});
