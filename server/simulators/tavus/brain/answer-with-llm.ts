/**
 * A turn answered by the persona's own LLM endpoint: the whole history every time, speech as it
 * streams, tool calls handed to the room. An error or an empty stream leaves the persona silent.
 */
import { emitCall } from './call-tool.ts';
import { partialTranscripts } from '../call/partial-transcripts.ts';
import type { Turn } from '../call/person-says.ts';
import type { Room } from '../call/room.ts';
import { speak } from '../call/speak.ts';
import type { ChatMessage } from './custom-llm.ts';
import { askLlm } from './custom-llm.ts';

export async function answerWithLlm(room: Room, turn: Turn): Promise<void> {
  const { sim, conversation } = room;
  const llm = sim.state.personas.get(conversation.persona_id)?.layers['llm'];
  if (llm === undefined) return;
  const conversationId = conversation.conversation_id;
  const ask = (text: string, signal: AbortSignal) =>
    askLlm(sim, { llm, conversationId, messages: messagesOf(room, text) }, signal);

  if (sim.faults.speculativeRequests && llm['speculative_inference'] !== false) {
    await guessAlong(turn.text, ask);
  }
  const pending = new Map<number, { id: string | null; name: string; text: string }>();
  const words = async function* (): AsyncGenerator<string> {
    for await (const delta of ask(turn.text, room.over.signal)) {
      for (const part of delta.tool_calls ?? []) {
        const at = part.index ?? 0;
        const call = pending.get(at) ?? { id: null, name: '', text: '' };
        pending.set(at, {
          id: part.id ?? call.id,
          name: call.name + (part.function?.name ?? ''),
          text: call.text + (part.function?.arguments ?? ''),
        });
      }
      if (typeof delta.content === 'string' && delta.content !== '') yield delta.content;
    }
  };
  const said = await speak(room, { text: words(), inferenceId: turn.inferenceId });
  if (said !== '') turn.spoken.push(said);
  for (const call of pending.values()) {
    const toolCall = { tool: call.name, arguments: readArguments(call.text) };
    turn.calls.push({ ...toolCall, output: null });
    room.lastInlineCall = toolCall;
    emitCall(room, turn, { call: toolCall, toolCallId: sim.faults.withoutToolCallId ? null : call.id });
  }
}

/** Speculation: the endpoint is asked with every guess at the sentence, and the guesses are dropped. */
async function guessAlong(
  text: string,
  ask: (text: string, signal: AbortSignal) => AsyncGenerator<unknown>,
): Promise<void> {
  const guesses = partialTranscripts(text).slice(0, -1);
  await Promise.all(
    guesses.map(async (guess, index) => {
      const dropped = AbortSignal.timeout(30 * (index + 1));
      for await (const _delta of ask(guess, dropped)) if (dropped.aborted) break;
    }),
  );
}

function messagesOf(room: Room, lastWords: string): ChatMessage[] {
  const persona = room.sim.state.personas.get(room.conversation.persona_id);
  const spoken = room.history.filter((entry) => entry.role !== 'tool');
  const answered = spoken.findLastIndex((entry) => entry.role === 'user');
  const system = (content: string): ChatMessage => ({ role: 'system', content });
  return [
    system(persona?.system_prompt ?? ''),
    ...[room.context, ...room.appended].filter((text) => text !== '').map(system),
    ...(room.sim.faults.perceptionMessages
      ? [system('<user_appearance>Somebody sits in front of a camera.</user_appearance>')]
      : []),
    ...(room.sim.faults.emotionRule && persona?.layers['tts']?.['tts_emotion_control'] !== false
      ? [system('Begin each reply with an emotion tag, for example <emotion value="content"/>.')]
      : []),
    // The last user entry is the sentence being answered; a guess may stand in for it.
    ...spoken.slice(0, answered).map(({ role, content }) => ({ role, content })),
    { role: 'user', content: lastWords },
  ];
}

function readArguments(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text === '' ? '{}' : text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
