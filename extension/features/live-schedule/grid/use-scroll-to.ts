/** Where the days are scrolled to when they are turned, and how a change out of sight is brought into it. */
import { useCallback, useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { minutesInDay } from '#shared/schedule/day-layout.ts';
import { isInHand } from '../in-hand.ts';

type Input = {
  scroller: RefObject<HTMLElement | null>;
  canvas: RefObject<HTMLElement | null>;
  /** Changes when other days are drawn. */
  page: string;
  /** Minute of the day to begin near. */
  begin: number;
  /** How far down what is seen that minute stands, 0 to 1. */
  share: number;
  /** The event that changed last, if any. */
  freshId: string | undefined;
  /** The days could not be kept where they were: they are so many pixels lower now. */
  onShift(pixels: number): void;
};

/** Answers how the days are put back at once to where they were seen, before anything is measured on them. */
export function useScrollTo({ scroller, canvas, page, begin, share, freshId, onShift }: Input): () => void {
  const start = useRef({ begin, share });
  start.current = { begin, share };
  useLayoutEffect(() => {
    const outer = scroller.current;
    const inner = canvas.current;
    if (!outer || !inner) return;
    const { begin, share } = start.current;
    outer.scrollTop = (begin / minutesInDay) * inner.offsetHeight - outer.clientHeight * share;
    // Only turning the page scrolls; that time passes does not.
  }, [page, scroller, canvas]);

  // When something above appears or goes, the hours stay where they are on the screen.
  const last = useRef<{ top: number; scroll: number } | null>(null);
  const shift = useRef(onShift);
  shift.current = onShift;
  const steady = useCallback(() => {
    const outer = scroller.current;
    if (!outer) return;
    const { top } = outer.getBoundingClientRect();
    const before = last.current;
    const moved = before ? top - before.top : 0;
    if (before && moved !== 0) {
      // At its end the browser has scrolled back by itself already.
      const isCut = before.scroll > outer.scrollHeight - outer.clientHeight;
      const wanted = (isCut ? before.scroll : outer.scrollTop) + moved;
      outer.scrollTop = wanted;
      if (outer.scrollTop !== wanted) shift.current(wanted - outer.scrollTop);
    }
    last.current = { top, scroll: outer.scrollTop };
  }, [scroller]);
  useEffect(() => {
    const outer = scroller.current;
    if (!outer) return;
    const observer = new ResizeObserver(steady);
    observer.observe(outer);
    outer.addEventListener('scroll', steady, { passive: true });
    return () => {
      observer.disconnect();
      outer.removeEventListener('scroll', steady);
    };
  }, [scroller, steady]);

  useEffect(() => {
    if (freshId === undefined) return;
    // Its receipt appears at the same moment and moves the days; after that, or the two scrolls would meet.
    const timer = setTimeout(() => {
      if (isInHand()) return;
      const block = canvas.current?.querySelector<HTMLElement>(`[data-event="${CSS.escape(freshId)}"]`);
      block?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
    }, 80);
    return () => clearTimeout(timer);
  }, [freshId, canvas]);
  return steady;
}
