/** Finds the cells of a month (or of two to four weeks): one box for each day, in rows of a week. */
import { dateOfKey } from './datekey.ts';
import type { Day } from './page-reading.ts';

export type Cells = { cells: (Day & { rect: DOMRect })[]; rows: number; isOrdered: boolean };

const near = 3;

/** `null` when one day has two boxes in different places. */
export function findCells(root: ParentNode): Cells | null {
  const byDate = new Map<string, { element: HTMLElement; rect: DOMRect }>();
  for (const element of root.querySelectorAll<HTMLElement>('[data-datekey]')) {
    if (element.closest('[data-eventid]')) continue;
    const date = dateOfKey(element.dataset['datekey']);
    const rect = element.getBoundingClientRect();
    if (!date || rect.width < 4 || rect.height < 4) continue;
    const known = byDate.get(date);
    if (!known) byDate.set(date, { element, rect });
    else if (area(rect) > area(known.rect)) {
      if (!holds(rect, known.rect)) return null;
      byDate.set(date, { element, rect });
    } else if (!holds(known.rect, rect)) return null;
  }
  const cells = [...byDate]
    .map(([date, found]) => ({ date, ...found }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  return { cells, ...rowsOf(cells) };
}

/** Rows of boxes from top to bottom, in each the days in one direction, and no row mixed with another. */
function rowsOf(cells: { rect: DOMRect }[]): { rows: number; isOrdered: boolean } {
  let rows = 1;
  let direction = 0;
  let isOrdered = true;
  cells.forEach((cell, n) => {
    const before = cells[n - 1];
    if (!before) return;
    if (cell.rect.top > before.rect.top + near) {
      rows++;
      isOrdered &&= cell.rect.top >= before.rect.bottom - near;
      return;
    }
    const step = Math.sign(cell.rect.left - before.rect.left);
    const isBeside = cell.rect.left >= before.rect.right - near || cell.rect.right <= before.rect.left + near;
    isOrdered &&= Math.abs(cell.rect.top - before.rect.top) <= near && isBeside && step !== 0;
    direction ||= step;
    isOrdered &&= step === direction;
  });
  return { rows, isOrdered };
}

function area(rect: DOMRect): number {
  return rect.width * rect.height;
}

function holds(outer: DOMRect, inner: DOMRect): boolean {
  return (
    inner.left >= outer.left - near &&
    inner.right <= outer.right + near &&
    inner.top >= outer.top - near &&
    inner.bottom <= outer.bottom + near
  );
}
