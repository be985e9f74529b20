/**
 * How current the schedule on the screen is, as a pure machine: facts about the link go in, and at
 * any time it says what to show and when to look again.
 *
 * Not open: *catching up* for a moment (a cut that heals at once should not flicker), then
 * *offline* since the last proof. Open: *catching up* until the replay is over (nothing came for a
 * moment), then *live*. A connection that failed is broken until it is open again, even though
 * bytes may still arrive on it.
 */

export type Freshness = {
  state: 'live' | 'catching-up' | 'offline';
  /** When this state began; for `offline`, the last moment the schedule was known to be current. Milliseconds. */
  since: number;
  /** When the server was last heard, milliseconds; 0 when never. */
  lastProofAt: number;
};

export type LinkFact =
  | { type: 'opened' }
  | { type: 'broken' }
  /** Any bytes, pings included. */
  | { type: 'proof' }
  /** A change arrived. */
  | { type: 'change' };

export type LinkMemory = {
  isOpen: boolean;
  isCaughtUp: boolean;
  /** When the link opened or broke. */
  turnedAt: number;
  caughtUpAt: number;
  lastChangeAt: number;
  lastProofAt: number;
};

/** Shorter cuts are not called offline. */
export const graceMs = 1_500;
/** The replay is over when nothing came for this long. */
export const quietMs = 150;

export function startOfLink(at: number): LinkMemory {
  return {
    isOpen: false,
    isCaughtUp: false,
    turnedAt: at,
    caughtUpAt: 0,
    lastChangeAt: 0,
    lastProofAt: 0,
  };
}

export function afterFact(memory: LinkMemory, fact: LinkFact, at: number): LinkMemory {
  const settled = settle(memory, at);
  switch (fact.type) {
    case 'opened':
      return { ...settled, isOpen: true, isCaughtUp: false, turnedAt: at, lastProofAt: at };
    case 'broken':
      return settled.isOpen ? { ...settled, isOpen: false, isCaughtUp: false, turnedAt: at } : settled;
    case 'proof':
      return settled.isOpen ? { ...settled, lastProofAt: at } : settled;
    case 'change':
      return settled.isOpen ? { ...settled, lastChangeAt: at, lastProofAt: at } : settled;
  }
}

export function freshnessAt(memory: LinkMemory, at: number): Freshness {
  const { isOpen, isCaughtUp, turnedAt, caughtUpAt, lastProofAt } = settle(memory, at);
  if (isOpen && isCaughtUp) return { state: 'live', since: caughtUpAt, lastProofAt };
  if (isOpen || at - turnedAt < graceMs) return { state: 'catching-up', since: turnedAt, lastProofAt };
  return { state: 'offline', since: lastProofAt || turnedAt, lastProofAt };
}

/** Milliseconds from `at` until the answer can change by time alone; `null` when only a fact can change it. */
export function lookAgainIn(memory: LinkMemory, at: number): number | null {
  const settled = settle(memory, at);
  if (settled.isOpen) return settled.isCaughtUp ? null : Math.max(1, quietFrom(settled) + quietMs - at);
  const left = settled.turnedAt + graceMs - at;
  return left > 0 ? left : null;
}

function settle(memory: LinkMemory, at: number): LinkMemory {
  if (!memory.isOpen || memory.isCaughtUp) return memory;
  const doneAt = quietFrom(memory) + quietMs;
  return at < doneAt ? memory : { ...memory, isCaughtUp: true, caughtUpAt: doneAt };
}

function quietFrom(memory: LinkMemory): number {
  return Math.max(memory.turnedAt, memory.lastChangeAt);
}
