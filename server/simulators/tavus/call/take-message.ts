/**
 * An app-message from somebody in the room to the persona. Nothing is ever acknowledged; what
 * does not fit is dropped, except that a room refuses what is too long at the door.
 */
import type { AppMessage } from '#shared/conversation/app-message.ts';
import { maxAppMessageCharacters } from '#shared/conversation/app-message.ts';
import { AppMessageEnvelope, incomingProperties } from '#server/vendors/tavus/app-message-wire.ts';
import { readOutcome } from '../../mind/read-outcome.ts';
import { broadcast } from './emit.ts';
import { personSays } from './person-says.ts';
import type { Room } from './room.ts';
import { interrupt, speak } from './speak.ts';

export type Taken = 'taken' | 'too-long' | 'dropped';

export function takeMessage(room: Room, fromId: string, input: unknown): Taken {
  if ((JSON.stringify(input) ?? '').length > maxAppMessageCharacters) return 'too-long';
  const envelope = AppMessageEnvelope.safeParse(input);
  if (!envelope.success || room.over.signal.aborted) return 'dropped';
  const message = envelope.data as AppMessage;
  // The data channel carries it to everybody; only the persona reads it as a command.
  broadcast(room, message, fromId);
  if (message.conversation_id !== room.conversation.conversation_id) return 'dropped';
  return obey(room, message) ? 'taken' : 'dropped';
}

function obey(room: Room, message: AppMessage): boolean {
  const type = message.event_type as keyof typeof incomingProperties;
  const schema = incomingProperties[type];
  if (schema === undefined) return false;
  const parsed = schema.safeParse(message.properties ?? {});
  if (!parsed.success) return false;
  const properties = parsed.data as Record<string, unknown>;
  switch (type) {
    case 'conversation.echo':
      return echo(room, properties);
    case 'conversation.respond':
      void personSays(room, { text: String(properties['text']), how: 'respond' });
      return true;
    case 'conversation.interrupt':
      interrupt(room);
      return true;
    case 'conversation.overwrite_llm_context':
      room.context = String(properties['context']);
      room.appended = [];
      return true;
    case 'conversation.append_llm_context':
      room.appended.push(String(properties['context']));
      rememberOutcome(room, String(properties['context']));
      return true;
    case 'conversation.sensitivity':
      Object.assign(room.sensitivity, properties);
      return true;
    case 'conversation.tool_result':
      return toolResult(room, properties);
    default:
      return type satisfies never;
  }
}

function echo(room: Room, properties: Record<string, unknown>): boolean {
  const text = properties['text'];
  if ((properties['modality'] ?? 'text') !== 'text' || typeof text !== 'string' || text === '') return false;
  const last = room.calls.at(-1);
  if (room.lastInlineCall !== null && last?.outcome === null) last.spoken = text;
  const inferenceId = properties['inference_id'];
  void speak(room, { text, ...(typeof inferenceId === 'string' ? { inferenceId } : {}) });
  return true;
}

/** Context that holds the outcome of an inline call lets the persona know what "yes" would mean. */
function rememberOutcome(room: Room, context: string): void {
  const outcome = readOutcome(context);
  if (outcome === null || room.lastInlineCall === null) return;
  if (room.calls.at(-1)?.outcome === null) room.calls.pop();
  room.calls.push({ ...room.lastInlineCall, outcome, spoken: outcome.say });
}

function toolResult(room: Room, properties: Record<string, unknown>): boolean {
  const answer = room.waiting.get(String(properties['tool_call_id']));
  if (answer === undefined) return false;
  const output = properties['output'];
  answer({
    status: properties['status'] === 'error' ? 'error' : 'success',
    output: typeof output === 'string' ? output : JSON.stringify(output ?? null),
  });
  return true;
}
