/** Scripted replies of the agent, and what can be read off a chat's events: for the tests of typed turns. */
import type { ChatEvent } from '#shared/conversation/chat-event.ts';
import type { ReplyPart } from '#server/agent/reply-part.ts';
import type { ReplyTurn } from '#server/agent/reply.ts';
import type { ChatPart } from './chat.ts';

export type Script = (turn: ReplyTurn, signal: AbortSignal) => AsyncGenerator<ReplyPart>;

export async function all(parts: AsyncGenerator<ChatPart>): Promise<ChatEvent[]> {
  const events: ChatEvent[] = [];
  for await (const { event } of parts) events.push(event);
  return events;
}

export const saidIn = (events: ChatEvent[]) =>
  events.flatMap((event) => (event.type === 'text' ? [event.text] : [])).join(' ');
export const errorIn = (events: ChatEvent[]) => events.find((event) => event.type === 'error')?.code;
export const idIn = (events: ChatEvent[]) => {
  const started = events.find((event) => event.type === 'started');
  if (!started) throw new Error('nothing was started');
  return started.conversationId;
};

export function say(...texts: string[]): Script {
  return async function* () {
    for (const text of texts) yield { type: 'text', text };
    yield { type: 'end', reason: 'complete' };
  };
}
