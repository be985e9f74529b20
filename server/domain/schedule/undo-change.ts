/**
 * Takes back a change or a whole group, as a change of its own. Three-way: what was edited since in
 * other fields stays; a field that was edited again cannot be taken back and that is said.
 * Asked without naming one, it takes the newest that still stands, so a second "undo" goes one
 * further back (docs/decisions/004).
 */
import type { Conflict, Outcome } from '#shared/outcome.ts';
import { applyWrite } from '#shared/schedule/recurrence/series-rows.ts';
import { isSeries, rowIdOf } from '#shared/schedule/recurrence/series.ts';
import { sayDifference } from '#shared/schedule/say-difference.ts';
import { sayUndone } from '#shared/schedule/say-outcome.ts';
import type { Act, ScheduleDeps } from './act.ts';
import { clashOf } from './clash-of.ts';
import { performAct } from './perform-act.ts';
import type { Decision, Write } from './perform-act.ts';
import { revertOn } from './revert-on.ts';
import type { Snapshot } from './snapshot.ts';
import { findUndone } from './undo-target.ts';
import type { Undone, UndoWish } from './undo-target.ts';

export type UndoChange = UndoWish & { allowOverlap: boolean };

export function undoChange(deps: ScheduleDeps, act: Act, input: UndoChange): Promise<Outcome> {
  return performAct(deps, act, {
    async decide(snapshot) {
      const found = await findUndone(snapshot, act, input);
      if ('kind' in found) return { outcome: found };
      return decideUndo(snapshot, found, input.allowOverlap);
    },
  });
}

async function decideUndo(
  snapshot: Snapshot,
  { changes, isRedo, isForeign, kept = [] }: Undone,
  allowOverlap: boolean,
): Promise<Decision> {
  const writes: Write[] = [];
  // One look for all: a group can be thousands.
  const ids = new Set(changes.flatMap(({ before, after }) => rowIdOf((after ?? before)?.id ?? '')));
  const rows = new Map((await snapshot.byIds([...ids])).map((event) => [event.id, event]));
  for (const change of changes.toReversed()) {
    const reverted = revertOn(rows, change, { teller: snapshot.teller, changes });
    if ('outcome' in reverted) return { outcome: reverted.outcome };
    if (!reverted.write) continue;
    writes.push(reverted.write);
    applyWrite(rows, reverted.write);
  }
  if (writes.length === 0) {
    return { outcome: { kind: 'not-found', say: 'That was taken back already.' } };
  }
  const others = withoutCompany(snapshot, { writes, since: Math.min(...changes.map((c) => c.version)) });
  const consents: Write[] = [];
  const clashes: Conflict[] = [];
  for (const write of writes) {
    const clash =
      write.after && (write.kind !== 'update' || isSeries(write.after))
        ? await clashOf(others, write.after, 'taken back')
        : null;
    if (clash) clashes.push(clash);
    consents.push(clash ? { ...write, consent: 'overlap' } : write);
  }
  const [first] = clashes;
  const inTheWay = clashes.flatMap((clash) => clash.with);
  const overlap = first ? ` It overlaps with ${inTheWay.map(({ title }) => title).join(', ')}.` : '';
  return {
    ...(first ? { clash: { ...first, with: inTheWay.slice(0, 10) }, isWanted: allowOverlap } : {}),
    ...(isForeign ? { doubt: 'That was not changed in this talk.' } : {}),
    writes: consents,
    say: (stored) =>
      `${isRedo ? 'Put back.' : 'Taken back.'} ${sayUndone(stored, snapshot.teller)}${differenceOf(writes)}${overlap}${sayKept(kept)}`,
  };
}

const sayKept = (kept: readonly string[]): string =>
  kept.map((title) => ` ${title} is booked and stays booked.`).join('');

/** For one event: what is different beside its time; a list of several stays short. */
function differenceOf(writes: readonly Write[]): string {
  const [only] = writes;
  if (!only?.before || !only.after || writes.length > 1) return '';
  const difference = sayDifference(only.before, only.after);
  return difference === '' ? '' : ` ${difference}`;
}

/**
 * What is taken back together was on the calendar together, and so was everything that has not changed
 * since: neither is in the way of what comes back.
 */
function withoutCompany(snapshot: Snapshot, undone: { writes: readonly Write[]; since: number }): Snapshot {
  const touched = new Set(undone.writes.map((write) => rowIdOf((write.after ?? write.before)?.id ?? '')));
  const between: Snapshot['between'] = async (from, to) =>
    (await snapshot.between(from, to)).filter(
      (event) => !touched.has(rowIdOf(event.id)) && event.version > undone.since,
    );
  return { ...snapshot, between };
}
