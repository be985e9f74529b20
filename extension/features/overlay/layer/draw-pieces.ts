/** Draws pieces into the layers of their days: one element for each piece, kept while the piece stays. */
import { hueOf, isFixed } from '#extension/features/live-schedule/shown-events.ts';
import { clockRange } from '#extension/features/live-schedule/clock-label.ts';
import { instantToWall } from '#shared/schedule/wall-clock.ts';
import { minutesInDay } from '#shared/schedule/day-layout.ts';
import { sayWhen, type Voice } from '#shared/schedule/say-time.ts';
import { keepingFocus, make, setAttribute, setStyle } from './make.ts';
import type { Piece } from './pieces.ts';

export type DrawnDay = { layer: HTMLElement; lane: HTMLElement; stack: HTMLElement; date: string };

export type Marks = {
  voice: Voice;
  clashing: ReadonlySet<string>;
  draftOf: string | null;
  focusable: string | null;
  /** Pixels: how wide a lane is, and how high a minute. */
  size: { lane: number; minute: number };
};

export type Pencil = {
  /** False when there was more than fits into one frame: call it again with the same in the next. */
  draw(days: readonly DrawnDay[], pieces: readonly Piece[], marks: Marks): boolean;
  /** In cells only as many as there is room for; the rest is counted. */
  drawCells(days: readonly (DrawnDay & { room: number })[], pieces: readonly Piece[], marks: Marks): void;
  clear(): void;
  elementOf(key: string): HTMLElement | undefined;
  /** In order of time. */
  keys(): string[];
};

const ribbon = 7;
/** Of sixteen; the rest is the page's. */
const frameMs = 8;
/** Below these many pixels the words turn, or stand alone. */
const slimBelow = 46;
const lowBelow = 27;

export function createPencil(onMore: (date: string) => void): Pencil {
  const drawn = new Map<string, { element: HTMLElement; sign: readonly unknown[] }>();
  let order: string[] = [];

  const elementFor = (piece: Piece, marks: Marks): HTMLElement => {
    let known = drawn.get(piece.key);
    if (!known) {
      const element = makeEvent();
      if (drawn.size > 0) element.dataset['new'] = '';
      known = { element, sign: [] };
      drawn.set(piece.key, known);
    }
    const { voice } = marks;
    const sign = [
      piece.event,
      piece.start,
      piece.end,
      // Words say "today": they age by the day, not by the minute.
      voice.now.slice(0, 13),
      voice.timeZone,
      voice.hour12,
      marks.clashing.has(piece.event.id),
      marks.draftOf === piece.event.id,
      marks.focusable === piece.key,
      lookOf(piece, marks),
    ];
    if (sign.some((part, n) => part !== known.sign[n])) {
      known.sign = sign;
      describe(known.element, piece, marks);
    }
    return known.element;
  };
  const finish = (kept: ReadonlySet<string>, sorted: readonly Piece[]) => {
    for (const [key, { element }] of drawn) {
      if (kept.has(key)) continue;
      element.remove();
      drawn.delete(key);
    }
    order = sorted.filter((p) => kept.has(p.key)).map((p) => p.key);
  };

  return {
    draw(days, pieces, marks) {
      const byDate = new Map(days.map((day) => [day.date, day]));
      const kept = new Set<string>();
      const sorted = inOrder(pieces);
      const until = performance.now() + frameMs;
      let isComplete = true;
      for (const piece of sorted) {
        const day = byDate.get(piece.date);
        if (!day) continue;
        kept.add(piece.key);
        if (performance.now() > until) {
          isComplete = false;
          continue;
        }
        const element = elementFor(piece, marks);
        if (piece.kind === 'whole') {
          element.className = 'event whole';
          setStyle(element, {
            'inset-inline-end': `calc(clamp(16px, 24%, 176px) + ${2 + piece.lane * ribbon}px)`,
            top: '0',
            height: '100%',
            // Its words end where the day begins, or they would stand on the day before.
            '--inset': `${14 + piece.lane * ribbon}px`,
          });
          if (element.parentNode !== day.layer) keepingFocus(day.layer, () => day.layer.append(element));
          continue;
        }
        element.className = 'event';
        const { span, lane, lanes, laneSpan } = piece;
        setStyle(element, {
          top: percent(span.start / minutesInDay),
          height: percent((span.end - span.start) / minutesInDay),
          'inset-inline-start': percent(lane / lanes),
          width: percent(laneSpan / lanes),
        });
        if (element.parentNode !== day.lane) keepingFocus(day.lane, () => day.lane.append(element));
      }
      finish(kept, sorted);
      return isComplete;
    },
    drawCells(days, pieces, marks) {
      const kept = new Set<string>();
      const sorted = inOrder(pieces);
      for (const { stack, date, room } of days) {
        const own = sorted.filter((p) => p.date === date);
        const fits = own.length <= room ? own.length : Math.max(0, room - 1);
        const children: HTMLElement[] = own.slice(0, fits).map((piece) => {
          kept.add(piece.key);
          const element = elementFor(piece, marks);
          element.className = 'event chip';
          for (const name of ['top', 'height', 'width', 'inset-inline-start', 'inset-inline-end'])
            element.style.removeProperty(name);
          return element;
        });
        if (fits < own.length) {
          const hidden = own.length - fits;
          const more = make('button', {
            class: 'more',
            text: `+${hidden}`,
            label: `${hidden} more on this day, open the panel`,
            onClick: () => onMore(date),
          });
          children.push(more);
        }
        if (
          children.length !== stack.childElementCount ||
          children.some((child, n) => stack.children[n] !== child)
        )
          keepingFocus(stack, () => stack.replaceChildren(...children));
      }
      finish(kept, sorted);
    },
    clear() {
      finish(new Set(), []);
    },
    elementOf: (key) => drawn.get(key)?.element,
    keys: () => order,
  };
}

function makeEvent(): HTMLElement {
  const title = make('span', { class: 'title', attributes: { dir: 'auto' } });
  const face = make('span', { class: 'face' }, title, make('span', { class: 'time' }));
  return make('button', { class: 'event' }, face);
}

function describe(
  element: HTMLElement,
  piece: Piece,
  { voice, clashing, draftOf, focusable, size }: Marks,
): void {
  const { event, kind, isFirst, isLast } = piece;
  const isClashing = clashing.has(event.id);
  const canMove = !isFixed(event) && event.isWaiting !== true && event.isSuggested !== true;
  const title = event.isSuggested ? `${event.title}?` : event.title;
  const at = (instant: string) => instantToWall(instant, voice.timeZone).time;
  const words = [
    title,
    sayWhen(event, voice),
    event.place,
    event.status === 'tentative' ? 'tentative' : null,
    event.isSuggested ? 'a question, not on your schedule' : null,
    event.series ? 'repeats' : null,
    isClashing ? 'clashes with an event of Google Calendar' : null,
    event.isWaiting ? 'waiting for the server' : null,
  ];
  const attributes: Record<string, string | null> = {
    'data-event-id': event.id,
    'data-start': piece.start,
    'data-end': piece.end,
    'data-date': piece.date,
    'data-key': piece.key,
    'data-hue': hueOf(event.source),
    'data-tentative': event.status === 'tentative' ? '' : null,
    'data-suggested': event.isSuggested ? '' : null,
    'data-waiting': event.isWaiting ? '' : null,
    'data-clash': isClashing ? '' : null,
    'data-draft': draftOf === event.id ? '' : null,
    'aria-label': words.filter(Boolean).join(', '),
    'data-look': lookOf(piece, { size }),
    'aria-haspopup': 'dialog',
    tabindex: focusable === piece.key ? '0' : '-1',
  };
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value);
  const [name, time] = element.querySelectorAll<HTMLElement>('.title, .time');
  if (name && name.textContent !== title) name.textContent = title;
  const clock = event.allDay ? '' : clockRange(at(event.start), at(event.end), voice);
  if (time && time.textContent !== clock) time.textContent = clock;
  if (kind === 'timed') setEdges(element, { start: canMove && isFirst, end: canMove && isLast });
}

/** How the words stand in it. */
function lookOf(
  { kind, span, lanes, laneSpan }: Piece,
  { size }: Pick<Marks, 'size'>,
): 'low' | 'slim' | null {
  if (kind === 'whole' || size.lane === 0) return null;
  if ((span.end - span.start) * size.minute < lowBelow) return 'low';
  return (size.lane * laneSpan) / lanes < slimBelow ? 'slim' : null;
}

function setEdges(element: HTMLElement, wanted: { start: boolean; end: boolean }): void {
  for (const edge of ['start', 'end'] as const) {
    const found = element.querySelector(`[data-edge="${edge}"]`);
    if (found && !wanted[edge]) found.remove();
    if (!found && wanted[edge])
      element.append(make('span', { class: 'edge', attributes: { 'data-edge': edge } }));
  }
}

function inOrder(pieces: readonly Piece[]): Piece[] {
  return [...pieces].sort((a, b) =>
    a.date === b.date ? a.span.start - b.span.start : a.date < b.date ? -1 : 1,
  );
}

function percent(part: number): string {
  return `${(part * 100).toFixed(4)}%`;
}
