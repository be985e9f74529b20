/** What the reader without a key makes of a talk: its topics, and one wish of what was said twice. */
import { expect, it } from 'vitest';
import { readTranscript } from './read-transcript.ts';

function read(field: 'topics' | 'proposals', ...said: string[]): unknown {
  const lines = said.map((text, turn) => `| [${turn}] PERSON: ${text}`).join('\n');
  const head = 'The call began at 2026-11-20T09:00:00Z; the PERSON is in UTC.';
  const text = `${head}\n⟦DATA transcript⟧\n${lines}\n⟦END DATA⟧`;
  const request = {
    model: 'm',
    max_tokens: 1,
    messages: [{ role: 'user', content: [{ type: 'text', text }] }],
    output_config: { format: { type: 'json_schema', schema: { properties: { [field]: {} } } } },
  };
  return readTranscript(request as never, Date.parse('2026-11-20T09:00:00Z'));
}

it('takes no month and no day for what a talk was about', () => {
  const said = ['Add massage on Monday November 30 at 3pm', 'And November is full, December too'];
  const { topics } = read('topics', ...said) as { topics: string[] };
  expect(topics).toContain('massage');
  expect(topics).not.toContain('november');
  expect(topics).not.toContain('december');
});

it('makes one wish of what was asked for and said again with another time', () => {
  const said = ['Add massage on Monday November 30 at 3pm', 'no wait, massage at 5pm'];
  expect(read('proposals', ...said)).toMatchObject({
    proposals: [{ title: 'Massage', time: 'at 5pm', support: [{ turn: 1, text: 'massage at 5pm' }] }],
  });
});

it('keeps the words of a second thought out of a title', () => {
  const { proposals } = read('proposals', 'no wait, add dentist tomorrow at 5pm') as {
    proposals: { title: string }[];
  };
  expect(proposals.map(({ title }) => title.toLowerCase())).toEqual(['dentist']);
});

it('keeps a kind word behind an order out of the name', () => {
  expect(read('proposals', 'cancel the guitar lesson if you can')).toMatchObject({
    proposals: [{ action: 'remove', title: 'guitar lesson' }],
  });
});

it('takes what was asked of the calendar for no errand that is left', () => {
  const asked = 'Remind me to send the report tomorrow at 9am';
  expect(read('topics', asked)).toMatchObject({ insights: [] });
  expect(read('topics', asked, "I'll look for the contract")).toMatchObject({
    insights: [{ kind: 'follow-up', quote: { turn: 1 } }],
  });
});
