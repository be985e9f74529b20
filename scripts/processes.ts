/**
 * Children of the scripts. Each runs in a process group of its own, so that a Ctrl-C in the
 * terminal reaches it once, through us, and so that stopping it stops what it started as well.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

export const root = join(import.meta.dirname, '..');

const endWithParent = join(import.meta.dirname, 'end-with-parent.mjs');

/** Aborts when we are asked to stop: by Ctrl-C, by a signal, or because our parent is gone. */
export function untilStopped(): AbortSignal {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop);
  process.on('disconnect', stop);
  process.channel?.unref();
  return stopping.signal;
}

export type Command = {
  program: string;
  args: readonly string[];
  env?: NodeJS.ProcessEnv;
  /** Default: the root of the project. */
  cwd?: string;
  /** The signal that asks this program to stop in order. */
  stopWith?: 'SIGINT' | 'SIGTERM';
  /** `show`: straight through. `keep`: returned. */
  output: 'show' | 'keep';
};

/** A script of ours or of a package, run by the Node that runs us, ending when we end. */
export const nodeCommand = (
  file: string,
  args: readonly string[] = [],
  flags: readonly string[] = [],
): Pick<Command, 'program' | 'args'> => ({
  program: process.execPath,
  args: ['--import', endWithParent, ...flags, join(root, file), ...args],
});

export function start(signal: AbortSignal, command: Command): ChildProcess {
  const piped = command.output === 'keep' ? 'pipe' : 'inherit';
  const isNode = command.program === process.execPath;
  const child = spawn(command.program, command.args, {
    cwd: command.cwd ?? root,
    env: command.env ?? process.env,
    detached: process.platform !== 'win32',
    stdio: ['ignore', piped, piped, ...(isNode ? (['ipc'] as const) : [])],
  });
  const stop = () => void stopGroup(child, command.stopWith ?? 'SIGTERM');
  signal.addEventListener('abort', stop, { once: true });
  child.once('exit', () => signal.removeEventListener('abort', stop));
  if (signal.aborted) stop();
  return child;
}

/** @returns the exit code (127 when it cannot be started) and, with `keep`, all it printed */
export async function run(signal: AbortSignal, command: Command): Promise<{ code: number; output: string }> {
  const child = start(signal, command);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (part: Buffer) => {
      output += part.toString('utf8');
    });
  }
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    return { code: code ?? 1, output };
  } catch (error) {
    return { code: 127, output: error instanceof Error ? error.message : String(error) };
  }
}

/** Asks, insists after five seconds, and in the end ends the whole group. */
export async function stopGroup(child: ChildProcess, first: NodeJS.Signals): Promise<void> {
  for (const name of new Set([first, 'SIGTERM', 'SIGKILL'] as const)) {
    if (child.exitCode !== null || child.signalCode !== null || !child.pid) return;
    signalGroup(child.pid, name);
    await Promise.race([once(child, 'exit'), sleep(5_000, undefined, { ref: false })]);
  }
}

function signalGroup(processId: number, name: NodeJS.Signals): void {
  try {
    process.kill(process.platform === 'win32' ? processId : -processId, name);
  } catch {
    // It is gone already.
  }
}
