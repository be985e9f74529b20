/**
 * Reads Google Calendar's page: which day stands where, in which zone. Anchors are roles and data
 * attributes; class names change with every release. What is read is checked against other parts of
 * the page, and without enough agreement the answer is `hidden` with a reason, never a guess.
 */
import { findCells } from './find-cells.ts';
import { findColumnRows, inferDates, isRightToLeft, spanOf, type Column } from './find-columns.ts';
import { dateOfKey } from './datekey.ts';
import { isDark } from './page-theme.ts';
import { numbersIn } from './page-numbers.ts';
import { readAddress } from './page-url.ts';
import { hearInstances } from './instance-witness.ts';
import { monthZone, type SeenZones } from './month-zone.ts';
import { pageZone } from './page-zone.ts';
import type { Day, HiddenReason, PageReading, Sign } from './page-reading.ts';
import { dayNumbers, headersAbove, weekdayNames } from './read-headers.ts';
import { hostName, readAxis } from './read-axis.ts';
import { cellNumbers, fitsAddress, fitsView, hasNoDays, isRun, judge } from './self-check.ts';

export type Zones = { calendar: string; device: string; seen: SeenZones };

/** As many days as stand side by side with hours; more are cells. */
const mostColumns = 7;

export function readPage(page: Document, path: string, zones: Zones): PageReading {
  const address = readAddress(path);
  const viewKey = page.body.dataset['viewkey'];
  if (hasNoDays(viewKey, address.view)) return hidden('view');
  const context: Context = {
    page,
    viewKey,
    addressDate: address.date,
    zones,
    locale: page.documentElement.lang || 'en',
  };
  const dates = new Set<string>();
  for (const element of page.querySelectorAll<HTMLElement>('[data-datekey]')) {
    const date = element.getClientRects().length > 0 ? dateOfKey(element.dataset['datekey']) : null;
    if (date) dates.add(date);
  }
  return dates.size > mostColumns ? readCells(context) : readColumns(context);
}

type Context = {
  page: Document;
  viewKey: string | undefined;
  addressDate: string | null;
  zones: Zones;
  locale: string;
};

function readColumns(context: Context): PageReading {
  const rows = findColumnRows(context.page);
  let answer: PageReading = hidden('grid');
  for (const row of rows.slice(0, 3)) {
    const reading = checkColumns(context, row);
    if (reading.kind !== 'hidden') return reading;
    if (answer.kind === 'hidden' && answer.reason === 'grid') answer = reading;
  }
  return answer;
}

function checkColumns(context: Context, row: Column[]): PageReading {
  const { page } = context;
  const root = gridOf(row);
  const columns = ownColumns(inferDates(page, row));
  const named = columns.flatMap((c) => (c.date === null ? [] : [{ ...c, date: c.date }]));
  const first = named[0];
  if (!first) return hidden('grid');
  const leftToRight = [...named].sort((a, b) => a.rect.left - b.rect.left);
  const headers = headersAbove(page, named);
  const numbers = dayNumbers(headers, named.length);
  const weekdays = weekdayNames(headers, named.length, context.locale);
  const axis = readAxis(root, row);
  const dates = named.map((c) => c.date);
  const span = spanOf(page, first.element);
  const isInLine = leftToRight.every(
    (c, n) => c === (isRightToLeft(first.element) ? named[named.length - 1 - n] : named[n]),
  );
  const zone = pageZone(axis.offset, { first: first.date, last: dates.at(-1) ?? first.date }, context.zones);

  const contradiction = firstOf([
    ['dates', row.some((c) => c.isContradictory) || new Set(dates).size !== dates.length],
    ['dates', named.length < columns.length || !isRun(dates)],
    ['dates', numbers === 'contradicts' || weekdays === 'contradicts'],
    // Out of line, or not written on the columns: only headers can make it believable.
    ['dates', (!isInLine || named.some((c) => c.isInferred)) && numbers !== 'agrees'],
    ['dates', span !== null && dates.some((date) => date < span.start || date > span.end)],
    ['dates', !areSideBySide(leftToRight)],
    ['dates', hasUnnamedSiblings(row)],
    ['height', axis.height === 'contradicts'],
    ['zone', zone === null],
    // Hours always come with a label. Where it is gone, the calendar's zone needs somebody else's word.
    ['zone', zone !== null && !zone.isLabelled && hearInstances(zone.timeZone, named, 'days') !== 'agrees'],
  ]);
  const signs: [Sign, boolean][] = [
    ['days', true],
    ['headers', numbers === 'agrees'],
    ['weekdays', weekdays === 'agrees'],
    ['height', axis.height === 'agrees'],
    ['span', span !== null],
    ['address', context.addressDate !== null && fitsAddress(context.addressDate, dates)],
    ['view', fitsView(context.viewKey, dates.length)],
  ];
  const agreeing = signs.flatMap(([sign, agrees]) => (agrees ? [sign] : []));
  const reason = judge({ agreeing, contradiction, isHeightRead: axis.height === 'agrees' });
  if (reason || !zone) return hidden(reason ?? 'zone');
  return {
    kind: 'days',
    days: named.map(({ date, element }): Day => ({ date, element })),
    zone,
    isDark: isDark(first.element),
    isRightToLeft: isRightToLeft(first.element),
    signs: agreeing,
  };
}

function readCells(context: Context): PageReading {
  const { page } = context;
  const found = findCells(page);
  if (!found) return hidden('dates');
  const { cells, rows, isOrdered } = found;
  const first = cells[0];
  // Whole months beside each other are the year, or a small calendar: nothing to draw on.
  if (!first || cells.length > 42) return hidden('view');
  const dates = cells.map((c) => c.date);
  const span = spanOf(page, first.element);
  const inFirstRow = cells.filter((c) => Math.abs(c.rect.top - first.rect.top) < 3);
  const headers = headersAbove(page, inFirstRow);
  const weekdays = weekdayNames(headers, inFirstRow.length, context.locale);
  const numbers = cellNumbers(cells.map(({ date, element }) => ({ date, numbers: ownNumbers(element) })));
  const { calendar, seen } = context.zones;
  const known = monthZone({ first: first.date, last: dates.at(-1) ?? first.date }, calendar, seen);
  const witness = hearInstances(known?.timeZone ?? calendar, cells, 'month');
  const zone = known ?? (witness === 'agrees' ? { timeZone: calendar, isLabelled: false } : null);
  const contradiction = firstOf([
    ['dates', !isRun(dates) || !isOrdered || rows < 2],
    ['dates', numbers === 'contradicts' || weekdays === 'contradicts'],
    ['dates', span !== null && dates.some((date) => date < span.start || date > span.end)],
    ['zone', zone === null || witness === 'contradicts'],
  ]);
  const signs: [Sign, boolean][] = [
    ['days', true],
    ['rows', cells.length === rows * inFirstRow.length],
    ['numbers', numbers === 'agrees'],
    ['weekdays', weekdays === 'agrees'],
    ['span', span !== null],
    ['address', context.addressDate !== null && fitsAddress(context.addressDate, dates)],
    ['view', fitsView(context.viewKey, dates.length)],
  ];
  const agreeing = signs.flatMap(([sign, agrees]) => (agrees ? [sign] : []));
  const reason = judge({ agreeing, contradiction, isHeightRead: true });
  if (reason || !zone) return hidden(reason ?? 'zone');
  return {
    kind: 'month',
    days: cells.map(({ date, element }): Day => ({ date, element })),
    zone,
    isDark: isDark(first.element),
    isRightToLeft: isRightToLeft(first.element),
    signs: agreeing,
  };
}

/** With several people a day is there several times; the first is the person's own. In order of date. */
function ownColumns(columns: Column[]): Column[] {
  const isOthers = (c: Column) =>
    c.date !== null &&
    columns.some((o) => o !== c && o.date === c.date && rank(o, columns) < rank(c, columns));
  return columns.filter((c) => !isOthers(c)).sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1));
}

function rank(column: Column, all: Column[]): number {
  const place = all.indexOf(column);
  return column.index ?? (isRightToLeft(column.element) ? all.length - place : place);
}

function areSideBySide(columns: { rect: DOMRect }[]): boolean {
  return columns.every((c, n) => {
    const next = columns[n + 1];
    return !next || c.rect.right <= next.rect.left + 3;
  });
}

/** A box beside the columns that is like them and is none of them: some days have not been written yet. */
function hasUnnamedSiblings(row: Column[]): boolean {
  const [first] = row;
  const known = new Set<Element>(row.map((c) => c.element));
  return [...(first?.element.parentElement?.children ?? [])].some((element) => {
    if (!first || known.has(element) || element.getAttribute('role') !== 'gridcell') return false;
    const { width, height } = element.getBoundingClientRect();
    return Math.abs(width - first.rect.width) < 2 && Math.abs(height - first.rect.height) < 2;
  });
}

function gridOf(columns: Column[]): Element {
  const element = columns[0]?.element;
  return element?.closest('[role="grid"]') ?? element?.closest('[role="main"]') ?? document.body;
}

/** Numbers in a cell that are not part of an event. */
function ownNumbers(cell: HTMLElement): number[] {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (!(node instanceof Element)) return NodeFilter.FILTER_ACCEPT;
    const isForeign = node.matches(`[data-eventid],[role="button"],button,${hostName}`);
    return isForeign ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  });
  const texts: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node.nodeValue ?? '');
  return numbersIn(texts.join(' '));
}

function firstOf(checks: [HiddenReason, boolean][]): HiddenReason | null {
  return checks.find(([, isSo]) => isSo)?.[0] ?? null;
}

function hidden(reason: HiddenReason): PageReading {
  return { kind: 'hidden', reason };
}
