/** Every change of a zone's offset in a stretch of years, and the clock times around it that are easily got wrong. */

export type ZoneCase = { zone: string; wall: string };

const minute = 60_000;
const everyDay = 24 * 60 * minute;

/** Instants, epoch milliseconds, at which the zone's offset changes; years inclusive. */
export function changesOf(zone: string, years: { from: number; to: number }): number[] {
  const end = Date.UTC(years.to + 1, 0, 1);
  const found: number[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(Date.UTC(years.from, 0, 1)).toZonedDateTimeISO(zone);
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (!next || next.epochMilliseconds >= end) return found;
    found.push(next.epochMilliseconds);
    at = next;
  }
}

/** Wall times on either side, on the edges and in the middle of what is skipped or comes twice. */
export function casesAround(zone: string, change: number): ZoneCase[] {
  const offsetAt = (at: number) =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
  const before = change + offsetAt(change - minute);
  const after = change + offsetAt(change);
  const [low, high] = before < after ? [before, after] : [after, before];
  const moments = [
    low - minute,
    low,
    low + minute,
    (low + high) / 2,
    high - minute,
    high,
    high + minute,
    low - everyDay,
    high + everyDay,
  ];
  return moments.map((at) => ({
    zone,
    wall: Temporal.Instant.fromEpochMilliseconds(Math.floor(at / minute) * minute)
      .toString({ smallestUnit: 'minute' })
      .slice(0, 16),
  }));
}

/** A zone without changes is asked about on a few ordinary days. */
export function ordinaryCases(zone: string, years: { from: number; to: number }): ZoneCase[] {
  return [years.from, years.to].flatMap((year) => [
    { zone, wall: `${year}-01-15T00:00` },
    { zone, wall: `${year}-07-15T12:30` },
  ]);
}
