/**
 * How every act on a schedule is done: look at the calendar at a version, decide by the rules,
 * commit only if it is still at that version, else decide again — three times, then under the row
 * lock. A call that was answered before gets that answer; a call that means the same as one a
 * moment ago gets its receipt, while its effect stands (docs/decisions/004).
 */
import type { Pool, PoolClient } from 'pg';
import { AppError } from '#shared/errors.ts';
import type { Conflict, Done, Outcome, Pending } from '#shared/outcome.ts';
import type { ChangeKind } from '#shared/schedule/change.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { rowIdOf } from '#shared/schedule/recurrence/series.ts';
import { nowInstant } from '#server/clock.ts';
import { sha256 } from '#server/ids.ts';
import { appendChange } from '#server/db/append-change.ts';
import { toChange } from '#server/db/change-row.ts';
import type { ChangeRow } from '#server/db/change-row.ts';
import { toDb } from '#server/db/client.ts';
import { toEvent, toRow } from '#server/db/event-row.ts';
import { readSchedule } from '#server/db/read-schedule.ts';
import { recordCall } from '#server/db/record-call.ts';
import { authoriseWrites } from '#server/domain/consent/authorise-writes.ts';
import type { Act, ScheduleDeps } from './act.ts';
import { toCallRow } from './call-row.ts';
import { compared, newestOfEach, storedOf } from './compare-stored.ts';
import { previewWrites } from './preview-writes.ts';
import { repeatOf } from './repeat-of.ts';
import { rowsOfWrites } from './rows-of-writes.ts';
import { shownWrites } from './shown-write.ts';
import type { Shown } from './shown-write.ts';
import { CalendarMoved, createSnapshot } from './snapshot.ts';
import type { Snapshot, Window } from './snapshot.ts';

/** One event before and after; `version` of `after` is filled in by the commit. */
export type Write = {
  kind: ChangeKind;
  before: ScheduleEvent | null;
  after: ScheduleEvent | null;
  undoOf?: number;
  consent?: 'overlap';
  /** How the person sees it, where that is not what is written; null for what they need not hear of. */
  shown?: Shown | null;
};

/** An event of the receipt; `ofSeries`: it stands for all occurrences from it on. */
export type Stored = { kind: ChangeKind; event: ScheduleEvent; ofSeries?: true };

export type Decision =
  /** Nothing is to be written; reads and refusals. `target` is the event the words meant, if any. */
  | { outcome: Outcome; target?: string }
  /** In the way of something: only with the person's consent. `isWanted`: the caller says that it was given. */
  | (ToWrite & { clash: Conflict; isWanted: boolean })
  /** To be written. `say` gets the events as they will stand. */
  | ToWrite;

type ToWrite = {
  writes: Write[];
  target?: string;
  say: (stored: Stored[]) => string;
  data?: unknown;
  /** Why the person is asked first, in a sentence. */
  doubt?: string;
  /** Somebody else has to confirm it yet. */
  isPending?: boolean;
  isSimulated?: boolean;
};

export type Rule = {
  /** The person's yes to exactly this was asked for by the tool itself (`tools/require-yes.ts`). */
  isAuthorised?: true;
  /** What the rule will most likely look at; saves a trip. */
  window?: Window;
  decide(snapshot: Snapshot): Promise<Decision>;
};

const meaningWindowMs = 90_000;

export async function performAct(deps: ScheduleDeps, act: Act, rule: Rule): Promise<Outcome> {
  // A yes is spent once, however often the act has to begin again.
  const spent = new Set<string>();
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const outcome = await attemptOn(deps.pools.app, deps, { act, rule, spent });
    if (outcome) return outcome;
  }
  return underLock(deps, { act, rule, spent });
}

type Attempt = { act: Act; rule: Rule; spent: Set<string> };

/** Null when the calendar moved meanwhile. */
async function attemptOn(
  client: Pool | PoolClient,
  deps: ScheduleDeps,
  { act, rule, spent }: Attempt,
): Promise<Outcome | null> {
  const now = nowInstant(deps.clock);
  const meaningKey = act.call.meaning === null ? null : sha256(act.call.meaning);
  const look = await readSchedule(client, {
    owner: act.personId,
    ...rule.window,
    callKey: act.call.key,
    meaningKey,
    meaningSince: new Date(deps.clock.now() - meaningWindowMs).toISOString(),
    ...fenceOf(act),
  });
  if (!look) throw new AppError('not-found', 'this person has no calendar');
  // Before anything outside is asked for, and before the person is: the commit checks it once more.
  if (look.overtaken) throw new AppError('superseded', 'a newer turn of the talk has begun');
  if (look.known) return answered(act, look.known);
  const snapshot = createSnapshot(client, look, {
    owner: act.personId,
    now,
    timeZone: act.timeZone,
    window: rule.window ?? null,
    conversationId: act.conversationId,
  });
  try {
    const decision = await rule.decide(snapshot);
    if (act.isPreview) return await previewWrites(snapshot, decision);
    const repeat = look.meant ? await repeatOf(snapshot, look.meant.outcome, { act, decision }) : null;
    const settled = repeat
      ? { outcome: repeat }
      : await authorised(deps, { act, rule, spent }, { decision, snapshot });
    if ('outcome' in settled) {
      const earlier = await keepAnswer(deps, act, settled.outcome);
      return earlier ? answered(act, earlier) : settled.outcome;
    }
    return await commit(client, deps, { act, snapshot, decision: settled, meaningKey });
  } catch (error) {
    if (error instanceof CalendarMoved) return null;
    throw error;
  }
}

/** What a rule wants to write, or why it needs the person first. */
async function authorised(
  deps: ScheduleDeps,
  { act, rule, spent }: Attempt,
  { decision, snapshot }: { decision: Decision; snapshot: Snapshot },
): Promise<{ outcome: Outcome } | ToWrite> {
  if ('outcome' in decision || rule.isAuthorised) return decision;
  const outcome = await authoriseWrites(deps, act, {
    clash: null,
    isWanted: false,
    ...decision,
    writes: shownWrites(decision.writes, snapshot.now),
    snapshot,
    spent,
  });
  return outcome ? { outcome } : decision;
}

function fenceOf({ turnFence, conversationId }: Act) {
  return turnFence === undefined || conversationId === null
    ? {}
    : { fence: { conversation: conversationId, turn: turnFence } };
}

async function underLock(deps: ScheduleDeps, attempt: Attempt): Promise<Outcome> {
  const { act } = attempt;
  const client = await deps.pools.app.connect();
  const news: Parameters<ScheduleDeps['announce']>[0][] = [];
  const inLock: ScheduleDeps = {
    ...deps,
    announce: (item) => void news.push(item),
    // Not a second connection: those who wait for this lock may hold all of them.
    asPerson: (_personId, work) => work(toDb(client)),
  };
  let outcome: Outcome | null;
  try {
    await client.query('begin');
    await client.query("select set_config('app.user_id', $1, true)", [act.personId]);
    await client.query('select version from calendars where owner_id = $1 for update', [act.personId]);
    outcome = await attemptOn(client, inLock, attempt);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    );
    throw error;
  }
  // From here on the connection is somebody else's.
  client.release();
  for (const item of news) deps.announce(item);
  if (outcome) return outcome;
  throw new AppError('unavailable', 'the calendar moved under its own lock', { retryAfterSeconds: 1 });
}

async function commit(
  client: Pool | PoolClient,
  deps: ScheduleDeps,
  input: {
    act: Act;
    snapshot: Snapshot;
    decision: ToWrite;
    meaningKey: string | null;
  },
): Promise<Outcome | null> {
  const { act, snapshot, decision } = input;
  const { calendarId, version, now } = snapshot;
  const group = act.group ?? { id: deps.ids.next(), index: 0, size: 0 };
  const groupId = group.id;
  const stamped = decision.writes.map((write, index) => ({
    ...write,
    after: write.after && { ...write.after, version: version + index + 1 },
  }));
  const { puts, deletes, logged } = await rowsOfWrites(snapshot, stamped);
  const stored = newestOfEach(stamped.flatMap((write) => storedOf(write, now)));
  const outcome: Done | Pending = {
    kind: decision.isPending ? 'pending' : 'done',
    say: decision.say(stored),
    ...(decision.isSimulated ? { simulated: true as const } : {}),
    receipt: {
      version: version + stamped.length,
      changes: stored.map(({ kind, event }) => ({ kind, event })),
      groupId,
      ...(decision.data === undefined ? {} : { data: decision.data }),
    },
  };
  const changes: ChangeRow[] = stamped.map((write, index) => ({
    calendar_id: calendarId,
    version: version + index + 1,
    owner_id: act.personId,
    kind: write.kind,
    event_id: rowIdOf((write.after ?? write.before)?.id ?? ''),
    before: logged[index]?.before ?? null,
    after: logged[index]?.after ?? null,
    channel: act.channel,
    conversation_id: act.conversationId,
    call_id: act.callId,
    group_id: groupId,
    group_index: group.index + index,
    group_size: Math.max(group.size, stamped.length),
    undo_of: write.undoOf ?? null,
    consent: write.consent ?? null,
    at: now,
  }));
  const where = { ownerId: act.personId, calendarId, tzdataVersion: deps.tzdataVersion, now };
  const result = await appendChange(client, {
    owner: act.personId,
    calendar: calendarId,
    expected: version,
    puts: puts.map((event) => toRow(event, where)),
    deletes,
    changes,
    call: toCallRow(deps, act, { outcome, meaningKey: input.meaningKey }),
    ...fenceOf(act),
  });
  switch (result.status) {
    case 'moved':
      return null;
    case 'no-calendar':
      throw new AppError('not-found', 'the calendar is gone');
    case 'superseded':
      throw new AppError('superseded', 'a newer turn of the talk has begun');
    case 'known':
      return answered(act, result);
    case 'done':
      deps.announce({ calendarId, ownerId: act.personId, changes: changes.map(toChange) });
      return compared(outcome, result.rows.map(toEvent), snapshot);
  }
}

/** An outcome that may be different in a moment is not kept: the same call may be tried again. */
async function keepAnswer(deps: ScheduleDeps, act: Act, outcome: Outcome) {
  if (outcome.kind === 'unavailable') return null;
  return recordCall(deps.asPerson, toCallRow(deps, act, { outcome, meaningKey: null }));
}

/** The stored answer of a call, marked as one; throws `call-id-reused` when it asked for something else. */
export function answered(act: Act, known: { outcome: Outcome; argumentsHash: string }): Outcome {
  if (known.argumentsHash !== act.call.argumentsHash) {
    throw new AppError('call-id-reused', `call ${act.callId ?? ''} came back with other arguments`);
  }
  return { ...known.outcome, repeat: true };
}
