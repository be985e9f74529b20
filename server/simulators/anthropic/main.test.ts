import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('./main.ts', import.meta.url));

describe('the process', () => {
  it('says in one line where it listens, on loopback, and ends when its parent is gone', async () => {
    const args = [script, '--api-key', 'k', '--character', 'hostile', '--ms-per-event', '0'];
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    const { listening } = JSON.parse(line) as { listening: string };
    expect(listening).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const headers = { 'x-api-key': 'k', 'anthropic-version': '2026-10-21' };
    expect((await fetch(`${listening}/v1/models`, { headers })).status).toBe(200);
    const mood = await (await fetch(`${listening}/__control/mood`)).json();
    expect(mood).toMatchObject({ character: 'hostile', msPerEvent: 0 });
    const ended = once(child, 'exit');
    child.stdin.end();
    expect(await ended).toEqual([0, null]);
  });

  it('refuses an option it does not know', async () => {
    const child = spawn(process.execPath, [script, '--carachter', 'x'], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    const [code] = await once(child, 'exit');
    expect(code).not.toBe(0);
  });
});
