/** What we hold ourselves to, judged from one run. The numbers are the project's goals (docs/measured.md). */
import type { AgentResult } from './agent.ts';
import { show } from './figures.ts';
import type { FanOutResult } from './fan-out.ts';
import type { HeldLoadResult } from './held-load.ts';
import type { InProcessResult } from './in-process.ts';
import type { IntakeResult } from './intake.ts';
import type { LatencyResult } from './latency.ts';
import type { ReconnectResult } from './reconnect.ts';
import type { StartUpResult } from './start-up.ts';

export type Results = {
  latency?: LatencyResult[];
  load?: HeldLoadResult[];
  fanOut?: FanOutResult[];
  reconnect?: ReconnectResult[];
  startUp?: StartUpResult;
  intake?: IntakeResult[];
  agent?: AgentResult[];
  inProcess?: InProcessResult[];
};

export type Verdict = { goal: string; what: string; measured: number; limit: number; unit: string };

export const isReached = ({ measured, limit }: Verdict): boolean => measured <= limit;

export function judge(results: Results): Verdict[] {
  return [
    ...judgeLatency(results),
    ...judgeFanOut(results),
    ...judgeStartUp(results),
    ...judgeIntake(results),
    ...judgeAgent(results),
    ...judgeInProcess(results),
  ].filter(({ measured }) => Number.isFinite(measured));
}

const named = <R extends { name: string }>(rows: R[] | undefined, start: string): R | undefined =>
  rows?.find(
    ({ name }) => name === start || (start === 'ours' && /^ours( \(|$)/.test(name) && !name.includes('/s')),
  );
const per = (one: number | undefined, other: number | undefined): number => (one ?? NaN) / (other ?? NaN);

function judgeLatency({ latency, load }: Results): Verdict[] {
  const ours = named(latency, 'ours');
  const floor = named(latency, 'floor');
  const seed = named(latency, 'redis, tRPC stream');
  const checked = named(latency, 'redis, tRPC stream, check');
  const heldOurs = named(load, 'ours');
  const heldSeed = named(load, 'redis, tRPC stream, check');
  const ratio = (goal: string, what: string, measured: number, limit: number): Verdict => ({
    goal,
    what,
    measured,
    limit,
    unit: '×',
  });
  return [
    ratio('G1', 'p50 against the floor, one panel', per(ours?.p50, floor?.p50), 1.35),
    ratio('G1', 'p99 against the floor, one panel', per(ours?.p99, floor?.p99), 1.5),
    ratio('G2', 'p50 against Redis with tRPC stream and check', per(ours?.p50, checked?.p50), 0.95),
    ratio('G2', 'p50 against Redis with tRPC stream, unchecked', per(ours?.p50, seed?.p50), 1.2),
    ratio(
      'G2',
      'CPU per call against Redis with tRPC stream and check',
      per(ours?.cpuPerCall, checked?.cpuPerCall),
      0.7,
    ),
    ratio('G2', 'p99 against the same at held load', per(heldOurs?.p99, heldSeed?.p99), 0.8),
  ];
}

function judgeFanOut({ fanOut, reconnect }: Results): Verdict[] {
  const ours = named(fanOut, 'ours');
  const floor = named(fanOut, 'floor');
  const library = named(fanOut, 'redis, tRPC stream');
  const back = named(reconnect, 'ours');
  return [
    { goal: 'G5', what: 'p50 to 1,000 panels', measured: ours?.p50 ?? NaN, limit: 25, unit: ' ms' },
    { goal: 'G5', what: 'CPU per delivery', measured: ours?.cpuPerDelivery ?? NaN, limit: 20, unit: ' µs' },
    {
      goal: 'G5',
      what: 'CPU per delivery against the floor',
      measured: per(ours?.cpuPerDelivery, floor?.cpuPerDelivery),
      limit: 1.3,
      unit: '×',
    },
    {
      goal: 'G5',
      what: "CPU per delivery against tRPC's own stream",
      measured: per(ours?.cpuPerDelivery, library?.cpuPerDelivery),
      limit: 1 / 6,
      unit: '×',
    },
    {
      goal: 'G6',
      what: 'memory per panel',
      measured: (ours?.rssPerPanel ?? NaN) / 1_000,
      limit: 40,
      unit: ' KB',
    },
    {
      goal: 'G6',
      what: '1,000 panels back and caught up',
      measured: back?.last ?? NaN,
      limit: 1_000,
      unit: ' ms',
    },
  ];
}

function judgeStartUp({ startUp }: Results): Verdict[] {
  const start = (what: string, measured: number | undefined, limit: number): Verdict => ({
    goal: 'G12',
    what,
    measured: measured ?? NaN,
    limit,
    unit: ' ms',
  });
  return [
    start('first answer, database up', startUp?.withDatabase.warm, 500),
    start('first answer, own Postgres, first run', startUp?.ownDatabase.first, 3_000),
    start('first answer, own Postgres, later runs', startUp?.ownDatabase.next, 1_000),
    start('first answer, own Postgres, after kill -9', startUp?.ownDatabase.afterKill, 2_000),
    {
      goal: 'G12',
      what: 'memory when idle',
      measured: (startUp?.idleRss ?? NaN) / 1e6,
      limit: 120,
      unit: ' MB',
    },
  ];
}

/** The first word is due a second after the person stopped; the model needs most of it. */
function judgeAgent({ agent }: Results): Verdict[] {
  const ours = named(agent, 'ours');
  const bare = named(agent, 'bare loop');
  const added = (what: string, one: number | undefined, limit: number): Verdict => ({
    goal: 'agent',
    what,
    measured: (one ?? NaN) - (bare?.p50 ?? NaN),
    limit,
    unit: ' ms',
  });
  return [
    added('added until the first word behind a tool, p50', ours?.p50, 50),
    added('the same, p99', ours?.p99, 250),
    added('the same in 50 conversations at once, p99, beside a bare one alone', ours?.crowd.p99, 1_000),
  ];
}

/** A rate is a goal upwards: it is judged by how long each event may take at it. */
function judgeIntake({ intake }: Results): Verdict[] {
  const one = (what: string, measured: number, limit: number): Verdict => ({
    goal: 'G7',
    what,
    measured,
    limit,
    unit: ' ms',
  });
  const ours = named(intake, 'ours');
  const bare = named(intake, 'bare insert');
  if (!ours) return [];
  return [
    one('time for an event, taken in at 1,500/s', 1_000 / ours.perSecond, 1_000 / 1_480),
    one('p99 of an answer, durable', ours.p99, 50),
    one('p50 of an answer, one by one', ours.alone, 1),
    { ...one('the same against a bare insert in the same run', ours.p99 / (bare?.p99 ?? NaN), 3), unit: '×' },
    { ...one('events not stored', ours.sent - ours.stored, 0), unit: '' },
  ];
}

function judgeInProcess({ inProcess }: Results): Verdict[] {
  const search = named(inProcess, 'find-time');
  const plain = named(inProcess, 'plain search');
  const typed = named(inProcess, 'a typed line');
  const month = named(inProcess, 'a month with series');
  const ms = (goal: string, what: string, measured: number | undefined, limit: number): Verdict => ({
    goal,
    what,
    measured: measured ?? NaN,
    limit,
    unit: ' ms',
  });
  return [
    ms('G9', 'free time in 14 days over 10,000 stretches, p50', search?.p50, 2),
    ms('G9', 'the same, p99', search?.p99, 10),
    {
      goal: 'G9',
      what: 'p50 against trying every start',
      measured: per(search?.p50, plain?.p50),
      limit: 0.25,
      unit: '×',
    },
    ms('G10', 'a typed line, p50', typed?.p50, 0.1),
    ms('G10', 'a typed line, p99', typed?.p99, 1),
    ms('G10', '10 KB of text, p50', named(inProcess, '10 KB of text')?.p50, 5),
    ms('G11', 'a month of 10,000 events, 500 of them series, p50', month?.p50, 10),
    {
      goal: 'G11',
      what: 'p50 against one occurrence after the other',
      measured: per(month?.p50, named(inProcess, 'a month, one by one')?.p50),
      limit: 0.25,
      unit: '×',
    },
  ];
}

export const verdictRow = (verdict: Verdict): string[] => [
  verdict.goal,
  verdict.what,
  `${show(verdict.measured)}${verdict.unit}`,
  `≤ ${show(verdict.limit)}${verdict.unit}`,
  isReached(verdict) ? 'reached' : 'NOT reached',
];
