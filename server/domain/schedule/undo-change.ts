/**
 * Takes back a change or a whole group, as a change of its own. Three-way: what was edited since in
 * other fields stays; a field that was edited again cannot be taken back and that is said.
 * Asked without naming one, it takes the newest that still stands, so a second "undo" goes one
 * further back (docs/decisions/004).
 */
import type { Conflict, Outcome } from '#shared/outcome.ts';
import { sayDifference } from '#shared/schedule/say-difference.ts';
import { sayUndone } from '#shared/schedule/say-outcome.ts';
import type { LoggedChange } from '#server/db/read-schedule.ts';
import type { Act, ScheduleDeps } from './act.ts';
import { findClash } from './find-clash.ts';
import { heldElsewhere } from './held-elsewhere.ts';
import { performAct } from './perform-act.ts';
import type { Decision, Write } from './perform-act.ts';
import { revertChange } from './revert-change.ts';
import type { Snapshot } from './snapshot.ts';

export type UndoTarget = { version: number } | { groupId: string } | { newest: true };

export type UndoChange = { target: UndoTarget; allowOverlap: boolean };

const reach = 200;
/** More than an act can have written. */
const wholeGroup = 20_000;

export function undoChange(deps: ScheduleDeps, act: Act, input: UndoChange): Promise<Outcome> {
  return performAct(deps, act, {
    async decide(snapshot) {
      const changes = await targetOf(snapshot, act, input.target);
      if (changes.length === 0) {
        return { outcome: { kind: 'not-found', say: 'There is nothing left to take back.' } };
      }
      return decideUndo(snapshot, changes, input.allowOverlap);
    },
  });
}

async function decideUndo(
  snapshot: Snapshot,
  changes: readonly LoggedChange[],
  allowOverlap: boolean,
): Promise<Decision> {
  const writes: Write[] = [];
  // One look for all: a group can be thousands.
  const ids = new Set(changes.flatMap(({ before, after }) => (after ?? before)?.id ?? []));
  const standing = new Map((await snapshot.byIds([...ids])).map((event) => [event.id, event]));
  for (const change of changes.toReversed()) {
    const id = (change.after ?? change.before)?.id ?? '';
    const reverted = revertChange(change, standing.get(id) ?? null, snapshot.teller);
    if ('outcome' in reverted) return { outcome: reverted.outcome };
    if (!reverted.write) continue;
    writes.push(reverted.write);
    if (reverted.write.after) standing.set(id, reverted.write.after);
    else standing.delete(id);
  }
  if (writes.length === 0) {
    return { outcome: { kind: 'not-found', say: 'That was taken back already.' } };
  }
  const others = withoutCompany(snapshot, { writes, since: Math.min(...changes.map((c) => c.version)) });
  const consents: Write[] = [];
  const clashes: Conflict[] = [];
  for (const write of writes) {
    const clash =
      write.after && write.kind !== 'update' ? await findClash(others, write.after, 'taken back') : null;
    if (clash) clashes.push(clash);
    consents.push(clash ? { ...write, consent: 'overlap' } : write);
  }
  const [first] = clashes;
  const inTheWay = clashes.flatMap((clash) => clash.with);
  const overlap = first ? ` It overlaps with ${inTheWay.map(({ title }) => title).join(', ')}.` : '';
  return {
    ...(first ? { clash: { ...first, with: inTheWay.slice(0, 10) }, isWanted: allowOverlap } : {}),
    writes: consents,
    say: (stored) => `Taken back. ${sayUndone(stored, snapshot.teller)}${differenceOf(writes)}${overlap}`,
  };
}

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
  const touched = new Set(undone.writes.map((write) => (write.after ?? write.before)?.id));
  const between: Snapshot['between'] = async (from, to) =>
    (await snapshot.between(from, to)).filter(
      (event) => !touched.has(event.id) && event.version > undone.since,
    );
  return { ...snapshot, between };
}

async function targetOf(snapshot: Snapshot, act: Act, target: UndoTarget): Promise<LoggedChange[]> {
  if ('groupId' in target) return snapshot.log({ group: target.groupId, limit: wholeGroup });
  if ('version' in target) return snapshot.log({ version: target.version });
  const log = await snapshot.log({ newest: true, limit: reach });
  const undone = takenBack(log);
  const standing = log.filter((change) => change.undoOf === undefined && !undone.has(change.version));
  // "Undo that" in a talk means what this talk did; else whatever was last done at all.
  const own = standing.filter((change) => change.conversationId === act.conversationId);
  // What is kept elsewhere stands in the way only of the talk that made it.
  const others = standing.filter((change) => !heldElsewhere(change.after ?? change.before, 'remove'));
  for (const candidate of [own, others, standing].flatMap((list) => list.toReversed())) {
    if (await hasEffect(snapshot, candidate)) {
      return snapshot.log({ group: candidate.groupId, limit: wholeGroup });
    }
  }
  return [];
}

/** A change of an event that is gone has nothing left to take back; its removal has. */
async function hasEffect(snapshot: Snapshot, change: LoggedChange): Promise<boolean> {
  if (!change.after) return true;
  return (await snapshot.byId(change.after.id)) !== null;
}

/** Versions that do not stand: an undo counts only while it was not taken back itself. */
function takenBack(log: readonly LoggedChange[]): Set<number> {
  const undone = new Set<number>();
  for (const change of log.toReversed()) {
    if (change.undoOf !== undefined && !undone.has(change.version)) undone.add(change.undoOf);
  }
  return undone;
}
