/**
 * The keyboard's way of changing the drawing. Arrows go from event to event; with Alt they move the
 * focused one, with Alt+Shift its end (up, down) or its start (left, right). That is a draft, as a drag
 * is: Enter keeps it, Escape or leaving puts it back.
 */
import type { KeyboardEvent } from 'react';
import { minutesInDay, type Days, type WallSpan } from '#shared/schedule/day-layout.ts';
import type { ShownEvent } from '../shown-events.ts';
import { grabbed, keptOnDays, snapMinutes, type Grab } from './draft-span.ts';
import type { DragDraft } from './use-drag.ts';

export type GridKeys = {
  days: Days;
  /** In the order of time. */
  events: readonly { event: ShownEvent; column: number }[];
  draft: DragDraft | null;
  /** Whole days move and grow by days. */
  isWholeDay(id: string): boolean;
  /** Null when the event cannot be moved. */
  spanOf(id: string): WallSpan | null;
  onDraft(draft: DragDraft | null): void;
  onKeep(draft: DragDraft): void;
  onFocus(id: string): void;
  onOpen(id: string): void;
  onRemove(id: string): void;
  onTurn(by: -1 | 1): void;
  onFixed(id: string): void;
};

type Step = { grab: Grab; shiftGrab: Grab; by: number; shiftBy: number };

const steps: Record<string, Step> = {
  ArrowUp: { grab: 'move', shiftGrab: 'end', by: -snapMinutes, shiftBy: -snapMinutes },
  ArrowDown: { grab: 'move', shiftGrab: 'end', by: snapMinutes, shiftBy: snapMinutes },
  ArrowLeft: { grab: 'move', shiftGrab: 'start', by: -minutesInDay, shiftBy: -snapMinutes },
  ArrowRight: { grab: 'move', shiftGrab: 'start', by: minutesInDay, shiftBy: snapMinutes },
};

export function onGridKey(e: KeyboardEvent, keys: GridKeys): void {
  const id = (e.target as HTMLElement).closest<HTMLElement>('[data-event]')?.dataset.event;
  if (id === undefined) return;
  const isDrafting = keys.draft?.id === id && keys.draft.by === 'keys';
  const handled = () => {
    e.preventDefault();
    e.stopPropagation();
  };

  const step = steps[e.key];
  if (step && e.altKey) {
    handled();
    const span = isDrafting && keys.draft ? keys.draft.span : keys.spanOf(id);
    if (!span) return keys.onFixed(id);
    const draft = keys.isWholeDay(id)
      ? byDays(span, step, e.shiftKey)
      : byMinutes(span, step, { ...keys, isShift: e.shiftKey });
    if (draft) keys.onDraft({ id, ...draft, by: 'keys' });
    return;
  }
  if (e.key === 'Enter' && isDrafting && keys.draft) {
    handled();
    keys.onKeep(keys.draft);
  } else if (e.key === 'Escape' && isDrafting) {
    handled();
    keys.onDraft(null);
  } else if (e.key === 'Delete' || e.key === 'Backspace') {
    handled();
    keys.onRemove(id);
  } else if (step && !e.shiftKey && !e.ctrlKey && !e.metaKey) {
    handled();
    if (isDrafting) keys.onDraft(null);
    goFrom(id, e.key, keys);
  }
}

function byMinutes(span: WallSpan, step: Step, { days, isShift }: { days: Days; isShift: boolean }) {
  const grab = isShift ? step.shiftGrab : step.grab;
  const next = grabbed(span, grab, isShift ? step.shiftBy : step.by);
  // A day further than the drawing goes is allowed by keyboard: the draft says where it would go.
  const isOverEdge = grab === 'move' && Math.abs(step.by) === minutesInDay;
  return { grab, span: isOverEdge || grab !== 'move' ? next : keptOnDays(next, days.columns) };
}

function byDays(span: WallSpan, step: Step, isShift: boolean) {
  if (Math.abs(step.by) !== minutesInDay) return null;
  if (!isShift) return { grab: 'move' as const, span: grabbed(span, 'move', step.by) };
  const end = Math.max(span.end + step.by, span.start + minutesInDay);
  return { grab: 'end' as const, span: { start: span.start, end } };
}

function goFrom(id: string, key: string, keys: GridKeys): void {
  const at = keys.events.findIndex(({ event }) => event.id === id);
  const here = keys.events[at];
  if (!here) return;
  const isForward = key === 'ArrowDown' || isTowardsEnd(key);
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const next = keys.events[at + (isForward ? 1 : -1)];
    if (next) keys.onFocus(next.event.id);
    return;
  }
  const beside = keys.events.filter((e) => (isForward ? e.column > here.column : e.column < here.column));
  const column = isForward ? beside[0]?.column : beside.at(-1)?.column;
  const minute = Date.parse(here.event.start) % (minutesInDay * 60_000);
  const nearest = beside
    .filter((e) => e.column === column)
    .toSorted((a, b) => distance(a.event, minute) - distance(b.event, minute))[0];
  if (nearest) keys.onFocus(nearest.event.id);
  else keys.onTurn(isForward ? 1 : -1);
}

function isTowardsEnd(key: string): boolean {
  const isRightToLeft = document.documentElement.dir === 'rtl';
  return key === (isRightToLeft ? 'ArrowLeft' : 'ArrowRight');
}

function distance(event: ShownEvent, minute: number): number {
  return Math.abs((Date.parse(event.start) % (minutesInDay * 60_000)) - minute);
}
