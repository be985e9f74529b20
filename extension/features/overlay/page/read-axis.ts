/**
 * Reads the scale at the side of the columns by itself: do its hours really make the columns 24 hours
 * high, from midnight to midnight, and in which zone? With a second zone there are two scales; the
 * one whose midnight is at the top of the columns is theirs.
 */
import type { Column } from './find-columns.ts';
import { clockIn, offsetIn } from './page-numbers.ts';

export type Axis = {
  height: 'agrees' | 'contradicts' | 'absent';
  /** Minutes east of Greenwich of the columns' own scale; `unclear` when two labels could be it. */
  offset: number | null | 'unclear';
};

type Mark = { x: number; y: number; minutes: number };
type Scale = { x: number; isOurs: boolean };

export function readAxis(root: Element, columns: Column[]): Axis {
  const first = columns[0];
  const last = columns.at(-1);
  if (!first || !last) return { height: 'absent', offset: null };
  const box = {
    top: first.rect.top,
    height: first.rect.height,
    left: first.rect.left,
    right: last.rect.right,
  };
  const texts = sideTexts(root, columns, box);
  const scales = scalesOf(texts.marks, box);
  const ours = scales.filter((scale) => scale.isOurs);
  const lines = linesOf(root, columns, box);
  const height = ours.length > 0 ? 'agrees' : scales.length > 0 ? 'contradicts' : lines;
  return { height: lines === 'contradicts' ? lines : height, offset: offsetOf(texts.zones, scales, ours) };
}

function sideTexts(
  root: Element,
  columns: Column[],
  box: { left: number; right: number; top: number; height: number },
) {
  const marks: Mark[] = [];
  const zones: { x: number; minutes: number }[] = [];
  const skipped = new Set<Element>(columns.map((c) => c.element));
  const range = document.createRange();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node instanceof Element) {
      const isForeign = skipped.has(node) || node.hasAttribute('data-eventid') || node.localName === hostName;
      return isForeign ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    }
    const { length } = (node.nodeValue ?? '').trim();
    return length > 0 && length <= 14 ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
  });
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = (node.nodeValue ?? '').trim();
    const minutes = clockIn(text);
    const offset = offsetIn(text);
    if (minutes === null && offset === null) continue;
    range.selectNodeContents(node);
    const rect = range.getBoundingClientRect();
    const x = (rect.left + rect.right) / 2;
    const isBeside = rect.width > 0 && (x < box.left || x > box.right);
    if (!isBeside) continue;
    if (offset !== null) zones.push({ x, minutes: offset });
    else if (minutes !== null && rect.bottom > box.top - 20 && rect.top < box.top + box.height + 20)
      marks.push({ x, y: (rect.top + rect.bottom) / 2, minutes });
  }
  return { marks, zones };
}

/** Columns of hour labels: each an hour after the one above it, evenly spaced. */
function scalesOf(marks: Mark[], box: { top: number; height: number }): Scale[] {
  const groups: Mark[][] = [];
  for (const mark of [...marks].sort((a, b) => a.y - b.y)) {
    const group = groups.find((g) => Math.abs((g[0]?.x ?? 0) - mark.x) < 16);
    if (group) group.push(mark);
    else groups.push([mark]);
  }
  return groups.flatMap((group) => scaleOf(group, box) ?? []);
}

function scaleOf(group: Mark[], box: { top: number; height: number }): Scale | null {
  const turn = group.some((m) => m.minutes > 12 * 60 + 59) ? 1_440 : 720;
  const steps = group.slice(1).map((mark, n) => ({
    px: mark.y - (group[n]?.y ?? 0),
    minutes: (mark.minutes - (group[n]?.minutes ?? 0) + 2 * turn) % turn,
  }));
  const first = group[0];
  if (!first || steps.length < 5) return null;
  const perHour = steps.map((s) => s.px).sort((a, b) => a - b)[steps.length >> 1] ?? 0;
  if (perHour < 8) return null;
  const hourly = steps.filter(
    (s) => s.minutes === 60 && Math.abs(s.px - perHour) <= Math.max(2, perHour * 0.06),
  );
  if (hourly.length < steps.length * 0.85) return null;
  const isDayHigh = Math.abs(perHour * 24 - box.height) <= Math.max(3, box.height * 0.012);
  // How far below the place that its own clock names does the first label stand, in hours?
  const away = (first.y - box.top) / perHour - first.minutes / 60;
  const hours = turn / 60;
  const rest = ((away % hours) + hours) % hours;
  const isAtItsPlace = rest <= 0.6 || rest >= hours - 0.35;
  return { x: first.x, isOurs: isDayHigh && isAtItsPlace };
}

/** Twenty-four equal lines, or not. */
function linesOf(root: Element, columns: Column[], box: { top: number; height: number }): Axis['height'] {
  for (const element of root.querySelectorAll('*')) {
    const { childElementCount } = element;
    if (childElementCount < 23 || childElementCount > 25) continue;
    if (columns.some((c) => c.element.contains(element))) continue;
    const tops = [...element.children].map((child) => child.getBoundingClientRect().top);
    const steps = tops.slice(1).map((top, n) => top - (tops[n] ?? 0));
    const perHour = steps[steps.length >> 1] ?? 0;
    if (perHour < 8 || steps.some((step) => Math.abs(step - perHour) > 2)) continue;
    if (Math.abs((tops[0] ?? 0) - box.top) > perHour * 1.5) continue;
    return Math.abs(perHour * 24 - box.height) <= Math.max(3, box.height * 0.012) ? 'agrees' : 'contradicts';
  }
  return 'absent';
}

function offsetOf(zones: { x: number; minutes: number }[], scales: Scale[], ours: Scale[]): Axis['offset'] {
  if (zones.length === 0) return null;
  const said = new Set(zones.map((z) => z.minutes));
  if (said.size === 1 && scales.length < 2) return zones[0]?.minutes ?? null;
  const own = ours.length === 1 ? ours[0] : undefined;
  if (!own) return said.size === 1 ? (zones[0]?.minutes ?? null) : 'unclear';
  const others = scales.filter((s) => s !== own);
  // A label belongs to the scale it stands above.
  const mine = new Set(
    zones
      .filter((z) => others.every((o) => Math.abs(z.x - own.x) < Math.abs(z.x - o.x)))
      .map((z) => z.minutes),
  );
  return mine.size === 1 ? ([...mine][0] ?? null) : 'unclear';
}

/** Our own element on the page. */
export const hostName = 'calendar-agent-overlay';
