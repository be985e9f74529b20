/** When to be reminded: a choice of the usual, as many as are wanted. */
import { X } from 'lucide-react';
import { sayDuration } from '#shared/schedule/say-time.ts';

const usual = [0, 5, 10, 15, 30, 60, 120, 1_440, 2_880, 10_080];
/** As many as the server keeps. */
const most = 10;

type Props = { minutes: readonly number[]; onChange(minutes: number[]): void };

export function RemindersField({ minutes, onChange }: Props) {
  const sorted = minutes.toSorted((a, b) => a - b);
  return (
    <fieldset className="flex min-w-0 flex-col gap-0.5">
      <legend className="text-xs text-muted">Reminders</legend>
      <div className="mt-0.5 flex flex-wrap items-center gap-1.5">
        {sorted.map((one) => (
          <span
            key={one}
            className="inline-flex min-h-7 items-center gap-1 rounded-full bg-accent-soft ps-2.5 text-accent"
          >
            {sayBefore(one)}
            <button
              type="button"
              aria-label={`No reminder ${sayBefore(one).toLowerCase()}`}
              className="grid size-6 place-items-center rounded-full hover:bg-raised"
              onClick={() => onChange(sorted.filter((other) => other !== one))}
            >
              <X size={12} aria-hidden="true" />
            </button>
          </span>
        ))}
        {sorted.length < most && (
          <select
            aria-label="Add a reminder"
            className="min-h-8 min-w-0 rounded-control bg-bg px-2 py-1 shadow-[inset_0_0_0_1px_var(--line-strong)] focus-visible:outline-offset-0"
            value=""
            onChange={(e) => e.target.value !== '' && onChange([...sorted, Number(e.target.value)])}
          >
            <option value="">{sorted.length === 0 ? 'None' : 'Another'}</option>
            {usual
              .filter((one) => !sorted.includes(one))
              .map((one) => (
                <option key={one} value={one}>
                  {sayBefore(one)}
                </option>
              ))}
          </select>
        )}
      </div>
    </fieldset>
  );
}

function sayBefore(minutes: number): string {
  return minutes === 0 ? 'At the start' : `${sayDuration(minutes)} before`;
}
