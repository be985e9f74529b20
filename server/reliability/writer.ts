/**
 * Somebody who changes calendars without a pause and, when no answer comes, asks the same again
 * until one does. Everything asked and answered is kept for the judge.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Outcome } from '#shared/outcome.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import type { Clock } from '#server/clock.ts';
import type { Chance } from './chance.ts';
import { sendCall } from './send-call.ts';
import type { CallToSend, Desk } from './send-call.ts';

export type Asked = {
  desk: Desk;
  call: CallToSend;
  /** Milliseconds since 1970. */
  sentAt: number;
  answeredAt: number | null;
  /** The first answer; null when the run ended before one came. */
  outcome: Outcome | null;
  /** Answers to deliberate and forced repeats after the first. */
  repeats: Outcome[];
  attempts: number;
};

export type History = { asked: Asked[]; surprises: string[]; retries: number };

/** What writers know of a calendar, by the answers they got; may be out of date. */
export type Known = Map<string, ScheduleEvent>;

type WriterDeps = { chance: Chance; clock: Clock; port: number; history: History; known: Map<Desk, Known> };

export async function write(
  deps: WriterDeps,
  who: { name: string; desks: readonly Desk[] },
  life: AbortSignal,
): Promise<void> {
  for (let turn = 0; !life.aborted; turn += 1) {
    const desk = deps.chance.pick(who.desks);
    const known = deps.known.get(desk) ?? new Map<string, ScheduleEvent>();
    const call = nextCall(deps.chance, known, `${who.name}-${turn}`);
    const asked: Asked = {
      desk,
      call,
      sentAt: deps.clock.now(),
      answeredAt: null,
      outcome: null,
      repeats: [],
      attempts: 0,
    };
    deps.history.asked.push(asked);
    await askUntilAnswered(deps, asked, life);
    if (asked.outcome) learn(known, asked.outcome);
    if (asked.outcome && deps.chance.is(0.1)) await askUntilAnswered(deps, asked, life);
  }
}

async function askUntilAnswered(deps: WriterDeps, asked: Asked, life: AbortSignal): Promise<void> {
  while (!life.aborted) {
    asked.attempts += 1;
    const answer = await sendCall(deps.port, asked.desk, asked.call).catch(() => null);
    if (answer?.status === 200 && answer.outcome && answer.outcome.kind !== 'unavailable') {
      if (asked.outcome) asked.repeats.push(answer.outcome);
      else [asked.outcome, asked.answeredAt] = [answer.outcome, deps.clock.now()];
      return;
    }
    if (answer && answer.status !== 503) {
      deps.history.surprises.push(`${asked.call.channel} ${asked.call.tool} answered ${answer.status}`);
      return;
    }
    if (answer && answer.retryAfter === null) deps.history.surprises.push('503 without Retry-After');
    deps.history.retries += 1;
    await sleep(20 + deps.chance.integer(80));
  }
}

/** Six days with a clock change in the middle, in half hours. */
const days = ['2030-03-29', '2030-03-30', '2030-03-31', '2030-04-01', '2030-04-02', '2030-04-03'];

function nextCall(chance: Chance, known: Known, callId: string): CallToSend {
  const channel = chance.pick(['tavus-tools', 'panel', 'tavus-tools', 'panel', 'daily-relay'] as const);
  const date = chance.pick(days);
  const time = `${String(chance.integer(24)).padStart(2, '0')}:${chance.pick(['00', '30'])}`;
  const event = known.size === 0 ? undefined : chance.pick([...known.values()]);
  const dice = chance.next();
  if (!event || dice < 0.45) {
    const args = { title: `Event ${callId}`, date, start_time: time, duration: chance.pick([30, 60, 90]) };
    return { channel, callId, tool: 'add_event', args };
  }
  const guard = { event: event.id, if_version: event.version };
  if (dice < 0.65)
    return { channel, callId, tool: 'move_event', args: { ...guard, to_date: date, to_time: time } };
  if (dice < 0.75)
    return { channel, callId, tool: 'update_event', args: { ...guard, title: `Renamed ${callId}` } };
  if (dice < 0.92) return { channel, callId, tool: 'remove_event', args: guard };
  return { channel, callId, tool: 'undo_change', args: { version: event.version } };
}

function learn(known: Known, outcome: Outcome): void {
  if (outcome.kind === 'stale' && outcome.current) known.set(outcome.current.id, outcome.current);
  if (outcome.kind !== 'done') return;
  for (const { kind, event } of outcome.receipt.changes) {
    if (kind === 'remove') known.delete(event.id);
    else known.set(event.id, event);
  }
}
