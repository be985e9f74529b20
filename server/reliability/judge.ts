/**
 * Judges a run by what was recorded: what was answered, what is in the database, what panels saw.
 * The absence of errors proves nothing; every promise is looked up here by itself.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Pool } from 'pg';
import { applyChange } from '#shared/schedule/apply-change.ts';
import type { ScheduleCopy } from '#shared/schedule/apply-change.ts';
import { clashesWith } from '#shared/schedule/overlaps.ts';
import type { Outcome } from '#shared/outcome.ts';
import { toChange } from '#server/db/change-row.ts';
import type { ChangeRow } from '#server/db/change-row.ts';
import { toEvent } from '#server/db/event-row.ts';
import type { EventRow } from '#server/db/event-row.ts';
import type { Desk } from './send-call.ts';
import type { Subscriber } from './subscriber.ts';
import type { Asked, History } from './writer.ts';

/** Empty lists are a good run; each entry says what was found. */
export type Verdict = {
  lost: string[];
  doubled: string[];
  holes: string[];
  differing: string[];
  overlaps: string[];
  wrongRefusals: string[];
  unequalRepeats: string[];
  missed: string[];
  surprises: string[];
};

export type Log = { rows: ChangeRow[]; events: ReturnType<typeof toEvent>[]; version: number };

export async function readLogs(admin: Pool, desks: readonly Desk[]): Promise<Map<Desk, Log>> {
  const logs = new Map<Desk, Log>();
  for (const desk of desks) {
    const ask = async <T>(text: string) =>
      (await admin.query<{ rows: T }>(text, [desk.personId])).rows[0]?.rows;
    logs.set(desk, {
      rows:
        (await ask<ChangeRow[]>(
          `select coalesce(jsonb_agg(to_jsonb(c) order by version), '[]') as rows from changes c where owner_id = $1`,
        )) ?? [],
      events: (
        (await ask<EventRow[]>(
          `select coalesce(jsonb_agg(to_jsonb(e)), '[]') as rows from events e where owner_id = $1`,
        )) ?? []
      ).map(toEvent),
      version: Number(await ask<number>('select version as rows from calendars where owner_id = $1')),
    });
  }
  return logs;
}

export function judge(logs: Map<Desk, Log>, history: History, subscribers: readonly Subscriber[]): Verdict {
  const verdict: Verdict = {
    lost: [],
    doubled: [],
    holes: [],
    differing: [],
    overlaps: [],
    wrongRefusals: [],
    unequalRepeats: [],
    missed: [],
    surprises: [...history.surprises],
  };
  for (const log of logs.values()) judgeLog(verdict, log);
  for (const asked of history.asked) {
    const log = logs.get(asked.desk);
    if (log) judgeAnswer(verdict, log, asked);
  }
  for (const subscriber of subscribers) {
    const log = logs.get(subscriber.desk);
    if (log) judgeSubscriber(verdict, log, subscriber);
  }
  return verdict;
}

function judgeLog(verdict: Verdict, log: Log): void {
  log.rows.forEach((row, index) => {
    if (row.version !== index + 1) verdict.holes.push(`version ${row.version} at place ${index + 1}`);
  });
  if (log.version !== log.rows.length)
    verdict.holes.push(`the calendar says ${log.version}, the log ${log.rows.length}`);
  const window = { start: '1970-01-01T00:00:00Z', end: '2101-01-01T00:00:00Z' };
  let copy: ScheduleCopy = { version: 0, window, events: new Map() };
  for (const row of log.rows) {
    const applied = applyChange(copy, toChange(row));
    if (applied.kind === 'applied') copy = applied.copy;
    const { after } = row;
    if (after && row.consent === null && clashesWith(after, copy.events.values()).length > 0) {
      verdict.overlaps.push(`version ${row.version}: ${after.title}`);
    }
  }
  const byId = new Map(log.events.map((event) => [event.id, event]));
  if (!isDeepStrictEqual(new Map([...copy.events].toSorted()), new Map([...byId].toSorted()))) {
    verdict.differing.push(
      `${copy.events.size} events by the log, ${byId.size} in the table, or of other content`,
    );
  }
}

function judgeAnswer(verdict: Verdict, log: Log, asked: Asked): void {
  const { call, outcome } = asked;
  const acts = new Set(log.rows.filter((row) => row.call_id === call.callId).map((row) => row.group_id));
  if (acts.size > 1) verdict.doubled.push(`${call.callId}: ${acts.size} acts`);
  if (!outcome) return;
  const plain = withoutRepeat(outcome);
  for (const repeat of asked.repeats) {
    if (!isDeepStrictEqual(withoutRepeat(repeat), plain)) verdict.unequalRepeats.push(call.callId);
  }
  if (outcome.kind !== 'done') {
    if (acts.size > 0)
      verdict.doubled.push(`${call.callId} was answered ${outcome.kind} and done all the same`);
    if (isWrongRefusal(log, asked, outcome))
      verdict.wrongRefusals.push(`${call.callId}: ${outcome.kind}: ${outcome.say}`);
    return;
  }
  const { changes, version } = outcome.receipt;
  if (changes.length === 0) return;
  changes.forEach(({ kind, event }, index) => {
    const row = log.rows[version - changes.length + index];
    const isThere = row?.kind === kind && isDeepStrictEqual(row.after ?? row.before, event);
    // Another call of the talk that meant the same may have been the one that did it.
    const isOurs = row?.call_id === call.callId || (outcome.repeat === true && call.channel !== 'panel');
    if (!isThere || !isOurs) verdict.lost.push(`${call.callId}: version ${version}, ${kind} ${event.title}`);
  });
}

const clockSlackMs = 10_000;

/** A refusal has to name what really stood there while the call was under way. */
function isWrongRefusal(log: Log, asked: Asked, outcome: Outcome): boolean {
  const stoodThen = (event: { id: string; version: number }) => {
    const row = log.rows[event.version - 1];
    if (!row || !isDeepStrictEqual(row.after, event)) return false;
    const next = log.rows.find((later) => later.version > row.version && later.event_id === event.id);
    const answeredAt = asked.answeredAt ?? Infinity;
    return (
      Date.parse(row.at) <= answeredAt + clockSlackMs &&
      (!next || Date.parse(next.at) >= asked.sentAt - clockSlackMs)
    );
  };
  if (outcome.kind === 'conflict') return outcome.with.length === 0 || !outcome.with.every(stoodThen);
  if (outcome.kind === 'stale') {
    const seen = Number(asked.call.args['if_version'] ?? asked.call.args['version'] ?? 0);
    return !outcome.current || outcome.current.version <= seen || !stoodThen(outcome.current);
  }
  // What another talk did is taken back only with a yes (docs/decisions/041).
  if (outcome.kind === 'needs-yes') return asked.call.tool !== 'undo_change';
  return !['not-found'].includes(outcome.kind);
}

function judgeSubscriber(verdict: Verdict, log: Log, subscriber: Subscriber): void {
  verdict.missed.push(...subscriber.faults);
  const seen = new Map(subscriber.delivered.map((change) => [change.version, change]));
  for (const row of log.rows) {
    const change = seen.get(row.version);
    if (!change) verdict.missed.push(`version ${row.version} was never delivered`);
    else if (!isDeepStrictEqual(change, toChange(row))) verdict.missed.push(`version ${row.version} differs`);
  }
}

function withoutRepeat(outcome: Outcome): Omit<Outcome, 'repeat'> {
  const { repeat: _repeat, ...rest } = outcome;
  return rest;
}
