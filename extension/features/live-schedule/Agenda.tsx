/** What comes, as a list by day: the view for reading and for many events. */
import { useMemo, type CSSProperties, type KeyboardEvent } from 'react';
import { minutesInDay, wallSpanOf, type Days } from '#shared/schedule/day-layout.ts';
import { clashesWith } from '#shared/schedule/overlaps.ts';
import { sayDay, sayList, type Voice } from '#shared/schedule/say-time.ts';
import { addDays, instantToWall } from '#shared/schedule/wall-clock.ts';
import { clockRange, clockThere } from './clock-label.ts';
import { dayHeading } from './grid/day-names.ts';
import type { SeenChange } from './live-schedule.ts';
import { hueOf, type ShownEvent } from './shown-events.ts';
import { ringMs } from './use-fresh.ts';

type Props = {
  days: Days;
  events: readonly ShownEvent[];
  fresh: { fresh: Map<string, SeenChange>; at: number };
  voice: Voice;
  openId: string | null;
  onOpen(id: string): void;
  onRemove(event: ShownEvent): void;
};

export function Agenda({ days, events, fresh, voice, openId, onOpen, onRemove }: Props) {
  const byDay = useMemo(() => groupedByDay(events, days), [events, days]);
  const today = instantToWall(voice.now, voice.timeZone).date;

  const onKeyDown = (e: KeyboardEvent<HTMLElement>) => {
    const row = (e.target as HTMLElement).closest<HTMLElement>('[data-event]');
    if (!row || e.altKey || e.ctrlKey || e.metaKey) return;
    const rows = [...e.currentTarget.querySelectorAll<HTMLElement>('[data-event]')];
    const at = rows.indexOf(row);
    const next = e.key === 'ArrowDown' ? rows[at + 1] : e.key === 'ArrowUp' ? rows[at - 1] : undefined;
    const event = events.find((x) => x.id === row.dataset.event);
    if (next) next.focus();
    else if ((e.key === 'Delete' || e.key === 'Backspace') && event) {
      (rows[at + 1] ?? rows[at - 1])?.focus();
      onRemove(event);
    } else return;
    e.preventDefault();
    e.stopPropagation();
  };

  return (
    <div
      className="schedule-scroller"
      role="group"
      aria-label="Agenda"
      tabIndex={byDay.length === 0 ? 0 : undefined}
      onKeyDown={onKeyDown}
    >
      {byDay.length === 0 && (
        <p className="px-1 py-6 text-center text-muted">
          Nothing from {sayDay(days.firstDate, voice)} to{' '}
          {sayDay(addDays(days.firstDate, days.columns - 1), voice)}.
        </p>
      )}
      {byDay.map(({ date, rows }) => (
        <section key={date} aria-label={dayHeading(date, voice.locale ?? 'en').full}>
          <h2
            className={`sticky top-0 z-10 flex items-baseline gap-2 bg-bg py-1.5 text-xs font-semibold ${
              date === today ? 'text-accent' : 'text-muted'
            }`}
          >
            {capitalised(sayDay(date, voice))}
            {(date === today || date === addDays(today, 1)) && (
              <span className="font-normal text-muted">{dayHeading(date, voice.locale ?? 'en').full}</span>
            )}
          </h2>
          <ul className="flex flex-col gap-1 pb-2">
            {rows.map((event) => {
              const seen = fresh.fresh.get(event.id);
              const isFresh = seen !== undefined && seen.seenAt > fresh.at - ringMs;
              const clashes = clashesWith(event, rows);
              return (
                <li key={event.id} className={isFresh ? 'appear' : undefined}>
                  <button
                    type="button"
                    data-event={event.id}
                    data-source={hueOf(event.source)}
                    data-fresh={isFresh || undefined}
                    data-waiting={event.isWaiting}
                    data-suggested={event.isSuggested}
                    aria-haspopup="dialog"
                    onClick={() => !event.isWaiting && onOpen(event.id)}
                    style={
                      openId === event.id ? ({ anchorName: '--open-event' } as CSSProperties) : undefined
                    }
                    className="agenda-event"
                  >
                    <span className="tabular w-[6.25rem] shrink-0 text-xs text-muted">
                      {timeOn(event, date, voice)}
                    </span>
                    <span className="min-w-0 flex-1" dir="auto">
                      <span className="block font-semibold break-words">
                        {event.title}
                        {event.isSuggested && '?'}
                      </span>
                      <span className="block text-xs text-muted empty:hidden">
                        {[
                          event.isSuggested ? 'A question, not on your schedule' : event.place,
                          clockThere(event, voice),
                        ]
                          .filter(Boolean)
                          .join(' · ')}
                      </span>
                      {clashes.length > 0 && (
                        <span className="block text-xs text-warn">Clashes with {sayTitles(clashes)}</span>
                      )}
                    </span>
                  </button>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}

function groupedByDay(events: readonly ShownEvent[], days: Days): { date: string; rows: ShownEvent[] }[] {
  const byDay = new Map<number, { event: ShownEvent; start: number }[]>();
  for (const event of events) {
    if (event.status === 'cancelled') continue;
    const span = wallSpanOf(event, days);
    const last = Math.max(span.start, span.end - 1);
    const from = Math.max(0, Math.floor(span.start / minutesInDay));
    const to = Math.min(days.columns - 1, Math.floor(last / minutesInDay));
    for (let day = from; day <= to; day++) {
      const rows = byDay.get(day) ?? [];
      rows.push({ event, start: event.allDay ? -1 : span.start });
      byDay.set(day, rows);
    }
  }
  return [...byDay]
    .toSorted(([a], [b]) => a - b)
    .map(([day, rows]) => ({
      date: addDays(days.firstDate, day),
      rows: rows.toSorted((a, b) => a.start - b.start).map(({ event }) => event),
    }));
}

/** The part of the event's time that belongs to this day. */
function timeOn(event: ShownEvent, date: string, voice: Voice): string {
  if (event.allDay) return 'all day';
  const start = instantToWall(event.start, voice.timeZone);
  const end = instantToWall(event.end, voice.timeZone);
  if (start.date === date && (end.date === date || end.time === '00:00'))
    return clockRange(start.time, end.time, voice);
  if (start.date === date) return `from ${clockRange(start.time, start.time, voice).split('–')[1] ?? ''}`;
  if (end.date === date) return `until ${clockRange(end.time, end.time, voice).split('–')[1] ?? ''}`;
  return 'all day';
}

function sayTitles(events: readonly ShownEvent[]): string {
  const titles = events.map((e) => e.title);
  return titles.length > 3
    ? `${titles.slice(0, 2).join(', ')} and ${titles.length - 2} more`
    : sayList(titles);
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
