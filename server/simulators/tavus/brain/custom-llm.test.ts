import { describe, expect, it } from 'vitest';
import { faceId, makePersona, rest, startCall, startQuickly, startReceiver } from '../call-for-test.ts';
import type { Loose } from '../call-for-test.ts';
import { createManualClock } from '../clock.ts';
import { IdleStream, readSse } from './read-sse.ts';

const chunk = (delta: object) =>
  `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: null }] })}\n\n`;
const stream = [
  ': keepalive\n\n',
  chunk({ role: 'assistant', content: 'Sure, ' }),
  'data: {"choices":[{"delta":{"content":"done."}}]}\n\n',
  'data: [DONE]\n\n',
].join('');

const personaWith = (url: string) => ({
  layers: {
    llm: {
      model: 'calendar-agent',
      base_url: `${url}/api/llm`,
      api_key: 'k',
      headers: { 'x-own': '1' },
      speculative_inference: false,
    },
  },
});

const speculating = { speculativeRequests: true };

describe('a persona with its own LLM', () => {
  it('is probed when it is saved, and not saved when the probe fails', async () => {
    let status = 200;
    await using llm = await startReceiver(() => ({ status, body: stream }));
    await using sim = await startQuickly();
    const personaId = await makePersona(sim, personaWith(llm.url));
    expect(llm.received[0]).toMatchObject({
      path: '/api/llm/chat/completions',
      headers: { 'conversation-id': 'tavus-openai-compat-test', authorization: 'Bearer k' },
    });
    status = 500;
    const body = { system_prompt: 'x', default_replica_id: faceId, ...personaWith(llm.url) };
    expect((await rest(sim, 'POST', { path: '/personas', body })).status).toBe(400);
    const patch = [{ op: 'replace', path: '/layers/llm/model', value: 'other' }];
    expect((await rest(sim, 'PATCH', { path: `/personas/${personaId}`, body: patch })).status).toBe(400);
    expect((await rest(sim, 'GET', { path: `/personas/${personaId}` })).body.layers.llm.model).toBe(
      'calendar-agent',
    );
  });

  it('sends the whole talk with the headers Tavus sends, and speaks what streams back', async () => {
    await using llm = await startReceiver(() => ({ body: stream }));
    await using sim = await startQuickly();
    const persona_id = await makePersona(sim, personaWith(llm.url));
    const id = await startCall(sim, {
      persona_id,
      conversational_context: "The person's time zone is Europe/Berlin.",
    });
    expect((await sim.control.say(id, 'Move my dentist')).spoken).toEqual(['Sure, done.']);
    await sim.control.say(id, 'Thanks');
    const last = llm.received.at(-1);
    expect(last?.headers).toMatchObject({ 'conversation-id': id, 'x-own': '1' });
    expect(last?.body).toMatchObject({ model: 'calendar-agent', stream: true });
    expect(last?.body.messages).toEqual([
      { role: 'system', content: expect.stringMatching(/^Be brief\.\n\n/) },
      { role: 'system', content: "The user's timezone is unknown." },
      { role: 'system', content: "The person's time zone is Europe/Berlin." },
      { role: 'user', content: 'Move my dentist' },
      { role: 'assistant', content: 'Sure, done.' },
      { role: 'system', content: 'respond in english' },
      { role: 'user', content: 'Thanks' },
    ]);
    expect(sim.control.journal().filter((entry) => entry.what === 'llm')).toMatchObject(
      [200, 200, 200].map((status) => ({ status })),
    );
  });

  it.each([
    ['no JSON', 'data: {"choices":[{"delta":{"content":"Sure"}}]}\n\ndata: oops\n\n', 'failed'],
    ['no chunk', 'data: {"error":{"message":"no"}}\n\ndata: [DONE]\n\n', 'failed'],
    ['cut before its end', 'data: {"choices":[{"delta":{"content":"Sure"}}]}\n\n', 'cut'],
    ['no event stream', '<html>', 'failed'],
  ])('notes a stream that is %s', async (_name, body, status) => {
    let asked = 0;
    await using llm = await startReceiver(() => ({ body: (asked += 1) === 1 ? stream : body }));
    await using sim = await startQuickly();
    const id = await startCall(sim, { persona_id: await makePersona(sim, personaWith(llm.url)) });
    await sim.control.say(id, 'Hello');
    expect(sim.control.journal().at(-1)).toMatchObject({ what: 'llm', status });
  });

  it('stays silent when nothing comes for too long, and goes on with the next turn', async () => {
    let afterMs = 0;
    await using llm = await startReceiver(() => ({ body: stream, afterMs }));
    await using sim = await startQuickly({ faults: { llmIdleMs: 500 } });
    const id = await startCall(sim, { persona_id: await makePersona(sim, personaWith(llm.url)) });
    afterMs = 2_000;
    expect((await sim.control.say(id, 'Hello')).spoken).toEqual([]);
    expect(sim.control.journal().at(-1)).toMatchObject({ what: 'llm', status: 'idle' });
    afterMs = 0;
    sim.control.clearFaults();
    expect((await sim.control.say(id, 'Hello?')).spoken).toEqual(['Sure, done.']);
  });

  it('ends its request when somebody talks over it, and remembers what was heard', async () => {
    const long = chunk({ content: Array.from({ length: 40 }, () => 'word ').join('') });
    let asked = 0;
    await using llm = await startReceiver(() => ({
      body: (asked += 1) === 2 ? `${long}data: [DONE]\n\n` : stream,
    }));
    await using sim = await startQuickly({ msPerWord: 20 });
    const id = await startCall(sim, { persona_id: await makePersona(sim, personaWith(llm.url)) });
    const first = sim.control.say(id, 'Tell me everything');
    await expect.poll(() => JSON.stringify(sim.control.messages(id)).includes('word word')).toBe(true);
    await sim.control.say(id, 'Stop');
    await first;
    const heard = llm.received.at(-1)?.body.messages.find((one: Loose) => one.role === 'assistant');
    expect(heard.content).toMatch(/^word( word)+$/);
    expect(heard.content.length).toBeLessThan('word '.length * 40 - 1);
  });

  it.each([
    [{}, 2],
    [{ tts: { tts_emotion_control: false } }, 1],
  ])('adds what the camera sees, and asks for emotion tags unless %o', async (layers, count) => {
    await using llm = await startReceiver(() => ({ body: stream }));
    await using sim = await startQuickly({ faults: { perceptionMessages: true, emotionRule: true } });
    const persona = { layers: { ...personaWith(llm.url).layers, ...layers } };
    await sim.control.say(await startCall(sim, { persona_id: await makePersona(sim, persona) }), 'Hello');
    const added = llm.received
      .at(-1)
      ?.body.messages.filter((one: Loose) => /<user_|<emotion/.test(one.content));
    expect(added).toHaveLength(count);
  });

  it('stays silent after an error', async () => {
    let asked = 0;
    await using llm = await startReceiver(() => ((asked += 1) === 1 ? { body: stream } : { status: 500 }));
    await using sim = await startQuickly();
    const id = await startCall(sim, { persona_id: await makePersona(sim, personaWith(llm.url)) });
    expect((await sim.control.say(id, 'Hello')).spoken).toEqual([]);
    expect(sim.control.messages(id).some(({ message }) => message.properties?.['role'] === 'replica')).toBe(
      false,
    );
  });

  it('asks with every guess when its persona does not forbid it', async () => {
    const sentence = 'Move my dentist to Friday please';
    // No guess is answered by itself: only being dropped ends it.
    const isGuess = (said: unknown) =>
      typeof said === 'string' && said !== sentence && sentence.toLowerCase().startsWith(said);
    await using llm = await startReceiver(({ body }) => ({
      body: stream,
      afterMs: isGuess(body.messages.at(-1)?.content) ? 10_000 : 0,
    }));
    await using sim = await startQuickly();
    const { llm: layer } = personaWith(llm.url).layers;
    const { speculative_inference: _never, ...guessing } = layer;
    const id = await startCall(sim, { persona_id: await makePersona(sim, { layers: { llm: guessing } }) });
    const turn = await sim.control.say(id, sentence);
    expect(turn.spoken).toEqual(['Sure, done.']);
    expect(llm.received).toHaveLength(4);
    const seen = () => sim.control.journal().flatMap((entry) => (entry.what === 'llm' ? [entry.status] : []));
    // They overlapped: both guesses were dropped before they were answered.
    await expect.poll(() => seen().toSorted()).toEqual([200, 200, 'aborted', 'aborted']);
  });

  it('asks with every guess when that is switched on, and before the creation is answered', async () => {
    await using llm = await startReceiver(() => ({ body: stream }));
    await using sim = await startQuickly({ faults: { ...speculating, llmBeforeAnswer: true } });
    const id = await startCall(sim, { persona_id: await makePersona(sim, personaWith(llm.url)) });
    expect(llm.received.at(-1)?.headers['conversation-id']).toBe(id);
    const before = llm.received.length;
    await sim.control.say(id, 'Move my dentist to Friday please');
    const words = llm.received.slice(before).map((request) => request.body.messages.at(-1).content);
    expect(words.at(-1)).toBe('Move my dentist to Friday please');
    expect(words.length).toBe(3);
  });

  it('turns streamed tool calls into a message in the room', async () => {
    const part = (over: object) => chunk({ tool_calls: [{ index: 0, ...over }] });
    const asking =
      part({ id: 'call_1', type: 'function', function: { name: 'list_events', arguments: '{"on":' } }) +
      part({ function: { arguments: '"friday"}' } }) +
      'data: [DONE]\n\n';
    let asked = 0;
    await using llm = await startReceiver(() => ({ body: (asked += 1) === 1 ? stream : asking }));
    await using sim = await startQuickly();
    const id = await startCall(sim, { persona_id: await makePersona(sim, personaWith(llm.url)) });
    await sim.control.say(id, "What's on Friday?");
    const call = sim.control
      .messages(id)
      .find(({ message }) => message.event_type === 'conversation.tool_call');
    expect(call?.message.properties).toEqual({
      name: 'list_events',
      arguments: '{"on":"friday"}',
      tool_call_id: 'call_1',
    });
  });
});

it('a stream that says nothing for ten seconds is given up, comments count as signs of life', async () => {
  const clock = createManualClock(0);
  let write: (text: string) => void = () => undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      write = (text) => controller.enqueue(new TextEncoder().encode(text));
    },
  });
  const heard: unknown[] = [];
  const reading = (async () => {
    for await (const delta of readSse(body, { clock, idleMs: 10_000 })) heard.push(delta.content);
    return null;
  })().catch((error: unknown) => error);
  write(chunk({ content: 'One ' }));
  await clock.advance(9000);
  write(': keepalive\n\n');
  await clock.advance(9000);
  write(chunk({ content: 'moment' }));
  await clock.advance(9000);
  expect(heard).toEqual(['One ', 'moment']);
  await clock.advance(1000);
  expect(await reading).toBeInstanceOf(IdleStream);
});
