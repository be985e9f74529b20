/**
 * The pointer's way of changing the drawing: drag an event, drag one of its edges, or draw a new one on
 * empty ground. A mouse starts after four pixels; a finger after a long press, so that the days still
 * scroll. Near the edge of what is seen the days scroll along.
 *
 * idle → pressed → dragging → dropped, or back to idle by Escape, a second finger or a scroll.
 */
import { useCallback, useEffect, useRef, type PointerEvent, type RefObject } from 'react';
import { minutesInDay, type WallSpan } from '#shared/schedule/day-layout.ts';
import { drawnBetween, grabbed, keptOnDays, tappedAt, type Grab } from './draft-span.ts';

export type DragDraft = { id: string | null; grab: Grab | 'draw'; span: WallSpan; by: 'pointer' | 'keys' };

type Input = {
  canvas: RefObject<HTMLElement | null>;
  scroller: RefObject<HTMLElement | null>;
  columns: number;
  /** Changes when other days are drawn: what was in the hand was meant for the days before. */
  page: unknown;
  /** Puts the days back to where they were seen, when something above them took or gave room. */
  steady(): void;
  /** Null when this event cannot be dragged. */
  spanOf(id: string): WallSpan | null;
  onDraft(draft: DragDraft | null): void;
  onDrop(draft: DragDraft): void;
  onTap(span: WallSpan): void;
};

type Press = {
  pointerId: number;
  x: number;
  y: number;
  origin: number;
  id: string | null;
  grab: Grab | 'draw';
  original: WallSpan | null;
  isDragging: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
};

const longPressMs = 400;
const mouseSlack = 4;
const fingerSlack = 9;
const scrollZone = 40;

export function useDrag(input: Input) {
  const press = useRef<Press | null>(null);
  const draft = useRef<DragDraft | null>(null);
  const wasDragged = useRef(false);
  const { canvas, scroller } = input;
  const latest = useRef(input);
  latest.current = input;

  const pointAt = (x: number, y: number): number => {
    latest.current.steady();
    const rect = canvas.current?.getBoundingClientRect();
    if (!rect) return 0;
    const isRightToLeft = document.documentElement.dir === 'rtl';
    const across = (isRightToLeft ? rect.right - x : x - rect.left) / rect.width;
    const column = Math.min(Math.max(Math.floor(across * input.columns), 0), input.columns - 1);
    const minute = Math.min(Math.max(((y - rect.top) / rect.height) * minutesInDay, 0), minutesInDay - 1);
    return column * minutesInDay + minute;
  };

  const follow = (p: Press) => {
    const at = pointAt(p.x, p.y);
    const span =
      p.grab === 'draw' || !p.original
        ? drawnBetween(p.origin, at)
        : p.grab === 'move'
          ? keptOnDays(grabbed(p.original, 'move', at - p.origin), input.columns)
          : grabbed(p.original, p.grab, at - p.origin);
    const before = draft.current?.span;
    if (before && before.start === span.start && before.end === span.end) return;
    draft.current = { id: p.id, grab: p.grab, span, by: 'pointer' };
    input.onDraft(draft.current);
  };

  const scrollAlong = () => {
    const p = press.current;
    const days = scroller.current;
    if (!p?.isDragging || !days) return;
    const rect = days.getBoundingClientRect();
    const over =
      p.y < rect.top + scrollZone ? p.y - rect.top - scrollZone : Math.max(0, p.y - rect.bottom + scrollZone);
    if (over !== 0) {
      days.scrollTop += Math.sign(over) * Math.min(14, Math.ceil(Math.abs(over) / 4));
      follow(p);
    }
    requestAnimationFrame(scrollAlong);
  };

  const begin = (p: Press) => {
    p.isDragging = true;
    canvas.current?.setPointerCapture(p.pointerId);
    follow(p);
    requestAnimationFrame(scrollAlong);
  };

  const letGo = useCallback(() => {
    clearTimeout(press.current?.timer);
    press.current = null;
    draft.current = null;
    delete canvas.current?.dataset.pressed;
  }, [canvas]);
  const stop = useCallback(() => {
    letGo();
    latest.current.onDraft(null);
  }, [letGo]);

  // Other days are drawn: what was in the hand was meant for these.
  useEffect(() => letGo, [input.page, letGo]);

  useEffect(() => {
    const element = canvas.current;
    // A finger that drags must not scroll; that can only be said by a listener that is not passive.
    const onTouchMove = (e: TouchEvent) => press.current?.isDragging && e.preventDefault();
    const onKey = (e: KeyboardEvent) => {
      if (e.key !== 'Escape' || !press.current) return;
      e.stopPropagation();
      wasDragged.current = press.current.isDragging;
      stop();
    };
    element?.addEventListener('touchmove', onTouchMove, { passive: false });
    document.addEventListener('keydown', onKey, true);
    return () => {
      element?.removeEventListener('touchmove', onTouchMove);
      document.removeEventListener('keydown', onKey, true);
    };
  }, [canvas, stop]);

  return {
    /** The days went down by so many pixels under the hand, which did not move. */
    shifted(pixels: number) {
      const p = press.current;
      const height = canvas.current?.offsetHeight;
      if (p && height && p.grab !== 'draw') p.origin -= (pixels / height) * minutesInDay;
    },
    /** True once after a drag, for the click that follows it. */
    tookClick: () => {
      const took = wasDragged.current;
      wasDragged.current = false;
      return took;
    },
    handlers: {
      onPointerDown(e: PointerEvent) {
        wasDragged.current = false;
        const target = e.target as HTMLElement;
        if (e.button !== 0 || press.current || target.closest('[data-no-drag]')) return;
        const id = target.closest<HTMLElement>('[data-event]')?.dataset.event ?? null;
        const edge = target.closest<HTMLElement>('[data-edge]')?.dataset.edge;
        const original = id === null ? null : input.spanOf(id);
        if (id !== null && !original) return;
        const isFinger = e.pointerType === 'touch';
        const p: Press = {
          pointerId: e.pointerId,
          x: e.clientX,
          y: e.clientY,
          origin: pointAt(e.clientX, e.clientY),
          id,
          grab: id === null ? 'draw' : edge === 'start' || edge === 'end' ? edge : 'move',
          original,
          isDragging: false,
          timer: isFinger ? setTimeout(() => begin(p), longPressMs) : undefined,
        };
        press.current = p;
        if (canvas.current) canvas.current.dataset.pressed = '';
        // Days that still glide to a change stop under the hand.
        scroller.current?.scrollTo({ top: scroller.current.scrollTop, behavior: 'instant' });
      },
      onPointerMove(e: PointerEvent) {
        const p = press.current;
        if (!p || p.pointerId !== e.pointerId) return;
        const distance = Math.hypot(e.clientX - p.x, e.clientY - p.y);
        if (p.isDragging) {
          p.x = e.clientX;
          p.y = e.clientY;
          follow(p);
        } else if (e.pointerType === 'touch') {
          if (distance > fingerSlack) stop();
        } else if (distance > mouseSlack) {
          p.x = e.clientX;
          p.y = e.clientY;
          begin(p);
        }
      },
      onPointerUp(e: PointerEvent) {
        const p = press.current;
        if (!p || p.pointerId !== e.pointerId) return;
        const dropped = draft.current;
        wasDragged.current = p.isDragging;
        const isTap = !p.isDragging && p.id === null;
        stop();
        if (isTap) input.onTap(tappedAt(p.origin));
        else if (dropped && !isSame(dropped.span, p.original)) input.onDrop(dropped);
      },
      onPointerCancel: stop,
      onContextMenu(e: { preventDefault(): void }) {
        if (press.current?.timer) e.preventDefault();
      },
    },
  };
}

function isSame(a: WallSpan, b: WallSpan | null): boolean {
  return b !== null && a.start === b.start && a.end === b.end;
}
