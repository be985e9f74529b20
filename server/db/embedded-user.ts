/**
 * Who runs the local Postgres and where it lives. Separate because this is all that differs
 * between a developer's own account, root on a fresh machine, and root with a home folder that
 * nobody else may enter (then the cluster moves to /var/lib).
 */
import { createHash } from 'node:crypto';
import { access, chown, constants, mkdir, readFile, realpath, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { getuid } from 'node:process';

import { runAs, type RunAs } from './run-as.ts';

/** For root, where nobody else may enter the project. */
export const sharedPlace = '/var/lib/calendar-agent';

const candidates = ['postgres', '_postgres', 'nobody'];

type PasswdEntry = { name: string; uid: number; gid: number };

export function parsePasswd(text: string): PasswdEntry[] {
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    if (!name || name.startsWith('#') || !uid || !gid) return [];
    return [{ name, uid: Number(uid), gid: Number(gid) }];
  });
}

/**
 * The user for Postgres: ourselves, or for root one of the system's unprivileged users. A cluster
 * that exists keeps the owner it was made with.
 * @throws Error, one sentence, where there is no such user
 */
export async function userForPostgres(existingCluster?: string): Promise<RunAs> {
  if (getuid === undefined) return undefined;
  if (getuid() !== 0) {
    try {
      userInfo();
      return undefined;
    } catch {
      throw new Error(
        `Postgres cannot run as user ${getuid()}, which has no entry in the passwd file: add one, or set DATABASE_URL.`,
      );
    }
  }
  const entries = parsePasswd(await readFile('/etc/passwd', 'utf8').catch(() => ''));
  const owner = existingCluster ? await stat(existingCluster).catch(() => undefined) : undefined;
  const user =
    (owner && owner.uid !== 0 ? entries.find(({ uid }) => uid === owner.uid) : undefined) ??
    candidates.map((name) => entries.find((entry) => entry.name === name)).find(Boolean);
  if (!user) {
    throw new Error(
      'Postgres does not run as root and this machine has no user "postgres" or "nobody": start as another user, or set DATABASE_URL.',
    );
  }
  return user;
}

async function canEnter(user: RunAs, folder: string): Promise<boolean> {
  return (await runAs(user, '/bin/sh', ['-c', 'cd "$1"', 'sh', folder])).code === 0;
}

/**
 * The folder that holds cluster, password, port, log and holders; made if missing, and owned by the
 * user that runs Postgres.
 * @throws Error, one sentence, where we may not write
 */
export async function homeOfPostgres(
  deps: { log: (line: string) => void },
  input: { dataDir: string },
): Promise<{ home: string; user: RunAs }> {
  try {
    return await findHome(deps, input);
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException;
    if (code !== 'EACCES' && code !== 'EPERM' && code !== 'EROFS') throw error;
    throw new Error(
      `The database cannot be kept in ${path ?? input.dataDir}, where we may not write: start as the user it belongs to, or set DATA_DIR.`,
      { cause: error },
    );
  }
}

async function findHome(
  deps: { log: (line: string) => void },
  input: { dataDir: string },
): Promise<{ home: string; user: RunAs }> {
  const dataDir = resolve(input.dataDir);
  await mkdir(dataDir, { recursive: true });
  const near = join(await realpath(dataDir), 'postgres');
  let user = await userForPostgres(join(near, 'cluster'));
  let home = near;
  if (user && !(await canEnter(user, dataDir))) {
    const hash = createHash('sha256').update(near).digest('hex').slice(0, 12);
    home = join(sharedPlace, hash, 'postgres');
    user = await userForPostgres(join(home, 'cluster'));
    deps.log(`the user "${user?.name}" cannot enter ${dataDir}: the database lives in ${home}`);
  }
  await mkdir(home, { recursive: true, mode: 0o755 });
  if (user) await chown(home, user.uid, user.gid);
  else await access(home, constants.W_OK);
  return { home: await realpath(home), user };
}
