/**
 * Keeps one layer exactly over each day of the page, and all of them clipped to what can be seen of the
 * days. Pieces stand in their layer in parts of its height, so scrolling moves a handful of layers.
 */
import { clipBox, clippersOf, type Box } from '../page/clip-box.ts';
import type { UnderstoodPage } from '../page/page-reading.ts';
import type { DrawnDay } from './draw-pieces.ts';
import type { Host } from './create-host.ts';
import { keepingFocus, make, setAttribute, setStyle } from './make.ts';

export type PlacedDay = DrawnDay & {
  element: HTMLElement;
  /** What the page's element said when it was read. */
  key: string | undefined;
  rect: DOMRect;
  room: number;
};

export type DayLayers = {
  /** Days were read anew. */
  take(page: UnderstoodPage): void;
  /** Once a frame; false when a day has gone from the page and it has to be read again. */
  place(): boolean;
  days(): readonly PlacedDay[];
  box(): Box;
  /** Something of the page that could scroll the days. */
  scroller(): Element | null;
};

const dialogs = '[role="dialog"],[role="alertdialog"],[role="menu"],[role="listbox"]';
const chipHeight = 16;

export function createDayLayers(host: Host): DayLayers {
  const placed = new Map<string, PlacedDay>();
  let clippers: Element[] = [];
  let box: Box = { left: 0, top: 0, right: 0, bottom: 0 };
  let overlaid: Element[] = [];

  return {
    take(page) {
      const dates = new Set(page.days.map((day) => day.date));
      for (const [date, day] of placed) {
        if (dates.has(date)) continue;
        day.layer.remove();
        placed.delete(date);
      }
      for (const { date, element } of page.days) {
        const known = placed.get(date);
        if (known) Object.assign(known, { element, key: element.dataset['datekey'] });
        else placed.set(date, newDay(date, element));
      }
      // The order in the document is the order for readers and for the Tab key.
      const inOrder = page.days.flatMap(({ date }) => placed.get(date)?.layer ?? []);
      // Taken out and put back, even in the same place, a layer would lose the focus that is in it.
      if (inOrder.some((layer, n) => host.clip.children[n] !== layer))
        keepingFocus(host.clip, () => host.clip.append(...inOrder));
      for (const layer of inOrder) {
        setAttribute(layer, 'dir', page.isRightToLeft ? 'rtl' : 'ltr');
        setAttribute(layer, 'data-kind', page.kind);
      }
      const first = page.days[0]?.element;
      clippers = first ? clippersOf(first) : [];
      overlaid = [...document.querySelectorAll(dialogs)].filter((e) => !e.contains(first ?? null));
    },
    place() {
      const days = [...placed.values()];
      if (days.some((day) => !day.element.isConnected)) return false;
      box = clipBox(clippers);
      for (const day of days) day.rect = day.element.getBoundingClientRect();
      const holes = overlaid.map((e) => e.getBoundingClientRect()).filter((r) => r.width > 0 && r.height > 0);
      const local = localOf(host.probe.getBoundingClientRect());
      setStyle(host.clip, {
        left: px(local.x(box.left)),
        top: px(local.y(box.top)),
        width: px(Math.max(0, box.right - box.left) / local.scale),
        height: px(Math.max(0, box.bottom - box.top) / local.scale),
        'clip-path': holes.length > 0 ? withHoles(box, holes, local.scale) : 'none',
      });
      for (const day of days) {
        const { rect, layer } = day;
        day.room = Math.max(1, Math.floor((rect.height * 0.5) / local.scale / chipHeight));
        setStyle(layer, {
          left: px((rect.left - box.left) / local.scale),
          top: px((rect.top - box.top) / local.scale),
          width: px(rect.width / local.scale),
          height: px(rect.height / local.scale),
        });
        // Written on the few words themselves: a property they inherit would restyle every event.
        const seen = px(Math.max(0, box.top - rect.top) / local.scale + 2);
        for (const words of layer.querySelectorAll<HTMLElement>('.whole .title'))
          setStyle(words, { top: seen });
      }
      return true;
    },
    days: () => [...placed.values()],
    box: () => box,
    scroller: () => clippers.find((e) => e.scrollHeight > e.clientHeight + 1) ?? null,
  };
}

function newDay(date: string, element: HTMLElement): PlacedDay {
  const lane = make('div', { class: 'lane' });
  const stack = make('div', { class: 'stack' });
  const layer = make('div', { class: 'day', attributes: { 'data-day': date } }, lane, stack);
  const key = element.dataset['datekey'];
  return { date, element, key, layer, lane, stack, rect: element.getBoundingClientRect(), room: 1 };
}

/** A page that is scaled or shifted scales and shifts us too. */
function localOf(probe: DOMRect) {
  const scale = probe.width > 0 ? probe.width / 100 : 1;
  return { scale, x: (x: number) => (x - probe.left) / scale, y: (y: number) => (y - probe.top) / scale };
}

/** Google's own dialogs stay on top: where one is, nothing of ours is drawn or can be hit. */
function withHoles(box: Box, holes: DOMRect[], scale: number): string {
  const path = ({ left, top, right, bottom }: Box) => {
    const x = (at: number) => (at - box.left) / scale;
    const y = (at: number) => (at - box.top) / scale;
    return `M${x(left)} ${y(top)}H${x(right)}V${y(bottom)}H${x(left)}Z`;
  };
  return `path(evenodd, "${[box, ...holes].map(path).join(' ')}")`;
}

function px(value: number): string {
  return `${Math.round(value * 100) / 100}px`;
}
