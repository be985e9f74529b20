/**
 * Carries the room's messages to the server: in the order they came, one at a time, again after a
 * failure that may pass. A growing line is thinned where nothing is lost by it: of a sentence that
 * grows word by word only the longest is kept, and heartbeats do not wait.
 */
import type { Backoff } from '#extension/platform/backoff.ts';

export type RelayDeps = {
  /** Resolves when the server has it. */
  deliver(message: unknown): Promise<void>;
  /** `again` for what may pass (no network, 503); `drop` when the server refuses this one; `end` when it takes no more. */
  judge(error: unknown, attempts: number): 'again' | 'drop' | 'end';
  backoff: Backoff;
  pause(ms: number, signal: AbortSignal): Promise<void>;
  onTrouble(isInTrouble: boolean): void;
  signal: AbortSignal;
};

export type RelayQueue = {
  add(message: unknown): void;
  /** Resolves when everything added so far is delivered or given up. */
  drained(): Promise<void>;
};

export function createRelayQueue(deps: RelayDeps): RelayQueue {
  const line: unknown[] = [];
  let work: Promise<void> | null = null;

  const run = async () => {
    let attempts = 0;
    while (line.length > 0 && !deps.signal.aborted) {
      const message = line[0];
      try {
        await deps.deliver(message);
        deps.backoff.reset();
        deps.onTrouble(false);
        attempts = 0;
        line.shift();
      } catch (error) {
        attempts += 1;
        const verdict = deps.judge(error, attempts);
        if (verdict === 'end') line.length = 0;
        else if (verdict === 'drop') {
          attempts = 0;
          line.shift();
        } else {
          deps.onTrouble(true);
          await deps.pause(deps.backoff.next(), deps.signal).catch(() => undefined);
        }
      }
    }
  };

  return {
    add(message) {
      if (deps.signal.aborted) return;
      if (line.length > 0 && isHeartbeat(message)) return;
      // The first one is on its way already.
      const older = line.findIndex((waiting, index) => index > 0 && isOutgrownBy(waiting, message));
      if (older > 0) line.splice(older, 1);
      line.push(message);
      work ??= run().finally(() => (work = null));
    },
    async drained() {
      while (work) await work;
    },
  };
}

function isHeartbeat(message: unknown): boolean {
  const type = field(message, 'event_type');
  return type === 'system.replica_present' || type === 'system.pal_present';
}

/** Both are the same sentence growing; the later one holds all of the earlier. */
function isOutgrownBy(earlier: unknown, later: unknown): boolean {
  return (
    ['event_type', 'inference_id', 'turn_idx'].every((name) => field(earlier, name) === field(later, name)) &&
    field(later, 'event_type') === 'conversation.utterance.streaming' &&
    field(field(earlier, 'properties'), 'role') === field(field(later, 'properties'), 'role')
  );
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
