import { expect, it } from 'vitest';
import { makePersona, rest, startCall, startQuickly, startReceiver } from '../call-for-test.ts';

it('a post-call tool runs once after the call and is told by webhook and in the row', async () => {
  await using server = await startReceiver();
  await using sim = await startQuickly({ analysisDelayMs: 20 });
  const persona_id = await makePersona(sim);
  const { body: tool } = await rest(sim, 'POST', {
    path: '/tools',
    body: {
      name: 'submit_report',
      description: 'Reports.',
      trigger_type: 'post_call',
      delivery: { app_message: false, api: { url: `${server.url}/report` } },
    },
  });
  await rest(sim, 'POST', { path: `/pals/${persona_id}/tools`, body: { tool_ids: [tool.tool_id] } });
  const id = await startCall(sim, { persona_id, callback_url: `${server.url}/hook` });
  await rest(sim, 'POST', { path: `/conversations/${id}/end` });
  const executed = (events: { event_type: string }[]) =>
    events.filter((event) => event.event_type === 'application.post_call_action_executed');
  await expect
    .poll(() => executed(server.received.map((request) => request.body)))
    .toMatchObject([{ properties: { tool_name: 'submit_report', request: { body: {} } } }]);
  expect(server.received.filter((request) => request.path === '/report')).toHaveLength(1);
  const { body } = await rest(sim, 'GET', { path: `/conversations/${id}?verbose=true` });
  expect(executed(body.events)).toHaveLength(1);
});

it('control can make the persona call a tool with exactly these arguments', async () => {
  await using server = await startReceiver(() => ({ body: { kind: 'done', say: 'Done.' } }));
  await using sim = await startQuickly();
  const persona_id = await makePersona(sim);
  const { body: tool } = await rest(sim, 'POST', {
    path: '/tools',
    body: { name: 'add_event', description: 'x', delivery: { app_message: false, api: { url: server.url } } },
  });
  await rest(sim, 'POST', { path: `/pals/${persona_id}/tools`, body: { tool_ids: [tool.tool_id] } });
  const conversationId = await startCall(sim, { persona_id });
  const call = { conversationId, tool: 'add_event', arguments: { title: 'x' }, toolCallId: 'call_fixed' };
  expect(JSON.parse((await sim.control.call(call)) ?? '')).toEqual({ kind: 'done', say: 'Done.' });
  expect(server.received[0]?.body).toMatchObject({ tool_call_id: 'call_fixed', arguments: '{"title":"x"}' });
  await expect(sim.control.call({ ...call, tool: 'unknown_tool' })).rejects.toThrow('no such tool');
});
