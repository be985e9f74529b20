/**
 * The schedule on an understood page and everything a person can do with it there: joins what draws, what
 * listens and what asks the server. It knows the page, the settings and what is in the hand; nothing else does.
 */
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
import type { Host } from './create-host.ts';
import { createDayLayers } from './day-layers.ts';
import type { Draft } from './drag.ts';
import { createPencil } from './draw-pieces.ts';
import { createDrawing } from './drawing.ts';
import { createFloating } from './floating.ts';
import { activeKeyOf, watchHands } from './hands.ts';
import { layerStyle } from './layer-style.ts';
import { createOutlines } from './outlines.ts';
import { createPopups } from './popups.ts';
import { createActs } from './perform-acts.ts';
import { createQuestions, type QuestionsApi } from './questions.ts';
import { daysOf } from './pieces.ts';
import { createToast } from './toast.ts';
import { createTools } from './tools.ts';

type Deps = {
  host: Host;
  live: LiveSchedule;
  api: ScheduleApi & QuestionsApi;
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
  const questions = createQuestions({ api: deps.api, live, signal, onChanged: () => redraw() });
  const drawing = createDrawing({
    host,
    live,
    questions: questions.open,
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
      questions,
      outlines,
      redraw,
      openPanel,
      voice,
      now: deps.now,
      say: (say, buttons = []) => toast.show({ say }, buttons),
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
  watchHands(
    { host, layers, pencil, drawing, floating, popups, outlines, toast, signal },
    {
      frame: () => (page && days ? { days, kind: page.kind } : null),
      draft: () => draft,
      setDraft,
      onDrop: drop,
      onRemove: (event) => void acts.perform({ kind: 'remove', event }),
      focusedKey: () => focusedKey,
      onFocus(key) {
        focusedKey = key;
        if (draft && drawing.pieceOf(key)?.event.id !== draft.event.id) draft = null;
        redraw();
      },
      openPanel,
      firstDay,
    },
  );
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
      lostFocus ??= activeKeyOf(host) ?? null;
      page = null;
      days = null;
      draft = null;
      drawing.clear();
    },
  };
}
