/** From a bare hour the agent asked about to what is done or asked after the call. */
import { expect, it } from 'vitest';
import type { Proposal } from '#shared/conversation/proposal.ts';
import { listSuggestions } from '#server/domain/conversation/suggestions.ts';
import { testDesk } from '#server/testing/test-desk.ts';
import type { GoldenTranscript } from '../sets/load-transcripts.testing.ts';
import { runGolden } from './golden-desk.testing.ts';

const at = (turn: number) => `2026-11-20T09:00:${String(turn * 4).padStart(2, '0')}Z`;

async function afterCall(action: 'add' | 'move', ...talk: string[]) {
  await using desk = await testDesk({ now: at(0) });
  const golden: GoldenTranscript = {
    id: 'half',
    tags: [],
    now: at(0),
    timeZone: 'Europe/Berlin',
    existing: [{ title: 'Gym', date: '2026-11-24', start: '13:00' }],
    live: [],
    transcript: talk.map((text, turn) => ({
      role: turn % 2 === 0 ? ('user' as const) : ('agent' as const),
      text,
      at: at(turn),
    })),
    expect: { apply: [], ask: [], nothing: [] },
  };
  const proposal: Proposal = {
    action,
    quote: { turn: 0, text: talk[0] ?? '' },
    support: [],
    agreement: null,
    title: action === 'add' ? 'call with Ben' : 'gym',
    newTitle: null,
    day: 'Thursday',
    time: '8',
    endTime: null,
    lastDay: null,
    duration: null,
    on: null,
    place: null,
    notes: null,
    allDay: false,
    certainty: 0.9,
  };
  const { changes } = await runGolden(desk, golden, [proposal]);
  const [owner] = (await desk.pools.system.query<{ owner_id: string }>('select owner_id from suggestions'))
    .rows;
  const asked = owner
    ? await listSuggestions(desk.deps, {
        personId: owner.owner_id,
        conversationId: undefined,
        onlyOpen: true,
      })
    : [];
  return {
    done: changes.map(({ after }) => after?.wall.start.time),
    asked: asked.map(({ choices }) => choices.map(({ value }) => value)),
  };
}

const add = 'Add call with Ben on Thursday at 8.';
const halves = [['08:00', '20:00']];

it.each([
  ['add', add, ['8 in the morning or in the evening?']],
  ['add', add, ['Do you mean 8 am or 8 pm?', 'Bye.']],
  ['add', add, ['Morning or evening?', 'Not the morning, or maybe.']],
  ['add', add, ['Call with Ben, Thursday at 8 pm.', 'Thanks.']],
  ['move', 'Move the gym to Thursday at 8.', ['8 in the morning or in the evening?']],
] as const)('a half that stayed open is asked after the call: %s %s %j', async (action, wish, rest) => {
  expect(await afterCall(action, wish, ...rest)).toEqual({ done: [], asked: halves });
});

it.each([
  ['20:00', ['In the morning or in the evening?', 'In the evening.']],
  ['08:00', ['8 am or 8 pm?', 'Morning, please.']],
])('a half that was answered counts: %s', async (time, rest) => {
  expect(await afterCall('add', add, ...rest)).toEqual({ done: [time], asked: [] });
});
