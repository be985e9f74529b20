import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { nodeCommand, root, run, start } from './processes.ts';

let folder = '';
const started: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'calendar-agent-processes-'));
});
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function script(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const exists = (processId: number): boolean => {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
};
const untilGone = (processId: number) =>
  vi.waitFor(() => expect(exists(processId)).toBe(false), { timeout: 8_000, interval: 20 });

/** The lines a child prints, one after the other. */
function lines(child: ChildProcess): AsyncIterator<string> {
  if (!child.stdout) throw new Error('no output');
  return createInterface({ input: child.stdout })[Symbol.asyncIterator]();
}
const next = async (source: AsyncIterator<string>) => String((await source.next()).value);

const sleeper = `console.log(process.pid); setInterval(() => {}, 1000);`;

describe('a child of the scripts', () => {
  it('gives back its output and its exit code', async () => {
    const file = script('ends.mjs', `console.log('out'); console.error('err'); process.exit(3);`);
    const { signal } = new AbortController();
    const command = { program: process.execPath, args: [file], output: 'keep' } as const;
    expect(await run(signal, command)).toEqual({ code: 3, output: 'out\nerr\n' });
  });

  it('that cannot be started is a bad exit code, not an exception', async () => {
    const { signal } = new AbortController();
    const missing = { program: '/nowhere/program', args: [], output: 'keep' } as const;
    expect(await run(signal, missing)).toMatchObject({ code: 127 });
  });

  it('is ended with everything that it started', async () => {
    const inner = script('inner.mjs', sleeper);
    const outer = script(
      'outer.mjs',
      `import { spawn } from 'node:child_process';
       spawn(process.execPath, [${JSON.stringify(inner)}], { stdio: 'inherit' });
       console.log(process.pid); setInterval(() => {}, 1000);`,
    );
    const stopping = new AbortController();
    const child = start(stopping.signal, { program: process.execPath, args: [outer], output: 'keep' });
    started.push(child);
    const source = lines(child);
    const ids = [Number(await next(source)), Number(await next(source))];
    expect(ids.every(exists)).toBe(true);
    stopping.abort();
    for (const id of ids) await untilGone(id);
  });

  it('is killed when it does not listen', async () => {
    const deaf = script(
      'deaf.mjs',
      `process.on('SIGTERM', () => {}); process.on('SIGINT', () => {}); ${sleeper}`,
    );
    const stopping = new AbortController();
    const child = start(stopping.signal, { program: process.execPath, args: [deaf], output: 'keep' });
    started.push(child);
    const id = Number(await next(lines(child)));
    stopping.abort();
    await vi.waitFor(() => expect(exists(id)).toBe(false), { timeout: 14_000, interval: 100 });
  });

  it('may fork workers that wait for orders', async () => {
    const worker = script(
      'worker.mjs',
      `process.on('message', (m) => { process.send(m + 1); process.disconnect(); });`,
    );
    const outer = script(
      'outer.mjs',
      `import { fork } from 'node:child_process';
       const worker = fork(${JSON.stringify(worker)});
       worker.on('message', (answer) => console.log(answer));
       setTimeout(() => worker.connected ? worker.send(41) : console.log('gone'), 600);`,
    );
    const child = start(new AbortController().signal, {
      program: process.execPath,
      args: ['--import', join(root, 'scripts/end-with-parent.mjs'), outer],
      output: 'keep',
    });
    started.push(child);
    expect(await next(lines(child))).toBe('42');
  });

  it('ends by itself when the script that started it is killed with -9', async () => {
    const inner = script('inner.mjs', sleeper);
    const outer = script(
      'outer.mjs',
      `import { start } from ${JSON.stringify(join(root, 'scripts/processes.ts'))};
       start(new AbortController().signal, { program: process.execPath, output: 'show',
         args: ['--import', ${JSON.stringify(join(root, 'scripts/end-with-parent.mjs'))}, ${JSON.stringify(inner)}] });
       setInterval(() => {}, 1000);`,
    );
    const child = spawn(process.execPath, [outer], { stdio: ['ignore', 'pipe', 'inherit'] });
    started.push(child);
    const id = Number(await next(lines(child)));
    expect(exists(id)).toBe(true);
    child.kill('SIGKILL');
    await untilGone(id);
  });
});

describe('bootstrap.mjs', () => {
  const bootstrap = (args: string[]) =>
    run(new AbortController().signal, { ...nodeCommand('scripts/bootstrap.mjs', args), output: 'keep' });

  it('names the commands when it is asked for one that does not exist', async () => {
    const { code, output } = await bootstrap(['strat']);
    expect(code).toBe(2);
    expect(output).toContain('There is no command "strat". Commands: start, test, check');
  });
});
