/**
 * The schedule on an understood page and everything a person can do with it there: joins what draws, what
 * listens and what asks the server. It knows the page, the settings and what is in the hand; nothing else does.
 */
import { isFixed, type ShownEvent } from '#extension/features/live-schedule/shown-events.ts';
import { movedEnds, windowOf } from '#extension/features/live-schedule/wall-span.ts';
import type { LiveSchedule } from '#extension/features/live-schedule/live-schedule.ts';
import type { ScheduleApi } from '#extension/features/live-schedule/schedule-api.ts';
import type { PanelWish } from '#extension/platform/messages.ts';
import type { PersonSettings } from '#extension/platform/person-settings.ts';
import type { Days } from '#shared/schedule/day-layout.ts';
import type { Voice } from '#shared/schedule/say-time.ts';
import { instantToWall } from '#shared/schedule/wall-clock.ts';
import { readGoogleEvents } from '../page/google-events.ts';
import type { UnderstoodPage } from '../page/page-reading.ts';
import { watchAddPlaces } from './add-places.ts';
import { watchSelection } from './ask-selection.ts';
import type { Host } from './create-host.ts';
import { createDayLayers } from './day-layers.ts';
import { watchDrag, type Draft } from './drag.ts';
import { createPencil } from './draw-pieces.ts';
import { createDrawing } from './drawing.ts';
import { createFloating } from './floating.ts';
import { watchHover } from './hover.ts';
import { watchKeys } from './overlay-keys.ts';
import { layerStyle } from './layer-style.ts';
import { createOutlines } from './outlines.ts';
import { createPopups } from './popups.ts';
import { createActs } from './perform-acts.ts';
import { daysOf } from './pieces.ts';
import { createToast } from './toast.ts';
import { createTools } from './tools.ts';

type Deps = {
  host: Host;
  live: LiveSchedule;
  api: ScheduleApi;
  newId(): string;
  now(): number;
  signal: AbortSignal;
  openPanel(wish: PanelWish): void;
};
type Listeners = { onChanged(): void; onSignedOut(): void };

export type OverlayView = {
  take(page: UnderstoodPage, settings: PersonSettings): void;
  /** It can be seen: what was lost with the page's days is given back. */
  shown(): void;
  place(): boolean;
  isPlaced(): boolean;
  /** The page still has the days that were drawn on. */
  isIntact(): boolean;
  clear(): void;
};

/** A page that redraws itself is not understood for a moment. */
const lookMs = 800;

export function createOverlayView(deps: Deps, listeners: Listeners): OverlayView {
  const { host, live, signal, openPanel } = deps;
  host.dress(layerStyle);
  let page: UnderstoodPage | null = null;
  let settings: PersonSettings | null = null;
  let days: Days | null = null;
  let draft: Draft | null = null;
  let focusedKey: string | null = null;
  let hiddenAt: number | null = null;
  /** Whose element went with the page's days while it had the focus. */
  let lostFocus: string | null = null;

  const voice = (): Voice => ({
    now: new Date(deps.now()).toISOString(),
    timeZone: days?.timeZone ?? settings?.timeZone ?? 'UTC',
    hour12: settings?.hour12 ?? true,
    locale: settings?.locale ?? 'en-US',
  });
  const toast = createToast(host, signal);
  const layers = createDayLayers(host);
  const outlines = createOutlines();
  const floating = createFloating(host);
  const pencil = createPencil((date) => openPanel({ date }));
  const drawing = createDrawing({
    host,
    live,
    layers,
    pencil,
    outlines,
    acts: () => acts,
    tools: () => tools,
    now: deps.now,
    scene: () =>
      page && days && settings ? { page, days, settings, draft, focusedKey, voice: voice() } : null,
    signal,
  });
  const redraw = () => {
    drawing.draw();
    listeners.onChanged();
  };
  const acts = createActs({
    api: deps.api,
    live,
    toast,
    newId: deps.newId,
    voice,
    onRunning: redraw,
    onSignedOut: listeners.onSignedOut,
    onPanel: () => openPanel(firstDay()),
  });
  const firstDay = (): PanelWish => {
    const today = instantToWall(voice().now, voice().timeZone).date;
    const dates = page?.days.map((d) => d.date) ?? [];
    const date = dates.includes(today) ? today : dates[0];
    return date === undefined ? {} : { date };
  };
  const popups = createPopups(
    {
      floating,
      acts,
      outlines,
      redraw,
      openPanel,
      voice,
      now: deps.now,
      say: (say) => toast.show({ say }, []),
    },
    {
      page: () => (page && days ? { days, kind: page.kind, dates: page.days.map((d) => d.date) } : null),
      placed: layers.days,
      calendarZone: () => settings?.timeZone ?? voice().timeZone,
      elementOf: (key) => pencil.elementOf(key),
      isClashing: drawing.isClashing,
      theirs: () => (page ? readGoogleEvents(page) : []),
    },
  );
  const tools = createTools(host, {
    onPanel: () => openPanel(firstDay()),
    onAdd: () => popups.addAnywhere(tools.button('onAdd')),
    onFind: () => popups.findTime(tools.button('onFind')),
    onUndo: () => void acts.perform({ kind: 'undo', targets: [{ newest: true }] }),
  });

  const setDraft = (next: Draft | null) => {
    draft = next;
    if (next && days) host.announce(popups.sayDraft(next));
    redraw();
  };
  const drop = (dropped: Draft) => {
    draft = null;
    if (!days) return;
    void acts.perform({
      kind: 'move',
      event: dropped.event,
      to: movedEnds(dropped.event, dropped.span, days),
    });
  };
  const mayMove = (event: ShownEvent) => {
    if (!isFixed(event)) return true;
    toast.show({ say: `${event.title} is booked on Cal.com: it can only be moved or cancelled there.` }, []);
    return false;
  };
  const remove = (event: ShownEvent) => {
    floating.close();
    if (mayMove(event)) void acts.perform({ kind: 'remove', event });
  };
  const activeKey = () => {
    const active = host.element.shadowRoot?.activeElement;
    return active instanceof HTMLElement ? active.dataset['key'] : undefined;
  };
  const eventOf = (key: string) => drawing.pieceOf(key)?.event ?? null;
  const keyAt = (event: Event) =>
    event.target instanceof Element
      ? event.target.closest<HTMLElement>('[data-key]')?.dataset['key']
      : undefined;

  const drag = watchDrag({
    clip: host.clip,
    signal,
    days: layers.days,
    frame: () => (page && days ? { days, kind: page.kind } : null),
    eventOf,
    mayMove,
    onDraft: setDraft,
    onDrop: drop,
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
    const hovered = key === null || draft ? null : eventOf(key);
    if (key !== null && hovered) popups.glance(key, hovered);
    else if (floating.isGlance()) floating.close();
  });
  host.clip.addEventListener(
    'focusin',
    (event) => {
      const key = keyAt(event);
      if (key === undefined || key === focusedKey) return;
      focusedKey = key;
      reveal(pencil.elementOf(key));
      if (draft && eventOf(key)?.id !== draft.event.id) draft = null;
      redraw();
    },
    { signal },
  );
  watchKeys({
    host: host.element,
    signal,
    focused() {
      const key = activeKey();
      const event = key === undefined ? null : eventOf(key);
      return key !== undefined && event ? { key, event } : null;
    },
    days: () => days,
    draft: () => draft,
    keys: pencil.keys,
    dateOf: (key) => drawing.pieceOf(key)?.date ?? '',
    focus: (key) => pencil.elementOf(key)?.focus({ preventScroll: true }),
    mayMove,
    onDraft: setDraft,
    onDrop: drop,
    onRemove: remove,
    onEscape() {
      if (floating.name() !== null) floating.close();
      else toast.close();
    },
  });
  watchAddPlaces({
    host: host.element,
    signal,
    kind: () => (days ? (page?.kind ?? null) : null),
    days: layers.days,
    box: layers.box,
    onAdd: popups.add,
  });
  watchSelection({ host, signal, isShown: () => page !== null }, (text) =>
    openPanel({ ...firstDay(), text }),
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

  /** Whoever goes there by keyboard has to see it; only the page itself can scroll its days. */
  const reveal = (element: HTMLElement | undefined) => {
    const scroller = layers.scroller();
    if (!element?.matches(':focus-visible') || !scroller) return;
    const rect = element.getBoundingClientRect();
    const box = layers.box();
    if (rect.top < box.top || rect.top > box.bottom - 24) scroller.scrollBy({ top: rect.top - box.top - 48 });
  };
  return {
    take(next, nextSettings) {
      page = next;
      settings = nextSettings;
      // What was open belongs to another look of the page.
      if (hiddenAt !== null && deps.now() - hiddenAt > lookMs) floating.close();
      hiddenAt = null;
      host.root.dataset['theme'] = next.isDark ? 'dark' : 'light';
      days = daysOf(
        next.days.map((d) => d.date),
        next.zone.timeZone,
      );
      live.show(windowOf(days));
      layers.take(next);
      layers.place();
      drawing.draw();
    },
    shown() {
      if (lostFocus !== null && document.activeElement === document.body)
        pencil.elementOf(lostFocus)?.focus({ preventScroll: true });
      lostFocus = null;
    },
    place() {
      if (!layers.place()) return false;
      tools.place(layers.box());
      floating.follow();
      return true;
    },
    isPlaced: () => page !== null,
    isIntact: () =>
      layers.days().every((day) => day.element.isConnected && day.element.dataset['datekey'] === day.key),
    clear() {
      hiddenAt ??= deps.now();
      lostFocus ??= activeKey() ?? null;
      page = null;
      days = null;
      draft = null;
      drawing.clear();
    },
  };
}
