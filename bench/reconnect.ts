/**
 * A thousand people's panels come back in the same moment, each one change behind: how long until
 * the last of them has what it missed.
 */
import { openCaller } from './caller.ts';
import type { Contestant } from './contestant.ts';
import { percentile } from './figures.ts';
import { openPanel } from './panel.ts';
import type { Panel } from './panel.ts';

export type ReconnectResult = { name: string; p50: number; last: number; missing: number };

const retryMs = 300;

/** Only for a contestant that can resume. */
export async function measureReconnect(
  contestant: Contestant,
  input: { people: number; firstCall: number },
): Promise<ReconnectResult> {
  const { server } = contestant;
  const caller = await openCaller(server.port, 8);
  const missed = Array.from({ length: input.people }, (_, person) => input.firstCall + person);
  const versions = await Promise.all(
    missed.map(async (call, person) => {
      const { body } = await caller.send(contestant.call(person, call));
      return (JSON.parse(body) as { receipt: { version: number } }).receipt.version;
    }),
  );
  caller.close();

  const times: number[] = [];
  const begun = performance.now();
  await new Promise<void>((resolve) => {
    const late = setTimeout(resolve, 15_000);
    const panels = versions.map((version, person) => {
      let isBack = false;
      const open = (): Panel => {
        const panel = openPanel(server.port, contestant.stream(person, version - 1), (call) => {
          if (call !== missed[person] || isBack) return;
          isBack = true;
          times.push(performance.now() - begun);
          if (times.length === input.people) allBack();
        });
        // Turned away, it tries again, as an EventSource does.
        void panel.closed.then(() => isBack || setTimeout(() => (panels[person] = open()), retryMs));
        return panel;
      };
      return open();
    });
    const allBack = () => {
      clearTimeout(late);
      resolve();
      setImmediate(() => {
        for (const panel of panels) panel.close();
      });
    };
  });
  return {
    name: contestant.name,
    p50: percentile(times, 0.5),
    last: Math.max(...times),
    missing: input.people - times.length,
  };
}
