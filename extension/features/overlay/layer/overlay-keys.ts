/**
 * The keyboard on the layer. One stop of the Tab key holds all events; arrows go from one to the next.
 * Alt + arrows move the event in the hand (Shift: its end), Enter puts it down, Escape lets it be. Keys
 * that were pressed here never reach the page, where single letters do things.
 */
import { grabbed } from '#extension/features/live-schedule/grid/draft-span.ts';
import { minutesInDay, wallSpanOf, type Days } from '#shared/schedule/day-layout.ts';
import type { ShownEvent } from '#extension/features/live-schedule/shown-events.ts';
import type { Draft } from './drag.ts';

type Input = {
  host: HTMLElement;
  signal: AbortSignal;
  focused(): { key: string; event: ShownEvent } | null;
  days(): Days | null;
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
    const step = steps[e.key];
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
    const next = nextKey(focused.key, e.key);
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
    input.onDraft({ event, span: grabbed(from, isEnd ? 'end' : 'move', step) });
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
