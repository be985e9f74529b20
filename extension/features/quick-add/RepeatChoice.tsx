/** How an event that is being added repeats: not, as the text said, or one of the usual ways of its day. */
import { useId } from 'react';
import { sayRepeat } from './say-repeat.ts';

type Props = { rule: string | null; start: string; onChange(rule: string | null): void };

const days = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

export function RepeatChoice({ rule, start, onChange }: Props) {
  const id = useId();
  const day = start === '' ? null : (days[new Date(`${start}T00:00:00Z`).getUTCDay()] ?? null);
  const usual = [
    'FREQ=DAILY',
    'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
    ...(day === null ? ['FREQ=WEEKLY'] : [`FREQ=WEEKLY;BYDAY=${day}`, `FREQ=WEEKLY;INTERVAL=2;BYDAY=${day}`]),
    'FREQ=MONTHLY',
    'FREQ=YEARLY',
  ];
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <label htmlFor={id} className="text-xs text-muted">
        Repeats
      </label>
      <select
        id={id}
        className="form-box"
        value={rule ?? ''}
        onChange={(e) => onChange(e.target.value === '' ? null : e.target.value)}
      >
        <option value="">Does not repeat</option>
        {[...new Set([...(rule === null ? [] : [rule]), ...usual])].map((one) => (
          <option key={one} value={one}>
            {capitalised(sayRepeat(one))}
          </option>
        ))}
      </select>
    </div>
  );
}

const capitalised = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
