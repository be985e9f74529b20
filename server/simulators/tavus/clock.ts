/**
 * The simulator's time. Everything it does later goes through here, so that a test can advance an
 * hour of a call in a moment (`createManualClock`) and the process uses the machine's clock.
 */

export type SimulatorClock = {
  /** Unix milliseconds. */
  now(): number;
  /** Runs once after `ms`; the answer cancels it. */
  after(ms: number, run: () => void): () => void;
};

export const machineClock: SimulatorClock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

export type ManualClock = SimulatorClock & {
  /** Moves time on and runs what falls due, in order, letting promises settle in between. */
  advance(ms: number): Promise<void>;
};

export function createManualClock(startAtMs: number): ManualClock {
  let now = startAtMs;
  let waiting: { at: number; run: () => void }[] = [];
  return {
    now: () => now,
    after(ms, run) {
      const entry = { at: now + ms, run };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((other) => other !== entry);
      };
    },
    async advance(ms) {
      const until = now + ms;
      for (;;) {
        await settle();
        const due = waiting.filter((entry) => entry.at <= until).toSorted((a, b) => a.at - b.at)[0];
        if (due === undefined) break;
        waiting = waiting.filter((other) => other !== due);
        now = Math.max(now, due.at);
        due.run();
      }
      now = until;
      await settle();
    },
  };
}

/** Sleeps on the given clock; an abort ends the sleep early and quietly. */
export function sleep(clock: SimulatorClock, ms: number, signal?: AbortSignal): Promise<void> {
  if (ms <= 0 || signal?.aborted === true) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      cancel();
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const cancel = clock.after(ms, done);
    signal?.addEventListener('abort', done, { once: true });
  });
}

async function settle(): Promise<void> {
  for (let round = 0; round < 5; round += 1) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}
