/** A server under test: a child process, how it is doing, and how it is stopped. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

export type ChildServer = {
  port: number;
  pid: number;
  /** From the start of the process until it said that it is ready. */
  readyAfterMs: number;
  /** User and system time so far, milliseconds, in steps of 10. */
  cpuMs(): number;
  /** Resident memory in bytes. */
  rss(): number;
  stop(): Promise<void>;
  kill(): Promise<void>;
};

/** Waits until it prints `ready http://127.0.0.1:<port>`. Rejects with its last words when it ends first. */
export async function startChild(
  program: readonly string[],
  options: { env?: Record<string, string>; readyInMs?: number } = {},
): Promise<ChildServer> {
  const [command = '', ...args] = program;
  const before = performance.now();
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', ...options.env },
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let said = '';
  const ready = new Promise<{ port: number; at: number }>((resolve, reject) => {
    const take = (part: Buffer) => {
      said = `${said}${part.toString('utf8')}`.slice(-4_000);
      const port = /ready http:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1];
      if (port) resolve({ port: Number(port), at: performance.now() });
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${args[0]} ended with ${code}:\n${said}`)));
    setTimeout(
      () => reject(new Error(`${args[0]} is not ready:\n${said}`)),
      options.readyInMs ?? 30_000,
    ).unref();
  });
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    child.kill(signal);
    await Promise.race([gone, sleep(10_000)]);
    child.kill('SIGKILL');
    await gone;
  };
  const { port, at } = await ready.catch(async (error: unknown) => {
    await end('SIGKILL');
    throw error;
  });
  const pid = child.pid ?? 0;
  return {
    port,
    pid,
    readyAfterMs: at - before,
    cpuMs: () => cpuMsOf(pid),
    rss: () => rssOf(pid),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

/** Linux only; NaN elsewhere. */
function cpuMsOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
}

function rssOf(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1_024;
  } catch {
    return Number.NaN;
  }
}
