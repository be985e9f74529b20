/**
 * One timer for the pings of all streams. It goes around in tenths, so that a thousand streams are
 * not all written to in the same moment.
 */
export type Pulse = {
  /** `beat` is called once per round; `stop` when the server goes. Returns how to leave. */
  add(member: PulseMember): () => void;
};

export type PulseMember = { beat(): void; stop(): void };

const tenths = 10;

export function createPulse(roundMs: number, signal: AbortSignal): Pulse {
  const members = Array.from({ length: tenths }, () => new Set<PulseMember>());
  let joined = 0;
  let turn = 0;
  const timer = setInterval(() => {
    turn = (turn + 1) % tenths;
    for (const member of members[turn] ?? []) member.beat();
  }, roundMs / tenths);
  timer.unref();
  signal.addEventListener(
    'abort',
    () => {
      clearInterval(timer);
      for (const some of members) for (const member of some) member.stop();
    },
    { once: true },
  );
  return {
    add(member) {
      joined = (joined + 1) % tenths;
      const mine = members[joined];
      mine?.add(member);
      return () => void mine?.delete(member);
    },
  };
}
