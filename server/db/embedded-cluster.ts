/**
 * Makes the cluster (the files of one Postgres and its password) once, atomically: it is built
 * beside its place and renamed, so a kill in the middle leaves nothing that the next start could
 * mistake for data, and of two starters at once the second uses what the first one made.
 */
import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pid } from 'node:process';

import type { Binaries } from './embedded-binaries.ts';
import { runAs, type RunAs } from './run-as.ts';
import { exists } from './running-process.ts';

export const superuser = 'postgres';

export type Cluster = { files: string; password: string };

type Input = { user: RunAs; home: string; binaries: Binaries; sync: boolean };

/**
 * @throws Error, one sentence: a cluster of another major version, a lost password, a failed initdb
 */
export async function ensureCluster(deps: { log: (line: string) => void }, input: Input): Promise<Cluster> {
  const { home, binaries } = input;
  const place = join(home, 'cluster');
  const files = join(place, 'files');
  const version = () => readFile(join(files, 'PG_VERSION'), 'utf8').catch(() => undefined);

  if ((await version()) === undefined) {
    deps.log(`making a new database cluster in ${home}`);
    await sweepUnfinished(home);
    await makeCluster(input, place);
  }
  // Again, also on later starts: an initdb whose starter was killed goes on for a moment and makes new files.
  await sweepUnfinished(home);
  const made = (await version())?.trim();
  if (made !== binaries.major) {
    throw new Error(
      `The database in ${home} was made by Postgres ${made ?? '(unknown)'} and this is Postgres ${binaries.major}: move it by dump and restore, or start with another DATA_DIR.`,
    );
  }
  const password = await readFile(join(place, 'password'), 'utf8').catch(() => '');
  if (password === '') {
    throw new Error(
      `The password of the database is missing (${join(place, 'password')}): put it back, or start with another DATA_DIR.`,
    );
  }
  return { files, password };
}

async function makeCluster(input: Input, place: string): Promise<void> {
  const { user, home, binaries, sync } = input;
  const making = join(home, `.new-${pid}`);
  await mkdir(making, { recursive: true, mode: 0o700 });
  if (user) await chown(making, user.uid, user.gid);
  try {
    const passwordFile = join(making, 'password');
    await writePrivate(user, passwordFile, randomBytes(24).toString('hex'));
    const made = await runAs(user, binaries.initdb, [
      `--pgdata=${join(making, 'files')}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      ...(sync ? [] : ['--no-sync']),
    ]);
    if (made.code !== 0) {
      throw new Error(`Postgres could not make its files in ${home}: ${made.output.split('\n').at(-1)}`);
    }
    await rename(making, place).catch((error: unknown) => {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

async function writePrivate(user: RunAs, file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    if (user) await handle.chown(user.uid, user.gid);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What a killed start left behind, if the process that was making it is gone. */
async function sweepUnfinished(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    const maker = /^\.new-(\d+)$/.exec(name)?.[1];
    if (maker && !exists(Number(maker))) {
      await rm(join(home, name), { recursive: true, force: true, maxRetries: 10 });
    }
  }
}
