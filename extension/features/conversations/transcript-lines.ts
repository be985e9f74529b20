/**
 * A talk as one list: what was said and what was done, in the order it happened; and the same as plain
 * text, to be copied or kept as a file. Pure.
 */
import type { Outcome } from '#shared/outcome.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { sayClock, type Voice } from '#shared/schedule/say-time.ts';
import { instantToWall } from '#shared/schedule/wall-clock.ts';
import { sayMoment, titleOfTalk } from './talk-words.ts';
import type { TalkCall, TalkDetail, TalkTurn } from './talks-api.ts';

export type TranscriptLine =
  | { kind: 'said'; turn: TalkTurn; /** Counts from 0; quotes name it. */ at: number }
  | { kind: 'done'; call: TalkCall };

type Told = Pick<TalkDetail, 'turns' | 'calls'>;

/** What was done in the talk stands after the turns that were spoken before it; what came of it later, last. */
export function transcriptLines({ turns, calls }: Told): TranscriptLine[] {
  const live = calls.filter(({ channel }) => channel !== 'post-call');
  const later = calls.filter(({ channel }) => channel === 'post-call');
  const lines: TranscriptLine[] = [];
  const upTo = (spoken: number) => {
    for (const call of live)
      if (Math.min(call.afterTurns, turns.length) === spoken) lines.push({ kind: 'done', call });
  };
  upTo(0);
  for (const [at, turn] of turns.entries()) {
    lines.push({ kind: 'said', turn, at });
    upTo(at + 1);
  }
  return [...lines, ...later.map((call) => ({ kind: 'done' as const, call }))];
}

/** The event a call changed, to be shown on the schedule; null where it changed nothing. */
export function changedBy(outcome: Outcome): ScheduleEvent | null {
  if (outcome.kind !== 'done' && outcome.kind !== 'pending') return null;
  return outcome.receipt.changes[0]?.event ?? null;
}

/** Did this call make the change of that version? */
export function hasChanged({ outcome }: Pick<TalkCall, 'outcome'>, version: number | null): boolean {
  if (version === null || (outcome.kind !== 'done' && outcome.kind !== 'pending')) return false;
  const { receipt } = outcome;
  return receipt.version === version || receipt.changes.some(({ event }) => event.version === version);
}

/** What the check of the agent's words found, for people; null where there is nothing to tell. */
export function claimWords({ claims }: Pick<TalkTurn, 'claims'>): string | null {
  if (!claims) return null;
  if (claims.correction !== undefined) return `Not true, put right at once: “${claims.correction}”`;
  const [first] = claims.held;
  if (first) return `Stopped before it was said: “${first.text}”`;
  return claims.isUnchecked ? 'Nobody could check this while it was said.' : null;
}

export function transcriptText(talk: TalkDetail, voice: Voice): string {
  const head = [titleOfTalk(talk), sayMoment(talk.startedAt, voice), ''];
  const lines = transcriptLines(talk).map((line) => {
    const at = line.kind === 'said' ? line.turn.at : line.call.at;
    const clock = sayClock(instantToWall(at, voice.timeZone).time, voice);
    if (line.kind === 'done') return `[${clock}] * ${line.call.outcome.say}`;
    const mark = claimWords(line.turn);
    const who = line.turn.role === 'user' ? 'You' : 'Calendar';
    const cut = line.turn.isInterrupted ? ' (interrupted)' : '';
    return `[${clock}] ${who}: ${line.turn.text}${cut}${mark === null ? '' : ` (${mark})`}`;
  });
  return `${[...head, ...lines].join('\n')}\n`;
}

/** `talk-2026-11-20-1405.txt`. */
export function transcriptFileName({ startedAt }: Pick<TalkDetail, 'startedAt'>, voice: Voice): string {
  const { date, time } = instantToWall(startedAt, voice.timeZone);
  return `talk-${date}-${time.replace(':', '')}.txt`;
}
