/**
 * Finds the columns of 24 hours. Three hooks name a column (role, index, key of its day); a page may
 * lose any of them, so whatever carries one is a candidate, and the tall ones that stand side by side
 * are the columns. What a column's day is comes from its key, or, when that is gone, from things
 * that stand in line with it; then a header has to confirm it (self-check.ts).
 */
import { dateOfKey, daysBetween, shifted } from './datekey.ts';

export type Column = {
  element: HTMLElement;
  rect: DOMRect;
  date: string | null;
  /** The day is not written on the column itself. */
  isInferred: boolean;
  index: number | null;
  /** Two keys on one column. */
  isContradictory: boolean;
};

const hooks = '[role="gridcell"],[data-column-index],[data-datekey]';
/** Half of the smallest density that was ever seen. */
const leastPerHour = 14;
const near = 3;

/** Rows of columns, most likely first; each from left to right. */
export function findColumnRows(root: ParentNode): Column[][] {
  const rows: { rect: DOMRect; elements: HTMLElement[] }[] = [];
  for (const element of root.querySelectorAll<HTMLElement>(hooks)) {
    if (element.closest('[data-eventid]')) continue;
    const rect = element.getBoundingClientRect();
    if (rect.height < 24 * leastPerHour || rect.width < 4) continue;
    const row = rows.find(({ rect: r }) => isNear(r.top, rect.top) && isNear(r.height, rect.height));
    if (row) row.elements.push(element);
    else rows.push({ rect, elements: [element] });
  }
  return rows
    .map(({ elements }) => withoutExtras(joined(elements)))
    .filter((columns) => columns.length > 0)
    .sort((a, b) => named(b) - named(a) || (b[0]?.rect.height ?? 0) - (a[0]?.rect.height ?? 0));
}

/** Elements on the same place are one column: a page may put the hooks on two nested ones. */
function joined(elements: HTMLElement[]): Column[] {
  const columns: Column[] = [];
  for (const element of elements) {
    const rect = element.getBoundingClientRect();
    const date = dateOfKey(element.dataset['datekey']);
    const index = toIndex(element.dataset['columnIndex']);
    const same = columns.find((c) => isNear(c.rect.left, rect.left) && isNear(c.rect.right, rect.right));
    if (!same) {
      columns.push({ element, rect, date, isInferred: false, index, isContradictory: false });
      continue;
    }
    if (date !== null && same.date !== null && date !== same.date) same.isContradictory = true;
    if (date !== null && same.date === null) same.element = element;
    same.date ??= date;
    same.index ??= index;
  }
  return columns.sort((a, b) => a.rect.left - b.rect.left);
}

/** A gutter or a wrapper around all columns has a role at most. */
function withoutExtras(columns: Column[]): Column[] {
  const kept = columns.filter((c) => c.date !== null || c.index !== null);
  // A wrapper covers the columns it wraps.
  return kept.filter(
    (c) => !kept.some((o) => o !== c && c.element.contains(o.element) && c.rect.width > o.rect.width + near),
  );
}

const named = (columns: Column[]) => columns.filter((c) => c.date !== null).length;

/** Fills in days that are not written on the columns. Leaves `null` where nothing says it. */
export function inferDates(root: ParentNode, columns: Column[]): Column[] {
  if (columns.every((c) => c.date !== null)) return columns;
  const span = spanOf(root, columns[0]?.element);
  const known = columns.flatMap((c, n) => (c.date === null ? [] : [{ n, date: c.date }]));
  const first = known[0];
  const last = known.at(-1);
  const step = columns[0] && isRightToLeft(columns[0].element) ? -1 : 1;
  const isEven =
    first &&
    last &&
    known.length > 1 &&
    known.every((k) => daysBetween(first.date, k.date) === (k.n - first.n) * step);
  return columns.map((column, n) => {
    if (column.date !== null) return column;
    const date =
      alignedDate(root, column) ??
      // Only between two days that are known: a weekend may be hidden at either end.
      (isEven && n > first.n && n < last.n ? shifted(first.date, (n - first.n) * step) : null) ??
      (span && known.length === 0 && daysBetween(span.start, span.end) === columns.length - 1
        ? shifted(span.start, step < 0 ? columns.length - 1 - n : n)
        : null);
    return { ...column, date, isInferred: date !== null };
  });
}

/** First and last day of what is shown, as a wrapper around the grid says it. */
export function spanOf(
  root: ParentNode,
  near: HTMLElement | undefined,
): { start: string; end: string } | null {
  const selector = '[data-start-date-key][data-end-date-key]';
  const wrapper = near?.closest<HTMLElement>(selector) ?? root.querySelector<HTMLElement>(selector);
  const start = dateOfKey(wrapper?.dataset['startDateKey']);
  const end = dateOfKey(wrapper?.dataset['endDateKey']);
  return start && end ? { start, end } : null;
}

export function isRightToLeft(element: Element): boolean {
  return getComputedStyle(element).direction === 'rtl';
}

/** The day of another keyed thing, such as the cell for whole days, that stands exactly above. */
function alignedDate(root: ParentNode, column: Column): string | null {
  const dates = new Set<string>();
  for (const other of root.querySelectorAll<HTMLElement>('[data-datekey]')) {
    const rect = other.getBoundingClientRect();
    if (rect.width === 0 || !isNear(rect.left, column.rect.left) || !isNear(rect.right, column.rect.right))
      continue;
    const date = dateOfKey(other.dataset['datekey']);
    if (date) dates.add(date);
  }
  return dates.size === 1 ? ([...dates][0] ?? null) : null;
}

function toIndex(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,3}$/.test(text) ? Number(text) : null;
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= near;
}
