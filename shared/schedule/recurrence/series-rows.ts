/**
 * What is stored of a calendar, one entry a row, and what one change does to it. A change of an
 * occurrence changes the row of its series; everybody else may think of it as an event of its own.
 */
import type { OccurrencePatch, ScheduleEvent } from '../event.ts';
import { occurrenceAt, plainOccurrence, slotAt } from './expand-series.ts';
import { isSameField, isSeries, ownFields, patched, patchOf, readOccurrenceId } from './series.ts';
import type { Series } from './series.ts';

/** Single events and series by id. */
export type Rows = ReadonlyMap<string, ScheduleEvent>;

/** An event, a series or an occurrence; null when it is not there. */
export function eventAmong(rows: Rows, id: string): ScheduleEvent | null {
  const named = readOccurrenceId(id);
  if (!named) return rows.get(id) ?? null;
  const series = rows.get(named.seriesId);
  return series && isSeries(series) ? occurrenceAt(series, named.originalStart) : null;
}

/** Changes `rows` in place. Throws for an occurrence of a series that is not among them. */
export function applyWrite(
  rows: Map<string, ScheduleEvent>,
  { before, after }: { before: ScheduleEvent | null; after: ScheduleEvent | null },
): void {
  const id = (after ?? before)?.id ?? '';
  const named = readOccurrenceId(id);
  if (named) {
    const series = rows.get(named.seriesId);
    if (!series || !isSeries(series)) throw new Error('an occurrence without its series');
    rows.set(series.id, withOccurrence(series, named.originalStart, after));
  } else if (after) rows.set(id, after);
  else rows.delete(id);
}

/**
 * The series with this occurrence as it is given; null takes it out. What was its own and has not
 * changed stays its own, also where the series has the same by now; `own` in the event decides instead.
 */
export function withOccurrence(series: Series, originalStart: string, event: ScheduleEvent | null): Series {
  const slot = slotAt(series, originalStart, true);
  if (!slot) throw new Error(`the series does not happen at ${originalStart}`);
  const exdates = (series.series.exdates ?? []).filter((key) => key !== slot.key);
  const { [slot.key]: patch, ...overrides } = series.series.overrides ?? {};
  if (!event) exdates.push(slot.key);
  else {
    const plain = plainOccurrence(series, slot);
    const was = patched(plain, patch);
    const own = event.series?.own ?? ownFields(patch).filter((field) => isSameField(was, event, field));
    overrides[slot.key] = patchOf(plain, event, own);
  }
  return withExceptions(series, { exdates, overrides });
}

/** Nothing empty is kept, and dates are in order: what comes back from the database is the same. */
export function withExceptions(
  series: Series,
  {
    exdates,
    overrides,
  }: { exdates: readonly string[]; overrides: Readonly<Record<string, OccurrencePatch>> },
): Series {
  const { exdates: _exdates, overrides: _overrides, ...rest } = series.series;
  return {
    ...series,
    series: {
      ...rest,
      ...(exdates.length === 0 ? {} : { exdates: [...new Set(exdates)].toSorted() }),
      ...(Object.keys(overrides).length === 0 ? {} : { overrides: { ...overrides } }),
    },
  };
}
