import { describe, expect, it } from 'vitest';
import { ToolDeliveryBody } from '#server/vendors/tavus/wire.ts';
import { verifyTavusToolSignature } from '#server/vendors/tavus/verify.ts';
import { startCallWithTool, startQuickly, startReceiver, toolSecret } from '../call-for-test.ts';
import { done, gym, hearsGym } from '../gym-for-test.ts';

describe('delivery over HTTPS', () => {
  it('is signed over the raw bytes and has the body that is known', async () => {
    await using server = await startReceiver(() => ({ body: done }));
    await using sim = await startQuickly({ understand: hearsGym });
    const id = await startCallWithTool(sim, { url: `${server.url}/api/tavus/tools/add_event` });
    const turn = await sim.control.say(id, gym);
    const [request] = server.received;
    expect(request?.path).toBe('/api/tavus/tools/add_event');
    expect(ToolDeliveryBody.parse(request?.body)).toMatchObject({ conversation_id: id, name: 'add_event' });
    expect(typeof request?.body.arguments).toBe('string');
    const signature = request?.headers['x-tavus-signature'] as string;
    expect(signature).toMatch(/^[0-9a-f]{64}$/);
    expect(verifyTavusToolSignature(toolSecret, signature, request?.raw ?? Buffer.alloc(0))).toBe(true);
    expect(turn.spoken).toEqual([done.say]);
  });

  it('can be signed with a wrong secret, sent twice, and sent without an id', async () => {
    await using server = await startReceiver(() => ({ body: done }));
    await using sim = await startQuickly({ understand: hearsGym });
    const id = await startCallWithTool(sim, { url: server.url });
    sim.control.setFaults({ toolDelivery: 'twice', wrongSignature: true });
    await sim.control.say(id, gym);
    const [first, second] = server.received;
    expect(server.received).toHaveLength(2);
    expect(first?.body.tool_call_id).toBe(second?.body.tool_call_id);
    expect(
      verifyTavusToolSignature(
        toolSecret,
        first?.headers['x-tavus-signature'] as string,
        first?.raw ?? Buffer.alloc(0),
      ),
    ).toBe(false);
    sim.control.clearFaults();
    sim.control.setFaults({ withoutToolCallId: true });
    await sim.control.say(id, gym);
    expect(server.received[2]?.body).not.toHaveProperty('tool_call_id');
  });

  it.each([
    ['a slow server', { afterMs: 800, body: done }],
    ['a server error', { status: 503, body: done }],
  ])('%s counts as an error and is never spoken as success', async (_what, answer) => {
    await using server = await startReceiver(() => answer);
    await using sim = await startQuickly({ understand: hearsGym });
    const id = await startCallWithTool(sim, { url: server.url, timeout: 0.3 });
    const { spoken } = await sim.control.say(id, gym);
    expect(spoken).toEqual(["Sorry, that didn't work just now. Please try again in a moment."]);
  });

  it.each([
    [{ type: 'bearer', token: 't' }, 'authorization', 'Bearer t'],
    [{ type: 'basic', username: 'u', password: 'p' }, 'authorization', `Basic ${btoa('u:p')}`],
    [{ type: 'api_key', location: 'header', name: 'x-own', value: 'v' }, 'x-own', 'v'],
  ])('knows other credentials: %o', async (auth, header, value) => {
    await using server = await startReceiver(() => ({ body: done }));
    await using sim = await startQuickly({ understand: hearsGym });
    await sim.control.say(await startCallWithTool(sim, { url: server.url, auth }), gym);
    expect(server.received[0]?.headers[header]).toBe(value);
  });

  it('fetches an OAuth token, and once more after a 401', async () => {
    await using server = await startReceiver((request) =>
      request.path === '/token' ? { body: { access_token: 'a' } } : { status: 401 },
    );
    await using sim = await startQuickly({ understand: hearsGym });
    const auth = {
      type: 'oauth2_client_credentials',
      token_url: `${server.url}/token`,
      client_id: 'i',
      client_secret: 's',
    };
    await sim.control.say(await startCallWithTool(sim, { url: `${server.url}/tool`, auth }), gym);
    expect(server.received.map((request) => request.path)).toEqual(['/token', '/tool', '/token', '/tool']);
  });

  it.each([
    ['response_in_result', [done.say]],
    ['generate_response', [done.say]],
    ['add_to_context', []],
    ['fire_and_forget', ['Okay.']],
  ])('speaks the answer as %s says', async (onResolve, expected) => {
    await using server = await startReceiver(() => ({ body: done }));
    await using sim = await startQuickly({ understand: hearsGym });
    const id = await startCallWithTool(sim, { url: server.url, onResolve });
    expect((await sim.control.say(id, gym)).spoken).toEqual(expected);
  });

  it('fills the wait when it is told to', async () => {
    await using server = await startReceiver(() => ({ body: done, afterMs: 50 }));
    await using sim = await startQuickly({ understand: hearsGym });
    const id = await startCallWithTool(sim, { url: server.url, onCall: 'generate_filler' });
    expect((await sim.control.say(id, gym)).spoken).toEqual(['One moment.', done.say]);
  });
});
