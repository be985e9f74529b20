/** A panel that follows one calendar, loses its stream again and again and goes on from the last version it has. */
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Change } from '#shared/schedule/change.ts';
import type { Desk } from './send-call.ts';

export type Subscriber = {
  desk: Desk;
  /** Everything delivered, repeats included, in the order it came. */
  delivered: Change[];
  /** What came that no panel could follow. */
  faults: string[];
  lastVersion(): number;
  connections(): number;
};

/** Silence longer than this is a dead link, as in the extension. */
const silenceMs = 12_000;

export function subscribe(port: number, desk: Desk, life: AbortSignal): Subscriber {
  const delivered: Change[] = [];
  const faults: string[] = [];
  let last = 0;
  let connections = 0;

  const connectOnce = () =>
    new Promise<void>((resolve) => {
      connections += 1;
      const path = `/trpc/schedule.changes?input=${encodeURIComponent(JSON.stringify({ since: last }))}`;
      const headers = { authorization: `Bearer ${desk.token}`, accept: 'text/event-stream' };
      const asking = request({ port, host: '127.0.0.1', path, headers, agent: false }, (answer) => {
        let text = '';
        answer.on('data', (part: Buffer) => {
          text += part.toString('utf8');
          const frames = text.split('\n\n');
          text = frames.pop() ?? '';
          for (const frame of frames) take(frame);
        });
        answer.on('error', () => {});
        answer.on('close', resolve);
      });
      asking.setTimeout(silenceMs, () => asking.destroy());
      asking.on('error', () => resolve());
      asking.on('close', resolve);
      life.addEventListener('abort', () => asking.destroy(), { once: true });
      asking.end();
    });

  function take(frame: string): void {
    const id = /^id: (\d+)$/m.exec(frame)?.[1];
    const data = /^data: (.*)$/m.exec(frame)?.[1];
    if (id === undefined || data === undefined) return;
    const change = JSON.parse(data) as Change;
    if (change.version !== Number(id)) faults.push(`id ${id} on version ${change.version}`);
    if (change.version > last + 1) faults.push(`version ${change.version} after ${last}`);
    delivered.push(change);
    last = Math.max(last, change.version);
  }

  void (async () => {
    while (!life.aborted) {
      await connectOnce();
      await sleep(300);
    }
  })();
  return { desk, delivered, faults, lastVersion: () => last, connections: () => connections };
}
