/** Days and hours in which free time is looked for. */
import { useState } from 'react';
import type { WorkingHours } from '#shared/schedule/working-hours.ts';
import { Row } from './Section.tsx';

const days = [
  { day: 1, short: 'M', name: 'Monday' },
  { day: 2, short: 'T', name: 'Tuesday' },
  { day: 3, short: 'W', name: 'Wednesday' },
  { day: 4, short: 'T', name: 'Thursday' },
  { day: 5, short: 'F', name: 'Friday' },
  { day: 6, short: 'S', name: 'Saturday' },
  { day: 7, short: 'S', name: 'Sunday' },
] as const;

/** `onChange` resolves when it is saved, or was not. */
type Props = { hours: WorkingHours; onChange(hours: WorkingHours): Promise<void> };

export function WorkingHoursRow({ hours: saved, onChange }: Props) {
  /** Shown until it is saved: a second tap must not take the first one back. */
  const [wished, setWished] = useState<WorkingHours | null>(null);
  const hours = wished ?? saved;
  const wish = (next: WorkingHours) => {
    setWished(next);
    void onChange(next).finally(() => setWished((newest) => (newest === next ? null : newest)));
  };
  const toggle = (day: number) => {
    const isIn = hours.days.includes(day);
    const next = isIn
      ? hours.days.filter((other) => other !== day)
      : [...hours.days, day].toSorted((a, b) => a - b);
    wish({ ...hours, days: next });
  };
  const change = (end: 'start' | 'end', time: string) => {
    const next = { ...hours, [end]: time };
    if (time !== '' && next.start < next.end) wish(next);
  };
  return (
    <Row label="Working hours" note="“Find a time” looks here first.">
      <div className="flex flex-wrap items-center gap-2">
        <div role="group" aria-label="Working days" className="flex gap-1">
          {days.map(({ day, short, name }) => {
            const isOn = hours.days.includes(day);
            return (
              <button
                key={day}
                type="button"
                aria-label={name}
                title={name}
                aria-pressed={isOn}
                onClick={() => toggle(day)}
                className={`grid size-7 place-items-center rounded-full font-semibold transition-colors duration-150 ${
                  isOn ? 'bg-accent text-on-accent' : 'bg-sunk text-muted hover:text-text'
                }`}
              >
                {short}
              </button>
            );
          })}
        </div>
        <div className="flex items-center gap-1.5">
          <input
            type="time"
            aria-label="Work begins"
            value={hours.start}
            onChange={(event) => change('start', event.target.value)}
            className="field tabular"
          />
          <span className="text-muted">to</span>
          <input
            type="time"
            aria-label="Work ends"
            value={hours.end}
            onChange={(event) => change('end', event.target.value)}
            className="field tabular"
          />
        </div>
      </div>
    </Row>
  );
}
