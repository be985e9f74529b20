/** A thousand panels on one schedule: what a change costs per panel, and how late the last ones are. */
import { setTimeout as sleep } from 'node:timers/promises';
import { openCaller } from './caller.ts';
import type { Contestant } from './contestant.ts';
import { percentile } from './figures.ts';
import { openPanel } from './panel.ts';

export type FanOutResult = {
  name: string;
  p50: number;
  p99: number;
  /** Time of the server's process per delivered change, microseconds. */
  cpuPerDelivery: number;
  /** Resident memory per panel, bytes. */
  rssPerPanel: number;
  missing: number;
};

/** @param input.person whose schedule: a person that no other measurement uses */
export async function measureFanOut(
  contestant: Contestant,
  input: { person: number; panels: number; changes: number; perSecond: number },
): Promise<FanOutResult> {
  const { server } = contestant;
  const caller = await openCaller(server.port, 1);
  const sentAt = new Map<number, number>();
  const times: number[] = [];
  const onCall = (call: number) => {
    const at = sentAt.get(call);
    if (at !== undefined) times.push(performance.now() - at);
  };
  const firstCall = 5_000;
  // Once before, so that the memory of the first call is not counted as the panels'.
  await caller.send(contestant.call(input.person, firstCall));
  await sleep(1_000);
  const rssBefore = server.rss();
  const panels = [];
  for (let opened = 0; opened < input.panels; opened += 50) {
    const some = Array.from({ length: 50 }, () =>
      openPanel(server.port, contestant.stream(input.person, 1), onCall),
    );
    await Promise.all(some.map((panel) => panel.connected));
    panels.push(...some);
  }
  await sleep(2_000);
  const rssPerPanel = (server.rss() - rssBefore) / input.panels;

  const cpuBefore = server.cpuMs();
  for (let change = 1; change <= input.changes; change += 1) {
    const due = sleep(1_000 / input.perSecond);
    sentAt.set(firstCall + change, performance.now());
    await caller.send(contestant.call(input.person, firstCall + change));
    await due;
  }
  const expected = input.changes * input.panels;
  for (let waited = 0; times.length < expected && waited < 5_000; waited += 50) await sleep(50);
  const cpuPerDelivery = ((server.cpuMs() - cpuBefore) * 1_000) / expected;
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
