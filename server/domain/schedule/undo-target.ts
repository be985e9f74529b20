/**
 * Which changes an undo means. What was named and nothing else; without a name the newest of this
 * talk; what another talk or a hand did only when the person says so. An undo is taken back by one
 * that says that it means it (docs/decisions/041).
 */
import type { Outcome } from '#shared/outcome.ts';
import { titleMatch } from '#shared/schedule/title-match.ts';
import { nowInstant } from '#server/clock.ts';
import { readLog, readSchedule } from '#server/db/read-schedule.ts';
import type { LoggedChange } from '#server/db/read-schedule.ts';
import type { Act, ScheduleDeps } from './act.ts';
import { heldElsewhere } from './held-elsewhere.ts';
import { seenAsOne } from './parts-of-series.ts';
import { readUndoWords } from './read-undo-words.ts';
import type { Snapshot } from './snapshot.ts';

type ChangeLook = Pick<Snapshot, 'log' | 'byId' | 'now'>;

export type UndoTarget = { version: number } | { groupId: string } | { newest: true };

export type UndoWish = {
  target: UndoTarget;
  /** Words for the event, where the caller passed them. */
  named?: string;
  /** What was taken back is to come again. */
  isRedo?: boolean;
  /** All that this talk did, where the caller passed that. */
  isAll?: boolean;
  /** Talks that count as this one: those it goes on from. */
  talks: readonly string[];
  /** Events of bookings that the person was asked about in vain. */
  passedOver: readonly string[];
};

export type Undone = {
  changes: LoggedChange[];
  isRedo: boolean;
  /** Somebody else's doing, as far as this talk goes: it has to be asked about. */
  isForeign: boolean;
  /** Said where several acts are taken back and these cannot be. */
  kept?: string[];
};

const reach = 200;
/** More than an act can have written. */
const wholeGroup = 20_000;

/** The changes in the order they were made, or why there are none. */
export async function findUndone(snapshot: ChangeLook, act: Act, wish: UndoWish): Promise<Undone | Outcome> {
  const { target } = wish;
  const said = act.isByHand ? {} : readUndoWords(act.words ?? '');
  const named = said.named ?? nameOf(wish.named);
  const isRedo = said.isRedo ?? wish.isRedo ?? false;
  const isOwn = (change: LoggedChange) =>
    change.conversationId !== null && wish.talks.includes(change.conversationId);
  if (!('newest' in target)) {
    const changes =
      'groupId' in target
        ? await snapshot.log({ group: target.groupId, limit: wholeGroup })
        : await wholeOf(snapshot, await snapshot.log({ version: target.version }));
    const isNamed = named === undefined || changes.some((change) => isCalled(change, named));
    if (changes.length > 0 && isNamed && changes.every((change) => isOld(change, snapshot))) return tooLate;
    if (changes.length > 0 && isNamed)
      return {
        changes,
        isRedo: false,
        isForeign: !act.isByHand && named === undefined && !changes.every(isOwn),
      };
    return named === undefined ? nothingLeft : nothingCalled(named);
  }
  const log = await snapshot.log({ newest: true, limit: reach });
  const undone = takenBack(log);
  const standing = log
    .filter((change) => (change.undoOf !== undefined) === isRedo && !undone.has(change.version))
    .filter((change) => named === undefined || isCalled(change, named))
    .filter((change) => !wish.passedOver.includes(bookingOf(change) ?? ''))
    .filter((change) => !isOld(change, snapshot))
    .toReversed();
  // In no talk at all: by hand, or from outside.
  const own = standing.filter((change) =>
    act.conversationId === null ? change.conversationId === null : isOwn(change),
  );
  // What is kept elsewhere stands in the way only of the talk that made it.
  const others = standing.filter((change) => !own.includes(change) && bookingOf(change) === null);
  const isAll = wish.isAll === true && (act.isByHand || act.words === null);
  const most = said.most ?? (isAll ? Infinity : 1);
  if (most > 1 && !isRedo && named === undefined) {
    const several = await severalOf(snapshot, own, most);
    if (several.changes.length > 0) return { ...several, isRedo, isForeign: false };
  }
  const candidates = isRedo && !act.isByHand ? own : [...own, ...others, ...(act.isByHand ? standing : [])];
  for (const candidate of candidates) {
    if (!(await hasEffect(snapshot, candidate))) continue;
    const changes = await snapshot.log({ group: candidate.groupId, limit: wholeGroup });
    const isForeign = !act.isByHand && named === undefined && !own.includes(candidate);
    return { changes, isRedo, isForeign };
  }
  if (named !== undefined) return nothingCalled(named);
  return isRedo
    ? { kind: 'not-found', say: 'Nothing was taken back here that could come again.' }
    : nothingLeft;
}

/** The newest acts of a talk, in the order they were made; what was added and removed again is nothing. */
async function severalOf(
  snapshot: ChangeLook,
  own: readonly LoggedChange[],
  most: number,
): Promise<{ changes: LoggedChange[]; kept: string[] }> {
  const added = new Set(own.flatMap(({ kind, after }) => (kind === 'add' && after ? [after.id] : [])));
  const groups = new Set<string>();
  const kept = new Set<string>();
  for (const change of own) {
    const isGone = change.after === null && added.has(change.before?.id ?? '');
    if (isGone || (change.kind === 'add' && !(await hasEffect(snapshot, change)))) continue;
    if (bookingOf(change) !== null) kept.add(change.after?.title ?? '');
    else if (groups.size < most || groups.has(change.groupId)) groups.add(change.groupId);
  }
  const all = await Promise.all(
    [...groups].toReversed().map((group) => snapshot.log({ group, limit: wholeGroup })),
  );
  const changes = all.flat().toSorted((a, b) => a.version - b.version);
  return { changes, kept: [...kept] };
}

/** The event of the booking that would be taken back; null where it is something else. */
export async function findUndoneBooking(
  { pools, clock }: Pick<ScheduleDeps, 'pools' | 'clock'>,
  act: Act,
  wish: UndoWish,
): Promise<string | null> {
  const owner = act.personId;
  const found = await findUndone(
    {
      now: nowInstant(clock),
      log: async (question) => (await readLog(pools.app, { ...question, owner }))?.changes ?? [],
      byId: async (id) => (await readSchedule(pools.app, { owner, ids: [id] }))?.events[0] ?? null,
    },
    act,
    wish,
  );
  if ('kind' in found || found.isForeign) return null;
  return found.changes.map(bookingOf).find((event) => event !== null) ?? null;
}

/** The event of the booking that this change put on the calendar. */
function bookingOf(change: LoggedChange): string | null {
  const event = change.after ?? change.before;
  if (change.kind !== 'add' || !heldElsewhere(event, 'remove')) return null;
  return event?.id ?? null;
}

/** One half of a series that was cut in two is nothing the person did. */
async function wholeOf(snapshot: ChangeLook, named: LoggedChange[]): Promise<LoggedChange[]> {
  const [one] = named;
  if (one?.group?.size !== 2) return named;
  const group = await snapshot.log({ group: one.groupId, limit: wholeGroup });
  return seenAsOne(group) ? group : named;
}

const lastsDays = 30;

/** However it is asked for; the history shows such changes without a way back. */
function isOld({ at }: LoggedChange, { now }: ChangeLook): boolean {
  return Date.parse(at) < Date.parse(now) - lastsDays * 86_400_000;
}

const tooLate: Outcome = {
  kind: 'past',
  say: `Not taken back: that was more than ${lastsDays} days ago.`,
};

const nothingLeft: Outcome = { kind: 'not-found', say: 'There is nothing left to take back.' };

const nothingCalled = (named: string): Outcome => ({
  kind: 'not-found',
  say: `I know of no change of “${named.toWellFormed().replaceAll('\0', '').slice(0, 80)}” that could be taken back.`,
});

/** "It" and "the last change" name nothing. */
function nameOf(words: string | undefined): string | undefined {
  return words === undefined ? undefined : readUndoWords(`undo ${words}`).named;
}

function isCalled({ before, after }: LoggedChange, named: string): boolean {
  return [before, after].some((event) => event !== null && titleMatch(event.title, named) > 0);
}

/** A change of an event that is gone has nothing left to take back; its removal has. */
async function hasEffect(snapshot: ChangeLook, change: LoggedChange): Promise<boolean> {
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
