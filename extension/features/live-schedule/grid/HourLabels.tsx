/** The clock along the edge of the drawing. */
import type { Voice } from '#shared/schedule/say-time.ts';
import { hourLabel } from '../clock-label.ts';

const hours = Array.from({ length: 23 }, (_, i) => i + 1);

export function HourLabels({ voice }: { voice: Voice }) {
  return (
    <div className="schedule-hours" aria-hidden="true">
      {hours.map((hour) => (
        <span key={hour} style={{ top: `calc(var(--hour) * ${hour})` }}>
          {hourLabel(hour, voice)}
        </span>
      ))}
    </div>
  );
}
