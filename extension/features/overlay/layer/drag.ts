/**
 * Moving and stretching an event with the pointer. The day is the column or cell under the pointer,
 * the minute is where in it; what the drop means is the server's decision.
 */
import { minutesInDay, wallSpanOf, type Days, type WallSpan } from '#shared/schedule/day-layout.ts';
import { grabbed, type Grab } from '#extension/features/live-schedule/grid/draft-span.ts';
import type { ShownEvent } from '#extension/features/live-schedule/shown-events.ts';
import type { PlacedDay } from './day-layers.ts';
import { minutesAt } from './pieces.ts';

export type Draft = { event: ShownEvent; span: WallSpan };

type Input = {
  clip: HTMLElement;
  signal: AbortSignal;
  days(): readonly PlacedDay[];
  frame(): { days: Days; kind: 'days' | 'month' } | null;
  eventOf(key: string): ShownEvent | null;
  /** Null when this one cannot be moved; the person is told why. */
  mayMove(event: ShownEvent): boolean;
  onDraft(draft: Draft | null): void;
  onDrop(draft: Draft): void;
};

type Press = {
  id: number;
  x: number;
  y: number;
  origin: number;
  event: ShownEvent;
  grab: Grab;
  original: WallSpan;
  /** The first day that was drawn: minutes are counted from there. */
  from: string;
  isDragging: boolean;
};

const slack = 4;

export function watchDrag(input: Input): { tookClick(): boolean } {
  const { clip, signal } = input;
  let press: Press | null = null;
  let draft: Draft | null = null;
  let hasDragged = false;

  const stop = () => {
    press = null;
    if (draft) input.onDraft(null);
    draft = null;
  };
  const follow = (p: Press, x: number, y: number) => {
    const frame = input.frame();
    const at = placeAt(input.days(), x, y);
    if (!frame || !at) return;
    // Other days are shown by now: nobody knows what was meant.
    if (frame.days.firstDate !== p.from) return stop();
    const inMonth = frame.kind === 'month';
    const now = minutesAt(frame.days, at.date, inMonth ? 0 : at.minute);
    const grab = inMonth || p.event.allDay ? 'move' : p.grab;
    const by = p.event.allDay ? Math.round((now - p.origin) / minutesInDay) * minutesInDay : now - p.origin;
    const span = grabbed(p.original, grab, by);
    if (draft && draft.span.start === span.start && draft.span.end === span.end) return;
    draft = { event: p.event, span };
    input.onDraft(draft);
  };

  clip.addEventListener(
    'pointerdown',
    (e) => {
      hasDragged = false;
      const target = e.target instanceof Element ? e.target.closest<HTMLElement>('[data-key]') : null;
      const event = target?.dataset['key'] === undefined ? null : input.eventOf(target.dataset['key']);
      const frame = input.frame();
      if (e.button !== 0 || press || !event || !frame || event.isWaiting) return;
      const at = placeAt(input.days(), e.clientX, e.clientY);
      if (!at) return;
      const edge =
        e.target instanceof Element
          ? e.target.closest<HTMLElement>('[data-edge]')?.dataset['edge']
          : undefined;
      press = {
        id: e.pointerId,
        x: e.clientX,
        y: e.clientY,
        origin: minutesAt(frame.days, at.date, frame.kind === 'month' ? 0 : at.minute),
        event,
        grab: edge === 'start' || edge === 'end' ? edge : 'move',
        original: wallSpanOf(event, frame.days),
        from: frame.days.firstDate,
        isDragging: false,
      };
    },
    { signal },
  );
  // On the window: the pointer leaves the small thing that it drags.
  addEventListener(
    'pointermove',
    (e) => {
      if (!press || e.pointerId !== press.id || !e.isTrusted) return;
      if (!press.isDragging) {
        if (Math.hypot(e.clientX - press.x, e.clientY - press.y) <= slack) return;
        if (!input.mayMove(press.event)) return stop();
        press.isDragging = true;
        hasDragged = true;
        clip.setPointerCapture(press.id);
      }
      follow(press, e.clientX, e.clientY);
    },
    { signal, capture: true },
  );
  addEventListener(
    'pointerup',
    (e) => {
      if (!press || e.pointerId !== press.id || !e.isTrusted) return;
      const dropped = draft;
      const { original: was, from } = press;
      stop();
      if (input.frame()?.days.firstDate !== from) return;
      if (dropped && (dropped.span.start !== was.start || dropped.span.end !== was.end))
        input.onDrop(dropped);
    },
    { signal, capture: true },
  );
  addEventListener('pointercancel', stop, { signal, capture: true });
  addEventListener(
    'keydown',
    (e) => {
      if (e.key !== 'Escape' || !press?.isDragging) return;
      e.stopImmediatePropagation();
      stop();
    },
    { signal, capture: true },
  );
  return {
    tookClick() {
      const took = hasDragged;
      hasDragged = false;
      return took;
    },
  };
}

/** The day under a point (or beside it) and the minute of it. */
export function placeAt(
  days: readonly PlacedDay[],
  x: number,
  y: number,
): { date: string; minute: number } | null {
  const distance = ({ rect }: PlacedDay) =>
    Math.hypot(Math.max(rect.left - x, 0, x - rect.right), Math.max(rect.top - y, 0, y - rect.bottom));
  const day = days.reduce<PlacedDay | null>(
    (best, d) => (!best || distance(d) < distance(best) ? d : best),
    null,
  );
  if (!day || day.rect.height === 0) return null;
  const minute = ((y - day.rect.top) / day.rect.height) * minutesInDay;
  return { date: day.date, minute: Math.min(Math.max(minute, 0), minutesInDay - 1) };
}
