import { expect, it } from 'vitest';
import { startAuthServer } from './auth-server.testing.ts';
import { useLocalToken } from './local-token.ts';
import { sweepAuthRows } from './sweep-auth-rows.ts';

it('removes what ended more than a day ago and nothing else', async () => {
  await using server = await startAuthServer();
  const deps = { systemPool: server.pools.system, clock: server.clock };
  await useLocalToken(server.pools.system, 'a-local-token-for-tests');
  await server.send('/api/auth/device/code', { body: { client_id: 'calendar-agent-extension' } });
  await server.send('/api/auth/sign-in/email', { body: { email: 'a@example.com', password: 'x' } });
  await server.pools.system.query(
    `insert into sessions (user_id, token, expires_at) select id, 'an-old-session-of-somebody', now() from users`,
  );
  expect(await sweepAuthRows(deps)).toBe(0);
  server.clock.skip(86_400_000 + 60_000);
  expect(await sweepAuthRows(deps)).toBe(1);
  server.clock.skip(600_000);
  expect(await sweepAuthRows(deps)).toBe(1);
  expect(await server.counts()).toMatchObject({ users: 1, sessions: 1, device_codes: 0 });
});
