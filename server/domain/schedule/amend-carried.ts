/**
 * The person went on speaking after an older turn had stored something, and has not heard of it. The
 * newer turn asks for the whole sentence again: what it adds is then what stands already, with what
 * was said since laid over it — not a second event, and never one that is in its own way
 * (docs/decisions/024).
 */
import { isDeepStrictEqual } from 'node:util';
import type { Outcome } from '#shared/outcome.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { sayChange } from '#shared/schedule/say-outcome.ts';
import { sayDifference } from '#shared/schedule/say-difference.ts';
import { titleMatch } from '#shared/schedule/title-match.ts';
import { readWish } from '#server/domain/consent/read-wish.ts';
import type { Act } from './act.ts';
import { findClash } from './find-clash.ts';
import type { Decision } from './perform-act.ts';
import type { Snapshot } from './snapshot.ts';

/** Null when what is to be added is something else. */
export async function amendCarried(
  snapshot: Snapshot,
  act: Act,
  event: ScheduleEvent,
): Promise<Decision | null> {
  const added = [...(act.carried ?? []), ...(snapshot.meant?.changes ?? [])].filter(
    ({ kind }) => kind === 'add',
  );
  if (added.length === 0) return null;
  const ids = [...new Set(added.map((change) => change.event.id))];
  const standing = (await snapshot.byIds(ids)).find((one) => isMeant(act, one, event));
  if (!standing) return null;
  const after = laidOver(standing, event);
  const say = (stored: ScheduleEvent) => sayChange('add', stored, snapshot.teller);
  if (isDeepStrictEqual(after, standing)) {
    const receipt = { version: snapshot.version, changes: [{ kind: 'add' as const, event: standing }] };
    return { outcome: { kind: 'done', say: say(standing), receipt, repeat: true }, target: standing.id };
  }
  const hasMoved = after.start !== standing.start || after.end !== standing.end;
  const clash = hasMoved ? await findClash(snapshot, after, 'added') : null;
  return {
    ...(clash ? { clash, isWanted: false } : {}),
    target: standing.id,
    // To the person it is the adding itself.
    writes: [
      {
        kind: hasMoved ? 'move' : 'update',
        before: standing,
        after,
        shown: { kind: 'add', before: null, after },
      },
    ],
    say: ([stored]) => {
      if (!stored) return '';
      // The person never heard of what it was called.
      const difference = sayDifference({ ...standing, title: stored.event.title }, stored.event);
      return difference === '' ? say(stored.event) : `${say(stored.event)} ${difference}`;
    },
  };
}

/** What was said of it first stays where nothing was said of it now. */
function laidOver(standing: ScheduleEvent, event: ScheduleEvent): ScheduleEvent {
  const { id, version, source, links } = standing;
  return {
    ...standing,
    ...event,
    title: titleMatch(standing.title, event.title) === 4 ? standing.title : event.title,
    guests: event.guests.length > 0 ? event.guests : standing.guests,
    reminders: event.reminders.length > 0 ? event.reminders : standing.reminders,
    id,
    version,
    source,
    links,
  };
}

/** The answer to taking off what the older turn took off; null when that was something else. */
export function removedBefore(snapshot: Snapshot, act: Act, words: string): Outcome | null {
  const removed = (act.carried ?? []).find(
    ({ kind, event }) => kind === 'remove' && (event.id === words || titleMatch(event.title, words) > 0),
  );
  if (!removed) return null;
  const say = sayChange('remove', removed.event, snapshot.teller);
  return { kind: 'done', say, receipt: { version: snapshot.version, changes: [removed] }, repeat: true };
}

/** The same thing at that time, or at another one because the person corrected themselves. */
function isMeant(act: Act, standing: ScheduleEvent, event: ScheduleEvent): boolean {
  const { title } = standing;
  if (titleMatch(title, event.title) === 0 && titleMatch(event.title, title) === 0) return false;
  const meets =
    Date.parse(standing.start) < Date.parse(event.end) && Date.parse(event.start) < Date.parse(standing.end);
  return meets || readWish(act.words ?? '').isCorrection;
}
