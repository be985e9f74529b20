/**
 * Keeps what was removed on the screen for the moment it needs to fold away. It has to be decided while
 * rendering: an element that was taken out and put back has nothing left to animate from.
 */
import { useEffect, useState } from 'react';

const foldMs = 260;

/** `items` must keep its identity while nothing changed; what is gone because another `page` is drawn does not fold. */
export function useLeaving<T extends { key: string }>(items: T[], page: string): T[] {
  const [last, setLast] = useState({ items, page });
  const [leaving, setLeaving] = useState<T[]>([]);
  if (items !== last.items) {
    setLast({ items, page });
    const here = new Set(items.map((item) => item.key));
    const gone = page === last.page ? last.items.filter((item) => !here.has(item.key)) : [];
    const still = page === last.page ? leaving.filter((item) => !here.has(item.key)) : [];
    setLeaving([...still, ...gone]);
  }
  useEffect(() => {
    if (leaving.length === 0) return;
    const timer = setTimeout(() => setLeaving([]), foldMs);
    return () => clearTimeout(timer);
  }, [leaving]);
  return leaving;
}
