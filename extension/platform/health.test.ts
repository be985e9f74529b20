import { expect, test } from 'vitest';
import { probeServer, readHealth } from './health.ts';

test('a ready server says what its vendors are; words it should not use are left out', () => {
  const body = { status: 'ok', version: '1.2.3', vendors: { tavus: 'simulated', cal: 'perhaps' } };
  expect(readHealth(200, body)).toEqual({ kind: 'ready', version: '1.2.3', vendors: { tavus: 'simulated' } });
});

test.each([
  ['a server without its database', 503, { status: 'starting' }, 'not-ready'],
  ['another program on that port', 200, '<html>', 'stranger'],
  ['another JSON service', 200, { hello: 'world' }, 'stranger'],
  ['an error page', 404, null, 'stranger'],
])('%s', (_name, status, body, kind) => {
  expect(readHealth(status, body).kind).toBe(kind);
});

test('nobody there is silence, not an error', async () => {
  const deps = { fetch: () => Promise.reject(new TypeError('Failed to fetch')) };
  const { signal } = new AbortController();
  expect(await probeServer(deps, { serverUrl: 'http://127.0.0.1:1', signal })).toEqual({ kind: 'silent' });
});
