/** Keys that work anywhere in the panel while nothing is being typed. */
import { useEffect, useRef } from 'react';

export type PanelKeys = {
  onView(kind: 'day' | 'week' | 'agenda'): void;
  onToday(): void;
  onTurn(by: -1 | 1): void;
  onType(): void;
  onFindTime(): void;
  onChat(): void;
  onUndo(): void;
  onKeys(): void;
};

export function usePanelKeys(keys: PanelKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const life = new AbortController();
    document.addEventListener('keydown', (e) => onKey(e, latest.current), { signal: life.signal });
    return () => life.abort();
  }, []);
}

function onKey(e: KeyboardEvent, keys: PanelKeys): void {
  if (e.defaultPrevented || isTyping(e.target)) return;
  if ((e.ctrlKey || e.metaKey) && !e.shiftKey && e.key.toLowerCase() === 'z') {
    e.preventDefault();
    return keys.onUndo();
  }
  if (e.ctrlKey || e.metaKey || e.altKey) return;
  const act = {
    n: keys.onType,
    t: keys.onToday,
    d: () => keys.onView('day'),
    w: () => keys.onView('week'),
    a: () => keys.onView('agenda'),
    f: keys.onFindTime,
    c: keys.onChat,
    '[': () => keys.onTurn(-1),
    ']': () => keys.onTurn(1),
    '?': keys.onKeys,
  }[e.key.toLowerCase()];
  if (!act) return;
  e.preventDefault();
  act();
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable], [popover], dialog') !== null
  );
}
