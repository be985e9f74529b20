/** What is put into and taken out of the table for the writes of one act: a change of an occurrence is kept in its series. */
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { applyWrite } from '#shared/schedule/recurrence/series-rows.ts';
import { readOccurrenceId, rowIdOf } from '#shared/schedule/recurrence/series.ts';
import type { Snapshot } from './snapshot.ts';

type Stamped = { before: ScheduleEvent | null; after: ScheduleEvent | null };

export async function rowsOfWrites(
  snapshot: Pick<Snapshot, 'byIds'>,
  writes: readonly Stamped[],
): Promise<{ puts: ScheduleEvent[]; deletes: string[] }> {
  const ids = writes.map(({ before, after }) => (after ?? before)?.id ?? '');
  const series = [...new Set(ids.flatMap((id) => readOccurrenceId(id)?.seriesId ?? []))];
  const rows = new Map<string, ScheduleEvent>();
  for (const row of series.length === 0 ? [] : await snapshot.byIds(series)) rows.set(row.id, row);
  for (const { before } of writes)
    if (before && rowIdOf(before.id) === before.id) rows.set(before.id, before);
  const were = new Set(rows.keys());
  for (const write of writes) applyWrite(rows, write);
  const touched = new Set(ids.map(rowIdOf));
  return {
    puts: [...touched].flatMap((id) => rows.get(id) ?? []),
    deletes: [...touched].filter((id) => were.has(id) && !rows.has(id)),
  };
}
