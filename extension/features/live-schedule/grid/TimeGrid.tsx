/**
 * Days drawn side by side with their hours. Geometry comes from shared/schedule/day-layout.ts; this
 * draws it, and turns pointer and keys into drafts. What is drawn only changes for good when the
 * server's answer arrives.
 */
import { useEffect, useMemo, useRef, useState, type CSSProperties } from 'react';
import { useAnnounce } from '#extension/components/Announcer.tsx';
import {
  layOutDays,
  minutesInDay,
  wallSpanOf,
  type Days,
  type WallSpan,
} from '#shared/schedule/day-layout.ts';
import type { Voice } from '#shared/schedule/say-time.ts';
import { addDays, instantToWall } from '#shared/schedule/wall-clock.ts';
import type { SeenChange } from '../live-schedule.ts';
import { isFixed, type ShownEvent } from '../shown-events.ts';
import { ringMs } from '../use-fresh.ts';
import { blockWords } from './block-words.ts';
import { DrawnBlocks } from './DrawnBlocks.tsx';
import { GridHead } from './GridHead.tsx';
import { HourLabels } from './HourLabels.tsx';
import { NewEvent } from './NewEvent.tsx';
import { NowLine } from './NowLine.tsx';
import { useDrag, type DragDraft } from './use-drag.ts';
import { onGridKey } from './use-grid-keys.ts';
import { useScrollTo } from './use-scroll-to.ts';
import { sayDraft } from './say-draft.ts';
import { withoutDrafted } from './without-drafted.ts';

/** A block is never drawn lower than 24 px; at 60 px an hour that is 24 minutes. */
const minimumMinutes = 24;

export type TimeGridProps = {
  days: Days;
  events: readonly ShownEvent[];
  fresh: { fresh: Map<string, SeenChange>; at: number };
  voice: Voice;
  openId: string | null;
  onOpen(id: string): void;
  onAdd(title: string, span: WallSpan): void;
  onMove(event: ShownEvent, span: WallSpan): void;
  onRemove(event: ShownEvent): void;
  onTurn(by: -1 | 1): void;
  /** One day of several was picked. */
  onPickDay(date: string): void;
  /** An event went to a day that is not drawn. */
  onGo(date: string): void;
  /** A stretch to be named, put here from outside. */
  offered: WallSpan | null;
  onOfferedUsed(): void;
};

export function TimeGrid(props: TimeGridProps) {
  const { days, events, voice } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const announce = useAnnounce();
  const [draft, setDraft] = useState<DragDraft | null>(null);
  const [drawnSpan, setDrawnSpan] = useState<WallSpan | null>(null);
  const [focusId, setFocusId] = useState<string | null>(null);
  /** As it was seen when it was taken up: who changes it meanwhile is not written over unseen. */
  const held = useRef<ShownEvent | null>(null);
  const shifted = useRef((_pixels: number) => {});

  const newSpan = drawnSpan ?? props.offered;
  const setNewSpan = (span: WallSpan | null) => {
    setDrawnSpan(span);
    props.onOfferedUsed();
  };

  // What was being drawn belongs to the days it was drawn on.
  const [page, setPage] = useState(days);
  if (page !== days) {
    setPage(days);
    setDrawnSpan(null);
    setDraft(null);
  }

  const byId = useMemo(() => new Map(events.map((e) => [e.id, e])), [events]);
  const resting = useMemo(() => withoutDrafted(events, draft, days), [events, draft, days]);
  const layout = useMemo(() => layOutDays(resting, days, minimumMinutes), [resting, days]);
  const inOrder = useMemo(() => {
    const all = layOutDays(events, days, minimumMinutes);
    const first = new Map<string, { event: ShownEvent; column: number }>();
    for (const bar of all.wholeDays) first.set(bar.item.id, { event: bar.item, column: bar.column });
    for (const s of all.timed)
      if (!first.has(s.item.id)) first.set(s.item.id, { event: s.item, column: s.column });
    return [...first.values()];
  }, [events, days]);

  const today = instantToWall(voice.now, voice.timeZone);
  const nowMinute = Number(today.time.slice(0, 2)) * 60 + Number(today.time.slice(3));
  const todayColumn = Array.from({ length: days.columns }, (_, i) => addDays(days.firstDate, i)).indexOf(
    today.date,
  );
  const firstMinute = Math.min(...layout.timed.filter((s) => !s.continuesBefore).map((s) => s.start), 9 * 60);
  const freshIds = [...props.fresh.fresh]
    .filter(([, s]) => s.seenAt > props.fresh.at - ringMs)
    .map(([id]) => id);

  const steady = useScrollTo({
    scroller,
    canvas,
    page: `${days.firstDate}/${days.columns}`,
    begin: todayColumn >= 0 ? nowMinute : firstMinute - 15,
    share: todayColumn >= 0 ? 0.4 : 0,
    freshId: freshIds.at(-1),
    onShift: (pixels) => shifted.current(pixels),
  });

  const spanOf = (id: string): WallSpan | null => {
    const event = byId.get(id);
    return event && !isFixed(event) && !event.isWaiting && !event.isSuggested
      ? wallSpanOf(event, days)
      : null;
  };
  const takeUp = (next: DragDraft | null) => {
    if (next && draft?.id !== next.id) held.current = byId.get(next.id ?? '') ?? null;
    setDraft(next);
  };
  const keep = (kept: DragDraft) => {
    setDraft(null);
    if (kept.grab === 'draw') return setNewSpan(kept.span);
    const event = held.current?.id === kept.id ? held.current : null;
    if (!event) return;
    props.onMove(event, kept.span);
    const column = Math.floor(kept.span.start / minutesInDay);
    if (column < 0 || column >= days.columns) props.onGo(addDays(days.firstDate, column));
  };
  const drag = useDrag({
    canvas,
    scroller,
    columns: days.columns,
    page: days,
    steady,
    spanOf,
    onDraft: takeUp,
    onDrop: keep,
    onTap: setNewSpan,
  });
  shifted.current = drag.shifted;

  const sayFixed = (id: string) => {
    const event = byId.get(id);
    if (event && isFixed(event))
      announce(`${event.title} is a Cal.com booking: open it to reschedule or cancel.`);
  };
  const focus = (id: string) => {
    setFocusId(id);
    scroller.current?.querySelector<HTMLElement>(`[data-event="${CSS.escape(id)}"]`)?.focus();
  };
  const remove = (id: string) => {
    const event = byId.get(id);
    if (!event || event.isWaiting) return;
    if (isFixed(event)) return sayFixed(id);
    const at = inOrder.findIndex((e) => e.event.id === id);
    const next = inOrder[at + 1] ?? inOrder[at - 1];
    if (next) focus(next.event.id);
    props.onRemove(event);
  };
  const orderBefore = useRef(inOrder);
  useEffect(() => {
    const was = orderBefore.current;
    orderBefore.current = inOrder;
    const active = document.activeElement;
    const id = scroller.current?.contains(active) ? (active as HTMLElement).dataset.event : undefined;
    if (id === undefined || byId.has(id)) return;
    // Taken away elsewhere under the keyboard's hand: it goes to the next one.
    const at = was.findIndex(({ event }) => event.id === id);
    const near = [...was.slice(at + 1), ...was.slice(0, Math.max(at, 0)).toReversed()];
    const next = near.find(({ event }) => byId.has(event.id));
    if (next) focus(next.event.id);
    else scroller.current?.focus();
  });
  const tabStop = inOrder.some((e) => e.event.id === focusId) ? focusId : (inOrder[0]?.event.id ?? null);
  const shownSpan = draft ? (draft.id === null ? draft.span : null) : newSpan;

  return (
    <div
      ref={scroller}
      className="schedule-scroller"
      role="group"
      tabIndex={inOrder.length === 0 ? 0 : undefined}
      aria-label={`Schedule, ${inOrder.length} ${inOrder.length === 1 ? 'event' : 'events'}`}
      onFocus={(e) => {
        const id = (e.target as HTMLElement).dataset.event;
        if (id !== undefined) setFocusId(id);
      }}
      onBlur={() => draft?.by === 'keys' && setDraft(null)}
      onClick={(e) => {
        const id = (e.target as HTMLElement).closest<HTMLElement>('[data-event]')?.dataset.event;
        if (id !== undefined && !drag.tookClick() && !byId.get(id)?.isWaiting) props.onOpen(id);
      }}
      onKeyDown={(e) =>
        onGridKey(e, {
          days,
          events: inOrder,
          draft,
          spanOf,
          isWholeDay: (id) => byId.get(id)?.allDay === true,
          onDraft: (next) => {
            const event = byId.get(next?.id ?? draft?.id ?? '');
            if (event)
              announce(
                next ? sayDraft(event, next, { days, voice }) : `${event.title} is back where it was.`,
              );
            takeUp(next);
          },
          onKeep: keep,
          onFocus: focus,
          onOpen: props.onOpen,
          onRemove: remove,
          onTurn: props.onTurn,
          onFixed: sayFixed,
        })
      }
    >
      <GridHead
        days={days}
        today={today.date}
        locale={voice.locale ?? 'en'}
        bars={layout.wholeDays}
        rows={layout.wholeDayRows}
        openId={props.openId}
        focusId={tabStop}
        labelOf={(event) => blockWords(event, voice, {}).label}
        isFresh={(id) => freshIds.includes(id)}
        onPickDay={props.onPickDay}
      />
      <div className="schedule-days">
        <HourLabels voice={voice} />
        <div
          ref={canvas}
          className="schedule-canvas"
          style={{ '--columns': days.columns } as CSSProperties}
          {...drag.handlers}
        >
          {days.columns > 1 &&
            Array.from({ length: days.columns }, (_, column) => (
              <span
                key={column}
                className="schedule-column-line"
                data-today={column === todayColumn || undefined}
                style={{ '--column': column } as CSSProperties}
              />
            ))}
          {todayColumn >= 0 && <NowLine column={todayColumn} minute={nowMinute} columns={days.columns} />}
          <DrawnBlocks
            days={days}
            layout={layout}
            dragged={draft?.id ? { event: byId.get(draft.id), draft } : null}
            fresh={props.fresh}
            voice={voice}
            openId={props.openId}
            tabStop={tabStop}
          />
          {shownSpan && (
            <NewEvent
              span={shownSpan}
              days={days}
              voice={voice}
              isAsking={draft === null}
              onCancel={() => setNewSpan(null)}
              onAdd={(title) => {
                setNewSpan(null);
                props.onAdd(title, shownSpan);
              }}
            />
          )}
        </div>
      </div>
    </div>
  );
}
