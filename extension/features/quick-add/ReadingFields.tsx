/** Every field of an event that is about to be added, each editable. Enter in any of them saves. */
import { useId, type ReactNode } from 'react';
import { cityOf } from '#extension/features/live-schedule/clock-label.ts';
import { RepeatField } from '#extension/features/live-schedule/RepeatField.tsx';
import type { Voice } from '#shared/schedule/say-time.ts';
import { withStart, type ReadingForm } from './reading-form.ts';
import { RemindersField } from '#extension/features/live-schedule/RemindersField.tsx';

type Props = {
  form: ReadingForm;
  voice: Voice;
  onChange(form: ReadingForm): void;
};

export function ReadingFields({ form, voice, onChange }: Props) {
  const { timeZone } = voice;
  const set = (patch: Partial<ReadingForm>) => onChange({ ...form, ...patch });
  const input = (
    name: 'title' | 'place' | 'guests' | 'link',
    more: { label: string; most: number; hint?: string },
  ) => (
    <Field name={more.label}>
      {(id) => (
        <input
          id={id}
          name={name}
          dir="auto"
          className={`form-box ${name === 'title' ? 'font-semibold' : ''}`}
          value={form[name]}
          maxLength={more.most}
          placeholder={more.hint}
          onChange={(e) => set({ [name]: e.target.value })}
        />
      )}
    </Field>
  );
  return (
    <>
      {input('title', { label: 'Title', most: 500 })}
      <fieldset className="grid grid-cols-2 gap-2">
        <legend className="sr-only">When</legend>
        <Field name={form.allDay ? 'First day' : 'Starts'}>
          {(id) => (
            <input
              id={id}
              name="startDate"
              type="date"
              className="form-box"
              value={form.startDate}
              onChange={(e) => onChange(withStart(form, { startDate: e.target.value }))}
            />
          )}
        </Field>
        <Field name={form.allDay ? 'Last day' : 'Ends'}>
          {(id) => (
            <input
              id={id}
              name="endDate"
              type="date"
              className="form-box"
              value={form.endDate}
              onChange={(e) => set({ endDate: e.target.value })}
            />
          )}
        </Field>
        {!form.allDay && (
          <>
            <input
              name="startTime"
              type="time"
              aria-label="Start time"
              className="form-box"
              value={form.startTime}
              onChange={(e) => onChange(withStart(form, { startTime: e.target.value }))}
            />
            <input
              name="endTime"
              type="time"
              aria-label="End time"
              className="form-box"
              value={form.endTime}
              onChange={(e) => set({ endTime: e.target.value })}
            />
          </>
        )}
      </fieldset>
      {!form.allDay && form.timeZone !== timeZone && (
        <p className="flex flex-wrap items-center gap-x-2 text-xs text-muted">
          The text says {cityOf(form.timeZone)}’s time.
          <button
            type="button"
            className="min-h-6 rounded-full px-1 text-accent hover:bg-accent-soft"
            onClick={() => set({ timeZone })}
          >
            Use {cityOf(timeZone)}’s
          </button>
        </p>
      )}
      <label className="flex min-h-6 items-center gap-2">
        <input
          type="checkbox"
          className="size-4"
          checked={form.allDay}
          onChange={(e) => set({ allDay: e.target.checked })}
        />
        All day
      </label>
      <RepeatField
        rule={form.repeat}
        start={form.startDate}
        voice={voice}
        onChange={(repeat) => set({ repeat })}
      />
      {input('place', { label: 'Place', most: 500 })}
      {input('guests', {
        label: 'Guests (noted, nobody is written to)',
        most: 5_000,
        hint: 'name or address, …',
      })}
      <RemindersField minutes={form.reminders} onChange={(reminders) => set({ reminders })} />
      {input('link', { label: 'Link', most: 2_000, hint: 'https://…' })}
      <Field name="Notes">
        {(id) => (
          <textarea
            id={id}
            rows={1}
            dir="auto"
            className="form-box max-h-32 resize-none [field-sizing:content]"
            value={form.notes}
            maxLength={10_000}
            onChange={(e) => set({ notes: e.target.value })}
          />
        )}
      </Field>
    </>
  );
}

function Field({ name, children }: { name: string; children(id: string): ReactNode }) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <label htmlFor={id} className="text-xs text-muted">
        {name}
      </label>
      {children(id)}
    </div>
  );
}
