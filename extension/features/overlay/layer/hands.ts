/**
 * What a person's hands do on the layer, with pointer and keyboard, and what each of it means. Knows no
 * server and draws nothing: it asks the view for what is in the hand and tells it what is next.
 */
import { suggestionIdOf } from '#extension/features/conversations/ghosts.ts';
import { isFixed, type ShownEvent } from '#extension/features/live-schedule/shown-events.ts';
import type { PanelWish } from '#extension/platform/messages.ts';
import type { Days } from '#shared/schedule/day-layout.ts';
import { watchAddPlaces } from './add-places.ts';
import { watchSelection } from './ask-selection.ts';
import type { Host } from './create-host.ts';
import type { DayLayers } from './day-layers.ts';
import { watchDrag, type Draft } from './drag.ts';
import type { Pencil } from './draw-pieces.ts';
import type { Drawing } from './drawing.ts';
import type { Floating } from './floating.ts';
import { watchHover } from './hover.ts';
import { watchKeys } from './overlay-keys.ts';
import type { Outlines } from './outlines.ts';
import type { Popups } from './popups.ts';
import type { Toast } from './toast.ts';

type Deps = {
  host: Host;
  layers: DayLayers;
  pencil: Pencil;
  drawing: Drawing;
  floating: Floating;
  popups: Popups;
  outlines: Outlines;
  toast: Toast;
  signal: AbortSignal;
};

type View = {
  /** Null while nothing is drawn. */
  frame(): { days: Days; kind: 'days' | 'month' } | null;
  draft(): Draft | null;
  setDraft(draft: Draft | null): void;
  onDrop(draft: Draft): void;
  onRemove(event: ShownEvent): void;
  focusedKey(): string | null;
  onFocus(key: string): void;
  openPanel(wish: PanelWish): void;
  firstDay(): PanelWish;
};

export function watchHands(deps: Deps, view: View): void {
  const { host, layers, pencil, drawing, floating, popups, outlines, toast, signal } = deps;
  const eventOf = (key: string) => drawing.pieceOf(key)?.event ?? null;
  const mayMove = (event: ShownEvent) => {
    const why = isFixed(event)
      ? 'is booked on Cal.com: open it to reschedule or cancel, and whoever is booked is told.'
      : suggestionIdOf(event.id) !== null
        ? 'is only a question yet: open it to say yes or no.'
        : null;
    if (why !== null) toast.show({ say: `${event.title} ${why}` }, []);
    return why === null;
  };
  const remove = (event: ShownEvent) => {
    floating.close();
    if (mayMove(event)) view.onRemove(event);
  };

  const drag = watchDrag({
    clip: host.clip,
    signal,
    days: layers.days,
    frame: view.frame,
    eventOf,
    mayMove,
    onDraft: view.setDraft,
    onDrop: view.onDrop,
  });
  host.clip.addEventListener(
    'click',
    (event) => {
      const key = keyAt(event);
      const clicked = key === undefined ? null : eventOf(key);
      // A key makes a click without a press.
      const isAfterDrag = event.detail > 0 && drag.tookClick();
      if (key !== undefined && clicked && !isAfterDrag)
        popups.card(key, { event: clicked, onRemove: remove });
    },
    { signal },
  );
  watchHover({ host, signal, keyAt }, (key) => {
    const hovered = key === null || view.draft() ? null : eventOf(key);
    if (key !== null && hovered) popups.glance(key, hovered);
    else if (floating.isGlance()) floating.close();
  });
  host.clip.addEventListener(
    'focusin',
    (event) => {
      const key = keyAt(event);
      if (key === undefined || key === view.focusedKey()) return;
      reveal(pencil.elementOf(key), layers);
      view.onFocus(key);
    },
    { signal },
  );
  watchKeys({
    host: host.element,
    signal,
    focused() {
      const key = activeKeyOf(host);
      const event = key === undefined ? null : eventOf(key);
      return key !== undefined && event ? { key, event } : null;
    },
    days: () => view.frame()?.days ?? null,
    isDrawn: (date) => layers.days().some((day) => day.date === date),
    isRightToLeft: () => layers.days()[0]?.layer.dir === 'rtl',
    draft: view.draft,
    keys: pencil.keys,
    dateOf: (key) => drawing.pieceOf(key)?.date ?? '',
    focus: (key) => pencil.elementOf(key)?.focus({ preventScroll: true }),
    mayMove,
    onDraft: view.setDraft,
    onDrop: view.onDrop,
    onRemove: remove,
    onEscape() {
      if (floating.name() !== null) return floating.close();
      if (outlines.hasSlots()) popups.hideTimes();
      toast.close();
    },
  });
  watchAddPlaces({
    host: host.element,
    signal,
    kind: () => view.frame()?.kind ?? null,
    days: layers.days,
    box: layers.box,
    onAdd: popups.add,
  });
  watchSelection({ host, signal, isShown: () => view.frame() !== null }, (text) =>
    view.openPanel({ ...view.firstDay(), text }),
  );
  // The page's days scroll under the wheel also where an event of ours is.
  host.element.addEventListener(
    'wheel',
    (event) => {
      const scroller = layers.scroller();
      if (!scroller || event.composedPath().some((e) => e instanceof Element && e.matches('.pop'))) return;
      scroller.scrollBy({ top: event.deltaY, left: event.deltaX });
    },
    { signal, passive: true },
  );
}

export function activeKeyOf({ element }: Host): string | undefined {
  const active = element.shadowRoot?.activeElement;
  return active instanceof HTMLElement ? active.dataset['key'] : undefined;
}

function keyAt(event: Event): string | undefined {
  return event.target instanceof Element
    ? event.target.closest<HTMLElement>('[data-key]')?.dataset['key']
    : undefined;
}

/** Whoever goes there by keyboard has to see it; only the page itself can scroll its days. */
function reveal(element: HTMLElement | undefined, layers: DayLayers): void {
  const scroller = layers.scroller();
  if (!element?.matches(':focus-visible') || !scroller) return;
  const rect = element.getBoundingClientRect();
  const box = layers.box();
  if (rect.top < box.top || rect.top > box.bottom - 24) scroller.scrollBy({ top: rect.top - box.top - 48 });
}
