/**
 * A turn answered by the persona's own LLM endpoint: the whole history every time, speech as it
 * streams, tool calls handed to the room. An error or an empty stream leaves the persona silent.
 */
import { sleep } from '../clock.ts';
import { emitCall } from './call-tool.ts';
import { partialTranscripts } from '../call/partial-transcripts.ts';
import type { Turn } from '../call/person-says.ts';
import type { Room } from '../call/room.ts';
import { speak } from '../call/speak.ts';
import type { ChatMessage } from './custom-llm.ts';
import { askLlm } from './custom-llm.ts';

/** How far apart the recogniser's guesses are. */
const guessEveryMs = 60;

export async function answerWithLlm(room: Room, turn: Turn): Promise<void> {
  const { sim, conversation } = room;
  const llm = sim.state.personas.get(conversation.persona_id)?.layers['llm'];
  if (llm === undefined) return;
  const conversationId = conversation.conversation_id;
  const ask = (text: string, signal: AbortSignal) =>
    askLlm(sim, { llm, conversationId, messages: messagesOf(room, text) }, signal);

  const isSpeculative = llm['speculative_inference'] !== false || sim.faults.speculativeRequests;
  const guess = isSpeculative ? await guessAlong(room, turn.text, ask) : null;
  const pending = new Map<number, { id: string | null; name: string; text: string }>();
  const words = async function* (): AsyncGenerator<string> {
    // Words said over the persona end the request as well; the history keeps what was heard.
    const hushed = room.speaking?.signal ?? room.over.signal;
    const asked = ask(turn.text, AbortSignal.any([room.over.signal, hushed]));
    if (guess) dropSoon(room, guess);
    for await (const delta of asked) {
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

/**
 * Speculation: the endpoint is asked with every guess at the sentence, each while the one before is
 * still being answered, and the older ones are dropped. Answers what drops the last guess.
 */
async function guessAlong(
  room: Room,
  text: string,
  ask: (text: string, signal: AbortSignal) => AsyncGenerator<unknown>,
): Promise<AbortController> {
  let before = new AbortController();
  for (const guess of partialTranscripts(text).slice(0, -1)) {
    const current = new AbortController();
    const dropped = AbortSignal.any([current.signal, room.over.signal]);
    void drain(ask(guess, dropped));
    dropSoon(room, before);
    before = current;
    await sleep(room.sim.settings.clock, guessEveryMs, room.over.signal);
  }
  return before;
}

/** The newer request is on its way when the older one is dropped. */
function dropSoon(room: Room, guess: AbortController): void {
  void sleep(room.sim.settings.clock, guessEveryMs / 4, room.over.signal).then(() => guess.abort());
}

async function drain(stream: AsyncGenerator<unknown>): Promise<void> {
  for await (const _delta of stream);
}

function messagesOf(room: Room, lastWords: string): ChatMessage[] {
  const persona = room.sim.state.personas.get(room.conversation.persona_id);
  const spoken = room.history.filter((entry) => entry.role !== 'tool');
  const answered = spoken.findLastIndex((entry) => entry.role === 'user');
  const system = (content: string): ChatMessage => ({ role: 'system', content });
  const { faults } = room.sim;
  return [
    system(`${persona?.system_prompt ?? ''}\n\n${callRules}`),
    system("The user's timezone is unknown."),
    ...[room.context, ...room.appended].filter((text) => text !== '').map(system),
    // The last user entry is the sentence being answered; a guess may stand in for it.
    ...spoken.slice(0, answered).map(({ role, content }) => ({ role, content })),
    system(`respond in ${room.conversation.language}`),
    ...(faults.perceptionMessages
      ? [system('<user_appearance>Somebody sits in front of a camera.</user_appearance>')]
      : []),
    ...(faults.emotionRule && persona?.layers['tts']?.['tts_emotion_control'] !== false
      ? [system('Begin each reply with an emotion tag, for example <emotion value="content"/>.')]
      : []),
    { role: 'user', content: lastWords },
  ];
}

/** Tavus adds rules of its own to the persona's prompt; their wording is not published. */
const callRules = 'You are in a live video call. Keep it short and speak naturally.';

function readArguments(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text === '' ? '{}' : text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
