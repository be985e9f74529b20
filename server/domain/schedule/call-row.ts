/** A call as it is kept: who asked for what, what was answered, and what a repeat of it is known by. */
import type { Outcome } from '#shared/outcome.ts';
import { nowInstant } from '#server/clock.ts';
import type { CallRow } from '#server/db/append-change.ts';
import type { Act, ScheduleDeps } from './act.ts';

export function toCallRow(
  deps: Pick<ScheduleDeps, 'clock' | 'ids'>,
  act: Act,
  answer: { outcome: Outcome; meaningKey: string | null },
): CallRow {
  const { outcome } = answer;
  const isDone = outcome.kind === 'done' || outcome.kind === 'pending';
  const hasWritten = isDone && outcome.receipt.changes.length > 0 && !outcome.repeat;
  return {
    id: deps.ids.next(),
    owner_id: act.personId,
    conversation_id: act.conversationId,
    channel: act.channel,
    tool: act.call.tool,
    arguments: act.call.arguments,
    call_key: act.call.key,
    arguments_hash: act.call.argumentsHash,
    meaning_key: hasWritten ? answer.meaningKey : null,
    outcome,
    version: hasWritten ? outcome.receipt.version : null,
    milliseconds: Math.round(deps.clock.now() - act.call.startedAt),
    person_turn: act.personTurns,
    error: null,
    at: nowInstant(deps.clock),
    asked: act.call.asked,
  };
}
