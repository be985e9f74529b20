/**
 * A few desks for rows of a test that have nothing to do with one another: while one waits for its
 * database another works. Each row has a desk for itself as long as it runs, so that no row moves
 * another's clock.
 */
const most = 3;

export type Desks<TDesk> = AsyncDisposable & {
  /** Waits for a desk; opened are only as many as are wanted at once. */
  use<TResult>(run: (desk: TDesk) => Promise<TResult>): Promise<TResult>;
};

export function desksInTurn<TDesk extends AsyncDisposable>(open: () => Promise<TDesk>): Desks<TDesk> {
  const opened: Promise<TDesk>[] = [];
  const free: Promise<TDesk>[] = [];
  const waiting: ((desk: Promise<TDesk>) => void)[] = [];
  const take = (): Promise<TDesk> => {
    const desk = free.pop();
    if (desk !== undefined) return desk;
    if (opened.length === most) return new Promise((resolve) => waiting.push(resolve));
    const fresh = open();
    opened.push(fresh);
    return fresh;
  };
  return {
    async use(run) {
      const desk = await take();
      try {
        return await run(desk);
      } finally {
        const back = Promise.resolve(desk);
        const next = waiting.shift();
        if (next) next(back);
        else free.push(back);
      }
    },
    async [Symbol.asyncDispose]() {
      for (const desk of await Promise.all(opened)) await desk[Symbol.asyncDispose]();
    },
  };
}
