import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { faceId, makePersona, rest, startCall, startQuickly } from '../call-for-test.ts';
import type { Loose } from '../call-for-test.ts';
import type { TavusSimulator } from '../start-tavus-simulator.ts';

let sim: TavusSimulator;
beforeEach(async () => {
  sim = await startQuickly();
});
afterEach(() => sim[Symbol.asyncDispose]());

const apiTool = (over: Record<string, unknown> = {}, api: Record<string, unknown> = {}) => ({
  name: 'add_event',
  description: 'Adds an event.',
  parameters: { type: 'object', properties: {} },
  delivery: { app_message: false, api: { url: 'http://127.0.0.1:9/tools/add_event', ...api } },
  ...over,
});

describe('conversations', () => {
  it('a second call at once is refused with 400, and taken after the first has ended', async () => {
    const persona_id = await makePersona(sim);
    const first = await startCall(sim, { persona_id });
    const second = await rest(sim, 'POST', { path: '/conversations', body: { persona_id } });
    expect(second).toMatchObject({
      status: 400,
      body: { message: 'User has reached maximum concurrent conversations' },
    });
    expect((await rest(sim, 'POST', { path: `/conversations/${first}/end` })).status).toBe(200);
    expect((await rest(sim, 'POST', { path: '/conversations', body: { persona_id } })).status).toBe(200);
  });

  it('a test call starts ended and takes no place', async () => {
    const persona_id = await makePersona(sim);
    const { body } = await rest(sim, 'POST', {
      path: '/conversations',
      body: { persona_id, test_mode: true },
    });
    expect(body.status).toBe('ended');
    await startCall(sim, { persona_id });
  });

  it('a private room has a token, a public one has none', async () => {
    sim.control.setFaults({ concurrency: 2 });
    const persona_id = await makePersona(sim);
    const open = await rest(sim, 'POST', { path: '/conversations', body: { persona_id } });
    const shut = await rest(sim, 'POST', {
      path: '/conversations',
      body: { persona_id, properties: { require_auth: true } },
    });
    expect(open.body).not.toHaveProperty('meeting_token');
    expect(shut.body.meeting_token.length).toBeGreaterThan(20);
    expect((await fetch(shut.body.conversation_url)).status).toBe(404);
    expect((await fetch(`${shut.body.conversation_url}?t=${shut.body.meeting_token}`)).status).toBe(200);
  });

  it('empty credits are 402, unknown ids 400 or by fault 404', async () => {
    const persona_id = await makePersona(sim);
    sim.control.setFaults({ outOfCredits: true });
    expect(await rest(sim, 'POST', { path: '/conversations', body: { persona_id } })).toMatchObject({
      status: 402,
      body: { message: 'The user is out of conversational credits' },
    });
    expect(await rest(sim, 'GET', { path: '/conversations/c0' })).toMatchObject({
      status: 400,
      body: { error: 'Invalid conversation_id' },
    });
    sim.control.setFaults({ unknownIdStatus: 404 });
    expect((await rest(sim, 'GET', { path: '/conversations/c0' })).status).toBe(404);
  });

  it('ending twice is the same as ending once', async () => {
    const id = await startCall(sim, { persona_id: await makePersona(sim) });
    for (let times = 0; times < 2; times += 1) {
      expect(await rest(sim, 'POST', { path: `/conversations/${id}/end` })).toMatchObject({
        status: 200,
        text: '',
      });
    }
    const { body } = await rest(sim, 'GET', { path: `/conversations/${id}?verbose=true` });
    const shutdowns = body.events.filter((event: Loose) => event.event_type === 'system.shutdown');
    expect(shutdowns.map((event: Loose) => event.properties.shutdown_reason)).toEqual([
      'end_conversation_endpoint_hit',
    ]);
  });

  it('lists by page and status, newest first', async () => {
    sim.control.setFaults({ concurrency: 30 });
    const persona_id = await makePersona(sim);
    for (let index = 0; index < 12; index += 1) {
      await startCall(sim, { persona_id, conversation_name: `call ${index}` });
    }
    const first = await rest(sim, 'GET', { path: '/conversations' });
    expect(first.body.total_count).toBe(12);
    expect(first.body.data).toHaveLength(10);
    expect(first.body.data[0].conversation_name).toBe('call 11');
    expect((await rest(sim, 'GET', { path: '/conversations?page=2' })).body.data).toHaveLength(2);
    expect((await rest(sim, 'GET', { path: '/conversations?status=ended' })).body.data).toHaveLength(0);
  });
});

describe('personas', () => {
  it('takes both vocabularies and answers the older one unless told otherwise', async () => {
    const { body } = await rest(sim, 'POST', {
      path: '/pals',
      body: { pal_name: 'New', system_prompt: 'x', default_face_id: faceId },
    });
    expect(body.persona_id).toMatch(/^p/);
    sim.control.setFaults({ palSpelling: true });
    const pal = await rest(sim, 'GET', { path: `/pals/${body.persona_id}` });
    expect(pal.body).toMatchObject({ pal_id: body.persona_id, pal_name: 'New', default_face_id: faceId });
    const bare = await rest(sim, 'POST', { path: '/pals', body: { pal_name: 'B', system_prompt: 'x' } });
    expect(bare.status).toBe(400);
  });

  it('patches by JSON Patch: 200, 304 without a body, 422, 400', async () => {
    const path = `/personas/${await makePersona(sim)}`;
    const replace = [{ op: 'replace', path: '/system_prompt', value: 'Be kind.' }];
    expect((await rest(sim, 'PATCH', { path, body: replace })).status).toBe(200);
    expect(await rest(sim, 'PATCH', { path, body: replace })).toMatchObject({ status: 304, text: '' });
    expect(await rest(sim, 'PATCH', { path, body: [{ op: 'replace', path: 'no' }] })).toMatchObject({
      status: 422,
      body: { message: 'Invalid JSON patch format' },
    });
    expect((await rest(sim, 'PATCH', { path, body: [{ op: 'remove', path: '/nothing' }] })).status).toBe(400);
    expect((await rest(sim, 'GET', { path })).body.system_prompt).toBe('Be kind.');
  });

  it('is gone after delete', async () => {
    const path = `/personas/${await makePersona(sim)}`;
    expect((await rest(sim, 'DELETE', { path })).status).toBe(204);
    expect((await rest(sim, 'GET', { path })).status).toBe(400);
  });
});

describe('tools registry', () => {
  const create = (body: unknown) => rest(sim, 'POST', { path: '/tools', body });

  it('a name is taken once', async () => {
    expect((await create(apiTool())).status).toBe(200);
    expect((await create(apiTool())).status).toBe(409);
  });

  it('the answer is dropped unless the tool says what to do with it', async () => {
    expect((await create(apiTool())).body).toMatchObject({
      on_resolve: 'fire_and_forget',
      on_call: 'generate_filler',
      origin: 'llm',
    });
  });

  it.each([
    ['a name with a hyphen', apiTool({ name: 'add-event' })],
    ['a reserved parameter', apiTool({ parameters: { type: 'object', properties: { tavus_id: {} } } })],
    ['two deliveries', apiTool({ delivery: { app_message: true, api: { url: 'http://127.0.0.1:9/' } } })],
    ['no delivery', apiTool({ delivery: { app_message: false } })],
    ['too much patience', apiTool({}, { timeout: 61 })],
    ['a private address', apiTool({}, { url: 'https://10.0.0.7/x' })],
    ['a host that is made up later', apiTool({}, { url: 'https://{host}.example.com/x' })],
    ['plain http', apiTool({}, { url: 'http://example.com/x' })],
    ['post-call with an origin', apiTool({ trigger_type: 'post_call', origin: 'llm' })],
    ['a filler for the camera', apiTool({ origin: 'vision', on_call: 'silent' })],
  ])('refuses %s', async (_what, body) => {
    const answer = await create(body);
    expect(answer.status).toBe(400);
    expect((await rest(sim, 'GET', { path: '/tools' })).body.total_count).toBe(0);
  });

  it('refuses this machine without the flag', async () => {
    await using strict = await startQuickly({ allowLoopback: false });
    expect((await rest(strict, 'POST', { path: '/tools', body: apiTool() })).status).toBe(400);
    const https = apiTool({}, { url: 'https://calendar.example.com/api/tavus/tools/add_event' });
    expect((await rest(strict, 'POST', { path: '/tools', body: https })).status).toBe(200);
  });

  it('attaches once however often it is asked, and forgets what is deleted', async () => {
    const personaId = await makePersona(sim);
    const { body: tool } = await create(apiTool());
    const path = `/pals/${personaId}/tools`;
    for (let times = 0; times < 2; times += 1) {
      await rest(sim, 'POST', { path, body: { tool_ids: [tool.tool_id] } });
    }
    expect((await rest(sim, 'GET', { path })).body.data).toHaveLength(1);
    expect((await rest(sim, 'GET', { path: `/personas/${personaId}/tools?verbose=true` })).body).toHaveLength(
      1,
    );
    await rest(sim, 'DELETE', { path: `/tools/${tool.tool_id}` });
    expect((await rest(sim, 'GET', { path })).body.data).toHaveLength(0);
  });
});

describe('the account', () => {
  it('knows only its keys', async () => {
    expect(await rest(sim, 'GET', { path: '/personas', key: 'other' })).toMatchObject({
      status: 401,
      body: { message: 'Invalid access token' },
    });
  });

  it('keeps personas and tools over a restart, and ends what was running', async () => {
    const stateDir = mkdtempSync(join(tmpdir(), 'tavus-state-'));
    let personaId: string;
    let callId: string;
    {
      await using before = await startQuickly({ stateDir });
      personaId = await makePersona(before);
      callId = await startCall(before, { persona_id: personaId });
    }
    await using after = await startQuickly({ stateDir });
    expect((await rest(after, 'GET', { path: `/personas/${personaId}` })).status).toBe(200);
    expect((await rest(after, 'GET', { path: `/conversations/${callId}` })).body.status).toBe('ended');
    rmSync(stateDir, { recursive: true });
  });

  it('writes the transcript of a call that was hung up just before it was killed', async () => {
    const stateDir = mkdtempSync(join(tmpdir(), 'tavus-state-'));
    let callId: string;
    {
      await using before = await startQuickly({ stateDir });
      callId = await startCall(before, { persona_id: await makePersona(before) });
      await before.control.say(callId, 'Add gym tomorrow');
      await rest(before, 'POST', { path: `/conversations/${callId}/end` });
    }
    await using after = await startQuickly({ stateDir });
    const path = `/conversations/${callId}?verbose=true`;
    const { events } = (await rest(after, 'GET', { path })).body as { events: { event_type: string }[] };
    const written = events.filter(({ event_type: type }) => type === 'application.transcription_ready');
    expect(written).toHaveLength(1);
    expect(JSON.stringify(written)).toContain('Add gym tomorrow');
    rmSync(stateDir, { recursive: true });
  });

  it('can be slow, broken and cut off', async () => {
    const persona_id = await makePersona(sim);
    sim.control.setFaults({ serverErrors: 1 });
    expect((await rest(sim, 'GET', { path: '/personas' })).status).toBe(500);
    sim.control.setFaults({ resets: 1 });
    await expect(rest(sim, 'GET', { path: '/personas' })).rejects.toThrow();
    sim.control.setFaults({ resetsAfterWork: 1 });
    await expect(rest(sim, 'POST', { path: '/conversations', body: { persona_id } })).rejects.toThrow();
    expect((await rest(sim, 'GET', { path: '/conversations?status=active' })).body.total_count).toBe(1);
    sim.control.setFaults({ latencyMs: 120 });
    const before = performance.now();
    await rest(sim, 'GET', { path: '/personas' });
    expect(performance.now() - before).toBeGreaterThan(110);
  });
});
