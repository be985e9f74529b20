/**
 * The matrix's way through our own model: the person says it, the simulated model asks for exactly
 * this call, and the outcome is what the panel of the talk is told.
 */
import type { Outcome } from '#shared/outcome.ts';
import { say, useTool } from '#server/simulators/anthropic/script.ts';
import type { TestApp } from '#server/testing/test-app.ts';
import { askLlm, assistant, user } from './ask-llm.testing.ts';
import type { Message } from './ask-llm.testing.ts';
import type { Answered, Caller, CallOf } from './each-channel.testing.ts';

/** What was said so far, by talk; and what a call that comes again was asked with. */
const dialogues = new Map<string, Message[]>();
const asked = new Map<string, Message[]>();

export async function callByModel(
  app: TestApp,
  { conversation }: Caller,
  call: CallOf,
  key?: string,
): Promise<Answered> {
  const { anthropic } = app;
  const dialogue = dialogues.get(conversation.id) ?? [];
  const again = call.callId === undefined ? undefined : asked.get(`${conversation.id} ${call.callId}`);
  const messages = again ?? [...dialogue, user(await wordsFor(app, { id: conversation.id, dialogue, call }))];
  if (call.callId !== undefined) asked.set(`${conversation.id} ${call.callId}`, messages);
  const before = await resultsOf(app, conversation.id);
  anthropic.control.unscript();
  anthropic.control.script(useTool(call.tool, call.args), say('Okay.'));
  const answer = await askLlm(app, {
    conversation: conversation.vendorId,
    messages,
    ...(key === undefined ? {} : { key }),
  });
  anthropic.control.unscript();
  if (answer.status !== 200) return { status: answer.status, outcome: null };
  if (!again) dialogues.set(conversation.id, [...messages, assistant(answer.text)]);
  for (let tries = 0; tries < 100; tries += 1) {
    const now = await resultsOf(app, conversation.id);
    if (now.length > before.length) return { status: 200, outcome: now.at(-1) ?? null };
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`the panel was told of no outcome; the model was heard to say “${answer.text}”`);
}

/** What the person has just said in the talk, else words that ask for the call. */
async function wordsFor(
  app: TestApp,
  { id, dialogue, call }: { id: string; dialogue: Message[]; call: CallOf },
): Promise<string> {
  const [said] = await app.query<{ text: string }>(
    `select text from turns where conversation_id = $1 and role = 'user' order by at desc, turn desc limit 1`,
    [id],
  );
  if (said && !dialogue.some(({ content }) => content === said.text)) return said.text;
  const { tool, args } = call;
  return `Please ${tool.replaceAll('_', ' ')}: ${Object.values(args).join(', ')}`;
}

/** Outcomes the panel of a talk was told, oldest first. They come a moment after the answer. */
export async function resultsOf(app: TestApp, conversationId: string): Promise<Outcome[]> {
  const rows = await app.query<{ outcome: Outcome }>(
    `select event->'outcome' as outcome from conversation_feed
     where conversation_id = $1 and event->>'type' = 'function_result' order by seq`,
    [conversationId],
  );
  return rows.map(({ outcome }) => outcome);
}
