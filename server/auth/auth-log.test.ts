import { expect, it } from 'vitest';
import { createLog } from '../log.ts';
import { createAuthLog, toHarmless } from './auth-log.ts';

it.each([
  ['Sign-up attempt for existing email: ana@example.com', 'Sign-up attempt for existing email: [address]'],
  ['Invalid origin: https://evil.example/?t=1', 'Invalid origin: [address]'],
  ['Failed query: select 1\nparams: q8ZkNn3yTtVw0aB1cD2eF3', 'Failed query: select 1'],
  ['Session q8ZkNn3yTtVw0aB1cD2eF3 not found', 'Session [cut] not found'],
  ['value "secret" and \'other\'', 'value [value] and [value]'],
])('the message %j is logged as %j', (message, harmless) => {
  expect(toHarmless(message)).toBe(harmless);
});

it('drops whatever the library passes beside its message', () => {
  const lines: string[] = [];
  const authLog = createAuthLog(createLog('debug', { write: (line) => void lines.push(line) }));
  const call = authLog.log as (...all: unknown[]) => void;
  call('error', 'Failed to create user', { params: ['the-session-token'] }, new Error('the-session-token'));
  expect(lines.join('')).toContain('Failed to create user');
  expect(lines.join('')).not.toContain('the-session-token');
});
