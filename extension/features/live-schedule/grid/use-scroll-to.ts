/** Where the days are scrolled to when they are turned, and how a change out of sight is brought into it. */
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { minutesInDay } from '#shared/schedule/day-layout.ts';

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
};

export function useScrollTo({ scroller, canvas, page, begin, share, freshId }: Input): void {
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
  useEffect(() => {
    const outer = scroller.current;
    if (!outer) return;
    let top = outer.getBoundingClientRect().top;
    const observer = new ResizeObserver(() => {
      const now = outer.getBoundingClientRect().top;
      outer.scrollTop += now - top;
      top = now;
    });
    observer.observe(outer);
    return () => observer.disconnect();
  }, [scroller]);

  useEffect(() => {
    if (freshId === undefined) return;
    // Its receipt appears at the same moment and moves the days; after that, or the two scrolls would meet.
    const timer = setTimeout(() => {
      const block = canvas.current?.querySelector<HTMLElement>(`[data-event="${CSS.escape(freshId)}"]`);
      block?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
    }, 80);
    return () => clearTimeout(timer);
  }, [freshId, canvas]);
}
