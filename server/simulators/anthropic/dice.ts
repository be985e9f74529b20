/** Chance of the simulator, repeatable by its seed: ids, sizes of pieces, where bytes are torn apart. */
export type Dice = {
  /** From 1 to `most`. */
  upTo(most: number): number;
  /** Letters and digits. */
  id(length: number): string;
};

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789';

export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    upTo: (most) => 1 + Math.floor(next() * most),
    id: (length) => Array.from({ length }, () => letters[Math.floor(next() * letters.length)]).join(''),
  };
}
