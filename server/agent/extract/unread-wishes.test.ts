/** What nobody who read the talk brought up, and what is asked of it. */
import { describe, expect, it } from 'vitest';
import { listSuggestions } from '#server/domain/conversation/suggestions.ts';
import { testDesk } from '#server/testing/test-desk.ts';
import { runGolden } from './golden-desk.testing.ts';

const now = '2026-11-20T09:00:00Z';

async function afterCall(said: string): Promise<string[]> {
  await using desk = await testDesk({ now });
  const golden = {
    id: 'unread',
    tags: [],
    now,
    timeZone: 'Europe/Berlin',
    existing: [],
    live: [],
    transcript: [{ role: 'user' as const, text: said, at: now }],
    expect: { apply: [], ask: [], nothing: [] },
  };
  const { changes } = await runGolden(desk, golden, []);
  expect(changes).toEqual([]);
  const { rows } = await desk.pools.system.query<{ owner_id: string }>('select owner_id from suggestions');
  const [owner] = rows;
  if (!owner) return [];
  const all = await listSuggestions(desk.deps, {
    personId: owner.owner_id,
    conversationId: undefined,
    onlyOpen: true,
  });
  return all.map(({ summary }) => summary);
}

describe('after a call', () => {
  it.each([
    ['I promised Mum to call her on Tuesday at 8pm.', 'Add Call Mum, Tue 24 Nov, 8:00–9:00 pm'],
    ['Okay, so I agreed with Paul that we meet on Tuesday at 3pm', 'Add Meet Paul, Tue 24 Nov, 3:00–4:00 pm'],
    ["I told them I'd be there Friday at 5", 'Add Be there, Fri 27 Nov, 5:00–6:00 pm'],
    [
      'We arranged to have lunch with Ana on Monday at 1pm',
      'Add Have lunch with Ana, Mon 23 Nov, 1:00–2:00 pm',
    ],
    ["Don't add anything on Monday, but put gym on Tuesday at 7am", 'Add Gym, Tue 24 Nov, 7:00–8:00 am'],
  ])('“%s” is asked', async (said, asked) => {
    expect(await afterCall(said)).toEqual([asked]);
  });

  it.each([
    'I told Mum to call me on Tuesday at 8pm',
    "I told them I can't be there on Friday at 5",
    'I promised not to work on Friday at 5',
    'Did I promise Mum to call her on Tuesday at 8pm?',
    'If I promised Mum to call her on Tuesday at 8pm, she would be glad',
    'He said that I promised to call on Tuesday at 8pm',
    'I told her that we met on Tuesday at 3',
  ])('“%s” is no promise', async (said) => {
    expect(await afterCall(said)).toEqual([]);
  });
});
