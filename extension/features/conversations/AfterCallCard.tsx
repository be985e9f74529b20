/** What was agreed, missed live, and put onto the calendar afterwards: one group, one tap takes it back. */
import { CalendarCheck, Undo2 } from 'lucide-react';
import { Button } from '#extension/components/Button.tsx';
import { useSchedule } from '#extension/features/live-schedule/ScheduleProvider.tsx';
import type { UndoTarget } from '#extension/features/live-schedule/schedule-api.ts';
import type { Change } from '#shared/schedule/change.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { sayChange } from '#shared/schedule/say-outcome.ts';
import type { Voice } from '#shared/schedule/say-time.ts';

type Props = {
  /** Newest first. */
  undo: UndoTarget[];
  changes: readonly Change[];
  isTakenBack: boolean;
  voice: Voice;
  onShow(event: ScheduleEvent): void;
};

export function AfterCallCard({ undo, changes, isTakenBack, voice, onShow }: Props) {
  const { perform, running } = useSchedule();
  const isBusy = running.some(({ act }) => act.kind === 'undo');
  return (
    <section aria-label="Done after the call" className="after-call">
      <header className="flex items-center gap-1.5">
        <CalendarCheck size={15} className="shrink-0 text-ok" aria-hidden="true" />
        <p className="min-w-0 flex-1 font-semibold">
          {isTakenBack ? 'Done after the call, taken back' : 'Done after the call'}
        </p>
        {!isTakenBack && (
          <Button
            weight="quiet"
            disabled={isBusy}
            onClick={() => void perform({ kind: 'undo', targets: undo })}
          >
            <Undo2 size={14} aria-hidden="true" />
            {changes.length > 1 ? 'Undo all' : 'Undo'}
          </Button>
        )}
      </header>
      <ul className="flex flex-col">
        {changes.map((change) => {
          const event = change.after ?? change.before;
          if (!event) return null;
          return (
            <li key={change.version}>
              <button
                type="button"
                className={`after-call-line ${isTakenBack ? 'line-through' : ''}`}
                onClick={() => onShow(event)}
              >
                {sayChange(change.kind, event, voice)}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
