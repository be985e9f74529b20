/** What is on the calendar at the time the form says, asked anew whenever the form or the calendar changes. */
import { useEffect, useState } from 'react';
import { draftEvent } from '#extension/features/live-schedule/draft-event.ts';
import { usePorts } from '#extension/features/live-schedule/PanelPorts.tsx';
import { useSchedule } from '#extension/features/live-schedule/ScheduleProvider.tsx';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { clashesWith } from '#shared/schedule/overlaps.ts';
import { faultOf, inputOf, type ReadingForm } from './reading-form.ts';

/** Null while nobody knows: nothing is claimed then. */
export function useClashes(form: ReadingForm): { clashes: ScheduleEvent[]; event: ScheduleEvent } | null {
  const { api } = usePorts();
  const { state } = useSchedule();
  const [found, setFound] = useState<{ key: string; clashes: ScheduleEvent[] } | null>(null);
  const event = faultOf(form) === null ? draftEvent('draft', inputOf(form), form.timeZone) : null;
  const version = state.copy?.version ?? 0;
  const key = event ? `${event.start} ${event.end} ${event.busy} ${event.allDay} ${version}` : '';
  const [from, to] = event ? [event.start, event.end] : ['', ''];
  useEffect(() => {
    if (key === '') return;
    let isOver = false;
    void api.schedule.list.query({ from, to }).then(
      ({ events }) => {
        if (!isOver) setFound({ key, clashes: events });
      },
      () => undefined,
    );
    return () => void (isOver = true);
  }, [api, key, from, to]);
  if (!event || found?.key !== key) return null;
  return { event, clashes: clashesWith(event, found.clashes) };
}
