/** The schedule itself in the view that is chosen, with the details of the event that is open. */
import { lazy, Suspense, useMemo, useState } from 'react';
import type { Days, WallSpan } from '#shared/schedule/day-layout.ts';
import type { Voice } from '#shared/schedule/say-time.ts';
import { TimeGrid } from './grid/TimeGrid.tsx';
import { useSchedule } from './ScheduleProvider.tsx';
import { shownEvents, type ShownEvent } from './shown-events.ts';
import { useFresh } from './use-fresh.ts';
import { movedEnds, wallEndsOf } from './wall-span.ts';

// Loaded when first asked for: the days themselves come first.
const Agenda = lazy(async () => ({ default: (await import('./Agenda.tsx')).Agenda }));
const EventDetails = lazy(async () => ({ default: (await import('./EventDetails.tsx')).EventDetails }));

type Props = {
  kind: 'grid' | 'agenda';
  days: Days;
  voice: Voice;
  /** A stretch to be named, put on the drawing from outside (an offer of "Find a time"). */
  offered: WallSpan | null;
  onOfferedUsed(): void;
  onTurn(by: -1 | 1): void;
  onPickDay(date: string): void;
  onGo(date: string): void;
};

export function ScheduleView({ kind, days, voice, offered, onOfferedUsed, onTurn, onPickDay, onGo }: Props) {
  const { state, running, perform } = useSchedule();
  const [openId, setOpenId] = useState<string | null>(null);
  const events = useMemo(
    () => shownEvents(state.copy?.events.values() ?? [], running, days.timeZone),
    [state.copy, running, days.timeZone],
  );
  const fresh = useFresh(state.recent);
  const open = openId === null ? undefined : events.find((e) => e.id === openId);

  const remove = (event: ShownEvent) => {
    setOpenId(null);
    void perform({ kind: 'remove', event: known(event, state.copy?.events) });
  };
  const shared = { days, events, fresh, voice, openId: open?.id ?? null, onOpen: setOpenId, onRemove: remove };

  return (
    <Suspense fallback={null}>
      {kind === 'agenda' ? (
        <Agenda {...shared} />
      ) : (
        <TimeGrid
          {...shared}
          offered={offered}
          onOfferedUsed={onOfferedUsed}
          onTurn={onTurn}
          onPickDay={onPickDay}
          onGo={onGo}
          onAdd={(title, span) => void perform({ kind: 'add', input: { title, ...wallEndsOf(span, days) } })}
          onMove={(event, span) =>
            void perform({ kind: 'move', event: known(event, state.copy?.events), to: movedEnds(event, span, days) })
          }
        />
      )}
      {open && (
        <EventDetails
          key={open.id}
          event={open}
          voice={voice}
          onClose={() => setOpenId(null)}
          onRemove={() => remove(open)}
          onSave={(fields) => {
            setOpenId(null);
            void perform({ kind: 'update', event: known(open, state.copy?.events), fields });
          }}
        />
      )}
    </Suspense>
  );
}

/** What the server told of it, without what is only drawn. */
function known(event: ShownEvent, events: ReadonlyMap<string, ShownEvent> | undefined): ShownEvent {
  return events?.get(event.id) ?? event;
}
