/** Above the days: how many of them, the way back to today, and looking for a free time. */
import { Search } from 'lucide-react';
import { Button } from '#extension/components/Button.tsx';
import { Segments } from '#extension/components/Segments.tsx';
import type { ViewKind } from './view.ts';

const viewOptions = [
  { value: 'day', label: 'Day' },
  { value: 'week', label: 'Week' },
  { value: 'agenda', label: 'Agenda' },
] as const;

type Props = {
  kind: ViewKind;
  isTodayShown: boolean;
  onKind(kind: ViewKind): void;
  onToday(): void;
  onFindTime(): void;
};

export function ScheduleTools({ kind, isTodayShown, onKind, onToday, onFindTime }: Props) {
  return (
    <div className="panel-tools flex items-center gap-1.5 px-3 pt-2.5 pb-1.5">
      <Segments<ViewKind> label="View" value={kind} options={viewOptions} onChange={onKind} />
      <span className="flex-1" />
      {!isTodayShown && (
        <Button weight="quiet" className="to-today" onClick={onToday}>
          Today
        </Button>
      )}
      <button
        type="button"
        onClick={onFindTime}
        aria-haspopup="dialog"
        className="find-a-time inline-flex min-h-7 items-center gap-1.5 rounded-control px-1.5 text-muted hover:bg-sunk hover:text-text"
      >
        <Search size={14} aria-hidden="true" />
        <span>Find a time</span>
      </button>
    </div>
  );
}
