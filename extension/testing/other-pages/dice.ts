/** Repeatable chance for made pages: the same seed throws the same numbers on every machine. */
export type Dice = {
  /** A whole number from 0 to `sides - 1`. */
  throw(sides: number): number;
  of<T>(choices: readonly [T, ...T[]]): T;
  shuffled<T>(things: readonly T[]): T[];
};

export function diceFrom(seed: number): Dice {
  let state = BigInt.asUintN(64, BigInt(seed) * 0x9e3779b97f4a7c15n + 0x632be59bd9b4e019n);
  const roll = (sides: number) => {
    state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n);
    return Number((state >> 33n) % BigInt(sides));
  };
  return {
    throw: roll,
    of: (choices) => choices[roll(choices.length)] ?? choices[0],
    shuffled: (things) =>
      things
        .map((thing) => ({ thing, at: roll(1_000_000) }))
        .sort((a, b) => a.at - b.at)
        .map(({ thing }) => thing),
  };
}
