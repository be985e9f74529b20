/** What a free time should be like beyond length and days: hours, room around it, other people. Closed at first. */
import { useId } from 'react';
import type { FindTimeInput } from './schedule-api.ts';

export type Wishes = Pick<FindTimeInput, 'notBefore' | 'notAfter' | 'prefer' | 'bufferMinutes' | 'others'>;

type Props = { value: Wishes; onChange(value: Wishes): void };

const box =
  'min-h-7 w-full rounded-control bg-bg px-2 text-[0.8125rem] text-text shadow-[inset_0_0_0_1px_var(--line-strong)]';
const label = 'flex flex-col gap-0.5 text-xs text-muted';
const rooms = [0, 10, 15, 30, 60];

export function TimeWishes({ value, onChange }: Props) {
  const hint = useId();
  /** An emptied field is a wish taken back. */
  const set = (change: { [K in keyof Wishes]: Wishes[K] | undefined }) => {
    const next = { ...value, ...change };
    const stated = Object.entries(next).filter(([, one]) => one !== undefined && one !== '');
    onChange(Object.fromEntries(stated) as Wishes);
  };
  return (
    <details className="group">
      <summary className="cursor-pointer text-xs text-muted hover:text-text">More wishes</summary>
      <div className="mt-2 grid grid-cols-2 gap-2">
        <label className={label}>
          Not before
          <input
            type="time"
            className={box}
            value={value.notBefore ?? ''}
            onChange={(e) => set({ notBefore: e.target.value })}
          />
        </label>
        <label className={label}>
          Over by
          <input
            type="time"
            className={box}
            value={value.notAfter ?? ''}
            onChange={(e) => set({ notAfter: e.target.value })}
          />
        </label>
        <label className={label}>
          Rather in the
          <select
            className={box}
            value={value.prefer ?? ''}
            onChange={(e) => set({ prefer: (e.target.value || undefined) as Wishes['prefer'] })}
          >
            <option value="">Any part of the day</option>
            <option value="morning">Morning</option>
            <option value="afternoon">Afternoon</option>
            <option value="evening">Evening</option>
          </select>
        </label>
        <label className={label}>
          Room around it
          <select
            className={box}
            value={value.bufferMinutes ?? 0}
            onChange={(e) => set({ bufferMinutes: Number(e.target.value) || undefined })}
          >
            {rooms.map((minutes) => (
              <option key={minutes} value={minutes}>
                {minutes === 0 ? 'None' : `${minutes} minutes`}
              </option>
            ))}
          </select>
        </label>
        <label className={`${label} col-span-2`}>
          When others cannot
          <textarea
            className={`${box} py-1`}
            rows={2}
            maxLength={4_000}
            aria-describedby={hint}
            value={value.others ?? ''}
            onChange={(e) => set({ others: e.target.value })}
          />
          <span id={hint}>Such as “Sam is busy Monday 2 to 4 and out on Tuesday”. It is not kept.</span>
        </label>
      </div>
    </details>
  );
}
