/** Chance that can be repeated: everything random in these runs comes out of one printed seed. */
export type Chance = {
  /** From 0 to 1, 1 excluded. */
  next(): number;
  /** From 0 to `below`, `below` excluded. */
  integer(below: number): number;
  pick<T>(from: readonly T[]): T;
  is(probability: number): boolean;
  /** Another one that goes its own way, the same way for the same seed. */
  fork(): Chance;
};

/** Mulberry32: short, even enough, the same on every machine. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const integer = (below: number) => Math.floor(next() * below);
  return {
    next,
    integer,
    pick(from) {
      const found = from[integer(from.length)];
      if (found === undefined) throw new Error('nothing to pick from');
      return found;
    },
    is: (probability) => next() < probability,
    fork: () => createChance(integer(4_294_967_295)),
  };
}
