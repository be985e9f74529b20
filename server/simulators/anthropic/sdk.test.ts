/** The real client library against the simulator: what it takes, what it refuses, how it breaks. */
import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, it } from 'vitest';
import { cut, fault, parallel, pause, refuse, say, thinking, useTool } from './script.ts';
import { startAnthropicSimulator } from './start-anthropic-simulator.ts';

const tool = {
  name: 'add_event',
  description: 'Adds an event.',
  input_schema: { type: 'object' as const, properties: { title: { type: 'string' } } },
};

async function setUp() {
  const sim = await startAnthropicSimulator({ seed: 7, now: () => 1_000 });
  const client = new Anthropic({ apiKey: 'simulated', baseURL: sim.url, maxRetries: 0, logLevel: 'off' });
  const base = { model: 'claude-sonnet-5-5', max_tokens: 1_000, tools: [tool] };
  const stream = (messages: Anthropic.MessageParam[], extra: object = {}) => {
    const made = client.messages.stream({ ...base, messages, ...extra });
    made.on('error', () => {});
    return made;
  };
  const send = async (body: object, headers: Record<string, string> = {}) => {
    const response = await fetch(`${sim.url}/v1/messages`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: 'Bearer simulated',
        'anthropic-version': '2026-10-21',
        ...headers,
      },
      body: JSON.stringify(body),
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as never };
  };
  const hi: Anthropic.MessageParam[] = [{ role: 'user', content: 'Hi' }];
  const ask = (extra: object) => ({ ...base, messages: hi, ...extra });
  return { sim, client, stream, send, ask, hi, [Symbol.asyncDispose]: () => sim[Symbol.asyncDispose]() };
}

describe('the stream', () => {
  it('carries thinking, words and parallel calls whole, however the bytes are torn', async () => {
    await using t = await setUp();
    const words = 'Einen Moment – café ☕, ich schaue 📅 nach: “dentist” at 3 o’clock. '.repeat(20);
    t.sim.control.script(
      thinking(),
      say(words),
      parallel(useTool('add_event', { title: 'Zahnärztin ☂' }), useTool('add_event', { title: 'B' })),
    );
    const heard: string[] = [];
    const message = await t
      .stream(t.hi)
      .on('text', (text) => heard.push(text))
      .finalMessage();
    expect(heard.join('')).toBe(words);
    expect(heard.length).toBeGreaterThan(5);
    expect(message.content.map(({ type }) => type)).toEqual(['thinking', 'text', 'tool_use', 'tool_use']);
    expect(message.content[2]).toMatchObject({ name: 'add_event', input: { title: 'Zahnärztin ☂' } });
    expect(message.stop_reason).toBe('tool_use');
  });

  it('goes on after the calls were answered, with the thinking as it was', async () => {
    await using t = await setUp();
    t.sim.control.script(thinking(), useTool('add_event', { title: 'A' }), say('Done.'));
    const first = await t.stream(t.hi).finalMessage();
    const use = first.content.find((block) => block.type === 'tool_use');
    const second = await t
      .stream([
        ...t.hi,
        { role: 'assistant', content: first.content },
        { role: 'user', content: [{ type: 'tool_result', tool_use_id: use?.id ?? '', content: 'ok' }] },
      ])
      .finalMessage();
    expect(second.content).toMatchObject([{ type: 'text', text: 'Done.' }]);
  });

  it('cuts a call in the middle of its JSON, and says so only at the end', async () => {
    await using t = await setUp();
    t.sim.control.script(useTool('add_event', { title: 'A very long title of an event, cut' }), cut());
    const message = await t.stream(t.hi).finalMessage();
    expect(message.stop_reason).toBe('max_tokens');
    expect(message.content[0]).toMatchObject({ type: 'tool_use' });
    expect(JSON.stringify(message.content[0])).not.toContain('cut');
  });

  it('stops where max_tokens says', async () => {
    await using t = await setUp();
    t.sim.control.script(say('word '.repeat(400)));
    const message = await t.stream(t.hi, { max_tokens: 64 }).finalMessage();
    expect(message.stop_reason).toBe('max_tokens');
    expect(message.usage.output_tokens).toBe(64);
  });

  it('refuses, and pauses to be continued', async () => {
    await using t = await setUp();
    t.sim.control.script(say('I can’t'), refuse(), say('First'), pause(), say(' and second.'));
    const refused = await t.stream(t.hi).finalMessage();
    expect(refused.stop_reason).toBe('refusal');
    const paused = await t.stream(t.hi).finalMessage();
    expect(paused.stop_reason).toBe('pause_turn');
    const gone = await t.stream([...t.hi, { role: 'assistant', content: paused.content }]).finalMessage();
    expect(gone.content).toMatchObject([{ text: ' and second.' }]);
  });

  it('breaks in each of the ways a stream breaks', async () => {
    await using t = await setUp();
    const words = say('A sentence that is long enough to be cut in the middle. And one more.');
    for (const kind of ['error-in-stream', 'hang-up', 'garbage'] as const) {
      t.sim.control.script(fault(kind), words);
      await expect(t.stream(t.hi).finalMessage(), kind).rejects.toThrow();
    }
    t.sim.control.script(fault('hang-up', { isClean: true }), words);
    await expect(t.stream(t.hi).finalMessage()).rejects.toThrow();
  });

  it('runs past its script with an error', async () => {
    await using t = await setUp();
    t.sim.control.script(say('Only this.'));
    await t.stream(t.hi).finalMessage();
    await expect(t.stream(t.hi).finalMessage()).rejects.toMatchObject({ status: 500 });
  });
});

describe('errors before the stream', () => {
  it('has the class, type, headers and request id of the real one', async () => {
    await using t = await setUp();
    t.sim.control.script(
      fault('rate-limit', { retryAfterSeconds: 3 }),
      fault('overloaded'),
      fault('bad-key'),
    );
    const seen = [];
    for (let n = 0; n < 3; n += 1) {
      seen.push(
        await t
          .stream(t.hi)
          .finalMessage()
          .catch((error: unknown) => error),
      );
    }
    expect(seen[0]).toBeInstanceOf(Anthropic.RateLimitError);
    expect(seen[0]).toMatchObject({ status: 429, type: 'rate_limit_error' });
    expect((seen[0] as InstanceType<typeof Anthropic.RateLimitError>).headers.get('retry-after')).toBe('3');
    expect((seen[0] as InstanceType<typeof Anthropic.RateLimitError>).requestID).toMatch(/^req_/);
    expect(seen[1]).toMatchObject({ status: 529, type: 'overloaded_error' });
    expect(seen[2]).toBeInstanceOf(Anthropic.AuthenticationError);
  });

  it('takes both ways of showing a key and both versions, and nothing else', async () => {
    await using t = await setUp();
    const ok = { authorization: '', 'x-api-key': 'simulated', 'anthropic-version': '2023-06-01' };
    expect((await t.send(t.ask({ temperature: 0.5 }), ok)).status).toBe(200);
    expect((await t.send(t.ask({}), { authorization: 'Bearer wrong' })).status).toBe(401);
    expect((await t.send(t.ask({}), { authorization: '' })).status).toBe(401);
    expect((await t.send(t.ask({}), { 'anthropic-version': '2025-01-01' })).status).toBe(400);
  });

  const result = (id: string) => ({ type: 'tool_result', tool_use_id: id, content: 'ok' });
  const use = (id: string) => ({ type: 'tool_use', id, name: 'add_event', input: {} });
  it.each<[string, object, RegExp]>([
    ['sampling', { temperature: 1 }, /temperature: Extra inputs are not permitted/],
    ['a key it does not know', { max_token: 1 }, /max_token: Extra inputs/],
    ['no max_tokens', { max_tokens: undefined }, /max_tokens: Field required/],
    ['an assistant first', { messages: [{ role: 'assistant', content: 'Hi' }] }, /first message/],
    [
      'prefill',
      {
        messages: [
          { role: 'user', content: 'Hi' },
          { role: 'assistant', content: 'I' },
        ],
      },
      /prefill/,
    ],
    ['an empty text', { messages: [{ role: 'user', content: ' ' }] }, /non-whitespace/],
    [
      'a call without a result',
      {
        messages: [
          { role: 'user', content: 'Hi' },
          { role: 'assistant', content: [use('a'), use('b')] },
          { role: 'user', content: [result('a')] },
        ],
      },
      /without `tool_result` blocks immediately after: b/,
    ],
    [
      'a result nobody asked for',
      { messages: [{ role: 'user', content: [result('x')] }] },
      /unexpected `tool_use_id`/,
    ],
    [
      'words before the results',
      {
        messages: [
          { role: 'user', content: 'Hi' },
          { role: 'assistant', content: [use('a')] },
          { role: 'user', content: [{ type: 'text', text: 'And' }, result('a')] },
        ],
      },
      /must come first/,
    ],
    [
      'thinking that was touched',
      {
        messages: [
          { role: 'user', content: 'Hi' },
          {
            role: 'assistant',
            content: [
              { type: 'thinking', thinking: 'x', signature: 'n.y' },
              { type: 'text', text: 'a' },
            ],
          },
          { role: 'user', content: 'Go on' },
        ],
      },
      /Invalid `signature`/,
    ],
    ['a budget for thinking', { thinking: { type: 'enabled', budget_tokens: 1024 } }, /thinking/],
    ['thinking turned off where it cannot be', { thinking: { type: 'disabled' } }, /thinking.type/],
    ['two tools of one name', { tools: [tool, tool] }, /unique/],
    [
      'a tool whose schema is none',
      { tools: [{ ...tool, input_schema: { type: 'object', properties: { a: { type: 'text' } } } }] },
      /JSON schema is invalid/,
    ],
    [
      'a strict tool with a pattern',
      {
        tools: [
          {
            ...tool,
            strict: true,
            input_schema: {
              type: 'object',
              additionalProperties: false,
              properties: { a: { type: 'string', pattern: 'x' } },
            },
          },
        ],
      },
      /'pattern' is not supported/,
    ],
  ])('answers 400 to %s', async (_what, extra, message) => {
    await using t = await setUp();
    const { status, body } = await t.send(t.ask(extra));
    expect(status).toBe(400);
    expect(body).toMatchObject({
      type: 'error',
      error: { type: 'invalid_request_error', message: expect.stringMatching(message) as string },
    });
  });

  it('knows its models', async () => {
    await using t = await setUp();
    expect((await t.send(t.ask({ model: 'claude-sonnet-99' }))).status).toBe(404);
    await expect(t.client.models.retrieve('claude-haiku-5-5')).resolves.toMatchObject({ type: 'model' });
    await expect(t.client.models.retrieve('claude-x')).rejects.toBeInstanceOf(Anthropic.NotFoundError);
  });

  it('wants thinking back that came before a call', async () => {
    await using t = await setUp();
    t.sim.control.script(thinking(), useTool('add_event', { title: 'A' }, 'toolu_1'), say('Done.'));
    const first = await t.stream(t.hi).finalMessage();
    const answered = {
      role: 'user' as const,
      content: [{ type: 'tool_result' as const, tool_use_id: 'toolu_1', content: 'ok' }],
    };
    const without = first.content.filter(({ type }) => type !== 'thinking');
    await expect(
      t.stream([...t.hi, { role: 'assistant', content: without }, answered]).finalMessage(),
    ).rejects.toMatchObject({ status: 400 });
  });
});

describe('the prompt cache', () => {
  const mark = { cache_control: { type: 'ephemeral' as const } };
  const system = (text: string) => [{ type: 'text' as const, text, ...mark }];

  it('reads what was marked before, as long as no byte of it changed', async () => {
    await using t = await setUp();
    const long = 'Rules of the house. '.repeat(300);
    const usages = [];
    for (const text of [long, long, `${long} `]) {
      t.sim.control.script(say('Hi.'));
      usages.push((await t.stream(t.hi, { system: system(text) }).finalMessage()).usage);
    }
    expect(usages.map((u) => (u.cache_read_input_tokens ?? 0) > 1_000)).toEqual([false, true, false]);
    expect(usages.map((u) => (u.cache_creation_input_tokens ?? 0) > 1_000)).toEqual([true, false, true]);
    expect(usages[1]?.input_tokens).toBeLessThan(50);
  });

  it('takes four marks at most', async () => {
    await using t = await setUp();
    const five = Array.from({ length: 5 }, () => ({ type: 'text' as const, text: 'x', ...mark }));
    expect((await t.send(t.ask({ system: five }))).status).toBe(400);
  });
});

describe('as a process’s guest', () => {
  it('takes scripts and moods over HTTP, but not from a web page', async () => {
    await using t = await setUp();
    const at = (path: string, init?: RequestInit) => fetch(`${t.sim.url}/__control/${path}`, init);
    const json = { 'content-type': 'application/json' };
    const posted = await at('script', {
      method: 'POST',
      headers: json,
      body: JSON.stringify([say('Hello.')]),
    });
    expect(posted.status).toBe(204);
    expect((await t.stream(t.hi).finalMessage()).content).toMatchObject([{ text: 'Hello.' }]);
    const mood = await at('mood', { method: 'POST', headers: json, body: '{"character":"hostile"}' });
    expect(await mood.json()).toMatchObject({ character: 'hostile' });
    expect((await at('mood', { headers: { origin: 'https://example.com' } })).status).toBe(403);
    expect((await at('mood', { method: 'POST', headers: json, body: '{"colour":1}' })).status).toBe(400);
  });
});
