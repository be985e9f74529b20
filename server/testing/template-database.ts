/**
 * The database that all test databases are cloned from: migrated once per run, on DATABASE_URL's
 * server or on a throw-away embedded Postgres. Test clusters run without fsync, which only a
 * crash of the machine could notice.
 */
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { startEmbeddedPostgres } from '#server/db/embedded.ts';
import { migrate } from '#server/db/migrate.ts';
import { Client } from 'pg';

export type TemplateDatabase = {
  name: string;
  /** A user that may create databases, connected to another database than the template. */
  adminUrl: string;
  /** The two logins, as `migrate` gave them: for the template itself. */
  appUrl: string;
  systemUrl: string;
};

export async function makeTemplateDatabase(input: {
  databaseUrl: string | undefined;
}): Promise<AsyncDisposable & { template: TemplateDatabase }> {
  const server = input.databaseUrl
    ? { url: input.databaseUrl, stop: async () => {} }
    : await throwAwayServer();
  const name = `calendar_agent_test_${randomBytes(5).toString('hex')}`;
  const adminUrl = server.url;
  try {
    await runSql(adminUrl, `create database ${name}`);
    const { appUrl, systemUrl } = await migrate({
      url: withDatabase(adminUrl, name),
      secret: randomBytes(16).toString('hex'),
      log: () => {},
    });
    return {
      template: { name, adminUrl, appUrl, systemUrl },
      [Symbol.asyncDispose]: async () => {
        if (input.databaseUrl) {
          await runSql(adminUrl, `drop database if exists ${name} with (force)`);
          for (const url of [appUrl, systemUrl]) {
            await runSql(adminUrl, `drop role if exists "${new URL(url).username}"`);
          }
        }
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function throwAwayServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'calendar-agent-test-'));
  // Started by root, Postgres runs as a user that has to get in here.
  await chmod(folder, 0o755);
  const started = await startEmbeddedPostgres(
    { log: () => {}, signal: new AbortController().signal },
    { dataDir: folder, disposable: true },
  );
  return {
    url: started.url,
    stop: async () => {
      await started.stop();
      await rm(folder, { recursive: true, force: true });
      if (!started.dataDir.startsWith(folder)) {
        await rm(dirname(started.dataDir), { recursive: true, force: true });
      }
    },
  };
}

export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.toString();
}

export async function runSql(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
