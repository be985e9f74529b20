/**
 * The keyboard on the layer. One stop of the Tab key holds all events; arrows go from one to the next.
 * Alt + arrows move the event in the hand (Shift: its end), Enter puts it down, Escape lets it be. Keys
 * that were pressed here never reach the page, where single letters do things.
 */
import { grabbed } from '#extension/features/live-schedule/grid/draft-span.ts';
import { minutesInDay, wallSpanOf, type Days, type WallSpan } from '#shared/schedule/day-layout.ts';
import { addDays } from '#shared/schedule/wall-clock.ts';
import type { ShownEvent } from '#extension/features/live-schedule/shown-events.ts';
import type { Draft } from './drag.ts';

type Input = {
  host: HTMLElement;
  signal: AbortSignal;
  focused(): { key: string; event: ShownEvent } | null;
  days(): Days | null;
  isDrawn(date: string): boolean;
  /** Days go from right to left. */
  isRightToLeft(): boolean;
  draft(): Draft | null;
  /** Keys of everything drawn, in order. */
  keys(): string[];
  dateOf(key: string): string;
  focus(key: string): void;
  mayMove(event: ShownEvent): boolean;
  onDraft(draft: Draft | null): void;
  onDrop(draft: Draft): void;
  onRemove(event: ShownEvent): void;
  onEscape(): void;
};

const steps: Record<string, number> = {
  ArrowUp: -15,
  ArrowDown: 15,
  ArrowLeft: -minutesInDay,
  ArrowRight: minutesInDay,
};

/** The key that points where the next day is. */
const mirrored: Record<string, string> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' };

export function watchKeys(input: Input): void {
  const { host, signal } = input;
  for (const name of ['keydown', 'keypress', 'keyup']) {
    addEventListener(
      name,
      (event) => {
        if (event.target !== host || !(event instanceof KeyboardEvent) || !event.isTrusted) return;
        event.stopImmediatePropagation();
        if (name === 'keydown') press(event);
      },
      { signal, capture: true },
    );
  }

  const press = (e: KeyboardEvent) => {
    const focused = input.focused();
    const draft = input.draft();
    if (e.key === 'Escape') {
      if (draft) input.onDraft(null);
      else input.onEscape();
      return;
    }
    if (!focused) return;
    const key = input.isRightToLeft() ? (mirrored[e.key] ?? e.key) : e.key;
    const step = steps[key];
    if (e.altKey && step !== undefined) {
      e.preventDefault();
      return shape(focused.event, { step, isEnd: e.shiftKey });
    }
    if (draft && e.key === 'Enter') {
      e.preventDefault();
      return input.onDrop(draft);
    }
    if (e.key === 'Delete' || e.key === 'Backspace') {
      e.preventDefault();
      return input.onRemove(focused.event);
    }
    const next = nextKey(focused.key, key);
    if (next === undefined) return;
    e.preventDefault();
    input.focus(next);
  };

  const shape = (focused: ShownEvent, { step, isEnd }: { step: number; isEnd: boolean }) => {
    const days = input.days();
    const held = input.draft();
    const draft = held?.event.id === focused.id ? held : null;
    const event = draft?.event ?? focused;
    if (!days || event.isWaiting || !input.mayMove(event)) return;
    if (event.allDay && (isEnd || Math.abs(step) < minutesInDay)) return;
    const from = draft?.span ?? wallSpanOf(event, days);
    const span = isEnd ? grabbed(from, 'end', step) : landing(from, step, days);
    if (span) input.onDraft({ event, span });
  };

  /** Only on a day that is drawn: hidden weekends are stepped over, behind the last day there is nothing. */
  const landing = (from: WallSpan, step: number, days: Days): WallSpan | null => {
    const isByDays = Math.abs(step) >= minutesInDay;
    for (let times = 1; times <= (isByDays ? 3 : 1); times++) {
      const span = grabbed(from, 'move', step * times);
      if (input.isDrawn(addDays(days.firstDate, Math.floor(span.start / minutesInDay)))) return span;
    }
    return null;
  };

  const nextKey = (key: string, pressed: string): string | undefined => {
    const keys = input.keys();
    const at = keys.indexOf(key);
    const date = input.dateOf(key);
    switch (pressed) {
      case 'ArrowDown':
        return keys[at + 1];
      case 'ArrowUp':
        return keys[at - 1];
      case 'Home':
        return keys[0];
      case 'End':
        return keys.at(-1);
      case 'ArrowRight':
        return keys.slice(at).find((other) => input.dateOf(other) > date);
      case 'ArrowLeft':
        return keys.slice(0, at).findLast((other) => input.dateOf(other) < date);
      default:
        return undefined;
    }
  };
}
