/** One event on the drawing: a button at its place, coloured by where it came from. */
import type { CSSProperties } from 'react';
import type { ShownEvent } from '../shown-events.ts';
import { hueOf } from '../shown-events.ts';

export type BlockPlace = {
  column: number;
  from: number;
  length: number;
  lane: number;
  lanes: number;
  laneSpan: number;
};

export type EventBlockProps = {
  event: ShownEvent;
  place: BlockPlace;
  /** Said after the title. */
  label: string;
  /** One line of small blocks, e.g. `9:00`. */
  shortTime: string;
  /** Below the title, e.g. `7:00–8:00 am`. */
  longTime: string;
  /** The place, or what just happened to it; only where there is room. */
  extra: string;
  /** An event over midnight goes on in another day's block. */
  continues: { before: boolean; after: boolean };
  /** Has grips at its own edges. */
  canResize: boolean;
  isFocusable: boolean;
  flags: {
    isFresh?: boolean;
    isEntering?: boolean;
    isLeaving?: boolean;
    isOpen?: boolean;
    isPast?: boolean;
    isClashing?: boolean;
    drafting?: 'pointer' | 'keys' | undefined;
  };
};

export function EventBlock(props: EventBlockProps) {
  const { event, place, flags, continues, canResize } = props;
  const style = {
    '--column': place.column,
    '--from': place.from,
    '--length': place.length,
    '--lane': place.lane,
    '--lanes': place.lanes,
    '--lane-span': place.laneSpan,
    anchorName: flags.isOpen ? '--open-event' : undefined,
  } as CSSProperties;
  return (
    <button
      type="button"
      className="event"
      style={style}
      data-event={event.id}
      data-source={hueOf(event.source)}
      aria-haspopup="dialog"
      aria-hidden={flags.isLeaving || undefined}
      tabIndex={props.isFocusable && !flags.isLeaving ? 0 : -1}
      data-fresh={flags.isFresh || undefined}
      data-entering={flags.isEntering || undefined}
      data-leaving={flags.isLeaving || undefined}
      data-open={flags.isOpen || undefined}
      data-past={flags.isPast || undefined}
      data-clashing={flags.isClashing || undefined}
      data-drafting={flags.drafting}
      data-waiting={event.isWaiting}
      data-suggested={event.isSuggested}
      data-tentative={event.status === 'tentative' || undefined}
      data-free={!event.busy || undefined}
      data-continues-before={continues.before || undefined}
      data-continues-after={continues.after || undefined}
    >
      <span className="event-text" dir="auto">
        <span className="event-title">{event.isSuggested ? `${event.title}?` : event.title}</span>
        <span className="sr-only">, {props.label}</span>
        <span className="event-time" aria-hidden="true">
          <span className="event-time-short">{props.shortTime}</span>
          <span className="event-time-long">{props.longTime}</span>
          {props.extra && <span className="event-extra"> · {props.extra}</span>}
        </span>
      </span>
      {canResize && !continues.before && <span className="event-grip" data-edge="start" />}
      {canResize && !continues.after && <span className="event-grip" data-edge="end" />}
    </button>
  );
}
