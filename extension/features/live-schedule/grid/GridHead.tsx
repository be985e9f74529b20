/** Stays above the scrolling hours: the days' names when there are several, and what takes whole days. */
import type { CSSProperties } from 'react';
import type { DayBar, Days } from '#shared/schedule/day-layout.ts';
import { addDays } from '#shared/schedule/wall-clock.ts';
import { hueOf, type ShownEvent } from '../shown-events.ts';
import { dayHeading } from './day-names.ts';

type Props = {
  days: Days;
  today: string;
  locale: string;
  bars: DayBar<ShownEvent>[];
  rows: number;
  openId: string | null;
  focusId: string | null;
  labelOf(event: ShownEvent): string;
  isFresh(id: string): boolean;
  onPickDay(date: string): void;
};

export function GridHead(props: Props) {
  const { days, bars, rows } = props;
  if (days.columns === 1 && rows === 0) return null;
  const dates = Array.from({ length: days.columns }, (_, i) => addDays(days.firstDate, i));
  return (
    <div className="sticky top-0 z-10 border-b border-line bg-bg pb-1">
      {days.columns > 1 && (
        <div className="flex ps-[var(--gutter)] pt-1">
          {dates.map((date) => {
            const name = dayHeading(date, props.locale);
            const isToday = date === props.today;
            return (
              <button
                key={date}
                type="button"
                onClick={() => props.onPickDay(date)}
                aria-current={isToday ? 'date' : undefined}
                className={`flex min-w-0 flex-1 items-center justify-center gap-1 rounded-control py-0.5 text-xs hover:bg-sunk ${
                  isToday ? 'font-semibold text-accent' : 'text-muted'
                }`}
              >
                <span className="sr-only">{name.full}</span>
                <span aria-hidden="true">{name.weekday}</span>
                <span
                  aria-hidden="true"
                  className={
                    isToday
                      ? 'grid h-5 min-w-5 place-items-center rounded-full bg-accent px-1 text-on-accent'
                      : 'font-semibold text-text'
                  }
                >
                  {name.day}
                </span>
              </button>
            );
          })}
        </div>
      )}
      {rows > 0 && (
        <div className="flex pt-1">
          <span className="w-[var(--gutter)] shrink-0 pt-1 text-[0.6875rem] leading-4 text-muted">
            all day
          </span>
          <div className="whole-days" style={{ '--rows': rows, '--columns': days.columns } as CSSProperties}>
            {bars.map((bar) => (
              <Bar key={bar.item.id} bar={bar} {...props} />
            ))}
          </div>
        </div>
      )}
    </div>
  );
}

function Bar({ bar, labelOf, isFresh, openId, focusId }: Props & { bar: DayBar<ShownEvent> }) {
  const { item } = bar;
  const isOpen = openId === item.id;
  const style = {
    '--column': bar.column,
    '--span': bar.columns,
    '--row': bar.lane,
    anchorName: isOpen ? '--open-event' : undefined,
  } as CSSProperties;
  return (
    <button
      type="button"
      className="event bar"
      style={style}
      data-event={item.id}
      data-source={hueOf(item.source)}
      aria-label={`${item.title}, ${labelOf(item)}`}
      aria-haspopup="dialog"
      tabIndex={focusId === item.id ? 0 : -1}
      data-fresh={isFresh(item.id) || undefined}
      data-entering={isFresh(item.id) || undefined}
      data-open={isOpen || undefined}
      data-waiting={item.isWaiting}
      data-free={!item.busy || undefined}
      data-tentative={item.status === 'tentative' || undefined}
      data-continues-before={bar.continuesBefore || undefined}
      data-continues-after={bar.continuesAfter || undefined}
    >
      <span className="event-text" dir="auto">
        <span className="event-title">{item.title}</span>
      </span>
    </button>
  );
}
