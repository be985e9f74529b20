/**
 * What a calendar file puts on the calendar between two moments: single events, occurrences of
 * series, and overrides in the place of what they replace (RFC 5545 §3.8.4.4).
 */
import { occurrencesOfSet } from '../schedule/recurrence/occurrences-of-set.ts';
import type { WallMoment } from '../schedule/recurrence/rule.ts';
import type { IcsTime } from './ics-value.ts';
import { epochSeconds, wallAt } from './ics-zone.ts';
import type { IcsEvent } from './read-ics.ts';

export type IcsOccurrence = { event: IcsEvent; start: IcsTime; durationSeconds: number };

export type IcsWindow = {
  /** Wall moments, half-open: an occurrence is compared by its own clock. */
  from: WallMoment;
  to: WallMoment;
  /** Zone in which floating times are read where instants have to be compared. */
  reader: string;
};

const seconds = ({ day, second }: WallMoment) => day * 86_400 + second;

/** By start. Cancelled overrides take their occurrence away. */
export function icsOccurrences(events: readonly IcsEvent[], window: IcsWindow): IcsOccurrence[] {
  return seriesOfFile(events)
    .flatMap(({ master, overrides }) => [...expand(master, overrides, window)])
    .filter(({ start, durationSeconds }) => {
      const [from, to] = [seconds(start), seconds(start) + durationSeconds];
      const [first, last] = [seconds(window.from), seconds(window.to)];
      return (
        (from < last || (from === last && first === last)) && (to > first || (from === to && from >= first))
      );
    })
    .toSorted((a, b) => seconds(a.start) - seconds(b.start));
}

type Series = { master: IcsEvent | null; overrides: IcsEvent[] };

/** Of several versions of one thing the newest counts: higher sequence, then later in the file. */
export function seriesOfFile(events: readonly IcsEvent[]): Series[] {
  const byUid = new Map<string, Series>();
  const series: Series[] = [];
  for (const event of events) {
    const known = event.uid === null ? undefined : byUid.get(event.uid);
    const entry = known ?? { master: null, overrides: [] };
    if (!known) {
      series.push(entry);
      if (event.uid !== null) byUid.set(event.uid, entry);
    }
    if (event.replaces) {
      const { replaces } = event;
      const same = entry.overrides.findIndex(
        (one) => one.replaces && seconds(one.replaces) === seconds(replaces),
      );
      if (same < 0) entry.overrides.push(event);
      else if ((entry.overrides[same]?.sequence ?? 0) <= event.sequence) entry.overrides[same] = event;
    } else if (!entry.master || entry.master.sequence <= event.sequence) {
      entry.master = event;
    }
  }
  return series;
}

function* expand(
  master: IcsEvent | null,
  overrides: readonly IcsEvent[],
  window: IcsWindow,
): Generator<IcsOccurrence> {
  const { reader } = window;
  const instant = (time: IcsTime) => epochSeconds(time, time.zone, reader);
  const isTakenOut = (time: IcsTime) =>
    master?.except.some((one) =>
      one.isDate && !time.isDate ? one.day === time.day : instant(one) === instant(time),
    ) ?? false;
  const kept = overrides.filter(
    ({ replaces, sequence }) => !replaces || !isTakenOut(replaces) || sequence > (master?.sequence ?? 0),
  );
  for (const event of kept) {
    if (event.status !== 'CANCELLED')
      yield { event, start: event.start, durationSeconds: event.durationSeconds };
  }
  if (!master || master.status === 'CANCELLED') return;
  for (const found of plain(master, window)) {
    if (
      isTakenOut(found.start) ||
      kept.some((one) => one.replaces && isSame(one.replaces, found.start, instant))
    )
      continue;
    const later = kept
      .filter((one) => one.andFollowing && one.replaces && instant(one.replaces) < instant(found.start))
      .at(-1);
    yield later ? shifted(found, later) : found;
  }
}

function isSame(replaces: IcsTime, start: IcsTime, instant: (time: IcsTime) => number): boolean {
  return replaces.isDate || start.isDate ? replaces.day === start.day : instant(replaces) === instant(start);
}

function shifted(found: IcsOccurrence, later: IcsEvent): IcsOccurrence {
  const moved = seconds(later.start) - seconds(later.replaces ?? later.start);
  const at = seconds(found.start) + moved;
  const start = {
    ...found.start,
    day: Math.floor(at / 86_400),
    second: at - Math.floor(at / 86_400) * 86_400,
  };
  return { event: later, start, durationSeconds: later.durationSeconds };
}

/** The occurrences without overrides; the start always is one. */
function* plain(event: IcsEvent, window: IcsWindow): Generator<IcsOccurrence> {
  const { start, durationSeconds } = event;
  const { zone, isDate } = start;
  const own = (moment: WallMoment): IcsTime => ({ ...moment, isDate, zone });
  const inZone = (time: IcsTime): WallMoment =>
    isDate || time.isDate || time.zone.kind === 'floating'
      ? { day: time.day, second: isDate ? 0 : time.second }
      : wallAt(epochSeconds(time, time.zone, window.reader), zone, window.reader);
  const until = event.rule?.until;
  const lengths = new Map(event.extra.map(({ time, durationSeconds: s }) => [seconds(inZone(time)), s]));
  const set = occurrencesOfSet(
    { rule: event.rule, start, extra: [start, ...event.extra.map(({ time }) => inZone(time))] },
    {
      from: { day: window.from.day - Math.ceil(durationSeconds / 86_400) - 2, second: 0 },
      to: { day: window.to.day + 2, second: 0 },
      ...(until?.isUtc === true && !isDate ? { until: wallAt(seconds(until), zone, window.reader) } : {}),
    },
  );
  for (const moment of set) {
    yield { event, start: own(moment), durationSeconds: lengths.get(seconds(moment)) ?? durationSeconds };
  }
}
