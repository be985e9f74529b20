/**
 * Folders with a ready-made cluster for the tests of the embedded Postgres, and the processes
 * that hold them. Making a cluster takes a second, copying one 50 ms.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath, kill } from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { stateOf } from '#server/db/running-process.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#server/db/embedded.ts';

export type Folder = AsyncDisposable & { path: string; home: string };

/** Empty, and open to the user that Postgres runs as. */
export async function emptyFolder(): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), 'calendar-agent-embedded-'));
  await chmod(path, 0o755);
  return {
    path,
    home: join(path, 'postgres'),
    [Symbol.asyncDispose]: async () => {
      await endStray(join(path, 'postgres', 'cluster', 'files'));
      await rm(path, { recursive: true, force: true });
    },
  };
}

/** A failing test must not leave a server behind that no leash holds. */
async function endStray(files: string): Promise<void> {
  const text = await readFile(join(files, 'postmaster.pid'), 'utf8').catch(() => '');
  const processId = Number(text.split('\n')[0]);
  if (processId > 0 && (await stateOf(processId, files)) === 'serving') kill(processId, 'SIGQUIT');
}

export async function copyOf(folder: Folder): Promise<Folder> {
  const copy = await emptyFolder();
  await promisify(execFile)('cp', ['-a', folder.home, copy.home]);
  return copy;
}

export async function start(
  folder: Folder,
  more: { binariesDir?: string; said?: string[]; signal?: AbortSignal; isKeptUp?: true } = {},
): Promise<EmbeddedPostgres & AsyncDisposable> {
  const postgres = await startEmbeddedPostgres(
    {
      log: (line) => more.said?.push(line),
      signal: more.signal ?? new AbortController().signal,
    },
    {
      dataDir: folder.path,
      disposable: true,
      // Tests that kill it decide themselves when it comes back.
      isKeptUp: more.isKeptUp === true,
      ...(more.binariesDir && { binariesDir: more.binariesDir }),
    },
  );
  return { ...postgres, [Symbol.asyncDispose]: () => postgres.stop() };
}

export type Holder = AsyncDisposable & { url: string; said: string[]; process: ChildProcess };

type HolderOptions = {
  user?: { uid: number; gid: number };
  /** As in real use; test clusters do without. */
  fsync?: boolean;
};

/** Another process that uses the same folder; killed at the end, whatever happens. */
export async function holder(folder: Folder, options: HolderOptions = {}): Promise<Holder> {
  const child = holderProcess(folder, options);
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let output = '';
  const first = await new Promise<string>((resolve, reject) => {
    const take = (part: Buffer) => {
      output += part.toString('utf8');
      const line = /^\{.*\}$/m.exec(output)?.[0];
      if (line) resolve(line);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`holder ended with ${code}: ${output}`)));
  });
  const { url, said } = JSON.parse(first) as { url: string; said: string[] };
  return {
    url,
    said,
    process: child,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGTERM');
      await gone;
    },
  };
}

/** The same, not waited for. */
export function holderProcess(folder: Folder, { user, fsync }: HolderOptions = {}) {
  const program = fileURLToPath(new URL('./hold-postgres.ts', import.meta.url));
  const args = [program, folder.path, ...(fsync ? ['--fsync'] : [])];
  return spawn(execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], ...user });
}

export async function postmasterId(folder: Folder): Promise<number> {
  const text = await readFile(join(folder.home, 'cluster', 'files', 'postmaster.pid'), 'utf8');
  return Number(text.split('\n')[0]);
}
