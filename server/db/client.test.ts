import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { createLog } from '#server/log.ts';
import { testDatabase } from '#server/testing/test-database.ts';
import { createAsPerson } from './as-person.ts';
import { createPools } from './client.ts';

describe('a database connection', () => {
  it('that breaks while it is lent out fails its work and not the process', async () => {
    await using database = await testDatabase();
    const pools = createPools(createLog('silent'), database);
    const admin = new Client({ connectionString: database.url });
    await admin.connect();
    try {
      const lent = await pools.system.connect();
      expect(lent.listenerCount('error')).toBeGreaterThan(0);
      const between = createAsPerson(pools.app)(crypto.randomUUID(), async (db) => {
        await db.execute('select 1');
        await admin.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()`,
        );
        await sleep(50);
        return db.execute('select 2');
      });
      await expect(between).rejects.toThrow();
      lent.release(true);
      const { rows } = await pools.app.query('select 3 as n');
      expect(rows).toEqual([{ n: 3 }]);
    } finally {
      await pools.close();
      await admin.end();
    }
  });
});
