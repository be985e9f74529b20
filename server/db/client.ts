/**
 * The two pools. Both logins are bound by row policies (docs/decisions/005): `app` sees one person's
 * rows and only inside a transaction that names them, `system` finds out whose row something is.
 */
import { drizzle } from 'drizzle-orm/node-postgres';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { Pool } from 'pg';
import type { PoolClient } from 'pg';
import type { Log } from '../log.ts';

export type Db = NodePgDatabase<Record<string, never>> & { $client: Pool | PoolClient };

export type Pools = { app: Pool; system: Pool; close(): Promise<void> };

export function createPools(
  log: Log,
  urls: { appUrl: string; systemUrl: string; appConnections?: number },
): Pools {
  const app = pool(log, urls.appUrl, urls.appConnections ?? 16);
  const system = pool(log, urls.systemUrl, 4);
  return { app, system, close: async () => void (await Promise.allSettled([app.end(), system.end()])) };
}

export function toDb(client: Pool | PoolClient): Db {
  return drizzle(client, { casing: 'snake_case' });
}

function pool(log: Log, connectionString: string, max: number): Pool {
  const made = new Pool({
    connectionString,
    max,
    connectionTimeoutMillis: 8_000,
    idleTimeoutMillis: 30_000,
    // A connection that waits for a dead server must not hold a caller for ever.
    query_timeout: 15_000,
    statement_timeout: 15_000,
    keepAlive: true,
    pipeline: true,
  } as ConstructorParameters<typeof Pool>[0]);
  // Without a listener a connection that breaks ends the process: while it is idle the pool's is
  // asked, while it is lent out and between two statements only the connection's own.
  made.on('error', (error) => log.warn({ code: errorCode(error) }, 'idle database connection lost'));
  made.on('connect', (client) => client.on('error', () => {}));
  return made;
}

export function errorCode(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}
