/**
 * Wall clock and instants of one zone as whole numbers, for whoever derives thousands of them: the
 * stretches of equal offset are asked of Temporal once and kept. The same answers as `wall-clock.ts`
 * (its tests hold the two together).
 */

/** Seconds as if the wall clock showed UTC: days since 1970 × 86,400 + seconds after midnight. */
export type WallSeconds = number;

export type ZoneClock = {
  /** Seconds since 1970. A skipped time is read with the offset before the gap, one that comes twice is the first. */
  toEpoch(wall: WallSeconds): number;
  toWall(epoch: number): WallSeconds;
  /** False where a clock change skips or repeats this wall time. */
  isPlain(wall: WallSeconds): boolean;
};

type Stretch = { from: number; to: number; offset: number };

const clocks = new Map<string, ZoneClock>();
const day = 86_400;

/** Throws a `RangeError` for a zone that does not exist. */
export function zoneClock(timeZone: string): ZoneClock {
  const known = clocks.get(timeZone);
  if (known) return known;
  const clock = createZoneClock(timeZone);
  clocks.set(timeZone, clock);
  return clock;
}

function createZoneClock(timeZone: string): ZoneClock {
  /** Found so far, in order of time, with holes between them. */
  const stretches: Stretch[] = [];
  let last: Stretch = findStretch(timeZone, 0);
  stretches.push(last);

  function stretchAt(epoch: number): Stretch {
    if (epoch >= last.from && epoch < last.to) return last;
    let low = 0;
    let high = stretches.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((stretches[middle]?.to ?? 0) <= epoch) low = middle + 1;
      else high = middle;
    }
    const found = stretches[low];
    if (found && found.from <= epoch) return (last = found);
    last = findStretch(timeZone, epoch);
    stretches.splice(low, 0, last);
    return last;
  }

  function toEpoch(wall: WallSeconds): number {
    let stretch = stretchAt(wall - day);
    const before = wall - stretch.offset;
    if (before < stretch.to) return before;
    let candidate = before;
    while (candidate >= stretch.to) {
      const next = stretchAt(stretch.to);
      const there = wall - next.offset;
      // Skipped: the offset before the gap says where it lands.
      if (there < next.from) return candidate;
      candidate = there;
      stretch = next;
    }
    return candidate;
  }

  return {
    toEpoch,
    toWall: (epoch) => epoch + stretchAt(epoch).offset,
    isPlain(wall) {
      const epoch = toEpoch(wall);
      const { to, offset } = stretchAt(epoch);
      if (epoch + offset !== wall) return false;
      return to - epoch > day || wall - stretchAt(to).offset < to;
    },
  };
}

function findStretch(timeZone: string, epoch: number): Stretch {
  const zoned = Temporal.Instant.fromEpochMilliseconds(epoch * 1000).toZonedDateTimeISO(timeZone);
  const offset = Math.round(zoned.offsetNanoseconds / 1e9);
  const next = zoned.getTimeZoneTransition('next');
  // "Previous" is strictly before, so a moment that is one itself is looked for from just after it.
  const previous = zoned.add({ seconds: 1 }).getTimeZoneTransition('previous');
  return {
    from: previous ? Math.floor(previous.epochMilliseconds / 1000) : Number.NEGATIVE_INFINITY,
    to: next ? Math.floor(next.epochMilliseconds / 1000) : Number.POSITIVE_INFINITY,
    offset,
  };
}
