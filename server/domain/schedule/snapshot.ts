/**
 * The calendar at one version, as far as a rule has looked at it. Every further look must find the
 * same version; when it does not, the rule starts again on a new snapshot (`perform-act.ts`).
 */
import type { Pool, PoolClient } from 'pg';
import type { Outcome } from '#shared/outcome.ts';
import type { ChangeKind } from '#shared/schedule/change.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import type { Teller } from '#shared/schedule/say-outcome.ts';
import type { WorkingHours } from '#shared/schedule/working-hours.ts';
import { readLog, readSchedule } from '#server/db/read-schedule.ts';
import type { LogQuestion, Look, LoggedChange } from '#server/db/read-schedule.ts';

/** The calendar moved while a rule was being decided. */
export class CalendarMoved extends Error {
  override name = 'CalendarMoved';
}

export type Snapshot = {
  calendarId: string;
  version: number;
  /** Instant at which the act began. */
  now: string;
  /** Zone in which words are read and answers are said. */
  timeZone: string;
  /** Zone of the calendar; null until a device has told it. */
  homeZone: string | null;
  locale: string;
  workingHours: WorkingHours;
  teller: Teller;
  /** Events that touch the window, instants, half-open. */
  between(from: string, to: string): Promise<ScheduleEvent[]>;
  byId(id: string): Promise<ScheduleEvent | null>;
  /** Those that are there, in no order, in one trip. */
  byIds(ids: readonly string[]): Promise<ScheduleEvent[]>;
  log(question: Omit<LogQuestion, 'owner'>): Promise<LoggedChange[]>;
  /** What a call that meant the same changed a moment ago; `turn`: turns of the person by then. */
  meant: { changes: readonly { kind: ChangeKind; event: ScheduleEvent }[]; turn: number | null } | null;
  /** The event this conversation changed last, if it still stands. */
  spokenOf(): Promise<ScheduleEvent | null>;
};

export type Window = { from: string; to: string };

export function createSnapshot(
  client: Pool | PoolClient,
  look: Look,
  seen: {
    owner: string;
    now: string;
    timeZone: string | null;
    window: Window | null;
    conversationId: string | null;
  },
): Snapshot {
  const timeZone = seen.timeZone ?? look.timeZone ?? 'UTC';
  const stillAt = <T extends { version: number } | null>(answer: T): NonNullable<T> => {
    if (answer === null || answer.version !== look.version) throw new CalendarMoved();
    return answer;
  };
  const byIds = async (ids: readonly string[]) =>
    stillAt(await readSchedule(client, { owner: seen.owner, ids: [...ids] })).events;
  const byId = async (id: string) => (await byIds([id]))[0] ?? null;
  const log = async (question: Omit<LogQuestion, 'owner'>) =>
    stillAt(await readLog(client, { ...question, owner: seen.owner })).changes;
  return {
    calendarId: look.calendarId,
    version: look.version,
    now: seen.now,
    timeZone,
    homeZone: look.timeZone,
    locale: look.locale,
    workingHours: look.workingHours,
    meant: look.meant && { changes: changesOf(look.meant.outcome), turn: look.meant.turn },
    teller: {
      now: seen.now,
      timeZone,
      hour12: look.hour12,
      locale: look.locale,
      ...(look.timeZone === null ? {} : { homeZone: look.timeZone }),
    },
    async between(from, to) {
      if (seen.window && covers(seen.window, { from, to })) {
        return look.events.filter(
          (e) => Date.parse(e.start) < Date.parse(to) && Date.parse(e.end) > Date.parse(from),
        );
      }
      return stillAt(await readSchedule(client, { owner: seen.owner, from, to })).events;
    },
    byId,
    byIds,
    log,
    async spokenOf() {
      if (seen.conversationId === null) return null;
      const changes = await log({ newest: true, limit: 50 });
      const last = changes.findLast((change) => change.conversationId === seen.conversationId);
      return last?.after ? byId(last.after.id) : null;
    },
  };
}

function covers(outer: Window, inner: Window): boolean {
  return Date.parse(outer.from) <= Date.parse(inner.from) && Date.parse(inner.to) <= Date.parse(outer.to);
}

const changesOf = (outcome: Outcome) =>
  outcome.kind === 'done' || outcome.kind === 'pending' ? outcome.receipt.changes : [];
