/**
 * One after another, in the order they were asked for: what was wished last is what is left, however the
 * answers come. One that fails does not hold up the next.
 */
export type Line = {
  run<T>(work: () => Promise<T>): Promise<T>;
  /** So many were asked for so far. */
  count(): number;
};

export function createLine(): Line {
  let last: Promise<unknown> = Promise.resolve();
  let count = 0;
  return {
    run(work) {
      count += 1;
      const mine = last.then(work);
      last = mine.catch(() => undefined);
      return mine;
    },
    count: () => count,
  };
}
