import { describe, expect, it } from 'vitest';
import { makePersona, rest, startCall, startQuickly } from '../call-for-test.ts';
import { done, gym, hearsGym } from '../gym-for-test.ts';

describe('tools in the room', () => {
  const inline = { layers: { llm: { tools: [{ type: 'function', function: { name: 'add_event' } }] } } };
  const toolCalls = (sim: Awaited<ReturnType<typeof startQuickly>>, id: string) =>
    sim.control
      .messages(id)
      .map(({ message }) => message)
      .filter((message) => message.event_type === 'conversation.tool_call');

  it('an inline tool goes out as text arguments and is answered by an echo', async () => {
    await using sim = await startQuickly({ understand: hearsGym });
    const id = await startCall(sim, { persona_id: await makePersona(sim, inline) });
    expect((await sim.control.say(id, gym)).spoken).toEqual([]);
    const [call] = toolCalls(sim, id);
    expect(JSON.parse(String(call?.properties?.['arguments']))).toMatchObject({ title: 'gym' });
    expect(call).toMatchObject({ turn_idx: 1, properties: { name: 'add_event' } });
  });

  it('an inline conflict told by context makes "yes" mean consent', async () => {
    await using sim = await startQuickly({ understand: hearsGym });
    const id = await startCall(sim, { persona_id: await makePersona(sim, inline) });
    await sim.control.say(id, gym);
    const conflict = { kind: 'conflict', say: 'That clashes.', with: [], alternatives: [] };
    sim.control.send(id, {
      message_type: 'conversation',
      event_type: 'conversation.append_llm_context',
      conversation_id: id,
      properties: { context: JSON.stringify(conflict) },
    });
    await sim.control.say(id, 'Yes, add it anyway');
    expect(JSON.parse(String(toolCalls(sim, id)[1]?.properties?.['arguments']))).toMatchObject({
      allow_overlap: true,
    });
  });

  it('an inline refusal that was only spoken leaves a bare "yes" without meaning, unless it asked', async () => {
    await using sim = await startQuickly({ understand: hearsGym });
    const id = await startCall(sim, { persona_id: await makePersona(sim, inline) });
    const echo = (text: string) =>
      sim.control.send(id, {
        message_type: 'conversation',
        event_type: 'conversation.echo',
        conversation_id: id,
        properties: { modality: 'text', text, done: true },
      });
    await sim.control.say(id, gym);
    echo('Not added: Dentist is then.');
    await sim.control.say(id, 'Yes');
    expect(toolCalls(sim, id)).toHaveLength(1);
    await sim.control.say(id, gym);
    echo('That clashes with Dentist. Add it anyway?');
    await sim.control.say(id, 'Yes');
    expect(toolCalls(sim, id)).toHaveLength(3);
    await sim.control.say(id, gym);
    echo('Not added: Dentist is then.');
    await sim.control.say(id, 'Add it anyway');
    expect(JSON.parse(String(toolCalls(sim, id)[4]?.properties?.['arguments']))).toMatchObject({
      allow_overlap: true,
    });
  });

  it('can come twice and without an id', async () => {
    await using sim = await startQuickly({
      understand: hearsGym,
      faults: { toolDelivery: 'twice', withoutToolCallId: true },
    });
    const id = await startCall(sim, { persona_id: await makePersona(sim, inline) });
    await sim.control.say(id, gym);
    expect(toolCalls(sim, id)).toHaveLength(2);
    expect(toolCalls(sim, id)[0]?.properties).not.toHaveProperty('tool_call_id');
  });

  it('a registry tool by app-message waits for its tool_result', async () => {
    await using sim = await startQuickly({ understand: hearsGym });
    const personaId = await makePersona(sim);
    const { body } = await rest(sim, 'POST', {
      path: '/tools',
      body: {
        name: 'add_event',
        description: 'x',
        on_call: 'silent',
        on_resolve: 'response_in_result',
        delivery: { app_message: true },
      },
    });
    await rest(sim, 'POST', { path: `/pals/${personaId}/tools`, body: { tool_ids: [body.tool_id] } });
    const id = await startCall(sim, { persona_id: personaId });
    const turn = sim.control.say(id, gym);
    await expect.poll(() => toolCalls(sim, id)).toHaveLength(1);
    const toolCallId = toolCalls(sim, id)[0]?.properties?.['tool_call_id'];
    sim.control.send(id, {
      message_type: 'conversation',
      event_type: 'conversation.tool_result',
      conversation_id: id,
      properties: { tool_call_id: toolCallId, output: done, status: 'success' },
    });
    expect((await turn).spoken).toEqual([done.say]);
  });
});
