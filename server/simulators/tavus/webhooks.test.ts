import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebhookBody } from '#server/vendors/tavus/wire.ts';
import type { Receiver } from './call-for-test.ts';
import { makePersona, rest, startCall, startQuickly, startReceiver } from './call-for-test.ts';
import type { TavusSimulator } from './start-tavus-simulator.ts';

let server: Receiver;
let sim: TavusSimulator;
beforeEach(async () => {
  server = await startReceiver();
  sim = await startQuickly();
});
afterEach(async () => {
  await sim[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

async function endedCall(): Promise<string> {
  const persona_id = await makePersona(sim);
  const id = await startCall(sim, { persona_id, callback_url: `${server.url}/secret` });
  await rest(sim, 'POST', { path: `/conversations/${id}/end` });
  return id;
}
const types = () => server.received.map((request) => request.body.event_type);

describe('callbacks', () => {
  it('come unsigned, in order, with the shape that is documented', async () => {
    const id = await endedCall();
    await server.waitFor(5);
    expect(types()).toEqual([
      'system.replica_joined',
      'system.pal_joined',
      'system.shutdown',
      'application.transcription_ready',
      'application.perception_analysis',
    ]);
    for (const request of server.received) {
      const body = WebhookBody.parse(request.body);
      expect(body).toMatchObject({ conversation_id: id, webhook_url: `${server.url}/secret` });
      expect(body.timestamp).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
      expect(Object.keys(request.headers).some((name) => /signature/i.test(name))).toBe(false);
    }
    expect(server.received[2]?.body.properties.shutdown_reason).toBe('end_conversation_endpoint_hit');
    expect(server.received[3]?.body.properties.transcript[0]).toEqual({
      role: 'system',
      content: 'Be brief.',
    });
  });

  it('can be lost, while verbose GET still knows', async () => {
    sim.control.setFaults({ webhooks: 'drop' });
    const id = await endedCall();
    await expect
      .poll(
        async () =>
          (await rest(sim, 'GET', { path: `/conversations/${id}?verbose=true` })).body.events.length,
      )
      .toBe(4);
    expect(server.received).toHaveLength(0);
  });

  it('can come twice', async () => {
    sim.control.setFaults({ webhooks: 'duplicate' });
    await endedCall();
    await server.waitFor(6);
    expect(types().slice(0, 6)).toEqual([
      'system.replica_joined',
      'system.replica_joined',
      'system.pal_joined',
      'system.pal_joined',
      'system.shutdown',
      'system.shutdown',
    ]);
  });

  it('can come out of order', async () => {
    sim.control.setFaults({ webhooks: 'reorder' });
    await endedCall();
    await server.waitFor(5);
    expect(types().indexOf('system.shutdown')).toBeGreaterThan(
      types().indexOf('application.transcription_ready'),
    );
  });
});
