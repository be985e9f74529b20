/**
 * Makes the cluster (the files of one Postgres) once, atomically: it is built beside its place
 * and renamed, so a kill in the middle leaves nothing that the next start could mistake for data.
 */
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pid } from 'node:process';

import type { Binaries } from './embedded-binaries.ts';
import { runAs, type RunAs } from './run-as.ts';

export const superuser = 'postgres';

/** A file only that user can read. Written whole or not at all. */
export async function writePrivate(user: RunAs, file: string, text: string): Promise<void> {
  const making = `${file}.new-${pid}`;
  await writeFile(making, text, { mode: 0o600 });
  if (user) await chown(making, user.uid, user.gid);
  await rename(making, file);
}

/**
 * @returns the folder and the superuser's password
 * @throws Error, one sentence, for a cluster of another major version or when initdb fails
 */
export async function ensureCluster(
  deps: { log: (line: string) => void },
  input: { user: RunAs; home: string; binaries: Binaries; sync: boolean },
): Promise<{ cluster: string; password: string }> {
  const { user, home, binaries } = input;
  const cluster = join(home, 'cluster');
  const passwordFile = join(home, 'password');

  const version = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (version === undefined) {
    await sweepUnfinished(home);
    await makeCluster(deps, { ...input, cluster, passwordFile });
  } else if (version.trim() !== binaries.major) {
    throw new Error(
      `The database in ${home} was made by Postgres ${version.trim()} and this is Postgres ${binaries.major}: move it by dump and restore, or start with another DATA_DIR.`,
    );
  }
  const password = await readFile(passwordFile, 'utf8').catch(() => undefined);
  if (!password) {
    throw new Error(
      `The password of the database in ${home} is missing (file "password"): put it back, or start with another DATA_DIR.`,
    );
  }
  return { cluster, password };
}

async function makeCluster(
  deps: { log: (line: string) => void },
  input: {
    user: RunAs;
    home: string;
    binaries: Binaries;
    sync: boolean;
    cluster: string;
    passwordFile: string;
  },
): Promise<void> {
  const { user, home, binaries, cluster, passwordFile } = input;
  const making = join(home, `.new-${pid}`);
  deps.log(`making a new database cluster in ${home}`);
  await mkdir(making, { recursive: true, mode: 0o700 });
  if (user) await chown(making, user.uid, user.gid);
  const ownPassword = join(making, 'password');
  await writePrivate(user, ownPassword, randomBytes(24).toString('hex'));

  const files = join(making, 'cluster');
  const made = await runAs(user, binaries.initdb, [
    ...['-D', files, '-U', superuser, `--pwfile=${ownPassword}`],
    ...['--auth=scram-sha-256', '-E', 'UTF8', '--locale=C'],
    ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ...(input.sync ? [] : ['--no-sync']),
  ]);
  if (made.code !== 0) {
    await rm(making, { recursive: true, force: true });
    throw new Error(`Postgres could not make its files in ${home}: ${lastLine(made.output)}`);
  }
  // The password goes first: a cluster in place always has one. Of two starters at once the
  // second finds the place taken and uses what is there.
  if (await exists(cluster)) return rm(making, { recursive: true, force: true });
  await rename(ownPassword, passwordFile);
  await rename(files, cluster).catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
  });
  await rm(making, { recursive: true, force: true });
}

const exists = async (folder: string): Promise<boolean> =>
  readdir(folder).then(
    () => true,
    () => false,
  );

/** What a killed start left behind, if the process that made it is gone. */
async function sweepUnfinished(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    const maker = /^\.new-(\d+)$/.exec(name)?.[1];
    if (maker && !isRunning(Number(maker))) {
      await rm(join(home, name), { recursive: true, force: true });
    }
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? text;
