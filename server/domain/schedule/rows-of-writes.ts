/** What is put into and taken out of the table for the writes of one act: a change of an occurrence is kept in its series. */
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { applyWrite } from '#shared/schedule/recurrence/series-rows.ts';
import type { Rows } from '#shared/schedule/recurrence/series-rows.ts';
import {
  isSeries,
  ownFields,
  readOccurrenceId,
  rowIdOf,
  withoutOwn,
} from '#shared/schedule/recurrence/series.ts';
import { slotAt } from '#shared/schedule/recurrence/expand-series.ts';
import type { Snapshot } from './snapshot.ts';

type Stamped = { before: ScheduleEvent | null; after: ScheduleEvent | null };

export async function rowsOfWrites(
  snapshot: Pick<Snapshot, 'byIds'>,
  writes: readonly Stamped[],
): Promise<{ puts: ScheduleEvent[]; deletes: string[]; logged: Stamped[] }> {
  const ids = writes.map(({ before, after }) => (after ?? before)?.id ?? '');
  const series = [...new Set(ids.flatMap((id) => readOccurrenceId(id)?.seriesId ?? []))];
  const rows = new Map<string, ScheduleEvent>();
  for (const row of series.length === 0 ? [] : await snapshot.byIds(series)) rows.set(row.id, row);
  for (const { before } of writes)
    if (before && rowIdOf(before.id) === before.id) rows.set(before.id, before);
  const were = new Set(rows.keys());
  const logged: Stamped[] = [];
  for (const write of writes) {
    logged.push({ before: namingOwn(rows, write.before), after: write.after && withoutOwn(write.after) });
    applyWrite(rows, write);
  }
  const touched = new Set(ids.map(rowIdOf));
  return {
    puts: [...touched].flatMap((id) => rows.get(id) ?? []),
    deletes: [...touched].filter((id) => were.has(id) && !rows.has(id)),
    logged,
  };
}

/** What it had of its own cannot be told from what it looked like: the series may have had the same. */
function namingOwn(rows: Rows, event: ScheduleEvent | null): ScheduleEvent | null {
  const named = event && readOccurrenceId(event.id);
  const series = named && rows.get(named.seriesId);
  if (!event?.series || !series || !isSeries(series)) return event;
  const slot = slotAt(series, named.originalStart);
  const own = ownFields(series.series.overrides?.[slot?.key ?? '']);
  return own.length === 0 ? event : { ...event, series: { ...event.series, own } };
}
