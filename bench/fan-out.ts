/**
 * A thousand panels on one schedule: what a change costs per panel, and how late the last ones are.
 * The same calls are made without panels first: what they cost is not the panels' and is taken off.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { openCaller } from './caller.ts';
import type { Caller } from './caller.ts';
import type { Contestant } from './contestant.ts';
import { percentile } from './figures.ts';
import { openPanel } from './panel.ts';
import type { Panel } from './panel.ts';

export type FanOutResult = {
  name: string;
  p50: number;
  p99: number;
  /** Time of the server's process per delivered change, without that of the call, microseconds. */
  cpuPerDelivery: number;
  /** Resident memory per panel, bytes. */
  rssPerPanel: number;
  missing: number;
};

const warmUpBlocks = 5;

/** @param input.person whose schedule: a person that no other measurement uses */
export async function measureFanOut(
  contestant: Contestant,
  input: { person: number; panels: number; changes: number; perSecond: number },
): Promise<FanOutResult> {
  const { server } = contestant;
  const caller = await openCaller(server.port, 1);
  const rssPerPanel = await measureMemory(contestant, { ...input, person: input.person + 1, caller });
  const sentAt = new Map<number, number>();
  const times: number[] = [];
  const onCall = (call: number) => {
    const at = sentAt.get(call);
    if (at !== undefined) times.push(performance.now() - at);
  };
  const firstCall = 5_000;
  const callAll = async (from: number, perSecond: number) => {
    const cpuBefore = server.cpuMs();
    for (let change = 0; change < input.changes; change += 1) {
      const due = sleep(1_000 / perSecond);
      sentAt.set(from + change, performance.now());
      const { status } = await caller.send(contestant.call(input.person, from + change));
      if (status !== 200) throw new Error(`${contestant.name} answered ${status}`);
      await due;
    }
    return () => server.cpuMs() - cpuBefore;
  };
  // Code that runs for the first times costs more: it must not be taken for the price of a call.
  for (let block = 0; block < warmUpBlocks; block += 1)
    await callAll(firstCall + block * input.changes, 1_000);
  const begin = firstCall + warmUpBlocks * input.changes;
  const cpuOfCalls = (await callAll(begin, input.perSecond))();
  const panels = await openPanels(contestant, {
    person: input.person,
    since: (warmUpBlocks + 1) * input.changes,
    panels: input.panels,
    onCall,
  });
  await sleep(1_000);

  const cpuSince = await callAll(begin + input.changes, input.perSecond);
  const expected = input.changes * input.panels;
  for (let waited = 0; times.length < expected && waited < 5_000; waited += 50) await sleep(50);
  const cpuPerDelivery = ((cpuSince() - cpuOfCalls) * 1_000) / expected;
  for (const panel of panels) panel.close();
  caller.close();
  await sleep(500);
  return {
    name: contestant.name,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    cpuPerDelivery,
    rssPerPanel,
    missing: expected - times.length,
  };
}

/**
 * Before anything else ran: memory that a process has got and does not use would hide what the panels
 * take. Freed memory is not given back, so this is an upper bound, collected garbage included.
 */
async function measureMemory(
  contestant: Contestant,
  input: { person: number; panels: number; caller: Caller },
): Promise<number> {
  const { server } = contestant;
  await input.caller.send(contestant.call(input.person, 4_999));
  await sleep(2_000);
  const before = server.rss();
  const panels = await openPanels(contestant, { ...input, since: 1, onCall: () => {} });
  await sleep(2_000);
  const after = server.rss();
  for (const panel of panels) panel.close();
  await sleep(500);
  return (after - before) / input.panels;
}

async function openPanels(
  contestant: Contestant,
  input: { person: number; since: number; panels: number; onCall: (call: number) => void },
): Promise<Panel[]> {
  const panels: Panel[] = [];
  while (panels.length < input.panels) {
    const some = Array.from({ length: 50 }, () =>
      openPanel(contestant.server.port, contestant.stream(input.person, input.since), input.onCall),
    );
    await Promise.all(some.map((panel) => panel.connected));
    panels.push(...some);
  }
  return panels;
}
