/** Keeps a growing thread scrolled to its end, unless the reader went up to read. */
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

const nearPx = 32;

export function useStickToEnd(grown: unknown): {
  scroller: RefObject<HTMLDivElement | null>;
  isAtEnd: boolean;
  goToEnd(): void;
} {
  const scroller = useRef<HTMLDivElement>(null);
  const sticks = useRef(true);
  const [isAtEnd, setAtEnd] = useState(true);

  const goToEnd = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    sticks.current = true;
    element.scrollTop = element.scrollHeight;
    setAtEnd(true);
  }, []);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => {
      sticks.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearPx;
      setAtEnd(sticks.current);
    };
    const resized = new ResizeObserver(() => sticks.current && goToEnd());
    element.addEventListener('scroll', look, { passive: true });
    resized.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      resized.disconnect();
    };
  }, [goToEnd]);

  useLayoutEffect(() => {
    if (sticks.current) goToEnd();
  }, [grown, goToEnd]);

  return { scroller, isAtEnd, goToEnd };
}
