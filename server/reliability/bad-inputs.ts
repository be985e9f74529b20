/** Bad and odd requests for every route, made from a seed: whatever is sent, the same number makes the same request. */
import { createHmac } from 'node:crypto';
import type { Chance } from './chance.ts';
import { fields, inputFields, oddTexts, pages, procedures, tools } from './odd-words.ts';
import type { Desk } from './send-call.ts';

export type BadInput =
  | { kind: 'http'; method: string; path: string; headers: Record<string, string>; body: Buffer }
  /** Bytes on a socket, because no client would send this. */
  | { kind: 'raw'; bytes: Buffer };

export type FuzzSecrets = { tools: string; llm: string };

export function badInput(chance: Chance, desk: Desk, secrets: FuzzSecrets): BadInput {
  const dice = chance.next();
  if (dice < 0.28) return toolCall(chance, desk, secrets.tools);
  if (dice < 0.35) return completion(chance, desk, secrets.llm);
  if (dice < 0.65) return procedureCall(chance, desk);
  if (dice < 0.75) return relayed(chance, desk);
  if (dice < 0.92) return pageCall(chance);
  return { kind: 'raw', bytes: rawBytes(chance) };
}

/** Anything JSON can hold, and some things it can't without care. */
export function oddValue(chance: Chance, depth = 0): unknown {
  const dice = chance.integer(depth > 3 ? 7 : 10);
  switch (dice) {
    case 0:
      return chance.pick([null, true, false, 0, -1, 1.5, 1e308, -0, 2 ** 53]);
    case 1:
      return chance.integer(600_000) - 1_000;
    case 7:
      return Array.from({ length: chance.integer(6) }, () => oddValue(chance, depth + 1));
    case 8:
    case 9:
      return oddObject(chance, [...inputFields, ...fields], depth + 1);
    default:
      return oddText(chance);
  }
}

function oddText(chance: Chance): string {
  if (chance.is(0.8)) return chance.pick(oddTexts);
  return String.fromCharCode(...Array.from({ length: chance.integer(40) }, () => chance.integer(65_536)));
}

function oddObject(chance: Chance, names: readonly string[], depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Array.from({ length: chance.integer(7) }, () => [chance.pick(names), oddValue(chance, depth)]),
  );
}

function junk(chance: Chance): Buffer {
  if (chance.is(0.5)) return Buffer.from(JSON.stringify(oddValue(chance)) ?? '');
  return Buffer.from(Array.from({ length: chance.integer(300) }, () => chance.integer(256)));
}

function toolCall(chance: Chance, desk: Desk, secret: string): BadInput {
  const base = { title: oddText(chance), date: oddText(chance), start_time: oddText(chance) };
  const args = chance.is(0.1)
    ? oddValue(chance)
    : { ...(chance.is(0.5) ? base : {}), ...oddObject(chance, fields, 0) };
  const delivery = {
    conversation_id: chance.is(0.9) ? desk.vendorId : oddValue(chance),
    arguments: chance.is(0.5) ? JSON.stringify(args) : args,
    ...(chance.is(0.3)
      ? { tool_call_id: chance.is(0.8) ? `fuzz-${chance.integer(50)}` : oddValue(chance) }
      : {}),
  };
  const body = chance.is(0.85) ? Buffer.from(JSON.stringify(delivery)) : junk(chance);
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const headers = chance.is(0.9)
    ? { 'x-tavus-signature': signature }
    : { 'x-tavus-signature': header(oddText(chance)) };
  const tool = chance.is(0.95) ? chance.pick(tools) : encodeURIComponent(oddText(chance).toWellFormed());
  return {
    kind: 'http',
    method: 'POST',
    path: `/api/tavus/tools/${tool}`,
    headers: { ...headers, ...contentType(chance) },
    body,
  };
}

/** What our model endpoint is asked. */
function completion(chance: Chance, desk: Desk, key: string): BadInput {
  const messages = Array.from({ length: chance.integer(6) }, () =>
    chance.is(0.9)
      ? {
          role: chance.pick(['system', 'user', 'user', 'assistant', 'tool', 'root']),
          content: chance.is(0.8) ? oddText(chance) : oddValue(chance),
        }
      : oddValue(chance),
  );
  const asked = {
    model: 'm',
    stream: chance.is(0.5),
    messages: chance.is(0.9) ? messages : oddValue(chance),
  };
  return {
    kind: 'http',
    method: 'POST',
    path: '/api/llm/chat/completions',
    headers: {
      authorization: `Bearer ${chance.is(0.9) ? key : header(oddText(chance))}`,
      'conversation-id': chance.is(0.9) ? desk.vendorId : header(oddText(chance)),
      ...contentType(chance),
    },
    body: chance.is(0.9) ? Buffer.from(JSON.stringify(asked)) : junk(chance),
  };
}

function procedureCall(chance: Chance, desk: Desk): BadInput {
  const name = chance.pick(procedures);
  const input = chance.is(0.1) ? oddValue(chance) : oddObject(chance, inputFields, 0);
  const headers = { authorization: chance.is(0.95) ? `Bearer ${desk.token}` : header(oddText(chance)) };
  if (chance.is(0.4)) {
    const text = chance.is(0.9) ? JSON.stringify(input) : oddText(chance);
    const query = `input=${encodeURIComponent((text ?? '').toWellFormed())}${chance.is(0.1) ? '&batch=1' : ''}`;
    return { kind: 'http', method: 'GET', path: `/trpc/${name}?${query}`, headers, body: Buffer.alloc(0) };
  }
  const body = chance.is(0.9) ? Buffer.from(JSON.stringify(input) ?? '') : junk(chance);
  return {
    kind: 'http',
    method: 'POST',
    path: `/trpc/${name}`,
    headers: { ...headers, ...contentType(chance) },
    body,
  };
}

function relayed(chance: Chance, desk: Desk): BadInput {
  const eventType = chance.pick([
    'conversation.tool_call',
    'conversation.utterance',
    'conversation.utterance.streaming',
    'system.x',
    '',
  ]);
  const properties = chance.is(0.5)
    ? { name: chance.pick(tools), arguments: oddObject(chance, fields, 0), tool_call_id: oddValue(chance) }
    : {
        role: chance.pick(['user', 'replica', 'nobody']),
        speech: oddValue(chance),
        turn_idx: oddValue(chance),
      };
  const message = chance.is(0.9)
    ? {
        message_type: 'conversation',
        event_type: eventType,
        conversation_id: desk.vendorId,
        seq: oddValue(chance),
        turn_idx: oddValue(chance),
        properties,
      }
    : oddValue(chance);
  const body = Buffer.from(
    JSON.stringify({ conversationId: chance.is(0.95) ? desk.conversationId : oddValue(chance), message }),
  );
  const headers = { authorization: `Bearer ${desk.token}`, 'content-type': 'application/json' };
  return { kind: 'http', method: 'POST', path: '/trpc/conversation.relay', headers, body };
}

function pageCall(chance: Chance): BadInput {
  const method = chance.pick(['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'HEAD']);
  const headers = {
    ...contentType(chance),
    ...(chance.is(0.3) ? { origin: header(oddText(chance)) } : {}),
    ...(chance.is(0.2) ? { cookie: header(oddText(chance)) } : {}),
  };
  const body = ['GET', 'HEAD'].includes(method) ? Buffer.alloc(0) : junk(chance);
  return { kind: 'http', method, path: chance.pick(pages), headers, body };
}

function contentType(chance: Chance): Record<string, string> {
  if (chance.is(0.7)) return { 'content-type': 'application/json' };
  const types = [
    'text/plain',
    'application/json; charset=utf-16',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/octet-stream',
    '/',
  ];
  const encoding: Record<string, string> = chance.is(0.3)
    ? { 'content-encoding': chance.pick(['gzip', 'br', 'deflate', 'x-none']) }
    : {};
  return { 'content-type': chance.pick(types), ...encoding };
}

/** What a header may hold; the rest would be refused by our own client. */
const header = (text: string) => text.replace(/[^\x20-\x7e]/g, '').slice(0, 500);

function rawBytes(chance: Chance): Buffer {
  const shapes = [
    'GET / HTTP/9.9\r\n\r\n',
    'GET /health\r\n\r\n',
    'get /health http/1.1\r\nhost: x\r\n\r\n',
    'POST /api/tavus/tools/add_event HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /health HTTP/1.1\r\n\r\n',
    'POST /api/tavus/tools/add_event HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n',
    'POST /trpc/schedule.add HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n',
    'POST /trpc/schedule.add HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd',
    'GET /health HTTP/1.1\r\n\r\n',
    `GET /health HTTP/1.1\r\nHost: x\r\nX-Long: ${'y'.repeat(20_000)}\r\n\r\n`,
    'GET http://evil.example.com/health HTTP/1.1\r\nHost: evil.example.com\r\n\r\n',
    'GET /health HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n',
    'CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: x\r\n\r\n',
    'GET /trpc/schedule.changes HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
  ];
  if (chance.is(0.7)) return Buffer.from(chance.pick(shapes));
  return Buffer.from(Array.from({ length: 1 + chance.integer(200) }, () => chance.integer(256)));
}
