/**
 * Work in the name of one person: a transaction of the app login that says who it is first. The
 * opening statements travel with the first one of `work` (pipelining), so they cost no trip.
 */
import type { Pool } from 'pg';
import { toDb } from './client.ts';
import type { Db } from './client.ts';

/** `reading`: nothing is written, so what was read is answered without waiting for the end of the transaction. */
export type AsPerson = <T>(personId: string, work: (db: Db) => Promise<T>, how?: 'reading') => Promise<T>;

/** Throws what `work` throws, after rolling back. Nothing is half done. */
export function createAsPerson(pool: Pool): AsPerson {
  return async (personId, work, how) => {
    const client = await pool.connect();
    const opened = Promise.all([
      client.query(how === 'reading' ? 'begin read only' : 'begin'),
      client.query({ name: 'who', text: "select set_config('app.user_id', $1, true)", values: [personId] }),
    ]);
    opened.catch(() => {});
    try {
      const result = await work(toDb(client));
      await opened;
      if (how === 'reading') {
        void client.query('commit').then(
          () => client.release(),
          (broken: Error) => client.release(broken),
        );
        return result;
      }
      const done = await client.query('commit');
      if (done.command !== 'COMMIT') throw new Error('the transaction was rolled back');
      client.release();
      return result;
    } catch (error) {
      await client.query('rollback').then(
        () => client.release(),
        (broken: Error) => client.release(broken),
      );
      throw error;
    }
  };
}
