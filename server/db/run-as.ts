/**
 * Runs one command to its end as the user that owns the local Postgres. Postgres refuses to run
 * as root, so a root process starts everything here as somebody else; anyone else as themselves.
 * The environment is bare: nothing of ours (keys, PG* variables) reaches the database's processes.
 */
import { spawn } from 'node:child_process';
import { platform } from 'node:os';
import { env } from 'node:process';

/** `undefined` means: as the user we are. */
export type RunAs = { name: string; uid: number; gid: number } | undefined;

export type Finished = { code: number; output: string };

export const bareEnvironment = (): NodeJS.ProcessEnv =>
  platform() === 'win32'
    ? { PATH: env['PATH'], SystemRoot: env['SystemRoot'], TEMP: env['TEMP'], TZ: 'UTC' }
    : { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', TZ: 'UTC' };

/** How to start a child as that user, in a folder that everyone may enter. */
export const spawnOptions = (user: RunAs) => ({
  cwd: platform() === 'win32' ? undefined : '/',
  env: bareEnvironment(),
  windowsHide: true,
  ...(user && { uid: user.uid, gid: user.gid }),
});

/** Never rejects: a command that cannot be started has code 127 and says why in `output`. */
export function runAs(user: RunAs, command: string, args: readonly string[]): Promise<Finished> {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, {
      ...spawnOptions(user),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const take = (part: Buffer) => {
      output += part.toString('utf8');
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output: output.trim() }));
  });
}
