/**
 * What a TZID in somebody's file means: a zone of the IANA database where it names one (also behind a
 * vendor's prefix or as a Windows name), else the rules that the file brings along (VTIMEZONE).
 */
import { dateOf, dayOf } from '../schedule/day-number.ts';
import { isZone } from '../schedule/wall-text.ts';
import { instantToWall, wallToInstant } from '../schedule/wall-clock.ts';
import { occurrences } from '../schedule/recurrence/occurrences.ts';
import type { Rule, WallMoment } from '../schedule/recurrence/rule.ts';
import { zoneOfWindowsName } from './windows-zones.ts';

/** One STANDARD or DAYLIGHT part of a VTIMEZONE; offsets in seconds east of Greenwich. */
export type Observance = {
  from: WallMoment;
  rule: Rule | null;
  extra: WallMoment[];
  offsetBefore: number;
  offset: number;
};

export type IcsZone =
  | { kind: 'utc' }
  /** No zone: the same clock time wherever the reader is. */
  | { kind: 'floating' }
  | { kind: 'named'; id: string }
  | { kind: 'rules'; id: string; observances: readonly Observance[] };

export const utc: IcsZone = { kind: 'utc' };
export const floating: IcsZone = { kind: 'floating' };

/** Null when nobody says what it means. */
export function zoneOf(id: string, defined: ReadonlyMap<string, readonly Observance[]>): IcsZone | null {
  const name = id.trim();
  if (/^(?:etc\/)?(?:utc|gmt|z|zulu)$/i.test(name)) return utc;
  if (isZone(name)) return { kind: 'named', id: name };
  const windows = zoneOfWindowsName(name);
  if (windows !== null) return { kind: 'named', id: windows };
  // "/citadel.org/20190914_1/Europe/Berlin", "/freeassociation.sourceforge.net/America/New_York"
  const parts = name.split('/');
  for (const length of [3, 2]) {
    const tail = parts.slice(-length).join('/');
    if (parts.length > length && isZone(tail)) return { kind: 'named', id: tail };
  }
  const observances = defined.get(name);
  return observances && observances.length > 0 ? { kind: 'rules', id: name, observances } : null;
}

/** Seconds since 1970 of a wall moment; a floating one is read in `reader`'s zone. */
export function epochSeconds(wall: WallMoment, zone: IcsZone, reader: string): number {
  const asUtc = wall.day * 86_400 + wall.second;
  if (zone.kind === 'utc') return asUtc;
  if (zone.kind === 'rules') return asUtc - offsetAt(zone.observances, asUtc);
  const id = zone.kind === 'named' ? zone.id : reader;
  if (id === 'UTC') return asUtc;
  const clock = clockOf(wall.second);
  return Date.parse(wallToInstant({ date: dateOf(wall.day), time: clock }, id)) / 1000 + (wall.second % 60);
}

export function wallAt(seconds: number, zone: IcsZone, reader: string): WallMoment {
  const plain = { day: Math.floor(seconds / 86_400), second: ((seconds % 86_400) + 86_400) % 86_400 };
  if (zone.kind === 'utc') return plain;
  if (zone.kind === 'rules') {
    const guess = seconds + offsetAt(zone.observances, seconds);
    return { day: Math.floor(guess / 86_400), second: ((guess % 86_400) + 86_400) % 86_400 };
  }
  const id = zone.kind === 'named' ? zone.id : reader;
  if (id === 'UTC') return plain;
  const wall = instantToWall(Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toString(), id);
  const [hour = 0, minute = 0] = wall.time.split(':').map(Number);
  return { day: dayOf(wall.date), second: hour * 3600 + minute * 60 + (((seconds % 60) + 60) % 60) };
}

function clockOf(second: number): string {
  const pad = (n: number) => String(n).padStart(2, '0');
  return `${pad(Math.floor(second / 3600))}:${pad(Math.floor(second / 60) % 60)}`;
}

/** The offset of the observance that began last before this wall moment; before all, the first one's earlier offset. */
function offsetAt(observances: readonly Observance[], wallSeconds: number): number {
  let best: { at: number; offset: number } | null = null;
  for (const one of observances) {
    const onset = lastOnset(one, wallSeconds);
    if (onset !== null && (!best || onset > best.at)) best = { at: onset, offset: one.offset };
  }
  if (best) return best.offset;
  return observances.toSorted((a, b) => a.from.day - b.from.day)[0]?.offsetBefore ?? 0;
}

function lastOnset(one: Observance, before: number): number | null {
  const seconds = ({ day, second }: WallMoment) => day * 86_400 + second;
  let last: number | null = seconds(one.from) <= before ? seconds(one.from) : null;
  for (const moment of one.extra) {
    if (seconds(moment) <= before && (last === null || seconds(moment) > last)) last = seconds(moment);
  }
  if (one.rule) {
    const day = Math.floor(before / 86_400);
    const limits = { from: { day: day - 800, second: 0 }, to: { day: day + 1, second: 0 } };
    for (const moment of occurrences(one.rule, one.from, limits)) {
      if (seconds(moment) > before) break;
      if (last === null || seconds(moment) > last) last = seconds(moment);
    }
  }
  return last;
}
