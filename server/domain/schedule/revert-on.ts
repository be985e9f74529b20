/** The step back over one change of a calendar whose rows stand as given, whatever it was a change of. */
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import type { Change } from '#shared/schedule/change.ts';
import { plainOccurrence, slotAt } from '#shared/schedule/recurrence/expand-series.ts';
import { eventAmong } from '#shared/schedule/recurrence/series-rows.ts';
import type { Rows } from '#shared/schedule/recurrence/series-rows.ts';
import { isSameField, isSeries, ownFields, readOccurrenceId } from '#shared/schedule/recurrence/series.ts';
import type { Teller } from '#shared/schedule/say-outcome.ts';
import { revertChange } from './revert-change.ts';
import { revertSeries } from './revert-series.ts';
import type { Reverted } from './revert-series.ts';

export function revertOn(
  rows: Rows,
  change: Change,
  { teller, changes }: { teller: Teller; changes: readonly Change[] },
): Reverted {
  const event = change.after ?? change.before;
  if (!event) return { write: null };
  const current = eventAmong(rows, event.id);
  if (isOfSeries(change)) {
    const isPart = changes.some((other) => other !== change && isSplit(other));
    return revertSeries(change, current, { teller, isPart });
  }
  const named = readOccurrenceId(event.id);
  if (!named) return revertChange(change, current, teller);
  const series = rows.get(named.seriesId);
  const slot = series && isSeries(series) ? slotAt(series, named.originalStart, true) : null;
  if (!series || !isSeries(series) || !slot) {
    const say = `Not taken back: what ${event.title} belongs to does not happen then any more.`;
    return { outcome: { kind: 'not-found', say } };
  }
  const reverted = revertChange(change, current, teller);
  if ('outcome' in reverted || !reverted.write?.after) return reverted;
  const { after } = reverted.write;
  const was = change.before?.series?.own ?? [];
  const is = ownFields(series.series.overrides?.[slot.key]);
  const isTaken = (field: keyof ScheduleEvent) => !current || !isSameField(current, after, field);
  const own = [...was.filter(isTaken), ...is.filter((field) => !isTaken(field))];
  // The rule may be another one by now.
  const plain = plainOccurrence(series, slot).series;
  return {
    write: { ...reverted.write, after: { ...after, ...(plain ? { series: { ...plain, own } } : {}) } },
  };
}

function isOfSeries({ before, after }: Change): boolean {
  return [before, after].some((event) => event !== null && isSeries(event));
}

/** What was one series is two since, or one again. */
function isSplit(change: Change): boolean {
  return change.before !== null && change.after !== null && isOfSeries(change);
}
