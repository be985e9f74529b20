/**
 * Keeps what was removed on the screen for the moment it needs to fold away. It has to be decided while
 * rendering: an element that was taken out and put back has nothing left to animate from.
 */
import { useEffect, useState } from 'react';

const foldMs = 260;

/** `items` must keep its identity while nothing changed. */
export function useLeaving<T extends { key: string }>(items: T[], hasFolded: (item: T) => boolean): T[] {
  const [last, setLast] = useState(items);
  const [leaving, setLeaving] = useState<T[]>([]);
  if (items !== last) {
    setLast(items);
    const here = new Set(items.map((item) => item.key));
    const gone = last.filter((item) => !here.has(item.key) && hasFolded(item));
    if (gone.length > 0) setLeaving([...leaving, ...gone]);
  }
  useEffect(() => {
    if (leaving.length === 0) return;
    const timer = setTimeout(() => setLeaving([]), foldMs);
    return () => clearTimeout(timer);
  }, [leaving]);
  return leaving;
}
