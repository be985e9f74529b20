/**
 * What a process id written in a file stands for now. Ids are used again, and a dead process may
 * stay as a zombie where nobody reaps it, so "does it exist" is not the question that decides.
 */
import { readdir, readFile, readlink } from 'node:fs/promises';
import { platform } from 'node:os';
import { kill } from 'node:process';

import { runAs } from './run-as.ts';

/** True also for other users' processes, and for zombies. */
export function exists(processId: number): boolean {
  try {
    kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Empty for a zombie and for a process that is gone. */
async function commandLine(processId: number): Promise<string> {
  if (platform() === 'linux') {
    const raw = await readFile(`/proc/${processId}/cmdline`, 'utf8').catch(() => '');
    return raw.replaceAll('\0', ' ');
  }
  const asked = await runAs(undefined, 'ps', ['-p', String(processId), '-o', 'command=']);
  return asked.code === 0 ? asked.output : '';
}

/**
 * `serving`: the process names the folder in its command line. `gone`: no such process.
 * `stranger`: the id belongs to something else now, or to a zombie.
 */
export async function stateOf(processId: number, folder: string): Promise<'serving' | 'gone' | 'stranger'> {
  if (!exists(processId)) return 'gone';
  if (platform() === 'win32') return 'serving';
  if ((await commandLine(processId)).includes(folder)) return 'serving';
  return exists(processId) ? 'stranger' : 'gone';
}

/** Whether any process works inside the folder: every Postgres process of a cluster does. */
export async function isWorkedIn(folder: string): Promise<boolean> {
  if (platform() !== 'linux') {
    const asked = await runAs(undefined, 'lsof', ['-t', '-a', '-d', 'cwd', folder]);
    return asked.code === 127 || asked.output !== '';
  }
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    if ((await readlink(`/proc/${entry}/cwd`).catch(() => '')) === folder) return true;
  }
  return false;
}
