import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PersonaVendor, StartConversation } from '#server/domain/conversation/persona-vendor.ts';
import { makePersona, startQuickly } from '#server/simulators/tavus/call-for-test.ts';
import type { TavusSimulator } from '#server/simulators/tavus/start-tavus-simulator.ts';
import { createTavusPersonaVendor, toTranscript } from './persona-vendor.ts';

let sim: TavusSimulator;
let vendor: PersonaVendor;
let input: StartConversation;
const never = new AbortController().signal;

beforeEach(async () => {
  sim = await startQuickly();
  vendor = createTavusPersonaVendor({
    baseUrl: sim.url,
    apiKey: 'simulated',
    timeoutMs: 1000,
    backoffMs: [5, 5],
  });
  input = {
    personaId: await makePersona(sim),
    name: 'Planning',
    context: "The person's time zone is Europe/Berlin.",
    callbackUrl: '',
    audioOnly: false,
    requireAuth: true,
    properties: { maxCallSeconds: 600, leftAfterSeconds: 30, absentAfterSeconds: 60 },
  };
});
afterEach(() => sim[Symbol.asyncDispose]());

async function started(): Promise<string> {
  const answer = await vendor.startConversation(input, never);
  if (answer.kind !== 'started') throw new Error(answer.say);
  return answer.vendorId;
}

describe('calls', () => {
  it('start with a place to go and a token, and end however often', async () => {
    const answer = await vendor.startConversation(input, never);
    expect(answer).toMatchObject({
      kind: 'started',
      callUrl: expect.stringContaining('/room/c'),
      token: expect.any(String),
    });
    const id = answer.kind === 'started' ? answer.vendorId : '';
    expect(sim.control.conversations()[0]).toMatchObject({ seconds: { max: 600, left: 30, absent: 60 } });
    expect(await vendor.endConversation(id)).toEqual({ kind: 'ended' });
    expect(await vendor.endConversation(id)).toEqual({ kind: 'ended' });
    expect(await vendor.endConversation('c404')).toEqual({ kind: 'ended' });
  });

  it('are listed over all pages', async () => {
    sim.control.setFaults({ concurrency: 200 });
    for (let index = 0; index < 103; index += 1) await started();
    const answer = await vendor.listConversations('active');
    expect(answer.kind === 'listed' && new Set(answer.conversations.map((one) => one.vendorId)).size).toBe(
      103,
    );
  });

  it.each(['shutdown_reason', 'reason'] as const)(
    'tell why they ended under %s, and what was said',
    async (shutdownReasonKey) => {
      sim.control.setFaults({ shutdownReasonKey });
      const id = await started();
      await sim.control.say(id, 'Hello?');
      await vendor.endConversation(id);
      await expect
        .poll(async () => {
          const answer = await vendor.getConversation(id, { verbose: true });
          return answer.kind === 'found' ? answer.conversation.transcript?.[0] : null;
        })
        .toMatchObject({ role: 'user', content: 'Hello?' });
      const answer = await vendor.getConversation(id, { verbose: true });
      expect(answer).toMatchObject({
        kind: 'found',
        conversation: {
          status: 'ended',
          shutdownReason: 'end_conversation_endpoint_hit',
          personaId: input.personaId,
        },
      });
      expect(await vendor.getConversation('c404', { verbose: false })).toEqual({ kind: 'gone' });
    },
  );

  it('work when Tavus answers in its newer words', async () => {
    sim.control.setFaults({ palSpelling: true });
    const id = await started();
    expect(await vendor.getConversation(id, { verbose: false })).toMatchObject({
      conversation: { personaId: input.personaId },
    });
  });
});

describe('refusals, in plain words', () => {
  const refused = (reason: string) => ({
    kind: 'refused',
    reason,
    say: expect.stringMatching(/^[A-Z].*\.$/),
  });

  it('another call is running', async () => {
    await started();
    expect(await vendor.startConversation(input, never)).toMatchObject({
      ...refused('concurrency'),
      retryAfterSeconds: 30,
    });
  });

  it('no minutes left', async () => {
    sim.control.setFaults({ outOfCredits: true });
    expect(await vendor.startConversation(input, never)).toMatchObject(refused('credits'));
  });

  it('no such persona, no such face', async () => {
    expect(await vendor.startConversation({ ...input, personaId: 'p404' }, never)).toMatchObject(
      refused('no-persona'),
    );
    const faceless = await makePersona(sim, { default_replica_id: undefined });
    expect(await vendor.startConversation({ ...input, personaId: faceless }, never)).toMatchObject(
      refused('no-persona'),
    );
  });

  it('a key that is not accepted is never part of the words', async () => {
    const other = createTavusPersonaVendor({ baseUrl: sim.url, apiKey: 'sk-very-secret' });
    const answer = await other.startConversation(input, never);
    expect(answer).toMatchObject(refused('key'));
    expect(JSON.stringify(answer)).not.toContain('very-secret');
  });

  it('a start is never repeated, whatever went wrong', async () => {
    sim.control.setFaults({ serverErrors: 1 });
    expect(await vendor.startConversation(input, never)).toMatchObject(refused('unreachable'));
    expect(sim.control.conversations()).toHaveLength(0);
    sim.control.setFaults({ resetsAfterWork: 1 });
    expect(await vendor.startConversation(input, never)).toMatchObject(refused('unreachable'));
    expect(sim.control.conversations()).toHaveLength(1);
  });

  it('reading and ending are tried again', async () => {
    const id = await started();
    sim.control.setFaults({ serverErrors: 2 });
    expect(await vendor.getConversation(id, { verbose: false })).toMatchObject({ kind: 'found' });
    sim.control.setFaults({ resets: 1 });
    expect(await vendor.endConversation(id)).toEqual({ kind: 'ended' });
    sim.control.setFaults({ serverErrors: 3 });
    expect(await vendor.listConversations('ended')).toMatchObject(refused('unreachable'));
  });

  it('too slow, and not there at all', async () => {
    sim.control.setFaults({ latencyMs: 500 });
    const hasty = createTavusPersonaVendor({
      baseUrl: sim.url,
      apiKey: 'simulated',
      timeoutMs: 60,
      backoffMs: [],
    });
    expect(await hasty.startConversation(input, never)).toMatchObject(refused('unreachable'));
    const nobody = createTavusPersonaVendor({ baseUrl: 'http://127.0.0.1:9/v2', apiKey: 'x', backoffMs: [] });
    expect(await nobody.listConversations('active')).toMatchObject(refused('unreachable'));
  });

  it('whoever stops asking gets their own reason back', async () => {
    sim.control.setFaults({ latencyMs: 500 });
    const stop = new AbortController();
    const answer = vendor.startConversation(input, stop.signal);
    stop.abort(new Error('the person closed the panel'));
    await expect(answer).rejects.toThrow('the person closed the panel');
  });
});

it('a transcript loses the system prompt and what is no entry', () => {
  expect(
    toTranscript([
      { role: 'system', content: 'secret prompt' },
      { role: 'user', content: 'Hi', timestamp: 1.5, seconds_from_start: 0, duration: 1 },
      { role: 'assistant', content: 'Hello' },
      { role: 'robot', content: 'x' },
      'text',
    ]),
  ).toEqual([
    { role: 'user', content: 'Hi', timestamp: 1.5, secondsFromStart: 0, durationSeconds: 1 },
    { role: 'assistant', content: 'Hello' },
  ]);
  expect(toTranscript('nothing')).toEqual([]);
});
