/** The schedule itself in the view that is chosen, with the details of the event that is open. */
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import type { Days, WallSpan } from '#shared/schedule/day-layout.ts';
import type { Voice } from '#shared/schedule/say-time.ts';
import { ghostsOf, suggestionIdOf } from '#extension/features/conversations/ghosts.ts';
import { useSuggestions } from '#extension/features/conversations/SuggestionsProvider.tsx';
import { TimeGrid } from './grid/TimeGrid.tsx';
import { useSchedule } from './ScheduleProvider.tsx';
import { shownEvents, type ShownEvent } from './shown-events.ts';
import { useFresh } from './use-fresh.ts';
import { movedEnds, wallEndsOf } from './wall-span.ts';

// Not in the first script: the days come first, these right after them.
const loadAgenda = () => import('./Agenda.tsx');
const loadDetails = () => import('./EventDetails.tsx');
const Agenda = lazy(async () => ({ default: (await loadAgenda()).Agenda }));
const SuggestionPopover = lazy(async () => ({
  default: (await import('#extension/features/conversations/SuggestionPopover.tsx')).SuggestionPopover,
}));
const EventDetails = lazy(async () => ({ default: (await loadDetails()).EventDetails }));

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
  const [edited, setEdited] = useState<ShownEvent | null>(null);
  const { open: questions } = useSuggestions();
  const events = useMemo(() => {
    const known = state.copy?.events ?? new Map<string, ShownEvent>();
    const ghosts = ghostsOf(questions, { events: known, timeZone: days.timeZone });
    return [...shownEvents(known.values(), running, days.timeZone), ...ghosts];
  }, [state.copy, running, days.timeZone, questions]);
  const fresh = useFresh(state.recent);
  const found = openId === null ? undefined : events.find((e) => e.id === openId);
  // A form with somebody's words in it stays, also when its event is taken away elsewhere.
  const open = found ?? (edited?.id === openId ? edited : undefined);
  const question = open && questions.find(({ id }) => id === suggestionIdOf(open.id));

  useEffect(() => {
    const idle = requestIdleCallback(
      () => void Promise.all([loadAgenda(), loadDetails()]).catch(() => undefined),
    );
    return () => cancelIdleCallback(idle);
  }, []);

  const close = () => {
    setOpenId(null);
    setEdited(null);
  };
  const remove = (event: ShownEvent) => {
    // A question is answered with no, not removed.
    if (event.isSuggested) return setOpenId(event.id);
    setOpenId(null);
    void perform({ kind: 'remove', event: known(event, state.copy?.events) });
  };
  const shared = {
    days,
    events,
    fresh,
    voice,
    openId: open?.id ?? null,
    onOpen: setOpenId,
    onRemove: remove,
  };

  return (
    <>
      {kind === 'agenda' ? (
        <Suspense fallback={null}>
          <Agenda {...shared} />
        </Suspense>
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
            void perform({
              kind: 'move',
              event: known(event, state.copy?.events),
              to: movedEnds(event, span, days),
            })
          }
        />
      )}
      {question && (
        <Suspense fallback={null}>
          <SuggestionPopover key={question.id} suggestion={question} onClose={() => setOpenId(null)} />
        </Suspense>
      )}
      {open && !open.isSuggested && (
        <Suspense fallback={null}>
          <EventDetails
            key={open.id}
            event={open}
            voice={voice}
            onClose={close}
            onRemove={() => remove(open)}
            onEdit={setEdited}
            onSave={(fields, seen) => {
              close();
              void perform({ kind: 'update', event: known(seen, state.copy?.events), fields });
            }}
          />
        </Suspense>
      )}
    </>
  );
}

/** As it was seen, without what is only drawn. */
function known(event: ShownEvent, events: ReadonlyMap<string, ShownEvent> | undefined): ShownEvent {
  return event.isWaiting ? (events?.get(event.id) ?? event) : event;
}
