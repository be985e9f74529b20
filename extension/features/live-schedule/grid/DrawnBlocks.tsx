/**
 * The timed events of the drawn days. Elements keep their order in the document while these days are
 * shown: an element that is moved in the document loses its transition, and a moved event must travel.
 */
import { useMemo, useRef, useState } from 'react';
import {
  minutesInDay,
  splitByDay,
  type DayLayout,
  type Days,
  type PlacedSegment,
  type WallSpan,
} from '#shared/schedule/day-layout.ts';
import { clashesWith } from '#shared/schedule/overlaps.ts';
import { sayWhen, type Voice } from '#shared/schedule/say-time.ts';
import type { SeenChange } from '../live-schedule.ts';
import { isFixed, type ShownEvent } from '../shown-events.ts';
import { instantsOf, movedEnds } from '../wall-span.ts';
import { ringMs } from '../use-fresh.ts';
import { createBlockKeys, type BlockKeys } from './block-keys.ts';
import { blockWords } from './block-words.ts';
import { EventBlock } from './EventBlock.tsx';
import type { DragDraft } from './use-drag.ts';
import { useLeaving } from './use-leaving.ts';

type Block = PlacedSegment<ShownEvent> & {
  key: string;
  drafting?: 'pointer' | 'keys';
  /** Its day is not drawn: it waits at the edge, saying where it would go. */
  isElsewhere?: boolean;
};

type Props = {
  days: Days;
  layout: DayLayout<ShownEvent>;
  dragged: { event: ShownEvent | undefined; draft: DragDraft } | null;
  fresh: { fresh: Map<string, SeenChange>; at: number };
  voice: Voice;
  openId: string | null;
  tabStop: string | null;
};

export function DrawnBlocks({ days, layout, dragged, fresh, voice, openId, tabStop }: Props) {
  const [keys] = useState(createBlockKeys);
  const blocks = useMemo(() => {
    const all: Omit<Block, 'key'>[] = [...layout.timed];
    if (dragged?.event && !dragged.event.allDay) all.push(...draftBlocks(dragged.event, dragged.draft, days));
    keys.take(all.map((block) => block.item));
    return keyed(all, keys);
  }, [layout, dragged, days, keys]);
  const page = `${days.firstDate}/${days.columns}`;
  const leaving = useLeaving(blocks, page);
  const inOrder = useStableOrder([...blocks, ...leaving], page);
  const clashes = useMemo(() => {
    const events = [...new Set(layout.timed.map((s) => s.item))];
    return new Map(events.map((e) => [e.id, clashesWith(e, events).map((other) => other.title)]));
  }, [layout]);
  const seenFirst = new Set<string>();

  return inOrder.map((block) => {
    const { item } = block;
    const isFirst = !seenFirst.has(item.id);
    seenFirst.add(item.id);
    const seen = fresh.fresh.get(item.id);
    const isRinging = seen !== undefined && seen.seenAt > fresh.at - ringMs;
    const said = blockWords(item, voice, { ...(seen ? { seen } : {}), clashes: clashes.get(item.id) ?? [] });
    const words = block.isElsewhere ? { ...said, ...elsewhere(sayWhen(item, voice)) } : said;
    return (
      <EventBlock
        key={block.key}
        event={item}
        place={{
          column: block.column,
          from: block.start,
          length: block.end - block.start,
          lane: block.lane,
          lanes: block.lanes,
          laneSpan: block.laneSpan,
        }}
        {...words}
        continues={{ before: block.continuesBefore, after: block.continuesAfter }}
        canResize={!isFixed(item) && !item.isWaiting && !item.isSuggested}
        isFocusable={isFirst && tabStop === item.id}
        flags={{
          isFresh: isRinging && seen.change.kind !== 'remove',
          isEntering: isRinging && seen.change.kind === 'add',
          isLeaving: leaving.includes(block),
          isOpen: isFirst && openId === item.id,
          isPast: Date.parse(item.end) <= Date.parse(voice.now),
          isClashing: (clashes.get(item.id)?.length ?? 0) > 0,
          drafting: block.drafting,
        }}
      />
    );
  });
}

function keyed(segments: Omit<Block, 'key'>[], keys: BlockKeys): Block[] {
  const seen = new Map<string, number>();
  return segments.map((segment) => {
    const n = seen.get(segment.item.id) ?? 0;
    seen.set(segment.item.id, n + 1);
    return { ...segment, key: `${keys.keyOf(segment.item)}/${n}` };
  });
}

/** What is being dragged stands over everything, as wide as its day, with the times it would have. */
function draftBlocks(event: ShownEvent, draft: DragDraft, days: Days): Omit<Block, 'key'>[] {
  const ends = movedEnds(event, draft.span, days);
  const item = { ...event, ...instantsOf(ends, days.timeZone), wall: { ...event.wall, ...ends } };
  const here = splitByDay(item, draft.span, days.columns);
  const isElsewhere = here.length === 0;
  return (isElsewhere ? splitByDay(item, atTheEdge(draft.span, days), days.columns) : here).map(
    (segment) => ({
      ...segment,
      isElsewhere,
      lane: 0,
      lanes: 1,
      laneSpan: 1,
      drafting: draft.by,
    }),
  );
}

function elsewhere(when: string) {
  return { shortTime: when, longTime: when, extra: '' };
}

function atTheEdge(span: WallSpan, days: Days): WallSpan {
  const minute = ((span.start % minutesInDay) + minutesInDay) % minutesInDay;
  const start = (span.start < 0 ? 0 : days.columns - 1) * minutesInDay + minute;
  return { start, end: start + (span.end - span.start) };
}

function useStableOrder(blocks: Block[], page: string): Block[] {
  const order = useRef({ page, ranks: new Map<string, number>() });
  if (order.current.page !== page) order.current = { page, ranks: new Map() };
  const { ranks } = order.current;
  for (const { key } of blocks) if (!ranks.has(key)) ranks.set(key, ranks.size);
  return blocks.toSorted((a, b) => (ranks.get(a.key) ?? 0) - (ranks.get(b.key) ?? 0));
}
