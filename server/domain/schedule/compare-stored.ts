/** What a receipt says was stored, and whether the database says so too. */
import { isDeepStrictEqual } from 'node:util';
import type { Done, Pending } from '#shared/outcome.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { eventAmong } from '#shared/schedule/recurrence/series-rows.ts';
import { isSeries, withoutOwn } from '#shared/schedule/recurrence/series.ts';
import { seriesSeenAt } from '#shared/schedule/recurrence/seen-series.ts';
import { sayEventWhen } from '#shared/schedule/say-outcome.ts';
import type { Stored, Write } from './perform-act.ts';
import { shownOf } from './shown-write.ts';
import type { Snapshot } from './snapshot.ts';

export function storedOf(write: Write, now: string): Stored[] {
  const shown = shownOf(write, now);
  const seen = shown?.after ?? shown?.before;
  if (!shown || !seen) return [];
  const event = withoutOwn(seen);
  const { kind, ofSeries } = shown;
  const { version } = write.after ?? event;
  return [
    { kind, event: kind === 'remove' ? event : { ...event, version }, ...(ofSeries ? { ofSeries } : {}) },
  ];
}

/** Two steps back over one event leave it once, as the last of them left it. */
export function newestOfEach(stored: readonly Stored[]): Stored[] {
  const newest = new Map(stored.map((one) => [one.event.id, one]));
  return stored.filter((one) => newest.get(one.event.id) === one);
}

/** The same occurrence, series or event out of the rows that were answered. */
function readBack(rows: ReadonlyMap<string, ScheduleEvent>, event: ScheduleEvent): ScheduleEvent | null {
  const row = eventAmong(rows, event.id);
  return row && event.series && isSeries(row) ? seriesSeenAt(row, event.series.originalStart) : row;
}

/** Says so when what stands in the database is not what was asked; it never should. */
export function compared<T extends Done | Pending>(outcome: T, rows: ScheduleEvent[], snapshot: Snapshot): T {
  const stored = new Map(rows.map((row) => [row.id, row]));
  const byId = new Map(
    outcome.receipt.changes.flatMap(({ event }) => {
      const row = readBack(stored, event);
      return row ? [[event.id, row] as const] : [];
    }),
  );
  const differing = outcome.receipt.changes.filter(
    ({ kind, event }) => kind !== 'remove' && !isDeepStrictEqual(byId.get(event.id), event),
  );
  if (differing.length === 0) return outcome;
  const said = differing.map(({ event }) => {
    const row = byId.get(event.id);
    return row
      ? `What is stored differs: ${row.title}, ${sayEventWhen(row, snapshot.teller)}.`
      : `${event.title} could not be read back.`;
  });
  const changes = outcome.receipt.changes.map((c) => ({ ...c, event: byId.get(c.event.id) ?? c.event }));
  return { ...outcome, say: said.join(' '), receipt: { ...outcome.receipt, changes } };
}
