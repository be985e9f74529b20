/**
 * What our agent adds to a spoken turn: from the request to the first word behind a tool round, beside
 * the bare loop of the vendor's library, on the same simulated model in the same run. The model
 * answers at once, so that what is left is ours: proof, history, prompt, the call, the claim check.
 */
import '#server/temporal.ts';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { startSimulator } from '#server/simulators/start-simulator.ts';
import { startChild } from './child-server.ts';
import type { ChildServer } from './child-server.ts';
import { median, percentile, shuffle } from './figures.ts';
import { makePeople, oursEnv, oursProgram, startOurs } from './ours.ts';

export type AgentResult = {
  name: string;
  rounds: number;
  /** Milliseconds to the first word, one conversation at a time. */
  p50: number;
  p99: number;
  cpuPerTurn: number;
  /** The same in fifty conversations at once. */
  crowd: { p50: number; p99: number };
  failed: number;
};

type Speaker = { name: string; server: ChildServer; key: string };

const conversations = 50;
const turnsEach = 5;
/** People listen to the answer before they speak again. */
const breathMs = 3_000;
/** Before anything is counted: code gets warm, the prompt gets into the cache. */
const warmUp = 30;

export async function measureAgent(
  deps: {
    databaseUrl: string;
    dataDir: string;
    random: () => number;
    say(line: string): void;
    onEnd(step: () => Promise<void>): void;
    life: AbortSignal;
  },
  rounds: number,
): Promise<AgentResult[]> {
  deps.say('Starting the agents …');
  const model = await startSimulator(
    {
      vendor: 'anthropic',
      node: execPath,
      args: ['--api-key', 'bench', '--ms-per-event', '0', '--seed', '1'],
    },
    deps.life,
  );
  const speakers = await startSpeakers(deps, model.url);
  for (const { server } of speakers) deps.onEnd(() => server.stop());
  let turn = 0;
  const failed = new Map<string, number>();
  const speak = async (speaker: Speaker, person: number): Promise<number> => {
    turn += 1;
    const took = await timeToFirstWord(speaker, person, turn);
    if (took === null) failed.set(speaker.name, (failed.get(speaker.name) ?? 0) + 1);
    return took ?? Number.NaN;
  };
  for (let round = 0; round < warmUp; round += 1) for (const one of speakers) await speak(one, 0);
  const times = new Map(speakers.map(({ name }) => [name, [] as number[]]));
  const cpu = new Map(speakers.map(({ name }) => [name, 0]));
  for (let round = 0; round < rounds; round += 1) {
    for (const one of shuffle(speakers, deps.random)) {
      const before = one.server.cpuMs();
      times.get(one.name)?.push(await speak(one, 0));
      cpu.set(one.name, (cpu.get(one.name) ?? 0) + one.server.cpuMs() - before);
    }
  }
  const results: AgentResult[] = [];
  for (const one of shuffle(speakers, deps.random)) {
    deps.say(`Fifty conversations, ${one.name} …`);
    const crowd = await Promise.all(
      Array.from({ length: conversations }, async (_, person) => {
        const took: number[] = [];
        for (let n = 0; n < turnsEach; n += 1) {
          await sleep(breathMs * (0.5 + deps.random()));
          took.push(await speak(one, person + 1));
        }
        return took;
      }),
    );
    const alone = (times.get(one.name) ?? []).filter(Number.isFinite);
    const together = crowd.flat().filter(Number.isFinite);
    results.push({
      name: one.name,
      rounds,
      p50: median(alone),
      p99: percentile(alone, 0.99),
      cpuPerTurn: ((cpu.get(one.name) ?? 0) * 1_000) / rounds,
      crowd: { p50: median(together), p99: percentile(together, 0.99) },
      failed: failed.get(one.name) ?? 0,
    });
  }
  return results.toSorted((a, b) => b.name.localeCompare(a.name));
}

async function startSpeakers(
  deps: { databaseUrl: string; dataDir: string },
  modelUrl: string,
): Promise<Speaker[]> {
  const env = {
    ...oursEnv(deps.dataDir),
    DATABASE_URL: deps.databaseUrl,
    ANTHROPIC_API_KEY: 'bench',
    ANTHROPIC_BASE_URL: modelUrl,
  };
  const ours = await startOurs(env);
  await makePeople(deps.databaseUrl, conversations + 1);
  const bare = await startChild([execPath, join(import.meta.dirname, 'rivals/bare-loop.ts'), modelUrl]);
  return [
    { name: oursProgram().isBundled ? 'ours' : 'ours (not bundled)', server: ours, key: env.LLM_API_KEY },
    { name: 'bare loop', server: bare, key: '' },
  ];
}

/** Null when the turn did not end in a word of success. */
async function timeToFirstWord(speaker: Speaker, person: number, turn: number): Promise<number | null> {
  const day = Temporal.PlainDate.from('2027-01-04').add({ days: turn });
  const words = `Add gym on ${day.toString()} at 10:00`;
  const started = performance.now();
  const response = await fetch(`http://127.0.0.1:${speaker.server.port}/api/llm/chat/completions`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${speaker.key}`,
      'conversation-id': `bench-conversation-${person}`,
    },
    body: JSON.stringify({ model: 'agent', stream: true, messages: [{ role: 'user', content: words }] }),
  });
  let first: number | null = null;
  let all = '';
  const decoder = new TextDecoder();
  for await (const part of response.body ?? []) {
    all += decoder.decode(part as Uint8Array, { stream: true });
    if (first === null && all.includes('"content":')) first = performance.now() - started;
  }
  const said = [...all.matchAll(/"content":"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text).join('');
  return response.ok && said.includes('added') ? first : null;
}
