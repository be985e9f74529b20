/**
 * What page, schedule, running acts and the event in the hand say together, drawn: anew when one of them
 * has changed, never because the page merely stirs. Where the days stand is day-layers.ts's business.
 */
import { ghostsOf } from '#extension/features/conversations/ghosts.ts';
import type { LiveSchedule } from '#extension/features/live-schedule/live-schedule.ts';
import { shownEvents, type ShownEvent } from '#extension/features/live-schedule/shown-events.ts';
import { movedEnds } from '#extension/features/live-schedule/wall-span.ts';
import type { PersonSettings } from '#extension/platform/person-settings.ts';
import type { Suggestion } from '#shared/conversation/suggestion.ts';
import { minutesInDay, type Days } from '#shared/schedule/day-layout.ts';
import { sayClock, sayDay, type Voice } from '#shared/schedule/say-time.ts';
import { instantToWall } from '#shared/schedule/wall-clock.ts';
import { readGoogleEvents } from '../page/google-events.ts';
import type { UnderstoodPage } from '../page/page-reading.ts';
import type { Host } from './create-host.ts';
import type { DayLayers, PlacedDay } from './day-layers.ts';
import type { Draft } from './drag.ts';
import type { Pencil } from './draw-pieces.ts';
import type { Outlines } from './outlines.ts';
import type { Acts } from './perform-acts.ts';
import { clashesOf, piecesOf, type Piece } from './pieces.ts';
import { placeSlots } from './place-slots.ts';
import type { Tools } from './tools.ts';

export type Scene = {
  page: UnderstoodPage;
  days: Days;
  settings: PersonSettings;
  draft: Draft | null;
  focusedKey: string | null;
  voice: Voice;
};

type Deps = {
  host: Host;
  live: LiveSchedule;
  layers: DayLayers;
  pencil: Pencil;
  outlines: Outlines;
  questions(): readonly Suggestion[];
  acts(): Acts;
  tools(): Tools;
  now(): number;
  /** Null while nothing is to be drawn. */
  scene(): Scene | null;
  signal: AbortSignal;
};

export type Drawing = {
  draw(): void;
  pieceOf(key: string): Piece | undefined;
  isClashing(id: string): boolean;
  clear(): void;
};

export function createDrawing(deps: Deps): Drawing {
  const { host, live, layers, pencil, outlines } = deps;
  let pieces = new Map<string, Piece>();
  let clashing: ReadonlySet<string> = new Set();
  /** What the last drawing was made of. */
  let drawnFrom: readonly unknown[] = [];

  const draw = () => {
    const { copy, freshness } = live.getState();
    const scene = deps.scene();
    if (!scene || !copy) return;
    const { page, days, draft, settings, focusedKey, voice } = scene;
    const size = sizeOf(layers.days(), page.kind);
    const minute = Math.floor(deps.now() / 60_000);
    const from = [
      copy,
      deps
        .questions()
        .map(({ id }) => id)
        .join(),
      deps.acts().running(),
      draft,
      settings,
      signOf(scene, layers.days()),
      minute,
      size.lane,
      size.minute,
    ];
    const isOther = from.some((part, n) => part !== drawnFrom[n]);
    if (isOther) pieces = compose(copy.events, scene);
    const drawn = [...pieces.values()];
    const theirs = readGoogleEvents(page);
    const clashes = clashesOf(drawn, theirs);
    const hasOtherClashes = [...clashes.ours].join() !== [...clashing].join();
    if (isOther || hasOtherClashes || focusedKey !== drawnFrom.at(-1)) {
      clashing = clashes.ours;
      const first = (focusedKey === null ? undefined : pieces.get(focusedKey)) ?? drawn[0];
      const marks = {
        voice,
        clashing,
        draftOf: draft?.event.id ?? null,
        focusable: first?.key ?? null,
        size,
      };
      drawnFrom = [...from, focusedKey];
      if (page.kind === 'month') pencil.drawCells(layers.days(), drawn, marks);
      else if (!pencil.draw(layers.days(), drawn, marks)) {
        drawnFrom = [...from, 'more'];
        requestAnimationFrame(() => !deps.signal.aborted && draw());
      }
    }
    outlines.draw(layers.days(), clashes.theirs, (slots) =>
      placeSlots(slots, { timeZone: days.timeZone, taken: [...drawn.flatMap(busyOf), ...theirs] }),
    );
    const isStale = freshness !== null && freshness.state === 'offline';
    host.root.classList.toggle('stale', isStale);
    const since = isStale ? instantToWall(new Date(freshness.since).toISOString(), days.timeZone) : null;
    const isToday = since?.date === instantToWall(voice.now, days.timeZone).date;
    const day = since === null || isToday ? '' : `${sayDay(since.date, voice)}, `;
    deps.tools().say(since === null ? '' : `Offline since ${day}${sayClock(since.time, voice)}`);
  };

  const compose = (
    events: ReadonlyMap<string, ShownEvent>,
    { page, days, draft, settings }: Scene,
  ): Map<string, Piece> => {
    const held = draft
      ? [
          {
            id: 0,
            act: { kind: 'move' as const, event: draft.event, to: movedEnds(draft.event, draft.span, days) },
            since: 0,
          },
        ]
      : [];
    const real = shownEvents(events.values(), [...deps.acts().running(), ...held], days.timeZone);
    const ghosts = ghostsOf(deps.questions(), { events, timeZone: settings.timeZone ?? days.timeZone });
    // What is in the hand waits for nobody yet.
    const now = [...real, ...ghosts].map((event) => (event.id === draft?.event.id ? inHand(event) : event));
    const found = piecesOf(now, days, new Set(page.days.map((d) => d.date)));
    return new Map(found.map((piece) => [piece.key, piece]));
  };

  return {
    draw,
    pieceOf: (key) => pieces.get(key),
    isClashing: (id) => clashing.has(id),
    clear() {
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

/** The days, and how many chips fit into their cells. */
function signOf({ page, days }: Scene, placed: readonly PlacedDay[]): string {
  const dates = page.days.map((d) => d.date).join();
  return [page.kind, days.timeZone, dates, placed.map((day) => day.room).join()].join(' ');
}

function busyOf({ kind, event, date, span }: Piece) {
  return kind === 'timed' && event.busy ? [{ date, ...span }] : [];
}

function inHand({ isWaiting: _not, ...event }: ShownEvent): ShownEvent {
  return event;
}
