/** Remembers what the set-up made at a vendor. Belongs to the installation: the system login keeps it. */
import type { Pool } from 'pg';

export function provisionedStore<T>(pool: Pool, key: string) {
  return {
    async read(): Promise<T | null> {
      const { rows } = await pool.query<{ value: T }>('select value from provisioned where key = $1', [key]);
      return rows[0]?.value ?? null;
    },
    async write(value: T): Promise<void> {
      await pool.query(
        `insert into provisioned (key, value) values ($1, $2::jsonb)
         on conflict (key) do update set value = excluded.value, updated_at = now()`,
        [key, JSON.stringify(value)],
      );
    },
  };
}
