/** The tables of a run, for the terminal and for docs/measured.md alike. */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { show, table } from './figures.ts';
import { judge, verdictRow } from './goals.ts';
import type { Results } from './goals.ts';

export type Conditions = {
  on: string;
  commit: string;
  machine: string;
  processors: number;
  seed: number;
  loadBefore: number;
  loadAfter: number;
  isBundled: boolean;
};

export function report(results: Results, conditions: Conditions): string {
  const { latency, load, fanOut, reconnect, startUp, agent, intake } = results;
  const times = (row: { p50: number; p99: number }) => [show(row.p50), show(row.p99)];
  const to = (value: number, base: number | undefined) => (base ? show(value / base) : '');
  const floor = latency?.find(({ name }) => name === 'floor');
  return [
    `Measured on ${conditions.on} at ${conditions.commit}, ${conditions.machine}, seed ${conditions.seed}, load average ${show(conditions.loadBefore)} before and ${show(conditions.loadAfter)} after${conditions.isBundled ? '' : ', our server NOT bundled'}.`,
    ...(Math.max(conditions.loadBefore, conditions.loadAfter) > conditions.processors
      ? [
          'The machine was busy with other work: every wait is longer than it should be, most of all where several processes take turns. Measure again on a quiet one before believing a ratio.',
        ]
      : []),
    ...(latency
      ? [
          `POST of a tool call until the panel has the change; 1 panel, one call at a time, ${latency[0]?.rounds} paired rounds:`,
          table(
            ['server', 'p50 ms', 'p99 ms', 'p50 × floor', 'CPU µs per call'],
            latency.map((row) => [row.name, ...times(row), to(row.p50, floor?.p50), show(row.cpuPerCall)]),
          ),
        ]
      : []),
    ...(intake
      ? [
          `Callbacks of calls at 1,500 a second, in turns, ${intake[0]?.sent} each; ours keeps each with its job before it answers, and handles it:`,
          table(
            [
              'server',
              'taken per second',
              'p50 ms',
              'p99 ms',
              'one by one, p50 ms',
              'CPU µs per event',
              'failed',
              'not stored',
            ],
            intake.map((row) => [
              row.name,
              show(row.perSecond),
              ...times(row),
              show(row.alone),
              show(row.cpuPerEvent),
              `${row.failed}`,
              `${row.sent - row.stored}`,
            ]),
          ),
        ]
      : []),
    ...(load
      ? [
          '1,000 people with a panel each, calls at an even pace:',
          table(
            ['server', 'p50 ms', 'p99 ms', 'CPU µs per call', 'failed', 'missing'],
            load.map((row) => [
              row.name,
              ...times(row),
              show(row.cpuPerCall),
              `${row.failed}`,
              `${row.missing}`,
            ]),
          ),
        ]
      : []),
    ...(fanOut
      ? [
          '1,000 panels on one schedule, 8 changes a second:',
          table(
            ['server', 'p50 ms', 'p99 ms', 'CPU µs per delivery', 'KB per panel', 'missing'],
            fanOut.map((row) => [
              row.name,
              ...times(row),
              show(row.cpuPerDelivery),
              show(row.rssPerPanel / 1_000),
              `${row.missing}`,
            ]),
          ),
        ]
      : []),
    ...(reconnect
      ? [
          '1,000 panels of 1,000 people come back at once, each one change behind:',
          table(
            ['server', 'p50 ms', 'last ms', 'missing'],
            reconnect.map((row) => [row.name, show(row.p50), show(row.last), `${row.missing}`]),
          ),
        ]
      : []),
    ...(startUp
      ? [
          'Start of our server until its first answer:',
          table(
            ['case', 'ms'],
            [
              ['database up, tables not made yet', show(startUp.withDatabase.cold)],
              ['database up', show(startUp.withDatabase.warm)],
              ['own Postgres, empty folder', show(startUp.ownDatabase.first)],
              ['own Postgres', show(startUp.ownDatabase.next)],
              ['own Postgres, after kill -9', show(startUp.ownDatabase.afterKill)],
              ['memory when idle, MB', show(startUp.idleRss / 1e6)],
            ],
          ),
        ]
      : []),
    ...(agent
      ? [
          `A spoken turn with a tool round, from the request to the first word; the model answers at once; ${agent[0]?.rounds} paired rounds, then 50 conversations at once, a turn every three seconds in each:`,
          table(
            ['loop', 'p50 ms', 'p99 ms', 'CPU µs per turn', '50 at once p50 ms', 'p99 ms', 'failed'],
            agent.map((row) => [
              row.name,
              ...times(row),
              show(row.cpuPerTurn),
              ...times(row.crowd),
              `${row.failed}`,
            ]),
          ),
        ]
      : []),
    'Goals:',
    table(['goal', 'what', 'measured', 'goal value', ''], judge(results).map(verdictRow)),
  ].join('\n\n');
}

export function record(text: string, on: string): void {
  appendFileSync(join(import.meta.dirname, '../docs/measured.md'), `\n## Benchmark, ${on}\n\n${text}\n`);
}
