/**
 * Rows of a test that have nothing to do with one another, shared out over a few desks side by side:
 * while one waits for its database another works. A desk has a clock of its own, so that no row
 * moves another's time.
 */
const lanes = 3;

/** Results in the order of the items. The desks are opened here and closed at the end. */
export async function inLanes<TItem, TDesk extends AsyncDisposable, TResult>(
  items: readonly TItem[],
  open: () => Promise<TDesk>,
  run: (desk: TDesk, item: TItem, index: number) => Promise<TResult>,
): Promise<TResult[]> {
  const left = [...items.entries()];
  const results: TResult[] = [];
  const lane = async () => {
    await using desk = await open();
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const [index, item] = next;
      results[index] = await run(desk, item, index);
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: Math.min(lanes, items.length) }, lane));
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
  return results;
}
