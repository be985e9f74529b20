/**
 * Lets a few run at once and the others wait in line. A thousand panels that come back in the same
 * second must not take the database connections that the requests of people need.
 */
export type Gate = <T>(work: () => Promise<T>) => Promise<T>;

export function createGate(atOnce: number): Gate {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      // The place is handed over, not given back and fought for.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
