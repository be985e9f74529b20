/**
 * Marks a row as looked at with the zone data of today. Nothing of the event changes, so no version
 * does either; a row that was written meanwhile is left to who wrote it.
 */
import type { Pool } from 'pg';

export async function stampZoneEdition(
  pool: Pool,
  row: { id: string; version: number; from: string; to: string },
): Promise<void> {
  await pool.query(
    'update events set tzdata_version = $1 where id = $2 and version = $3 and tzdata_version = $4',
    [row.to, row.id, row.version, row.from],
  );
}
