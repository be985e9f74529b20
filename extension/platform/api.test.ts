import { expect, test } from 'vitest';
import { startSmallServer } from '../testing/small-server.ts';
import { codeOf, createApi, mayPass } from './api.ts';

const window = { from: '2026-11-20T00:00:00Z', to: '2026-11-21T00:00:00Z' };

function connect(serverUrl: string, token: () => string | null) {
  const seen = { signedOut: 0 };
  const api = createApi({
    serverUrl,
    token: () => Promise.resolve(token()),
    onSignedOut: () => (seen.signedOut += 1),
  });
  const fail = () =>
    api.schedule.list.query(window).then(
      () => null,
      (error: unknown) => error,
    );
  return { api, seen, fail };
}

test('a question carries the token of the moment', async () => {
  await using server = await startSmallServer();
  let token: string | null = null;
  const { api, fail, seen } = connect(server.url, () => token);
  expect(codeOf(await fail())).toBe('UNAUTHORIZED');
  expect(seen.signedOut).toBe(1);
  token = 'renewed';
  expect(await api.schedule.list.query(window)).toEqual({ version: 0, events: [] });
});

test('an ended session signs out; asking again would not help', async () => {
  await using server = await startSmallServer();
  server.end('token');
  const { fail, seen } = connect(server.url, () => 'token');
  expect(mayPass(await fail())).toBe(false);
  expect(seen.signedOut).toBe(1);
});

test.each([401, 403, 502, 503])(
  'a %i of somebody in between signs nobody out and may pass',
  async (status) => {
    await using server = await startSmallServer();
    server.answerInstead(status);
    const { fail, seen } = connect(server.url, () => 'token');
    const error = await fail();
    expect(error).toBeInstanceOf(Error);
    expect([codeOf(error), mayPass(error), seen.signedOut]).toEqual([undefined, true, 0]);
  },
);

test('no server at all may pass, too', async () => {
  const server = await startSmallServer();
  await server.down();
  const { fail, seen } = connect(server.url, () => 'token');
  expect([mayPass(await fail()), seen.signedOut]).toEqual([true, 0]);
});
