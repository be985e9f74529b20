import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('./main.ts', import.meta.url));

async function start(args: string[] = []) {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const { listening } = JSON.parse(line) as { listening: string };
  return { child, listening };
}

describe('the process', () => {
  it('says in one line where it listens, on loopback, and ends when its parent is gone', async () => {
    const { child, listening } = await start([
      '--api-key',
      'k',
      '--concurrency',
      '3',
      '--character',
      'hostile',
    ]);
    expect(listening).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const answer = await fetch(`${listening}/v2/personas`, { headers: { 'x-api-key': 'k' } });
    expect(answer.status).toBe(200);
    const faults = await (await fetch(`${listening}/__control/faults`)).json();
    expect(faults).toMatchObject({ concurrency: 3, character: 'hostile' });
    const ended = once(child, 'exit');
    child.stdin.end();
    expect(await ended).toEqual([0, null]);
    await expect(fetch(listening)).rejects.toThrow();
  });

  it('refuses an option it does not know', async () => {
    const child = spawn(process.execPath, [script, '--concurency', '3'], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    const [code] = await once(child, 'exit');
    expect(code).not.toBe(0);
  });
});
