import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hearing, makePersona, rest, startCall, startQuickly } from '../call-for-test.ts';
import type { Loose } from '../call-for-test.ts';
import type { TavusSimulator } from '../start-tavus-simulator.ts';

const key = 'a-key-that-is-long-enough';
let sim: TavusSimulator;
beforeEach(async () => {
  sim = await startQuickly({
    understand: hearing({ Hello: { kind: 'greeting', call: null, choice: null } }),
  });
});
afterEach(() => sim[Symbol.asyncDispose]());

const open = async (fields: Record<string, unknown> = {}) =>
  startCall(sim, { persona_id: await makePersona(sim), ...fields });
const roomOf = (id: string) => `${sim.origin}/room/${id}`;

/** Reads the stream as the page does, until `isEnough`. */
async function listen(url: string, isEnough: (events: { event: string; data: Loose }[]) => boolean) {
  const stop = new AbortController();
  const response = await fetch(url, { signal: stop.signal });
  const events: { event: string; data: Loose }[] = [];
  if (response.body === null || !response.ok) return { status: response.status, events };
  let rest_ = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    rest_ += chunk;
    const parts = rest_.split('\n\n');
    rest_ = parts.pop() ?? '';
    for (const part of parts) {
      const found = /^event: (.*)\ndata: (.*)$/.exec(part);
      if (found) events.push({ event: found[1] ?? '', data: JSON.parse(found[2] ?? '') });
    }
    if (isEnough(events)) break;
  }
  stop.abort();
  return { status: response.status, events };
}

const post = (
  id: string,
  act: string,
  request: { body?: unknown; headers?: Record<string, string>; key?: string } = {},
) =>
  fetch(`${roomOf(id)}/${act}?participant=${request.key ?? key}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...request.headers },
    body: JSON.stringify(request.body ?? {}),
  });

describe('the page', () => {
  it('may be framed by the extension or this machine, by whom it was opened for, and by nobody else', async () => {
    const id = await open();
    const csp = async (parent: string) =>
      (await fetch(`${roomOf(id)}?parent=${encodeURIComponent(parent)}`)).headers.get(
        'content-security-policy',
      );
    const extension = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop';
    expect(await csp(extension)).toContain(`frame-ancestors ${extension}`);
    expect(await csp('http://localhost:8787')).toContain('frame-ancestors http://localhost:8787');
    for (const other of [
      'https://example.com',
      'http://localhost.example.com',
      'chrome-extension://x',
      "'self'",
      '*',
    ]) {
      expect(await csp(other)).toContain("frame-ancestors 'none'");
    }
  });

  it('runs only its own scripts and tells nobody its address', async () => {
    const response = await fetch(
      `${roomOf(await open())}?parent=${encodeURIComponent('http://localhost:1')}`,
    );
    const nonce = /script-src 'nonce-([^']+)'/.exec(
      response.headers.get('content-security-policy') ?? '',
    )?.[1];
    const page = await response.text();
    expect(nonce).toBeTruthy();
    expect(page.match(/<script/g)?.length).toBe(page.split(`<script nonce="${nonce}"`).length - 1);
    expect(page).not.toMatch(/ (src|href)="|\son\w+="/);
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('says so when the call is over', async () => {
    const id = await open();
    await rest(sim, 'POST', { path: `/conversations/${id}/end` });
    const response = await fetch(roomOf(id));
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('This call is over.');
  });
});

describe('being in the call', () => {
  it('hears the persona, speaks, and is told why it ended', async () => {
    const id = await open({ custom_greeting: 'Good morning.' });
    const heard = listen(
      `${roomOf(id)}/stream?participant=${key}`,
      (events) => events.at(-1)?.event === 'left',
    );
    await expect
      .poll(() =>
        sim.control.messages(id).some(({ message }) => message.properties?.['speech'] === 'Good morning.'),
      )
      .toBe(true);
    expect((await post(id, 'say', { body: { text: 'Hello' } })).status).toBe(202);
    await expect
      .poll(() => sim.control.messages(id).at(-1)?.message.event_type)
      .toBe('conversation.stopped_speaking');
    await rest(sim, 'POST', { path: `/conversations/${id}/end` });
    const { events } = await heard;
    expect(events[0]).toMatchObject({
      event: 'joined',
      data: { participantId: expect.stringMatching(/^participant-/) },
    });
    expect(events.at(-1)).toEqual({ event: 'left', data: { reason: 'end_conversation_endpoint_hit' } });
    const said = events
      .filter(({ data }) => data.data?.event_type === 'conversation.utterance')
      .map(({ data }) => data.data.properties);
    expect(said.map((one) => `${one.role}: ${one.speech}`)).toEqual([
      'replica: Good morning.',
      'pal: Good morning.',
      'user: Hello',
      'replica: Hello. What can I do for your calendar?',
      'pal: Hello. What can I do for your calendar?',
    ]);
    expect(
      events
        .filter(({ event }) => event === 'app-message')
        .every(({ data }) => data.fromId === 'tavus-replica'),
    ).toBe(true);
  });

  it('another person’s messages come under another name', async () => {
    const id = await open();
    const mine = listen(`${roomOf(id)}/stream?participant=${key}`, (events) =>
      events.some(({ data }) => data.data?.event_type === 'conversation.tool_call'),
    );
    await expect.poll(() => post(id, 'say').then((response) => response.status)).toBe(202);
    sim.control.send(id, {
      message_type: 'conversation',
      event_type: 'conversation.tool_call',
      conversation_id: id,
      properties: { name: 'remove_event', arguments: '{}' },
    });
    const forged = (await mine).events.at(-1);
    expect(forged?.data.fromId).toBe('participant-control');
  });

  it('a private room needs its token, at the page and at the stream', async () => {
    const { body } = await rest(sim, 'POST', {
      path: '/conversations',
      body: { persona_id: await makePersona(sim), require_auth: true },
    });
    const stream = `${body.conversation_url}/stream?participant=${key}`;
    expect((await listen(stream, () => true)).status).toBe(404);
    expect((await listen(`${stream}&t=wrong`, () => true)).status).toBe(404);
    const inside = await listen(`${stream}&t=${body.meeting_token}`, (events) => events.length > 0);
    expect(inside.events[0]?.event).toBe('joined');
    expect(await (await fetch(body.conversation_url)).text()).toContain(
      'You are not allowed to join this meeting.',
    );
  });

  it('a full room lets nobody in', async () => {
    const id = await open({ max_participants: 2 });
    sim.control.join(id);
    const { events } = await listen(
      `${roomOf(id)}/stream?participant=${key}`,
      (all) => all.at(-1)?.event === 'left',
    );
    expect(events.at(-1)?.data).toEqual({ reason: 'The meeting is full.' });
  });

  it('whoever is not in it cannot speak in it, nor a page of another origin', async () => {
    const id = await open();
    expect((await post(id, 'say', { body: { text: 'Hello' } })).status).toBe(403);
    const heard = listen(
      `${roomOf(id)}/stream?participant=${key}`,
      (events) => events.at(-1)?.event === 'left',
    );
    await expect.poll(() => post(id, 'say', { body: {} }).then((response) => response.status)).toBe(202);
    expect((await post(id, 'say', { body: { text: 'Hello' }, key: 'another-key-of-somebody' })).status).toBe(
      403,
    );
    const web = { headers: { origin: 'https://example.com' } };
    expect((await post(id, 'say', { body: { text: 'Hello' }, ...web })).status).toBe(403);
    expect((await post(id, 'send', { body: { message: { a: 'x'.repeat(5000) } } })).status).toBe(413);
    expect(sim.control.messages(id).some(({ message }) => message.properties?.['role'] === 'user')).toBe(
      false,
    );
    await rest(sim, 'POST', { path: `/conversations/${id}/end` });
    await heard;
  });

  it('a frame that vanishes has left after a moment, one that comes back has not', async () => {
    const id = await open({ properties: { participant_left_timeout: 0 } });
    const url = `${roomOf(id)}/stream?participant=${key}`;
    await listen(url, (events) => events.length > 0);
    const again = listen(url, (events) => events.at(-1)?.event === 'left');
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect((await rest(sim, 'GET', { path: `/conversations/${id}` })).body.status).toBe('active');
    await post(id, 'leave');
    expect((await again).events.at(-1)?.data.reason).toBe('participant_left_timeout');
  });
});

describe('the control side', () => {
  it('is not for web pages and not for what came through a proxy', async () => {
    const ask = (headers: Record<string, string>) => fetch(`${sim.origin}/__control/faults`, { headers });
    expect((await ask({})).status).toBe(200);
    expect((await ask({ origin: 'https://example.com' })).status).toBe(403);
    expect((await ask({ origin: sim.origin })).status).toBe(403);
    expect((await ask({ 'x-forwarded-for': '1.2.3.4' })).status).toBe(403);
  });

  it('does over HTTP what it does in process', async () => {
    const id = await open();
    const control = async (path: string, body?: unknown) => {
      const response = await fetch(`${sim.origin}/__control/${path}`, {
        ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
        headers: { 'content-type': 'application/json' },
      });
      return {
        status: response.status,
        body: (response.status === 204 ? null : await response.json()) as Loose,
      };
    };
    expect(await control('say', { conversation_id: id, text: 'Hello' })).toMatchObject({
      body: { spoken: ['Hello. What can I do for your calendar?'], calls: [] },
    });
    expect((await control(`messages/${id}`)).body.length).toBeGreaterThan(5);
    expect(JSON.stringify((await control('conversations')).body)).not.toContain('meetingToken');
    expect(await control('faults', { webhooks: 'drop' })).toMatchObject({ body: { webhooks: 'drop' } });
    expect((await control('faults', { webhooks: 'sometimes' })).status).toBe(400);
    expect((await control('say', { conversation_id: 'c0', text: 'x' })).status).toBe(404);
    expect((await control('end', { conversation_id: id, reason: 'max_call_duration' })).status).toBe(204);
    expect((await rest(sim, 'GET', { path: `/conversations/${id}` })).body.status).toBe('ended');
  });
});
