/**
 * When Google's own events on the visible page are, read from where their chips stand. Only for
 * outlines in this page: nothing of it is kept or leaves the tab.
 */
import type { UnderstoodPage } from './page-reading.ts';

/** Minutes after midnight of the column's day. */
export type GoogleEvent = { element: HTMLElement; date: string; start: number; end: number };

const step = 5;

export function readGoogleEvents(page: UnderstoodPage): GoogleEvent[] {
  if (page.kind !== 'days') return [];
  const columns = page.days.map(({ date, element }) => ({ date, rect: element.getBoundingClientRect() }));
  const found: GoogleEvent[] = [];
  for (const element of document.querySelectorAll<HTMLElement>('[data-eventid][data-eventchip]')) {
    const rect = element.getBoundingClientRect();
    const middle = (rect.left + rect.right) / 2;
    const column = columns.find(({ rect: c }) => middle >= c.left && middle <= c.right);
    if (!column || rect.height < 2) continue;
    const perMinute = column.rect.height / 1_440;
    // A chip is drawn a little smaller than its time.
    const at = (y: number) => Math.round((y - column.rect.top) / perMinute / step) * step;
    const start = at(rect.top);
    const end = at(rect.bottom + 1);
    if (start < -step || end > 1_440 + step || end <= start) continue;
    found.push({ element, date: column.date, start: Math.max(0, start), end: Math.min(1_440, end) });
  }
  return found;
}
