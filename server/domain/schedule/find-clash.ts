/**
 * The rule of intake: a busy event is not put over another busy one without the person's consent.
 * A refusal names what it clashes with and times nearby that are free.
 */
import type { Conflict } from '#shared/outcome.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { freeTime } from '#shared/schedule/free-time.ts';
import { clashesWith, occupies } from '#shared/schedule/overlaps.ts';
import { sayConflict } from '#shared/schedule/say-outcome.ts';
import { minutesBetween } from '#shared/schedule/wall-clock.ts';
import { plusMinutes } from './event-draft.ts';
import type { Snapshot } from './snapshot.ts';

const dayMinutes = 24 * 60;

/** Null when nothing is in the way. */
export async function findClash(
  snapshot: Snapshot,
  candidate: ScheduleEvent,
  verb: Parameters<typeof sayConflict>[0],
): Promise<Conflict | null> {
  if (!occupies(candidate)) return null;
  const hits = clashesWith(candidate, await snapshot.between(candidate.start, candidate.end));
  if (hits.length === 0) return null;
  const alternatives = candidate.allDay ? [] : await nearbyFree(snapshot, candidate);
  const clash = { with: hits.slice(0, 10), alternatives };
  return {
    kind: 'conflict',
    say: sayConflict(verb, { of: [candidate], ...clash }, snapshot.teller),
    ...clash,
  };
}

/** Up to three free times near the one asked for: the same day first, never in the past. */
async function nearbyFree(snapshot: Snapshot, candidate: ScheduleEvent) {
  const durationMinutes = minutesBetween(candidate.start, candidate.end);
  const from = later(plusMinutes(candidate.start, -dayMinutes), snapshot.now);
  const to = plusMinutes(candidate.end, 3 * dayMinutes);
  if (Date.parse(from) >= Date.parse(to)) return [];
  const busy = (await snapshot.between(from, to)).filter((e) => occupies(e) && e.id !== candidate.id);
  // People put things outside their working hours by hand; an offer near such a time stays near it.
  const hour = Number(candidate.wall.start.time?.slice(0, 2) ?? 9);
  return freeTime({
    busy,
    from,
    to,
    durationMinutes,
    timeZone: snapshot.timeZone,
    hours: {
      days: [1, 2, 3, 4, 5, 6, 7],
      start: hour < 8 ? '06:00' : '08:00',
      end: hour >= 19 ? '23:00' : '21:00',
    },
    near: candidate.start,
    most: 3,
  });
}

function later(a: string, b: string): string {
  return Date.parse(a) > Date.parse(b) ? a : b;
}
