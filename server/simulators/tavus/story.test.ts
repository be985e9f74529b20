/**
 * The simulated persona with the real reader of the product: what a person says becomes the calls
 * a good model would make, in the person's zone and on the simulator's clock.
 */
import { describe, expect, it } from 'vitest';
import { createManualClock } from './clock.ts';
import type { TavusSimulatorOptions } from './options.ts';
import { makePersona, rest, startCall, startQuickly, startReceiver } from './call-for-test.ts';
import { understand } from '../mind/understand.ts';

const names = [
  'add_event',
  'move_event',
  'update_event',
  'remove_event',
  'list_events',
  'find_time',
  'undo_change',
];

async function callWithEveryTool(url: string, options: TavusSimulatorOptions = {}) {
  // A Friday, half past eight in the evening in Berlin.
  const clock = createManualClock(Date.parse('2026-11-20T19:30:00Z'));
  const sim = await startQuickly({ clock, understand, ...options });
  const persona_id = await makePersona(sim);
  const ids: string[] = [];
  for (const name of names) {
    const { body } = await rest(sim, 'POST', {
      path: '/tools',
      body: {
        name,
        description: name,
        on_call: 'silent',
        on_resolve: 'response_in_result',
        delivery: { app_message: false, api: { url: `${url}/${name}` } },
      },
    });
    ids.push(body.tool_id);
  }
  await rest(sim, 'POST', { path: `/pals/${persona_id}/tools`, body: { tool_ids: ids } });
  const id = await startCall(sim, {
    persona_id,
    conversational_context: "The person's time zone is Europe/Berlin.",
  });
  return { sim, id };
}

describe('what is said becomes a call', () => {
  it.each([
    ['Add gym at 7am tomorrow', 'add_event', { title: 'gym', date: '2026-11-21', start_time: '07:00' }],
    ['Move gym to 8', 'move_event', { event: 'gym' }],
    ['What do I have tomorrow?', 'list_events', { on: '2026-11-21' }],
    ['Remove gym', 'remove_event', { event: 'gym' }],
    ['Find me an hour on Friday', 'find_time', { duration: 60, from: '2026-11-27' }],
    ['Undo that', 'undo_change', {}],
  ])('%s', async (text, tool, expected) => {
    await using server = await startReceiver(() => ({ body: { kind: 'done', say: 'Done.', receipt: {} } }));
    const { sim, id } = await callWithEveryTool(server.url);
    const turn = await sim.control.say(id, text);
    await sim[Symbol.asyncDispose]();
    expect(turn.calls.map((call) => call.tool)).toEqual([tool]);
    const args = lowerCased(turn.calls[0]?.arguments ?? {});
    expect(args).toMatchObject(expected);
    expect(turn.spoken).toEqual(['Done.']);
  });

  it('yes, no and choices are about the last thing', async () => {
    const conflict = {
      kind: 'conflict',
      say: 'Gym clashes with Dentist. Shall I add it anyway?',
      with: [],
      alternatives: [],
    };
    const choices = [
      { label: 'Gym, Saturday', value: 'event-1', event: {} },
      { label: 'Gym, Sunday', value: 'event-2', event: {} },
    ];
    const answers: unknown[] = [
      conflict,
      { kind: 'done', say: 'Added.' },
      { kind: 'ambiguous', say: 'Which one?', question: 'Which one?', choices },
    ];
    await using server = await startReceiver(() => ({
      body: answers.shift() ?? { kind: 'done', say: 'Gone.' },
    }));
    const { sim, id } = await callWithEveryTool(server.url);
    await sim.control.say(id, 'Add gym at 7am tomorrow');
    expect((await sim.control.say(id, 'Yes, add it anyway')).calls[0]?.arguments).toMatchObject({
      allow_overlap: true,
    });
    await sim.control.say(id, 'Remove gym');
    expect((await sim.control.say(id, 'The second one')).calls[0]).toMatchObject({
      tool: 'remove_event',
      arguments: { event: 'event-2' },
    });
    expect((await sim.control.say(id, 'The weather is lovely')).calls).toEqual([]);
    await sim[Symbol.asyncDispose]();
  });

  it('a persona without the tool says that it cannot', async () => {
    await using sim = await startQuickly({ understand });
    const id = await startCall(sim, { persona_id: await makePersona(sim) });
    expect((await sim.control.say(id, 'Add gym at 7am tomorrow')).spoken).toEqual([
      "Sorry, I can't do that here.",
    ]);
  });
});

function lowerCased(args: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(args).map(([key, value]) => [
      key,
      typeof value === 'string' ? value.toLowerCase() : value,
    ]),
  );
}
