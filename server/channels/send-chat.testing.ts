/** Typed turns as the panel sends them: by HTTP, one event stream a turn; and the matrix's way through it. */
import type { ChatEvent } from '#shared/conversation/chat-event.ts';
import { say, useTool } from '#server/simulators/anthropic/script.ts';
import type { TestApp } from '#server/testing/test-app.ts';
import type { Answered, Caller, CallOf } from './each-channel.testing.ts';

export type SentChat = { status: number; events: ChatEvent[] };

export async function sendChatTo(
  url: string,
  token: string | null,
  input: { text: string; conversationId?: string; messageId?: string; timeZone?: string },
): Promise<SentChat> {
  const address = `${url}/trpc/chat.send?input=${encodeURIComponent(JSON.stringify(input))}`;
  const headers = { accept: 'text/event-stream', ...(token && { authorization: `Bearer ${token}` }) };
  const response = await fetch(address, { headers });
  const text = await response.text();
  const sent: SentChat = { status: response.status, events: [] };
  for (const block of text.split('\n\n')) {
    const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1];
    const data = field('data');
    if (data === undefined || data === '') continue;
    const parsed = JSON.parse(data) as ChatEvent & { data?: { httpStatus?: number }; error?: unknown };
    const name = field('event');
    if (name === 'serialized-error') sent.status = parsed.data?.httpStatus ?? 500;
    else if (name === undefined || name === 'message') sent.events.push(parsed);
  }
  return sent;
}

export async function callByChat(
  app: TestApp,
  { person, conversation }: Caller,
  call: CallOf,
  token: string | null = person.token,
): Promise<Answered> {
  const { tool, args, callId } = call;
  const { control } = app.anthropic;
  control.unscript();
  control.script(useTool(tool, args), say('Okay.'));
  const { status, events } = await sendChatTo(app.url, token, {
    conversationId: conversation.id,
    text: (await relayedWords(app, conversation.id)) ?? wordsFor(call),
    ...(callId === undefined ? {} : { messageId: callId }),
  });
  control.unscript();
  const outcome = events.findLast((event) => event.type === 'outcome')?.outcome ?? null;
  if (status === 200 && outcome === null) throw new Error(`no outcome: ${JSON.stringify(events)}`);
  return { status, outcome };
}

/** What the person said in the talk and has not typed here yet. */
async function relayedWords(app: TestApp, conversationId: string): Promise<string | null> {
  const [said] = await app.query<{ text: string }>(
    `select text from turns t where conversation_id = $1 and role = 'user' and source_key not like 'chat %' and not exists
      (select 1 from turns o where o.conversation_id = $1 and o.text = t.text and o.source_key like 'chat %')`,
    [conversationId],
  );
  return said?.text ?? null;
}

function wordsFor({ tool, args }: CallOf): string {
  const words = `Please ${tool.replaceAll('_', ' ')}: ${Object.values(args).join(', ')}`;
  return words.replaceAll('\0', '').toWellFormed();
}
