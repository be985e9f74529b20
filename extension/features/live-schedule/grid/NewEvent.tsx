/** The stretch that is being drawn on empty ground, and, once it stands, the question what it is. */
import type { CSSProperties } from 'react';
import { minutesInDay, splitByDay, type Days, type WallSpan } from '#shared/schedule/day-layout.ts';
import type { Voice } from '#shared/schedule/say-time.ts';
import { clockRange } from '../clock-label.ts';
import { TitleCard } from './TitleCard.tsx';

type Props = {
  span: WallSpan;
  days: Days;
  voice: Voice;
  /** False while the pointer still draws. */
  isAsking: boolean;
  onAdd(title: string): void;
  onCancel(): void;
};

export function NewEvent({ span, days, voice, isAsking, onAdd, onCancel }: Props) {
  const [drawn] = splitByDay('new', span, days.columns);
  if (!drawn) return null;
  const when = clockRange(clockAt(drawn.start), clockAt(drawn.end), voice);
  const style = {
    '--column': drawn.column,
    '--from': drawn.start,
    '--length': drawn.end - drawn.start,
    '--lane': 0,
    '--lanes': 1,
    '--lane-span': 1,
  } as CSSProperties;
  return (
    <>
      <span className="event event-draft" style={style}>
        {!isAsking && (
          <span className="event-text">
            <span className="event-time">{when}</span>
          </span>
        )}
      </span>
      {isAsking && (
        <TitleCard column={drawn.column} from={drawn.start} when={when} onAdd={onAdd} onCancel={onCancel} />
      )}
    </>
  );
}

function clockAt(minutes: number): string {
  const minute = minutes % minutesInDay;
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
