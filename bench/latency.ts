/**
 * One panel, one call at a time: from the first byte of the POST to the change in the panel's
 * socket. All contestants are up at once and every round calls each of them in shuffled order, so
 * that what else the machine does hits all alike. The time of the processors is taken afterwards, in
 * blocks of calls without a pause, so that what a server does while it waits is not counted per call.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { openCaller } from './caller.ts';
import type { Contestant } from './contestant.ts';
import { percentile, shuffle } from './figures.ts';
import { openPanel } from './panel.ts';

export type LatencyResult = {
  name: string;
  p50: number;
  p99: number;
  /** Time of the server's process per call, microseconds. */
  cpuPerCall: number;
  rounds: number;
};

const warmUpRounds = 60;
const blocks = 5;
const callsPerBlock = 100;

export async function measureLatency(
  contestants: readonly Contestant[],
  input: { rounds: number; random: () => number; say: (line: string) => void },
): Promise<LatencyResult[]> {
  const lanes = await Promise.all(contestants.map((contestant) => openLane(contestant)));
  for (let round = 0; round < warmUpRounds + input.rounds; round += 1) {
    if (round === warmUpRounds) for (const lane of lanes) lane.begin();
    for (const lane of shuffle(lanes, input.random)) await lane.measure(round);
    if (round % 200 === 0) input.say(`  latency: round ${round} of ${warmUpRounds + input.rounds}`);
  }
  input.say('  latency: time of the processors');
  let call = warmUpRounds + input.rounds;
  for (let block = 0; block < blocks; block += 1) {
    for (const lane of shuffle(lanes, input.random)) await lane.measureBlock(call);
    call += callsPerBlock;
  }
  const results = lanes.map((lane) => lane.result());
  for (const lane of lanes) lane.close();
  return results;
}

async function openLane(contestant: Contestant) {
  const { server } = contestant;
  const caller = await openCaller(server.port, 1);
  let arrived: (call: number) => void = () => {};
  const panel = openPanel(server.port, contestant.stream(0, 0), (call) => arrived(call));
  await panel.connected;
  await sleep(200);
  let times: number[] = [];
  let cpuMs = 0;
  const measure = async (call: number) => {
    const request = contestant.call(0, call);
    const seen = new Promise<number>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${contestant.name}: no change came`)), 10_000);
      arrived = (number) => {
        if (number !== call) return;
        clearTimeout(late);
        resolve(performance.now());
      };
    });
    const before = performance.now();
    const [at, answer] = await Promise.all([seen, caller.send(request)]);
    if (answer.status !== 200)
      throw new Error(`${contestant.name} answered ${answer.status}: ${answer.body}`);
    times.push(at - before);
  };
  return {
    begin() {
      times = [];
    },
    measure,
    async measureBlock(firstCall: number) {
      const paired = times;
      times = [];
      const before = server.cpuMs();
      for (let call = firstCall; call < firstCall + callsPerBlock; call += 1) await measure(call);
      cpuMs += server.cpuMs() - before;
      times = paired;
    },
    result: (): LatencyResult => ({
      name: contestant.name,
      p50: percentile(times, 0.5),
      p99: percentile(times, 0.99),
      cpuPerCall: (cpuMs * 1_000) / (blocks * callsPerBlock),
      rounds: times.length,
    }),
    close() {
      panel.close();
      caller.close();
    },
  };
}
