/**
 * Draws the schedule on an understood page and lets a person act on it. What page, schedule, running
 * acts and the draft in the hand say together is drawn anew each time one of them changes; where it
 * stands is the business of day-layers.ts.
 */
import { shownEvents, isFixed, type ShownEvent } from '#extension/features/live-schedule/shown-events.ts';
import { movedEnds, windowOf } from '#extension/features/live-schedule/wall-span.ts';
import type { LiveSchedule } from '#extension/features/live-schedule/live-schedule.ts';
import type { ScheduleApi } from '#extension/features/live-schedule/schedule-api.ts';
import type { PanelWish } from '#extension/platform/messages.ts';
import type { PersonSettings } from '#extension/platform/person-settings.ts';
import { minutesInDay, type Days } from '#shared/schedule/day-layout.ts';
import { sayClock, type Voice } from '#shared/schedule/say-time.ts';
import { instantToWall } from '#shared/schedule/wall-clock.ts';
import { readGoogleEvents } from '../page/google-events.ts';
import type { UnderstoodPage } from '../page/page-reading.ts';
import { watchAddPlaces } from './add-places.ts';
import { watchSelection } from './ask-selection.ts';
import type { Host } from './create-host.ts';
import { createDayLayers, type PlacedDay } from './day-layers.ts';
import { watchDrag, type Draft } from './drag.ts';
import { createPencil } from './draw-pieces.ts';
import { createFloating } from './floating.ts';
import { watchHover } from './hover.ts';
import { watchKeys } from './overlay-keys.ts';
import { layerStyle } from './layer-style.ts';
import { createOutlines } from './outlines.ts';
import { createPopups } from './popups.ts';
import { createActs } from './perform-acts.ts';
import { clashesOf, daysOf, piecesOf, type Piece } from './pieces.ts';
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
  let pieces = new Map<string, Piece>();
  let clashing: ReadonlySet<string> = new Set();
  let draft: Draft | null = null;
  let focusedKey: string | null = null;
  let hiddenAt: number | null = null;

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
  const redraw = () => {
    draw();
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
      isClashing: (id) => clashing.has(id),
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
  const eventOf = (key: string) => pieces.get(key)?.event ?? null;
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
      const active = host.element.shadowRoot?.activeElement;
      const key = active instanceof HTMLElement ? active.dataset['key'] : undefined;
      const event = key === undefined ? null : eventOf(key);
      return key !== undefined && event ? { key, event } : null;
    },
    days: () => days,
    draft: () => draft,
    keys: pencil.keys,
    dateOf: (key) => pieces.get(key)?.date ?? '',
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

  /** What the last drawing was made of: nothing is drawn twice, whatever the page does meanwhile. */
  let drawnFrom: readonly unknown[] = [];
  /** Whoever goes there by keyboard has to see it; only the page itself can scroll its days. */
  const reveal = (element: HTMLElement | undefined) => {
    const scroller = layers.scroller();
    if (!element?.matches(':focus-visible') || !scroller) return;
    const rect = element.getBoundingClientRect();
    const box = layers.box();
    if (rect.top < box.top || rect.top > box.bottom - 24) scroller.scrollBy({ top: rect.top - box.top - 48 });
  };
  const draw = () => {
    const { copy, freshness } = live.getState();
    if (!page || !days || !copy) return;
    const theirs = readGoogleEvents(page);
    const running = acts.running();
    const minute = Math.floor(deps.now() / 60_000);
    const signature = `${page.kind} ${days.timeZone} ${page.days.map((d) => d.date).join()} ${roomOf(layers.days())}`;
    const size = sizeOf(layers.days(), page.kind);
    const from = [copy, running, draft, settings, signature, minute, size.lane, size.minute];
    const isOther = from.some((part, n) => part !== drawnFrom[n]);
    if (isOther) pieces = compose(copy.events.values(), days, page);
    const clashes = clashesOf([...pieces.values()], theirs);
    const clashKey = [...clashes.ours].join();
    if (isOther || clashKey !== [...clashing].join() || focusedKey !== drawnFrom.at(-1)) {
      clashing = clashes.ours;
      const drawn = [...pieces.values()];
      const first = (focusedKey === null ? undefined : pieces.get(focusedKey)) ?? drawn[0];
      const marks = {
        voice: voice(),
        clashing,
        draftOf: draft?.event.id ?? null,
        focusable: first?.key ?? null,
        size,
      };
      drawnFrom = [...from, focusedKey];
      if (page.kind === 'month') pencil.drawCells(layers.days(), drawn, marks);
      else if (!pencil.draw(layers.days(), drawn, marks)) {
        drawnFrom = [...from, 'more'];
        requestAnimationFrame(() => !signal.aborted && draw());
      }
    }
    outlines.draw(layers.days(), clashes.theirs);
    const isStale = freshness !== null && freshness.state === 'offline';
    host.root.classList.toggle('stale', isStale);
    const since = isStale ? instantToWall(new Date(freshness.since).toISOString(), days.timeZone).time : null;
    tools.say(since === null ? '' : `Offline since ${sayClock(since, voice())}`);
  };
  const compose = (events: Iterable<ShownEvent>, on: Days, shown: UnderstoodPage): Map<string, Piece> => {
    const held = draft
      ? [
          {
            id: 0,
            act: { kind: 'move' as const, event: draft.event, to: movedEnds(draft.event, draft.span, on) },
            since: 0,
          },
        ]
      : [];
    const all = shownEvents(events, [...acts.running(), ...held], on.timeZone);
    // What is in the hand waits for nobody yet.
    const shownNow = all.map((event) => (event.id === draft?.event.id ? inHand(event) : event));
    const drawn = piecesOf(shownNow, on, new Set(shown.days.map((d) => d.date)));
    return new Map(drawn.map((piece) => [piece.key, piece]));
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
      draw();
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
      page = null;
      days = null;
      draft = null;
      drawnFrom = [];
      pencil.clear();
      outlines.clear();
    },
  };
}

/** As in layer-style.ts: a quarter of a day, within limits. */
function sizeOf(days: readonly PlacedDay[], kind: UnderstoodPage['kind']): { lane: number; minute: number } {
  const rect = days[0]?.rect;
  if (!rect || kind === 'month') return { lane: 0, minute: 0 };
  return {
    lane: Math.round(Math.min(Math.max(rect.width * 0.24, 16), 176)),
    minute: rect.height / minutesInDay,
  };
}

function inHand({ isWaiting: _not, ...event }: ShownEvent): ShownEvent {
  return event;
}

/** How many chips fit into the cells. */
function roomOf(days: readonly PlacedDay[]): string {
  return days.map((day) => day.room).join();
}
