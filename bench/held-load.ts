/** A thousand people with a panel each, and calls at an even pace that does not wait for answers. */
import { setTimeout as sleep } from 'node:timers/promises';
import { openCaller } from './caller.ts';
import type { Contestant } from './contestant.ts';
import { percentile } from './figures.ts';
import { openPanel } from './panel.ts';

export type HeldLoadResult = {
  name: string;
  p50: number;
  p99: number;
  cpuPerCall: number;
  /** Calls that were not answered 200, and changes that did not come. */
  failed: number;
  missing: number;
};

export async function measureHeldLoad(
  contestant: Contestant,
  input: { people: number; perSecond: number; seconds: number; firstCall: number },
): Promise<HeldLoadResult> {
  const { server } = contestant;
  const caller = await openCaller(server.port, 64);
  const sentAt = new Map<number, number>();
  const times: number[] = [];
  let failed = 0;
  const panels = [];
  for (let person = 0; person < input.people; person += 50) {
    const some = Array.from({ length: Math.min(50, input.people - person) }, (_, index) =>
      openPanel(server.port, contestant.stream(person + index, 0), (call) => {
        const at = sentAt.get(call);
        if (at !== undefined) times.push(performance.now() - at);
        sentAt.delete(call);
      }),
    );
    await Promise.all(some.map((panel) => panel.connected));
    panels.push(...some);
  }
  await sleep(1_000);

  const warmUp = input.perSecond;
  const total = input.perSecond * input.seconds;
  const answers: Promise<void>[] = [];
  let cpuBefore = 0;
  const begun = performance.now();
  for (let sent = 0; sent < warmUp + total;) {
    const due = ((performance.now() - begun) / 1_000) * input.perSecond;
    for (; sent < due && sent < warmUp + total; sent += 1) {
      if (sent === warmUp) cpuBefore = server.cpuMs();
      const call = input.firstCall + sent;
      const request = contestant.call(call % input.people, call);
      if (sent >= warmUp) sentAt.set(call, performance.now());
      answers.push(
        caller.send(request).then(
          ({ status }) => void (status === 200 || (failed += 1)),
          () => void (failed += 1),
        ),
      );
    }
    await sleep(1);
  }
  await Promise.all(answers);
  for (let waited = 0; times.length < total && waited < 3_000; waited += 50) await sleep(50);
  const cpuPerCall = ((server.cpuMs() - cpuBefore) * 1_000) / total;
  for (const panel of panels) panel.close();
  caller.close();
  await sleep(500);
  return {
    name: contestant.name,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    cpuPerCall,
    failed,
    missing: total - times.length,
  };
}
