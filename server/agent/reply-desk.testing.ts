/**
 * A person with a talk, a real database, the real dispatch, and the simulated Claude behind the real
 * client: what tests of replies stand on.
 */
import { testEar } from '#server/agent/ear/ear.testing.ts';
import { afterAll } from 'vitest';
import type { Outcome } from '#shared/outcome.ts';
import { createLog } from '#server/log.ts';
import { proof } from '#server/proof.ts';
import type { ScriptItem } from '#server/simulators/anthropic/script.ts';
import type { Mood } from '#server/simulators/anthropic/simulator.ts';
import { startAnthropicSimulator } from '#server/simulators/anthropic/start-anthropic-simulator.ts';
import { testDatabase } from '#server/testing/test-database.ts';
import type { TestDatabase } from '#server/testing/test-database.ts';
import { testDesk } from '#server/testing/test-desk.ts';
import { createAnthropicClient, createAnthropicModel } from '#server/vendors/anthropic/create-model.ts';
import type { Model } from './model.ts';
import type { ReplyPart } from './reply-part.ts';
import { reply } from './reply.ts';
import type { ReplyDeps, ReplyTurn } from './reply.ts';

type Request = {
  messages: { role: string; content: { type: string; text?: string; tool_use_id?: string }[] }[];
  tools: unknown[];
  system: unknown[];
  tool_choice?: { type: string };
};

export type Replied = { parts: ReplyPart[]; text: string; outcomes: Outcome[]; end: string };

let shared: Promise<TestDatabase> | null = null;
afterAll(async () => {
  await (await shared)?.[Symbol.asyncDispose]();
  shared = null;
});
/** One for all talks of a file: each has a person of its own. */
const sharedDatabase = () => (shared ??= testDatabase());

export async function replyDesk(
  input: {
    now?: string;
    mood?: Partial<Mood>;
    timeoutMs?: number;
    /** Default: no word of waiting, however slow the machine is. */
    fillerAfterMs?: number;
    /** With a simulated Cal.com. */ cal?: true;
  } = {},
) {
  const desk = await testDesk({
    now: input.now ?? '2026-11-20T09:00:00Z',
    // Who has a time at Cal.com is everybody's business.
    ...(input.cal ? {} : { database: await sharedDatabase() }),
    ...(input.cal ? { cal: {} } : {}),
  });
  const sim = await startAnthropicSimulator({
    seed: 3,
    now: desk.clock.now,
    ...(input.mood ? { mood: input.mood } : {}),
  });
  const timeoutMs = input.timeoutMs ?? 10_000;
  const client = createAnthropicClient({ baseUrl: sim.url, apiKey: 'simulated' }, timeoutMs);
  const model: Model = createAnthropicModel(client, {
    model: 'claude-sonnet-5-5',
    fastModel: 'claude-haiku-5-5',
    effort: 'low',
    maxTokens: 2_000,
    timeoutMs,
  });
  const deps: ReplyDeps = {
    ...desk.deps,
    log: createLog('silent'),
    ear: testEar,
    model,
    toolRounds: 8,
    fillerAfterMs: input.fillerAfterMs ?? 60_000,
  };
  const history: ReplyTurn['history'] = [];
  let turns = 0;

  /** One turn; what was said goes into the history of the next. */
  async function turn(words: string, extra: Partial<ReplyTurn> & { signal?: AbortSignal } = {}) {
    const { signal, ...rest } = extra;
    turns += 1;
    // Turns of a person are seconds apart.
    desk.clock.advance(4_000);
    const asked: ReplyTurn = {
      conversation: {
        ...desk.conversation,
        brain: 'custom-llm',
        persona: 'scheduling',
        language: 'en',
        continuesId: null,
        personTurns: turns,
      },
      proof: proof({ kind: 'session', personId: desk.person, sessionId: 'test' }),
      channel: 'custom-llm',
      turnId: `turn-${turns}`,
      words,
      history: [...history],
      personTurns: turns,
      ...rest,
    };
    return { asked, parts: reply(deps, asked, signal ?? new AbortController().signal) };
  }

  const {
    pools,
    clock,
    database,
    person,
    conversation,
    told,
    addPerson,
    addConversation,
    call,
    events,
    changes,
  } = desk;
  return {
    pools,
    clock,
    database,
    person,
    conversation,
    told,
    addPerson,
    addConversation,
    call,
    events,
    changes,
    sim,
    replyDeps: deps,
    turn,
    script: (...items: ScriptItem[]) => sim.control.script(...items),
    requests: () => sim.control.journal().map(({ body }) => body as Request),
    async reply(words: string, extra: Parameters<typeof turn>[1] = {}): Promise<Replied> {
      const { parts: stream } = await turn(words, extra);
      const parts: ReplyPart[] = [];
      for await (const part of stream) parts.push(part);
      const text = parts
        .flatMap((part) => (part.type === 'text' && !part.isFiller ? [part.text] : []))
        .join('');
      history.push({ role: 'user', text: words });
      if (text.trim() !== '') history.push({ role: 'agent', text });
      const last = parts.at(-1);
      return {
        parts,
        text,
        outcomes: parts.flatMap((part) => (part.type === 'outcome' ? [part.outcome] : [])),
        end: last?.type === 'end' ? last.reason : 'none',
      };
    },
    async [Symbol.asyncDispose]() {
      await sim[Symbol.asyncDispose]();
      await desk[Symbol.asyncDispose]();
    },
  };
}
