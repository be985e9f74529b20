import { expect, it } from 'vitest';
import { isReached, judge } from './goals.ts';

const latency = (name: string, p50: number, cpuPerCall: number) => ({
  name,
  p50,
  p99: p50 * 4,
  cpuPerCall,
  rounds: 600,
});
const load = (name: string, p99: number) => ({ name, p50: 1, p99, cpuPerCall: 500, failed: 0, missing: 0 });

it('compares us with the right rival of the same run', () => {
  const verdicts = judge({
    latency: [
      latency('ours', 1.2, 700),
      latency('floor', 1, 600),
      latency('redis, raw stream', 0.5, 900),
      latency('redis, tRPC stream', 1.1, 900),
      latency('redis, tRPC stream, check', 1.5, 1_000),
    ],
    load: [load('ours at 200/s', 99), load('ours', 10), load('redis, tRPC stream, check', 20)],
  });
  expect(verdicts.map(({ goal, measured }) => [goal, Number(measured.toFixed(3))])).toEqual([
    ['G1', 1.2],
    ['G1', 1.2],
    ['G2', 0.8],
    ['G2', 1.091],
    ['G2', 0.7],
    ['G2', 0.5],
  ]);
  expect(verdicts.every(isReached)).toBe(true);
});

it('says nothing about what was not measured', () => {
  expect(judge({})).toEqual([]);
  expect(judge({ latency: [latency('ours', 1, 700)] })).toEqual([]);
});

it('does not call a goal reached that is missed by a little', () => {
  const [p50] = judge({ latency: [latency('ours (not bundled)', 1.351, 700), latency('floor', 1, 600)] });
  expect(p50 && isReached(p50)).toBe(false);
});
