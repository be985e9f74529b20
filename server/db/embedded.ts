/**
 * A real Postgres on this machine with nothing installed: the binaries come from npm, the data
 * lives in DATA_DIR, and this is the small supervisor around `initdb` and `pg_ctl`. It listens on
 * loopback only, with a random password, and stops when the last process that uses it is gone
 * (leash.ts), whether that process said goodbye or was killed.
 */
import { Client } from 'pg';

import { installedBinaries, workingBinaries } from './embedded-binaries.ts';
import { ensureCluster } from './embedded-cluster.ts';
import { bringUp, urlOf } from './embedded-server.ts';
import { homeOfPostgres } from './embedded-user.ts';
import { keepUp } from './keep-up.ts';
import { takeLeash } from './leash.ts';

export type EmbeddedPostgres = {
  /** The database `calendar_agent` as its superuser: for migrations, never for requests. */
  url: string;
  /** Where cluster, password, port and log really are: not always inside DATA_DIR. */
  dataDir: string;
  stop(): Promise<void>;
};

const database = 'calendar_agent';

/**
 * Starts, or adopts, the Postgres of `dataDir`. `signal` gives up a start that is not done yet; after
 * that only `stop` (or the end of the process) lets go, so that its user can finish in order first.
 * @param input.disposable for test clusters only: a crash of the machine may lose data
 * @param input.isKeptUp started again when it is killed; default true
 * @throws Error with one sentence that says what to do
 */
export async function startEmbeddedPostgres(
  deps: { log: (line: string) => void; signal: AbortSignal },
  input: { dataDir: string; binariesDir?: string; disposable?: boolean; isKeptUp?: boolean },
): Promise<EmbeddedPostgres> {
  const { home, user } = await homeOfPostgres(deps, input);
  const from = input.binariesDir ?? installedBinaries();
  const binaries = await workingBinaries(deps, { user, home, from });
  const sync = input.disposable !== true;
  const cluster = await ensureCluster(deps, { user, home, binaries, sync });

  deps.signal.throwIfAborted();
  const leash = await takeLeash({ user, home, pgCtl: binaries.pgCtl, files: cluster.files });
  const stop = () => leash.release();
  try {
    // Test files share one cluster, and some of them bring a hundred clients.
    const options = sync ? '' : '-F -c max_connections=400';
    const use = { user, home, binaries, cluster, options };
    const port = await bringUp(deps, use);
    const { password } = cluster;
    await ensureDatabase(urlOf({ port, password, database: 'postgres' }));
    deps.signal.throwIfAborted();
    const letGo = input.isKeptUp === false ? null : keepUp(deps, use, port);
    return {
      url: urlOf({ port, password, database }),
      dataDir: home,
      async stop() {
        await letGo?.();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function ensureDatabase(adminUrl: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${database}`);
  } catch (error) {
    // Another starter made it in between.
    const { code } = error as { code?: string };
    if (code !== '42P04' && code !== '23505') throw error;
  } finally {
    await client.end();
  }
}
