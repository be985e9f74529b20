/** A part of the day without a clock: the question after the call keeps it. */
import { expect, it } from 'vitest';
import { listSuggestions } from '#server/domain/conversation/suggestions.ts';
import { testDesk } from '#server/testing/test-desk.ts';
import { runGolden } from './golden-desk.testing.ts';

const now = '2026-11-20T09:00:00Z';

it.each([
  ['on Thursday morning', null, 'At what time in the morning?', ['08:00', '09:00', '10:00', '11:00']],
  ['Thursday', 'morning', 'At what time in the morning?', ['08:00', '09:00', '10:00', '11:00']],
  ['on Thursday evening', null, 'At what time in the evening?', ['18:00', '19:00', '20:00', '21:00']],
  ['on Thursday', null, 'At what time?', []],
])('“%s” and “%s” are asked for the clock: %s', async (day, time, question, hours) => {
  await using desk = await testDesk({ now });
  const text = `Remember to water the plants ${day}${time === null ? '' : ` ${time}`}`;
  const golden = {
    id: 'part',
    tags: [],
    now,
    timeZone: 'Europe/Berlin',
    existing: [],
    live: [],
    transcript: [{ role: 'user' as const, text, at: now }],
    expect: { apply: [], ask: [], nothing: [] },
  };
  await runGolden(desk, golden, [
    {
      action: 'add',
      quote: { turn: 0, text },
      support: [],
      agreement: null,
      title: 'water the plants',
      newTitle: null,
      day,
      time,
      endTime: null,
      lastDay: null,
      duration: null,
      on: null,
      place: null,
      notes: null,
      allDay: false,
      certainty: 0.9,
    },
  ]);
  const { rows } = await desk.pools.system.query<{ owner_id: string }>('select owner_id from suggestions');
  const asked = await listSuggestions(desk.deps, {
    personId: rows[0]?.owner_id ?? '',
    conversationId: undefined,
    onlyOpen: true,
  });
  expect(asked).toMatchObject([{ question, arguments: { date: '2026-11-26' } }]);
  expect(asked[0]?.choices.map(({ value }) => value)).toEqual(hours);
});
