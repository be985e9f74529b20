/**
 * Two events change places in one act: each begins when the other did and keeps its length. Moved one
 * after the other, the first would always lie over the second.
 */
import type { ReadingContext } from '#shared/language/reading.ts';
import type { Conflict, Invalid, Outcome } from '#shared/outcome.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { clashesWith, occupies } from '#shared/schedule/overlaps.ts';
import { sayChange, sayConflict } from '#shared/schedule/say-outcome.ts';
import type { Act, ScheduleDeps } from './act.ts';
import { patched } from './edit-event.ts';
import { heldElsewhere } from './held-elsewhere.ts';
import { performAct } from './perform-act.ts';
import { resolveEvent } from './resolve-event.ts';
import type { EventWords } from './resolve-event.ts';
import type { Snapshot } from './snapshot.ts';

export type SwapEvents = {
  /** Which two, in words or by id; an outcome asks back. */
  which(context: ReadingContext): readonly [EventWords, EventWords] | Outcome;
};

export function swapEvents(deps: ScheduleDeps, act: Act, input: SwapEvents): Promise<Outcome> {
  return performAct(deps, act, {
    async decide(snapshot) {
      const words = input.which(snapshot);
      if ('kind' in words) return { outcome: words };
      const one = await resolveEvent(snapshot, words[0]);
      if ('kind' in one) return { outcome: one };
      const other = await resolveEvent(snapshot, words[1]);
      if ('kind' in other) return { outcome: other };
      const refusal = heldElsewhere(one, 'change') ?? heldElsewhere(other, 'change') ?? oddPair(one, other);
      if (refusal) return { outcome: refusal };
      const moved = patched(one, { start: startOf(other) });
      if ('kind' in moved) return { outcome: moved };
      const back = patched(other, { start: startOf(one) });
      if ('kind' in back) return { outcome: back };
      const clash = await findOthers(snapshot, [moved, back]);
      if (clash) return { outcome: clash };
      return {
        writes: [
          { kind: 'move', before: one, after: moved },
          { kind: 'move', before: other, after: back },
        ],
        say: (stored) => stored.map(({ event }) => sayChange('move', event, snapshot.teller)).join(' '),
      };
    },
  });
}

const startOf = ({ wall }: ScheduleEvent) => ({ ...wall.start, timeZone: wall.startZone });

function oddPair(one: ScheduleEvent, other: ScheduleEvent): Invalid | null {
  const say =
    one.id === other.id
      ? `That is one event, ${one.title}. Which other one should it change places with?`
      : (one.series ?? other.series)
        ? 'Something that repeats cannot change places. Where should it go?'
        : one.allDay !== other.allDay
          ? `${one.allDay ? one.title : other.title} takes the whole day. At what time should the other one be?`
          : null;
  return say === null ? null : { kind: 'invalid', say, problems: [{ field: 'swap_with', problem: say }] };
}

/** What is in the way of either at its new place. */
async function findOthers(
  snapshot: Snapshot,
  pair: readonly [ScheduleEvent, ScheduleEvent],
): Promise<Conflict | null> {
  const hits: ScheduleEvent[] = [];
  for (const [index, event] of pair.entries()) {
    if (!occupies(event)) continue;
    const there = await snapshot.between(event.start, event.end);
    const others = there.filter(({ id }) => pair.every((one) => one.id !== id));
    hits.push(...clashesWith(event, index === 0 ? [...others, pair[1]] : others));
  }
  if (hits.length === 0) return null;
  const clash = { with: hits.slice(0, 10), alternatives: [] };
  return { kind: 'conflict', say: sayConflict('moved', { of: pair, ...clash }, snapshot.teller), ...clash };
}
