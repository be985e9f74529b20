/**
 * One call of a tool by the simulated model, by whichever way the persona has it: HTTPS delivery,
 * an app-message answered by `tool_result`, or an inline tool that nobody needs to answer.
 */
import { sleep } from '../clock.ts';
import { emit } from '../call/emit.ts';
import type { Turn } from '../call/person-says.ts';
import type { ToolCall } from '../../mind/known.ts';
import type { Room, ToolAnswer } from '../call/room.ts';
import { deliverTool } from './deliver-tool.ts';
import type { FoundTool } from './find-tool.ts';

/** Tavus names none; an unanswered call "eventually drops out of context". */
const resultWithinMs = 30_000;

export type Called = ToolAnswer | { status: 'inline' };

export async function callTool(
  room: Room,
  turn: Turn,
  what: { found: FoundTool; call: ToolCall; toolCallId: string },
): Promise<Called> {
  const { found, call } = what;
  const toolCallId = room.sim.faults.withoutToolCallId ? null : what.toolCallId;
  const entry: Turn['calls'][number] = { ...call, output: null };
  turn.calls.push(entry);
  if (found.kind === 'inline') {
    emitCall(room, turn, { call, toolCallId });
    room.lastInlineCall = call;
    room.calls.push({ ...call, outcome: null, spoken: '' });
    return { status: 'inline' };
  }
  const answer = found.tool.delivery.app_message
    ? await viaRoom(room, turn, { call, toolCallId: what.toolCallId })
    : await viaHttp(room, found, { call, toolCallId });
  entry.output = answer.output;
  room.history.push({
    role: 'tool',
    content: answer.output,
    timestamp: room.sim.settings.clock.now() / 1000,
  });
  return answer;
}

export function emitCall(room: Room, turn: Turn, what: { call: ToolCall; toolCallId: string | null }): void {
  const times = room.sim.faults.toolDelivery === 'twice' ? 2 : 1;
  for (let sent = 0; sent < times; sent += 1) {
    emit(room, 'conversation.tool_call', {
      inferenceId: turn.inferenceId,
      properties: {
        name: what.call.tool,
        arguments: JSON.stringify(what.call.arguments),
        ...(what.toolCallId === null ? {} : { tool_call_id: what.toolCallId }),
      },
    });
  }
}

async function viaRoom(
  room: Room,
  turn: Turn,
  what: { call: ToolCall; toolCallId: string },
): Promise<ToolAnswer> {
  const answered = new Promise<ToolAnswer>((resolve) => room.waiting.set(what.toolCallId, resolve));
  emitCall(room, turn, what);
  const late = sleep(room.sim.settings.clock, resultWithinMs, room.over.signal).then((): ToolAnswer => ({
    status: 'error',
    output: '',
  }));
  const answer = await Promise.race([answered, late]);
  room.waiting.delete(what.toolCallId);
  return answer;
}

async function viaHttp(
  room: Room,
  found: FoundTool & { kind: 'registry' },
  what: { call: ToolCall; toolCallId: string | null },
): Promise<ToolAnswer> {
  const deliver = () =>
    deliverTool(
      room.sim,
      {
        tool: found.tool,
        conversationId: room.conversation.conversation_id,
        toolCallId: what.toolCallId,
        arguments: what.call.arguments,
      },
      // A call that is over takes no more writes, but one that is under way is not torn off.
      new AbortController().signal,
    );
  const [first] = await Promise.all(
    room.sim.faults.toolDelivery === 'twice' ? [deliver(), deliver()] : [deliver()],
  );
  return first ?? { status: 'error', output: '' };
}
