import { expect, it } from 'vitest';
import { startAuthServer } from './auth-server.testing.ts';

it('guessing passwords is slowed down by the caller’s real address, whatever address is claimed', async () => {
  await using server = await startAuthServer({ hasHighLimits: false });
  const guess = (i: number) =>
    server.send('/api/auth/sign-in/email', {
      body: { email: 'ana@example.com', password: `wrong guess ${i}` },
      headers: { origin: server.origin, 'x-forwarded-for': `10.0.0.${i}`, 'x-real-client-ip': `10.0.1.${i}` },
    });
  const statuses: number[] = [];
  for (let i = 0; i < 12; i++) statuses.push((await guess(i)).status);
  expect(statuses).toEqual([...Array<number>(10).fill(401), 429, 429]);
  const refused = await guess(99);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  const keys = await server.pools.system.query('select key from rate_limits');
  expect(JSON.stringify(keys.rows)).toContain('127.0.0.1');
  expect(JSON.stringify(keys.rows)).not.toContain('10.0.');
});
