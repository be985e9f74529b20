/** Edits one event. Sends only what was changed, with the version the person was looking at. */
import { useId, useState, type ReactNode } from 'react';
import { Button } from '#extension/components/Button.tsx';
import type { Voice } from '#shared/schedule/say-time.ts';
import { cityOf } from './clock-label.ts';
import { changedFields, problemOf, toDraft, withStart, type EventDraft } from './event-draft.ts';
import { RemindersField } from './RemindersField.tsx';
import { RepeatField } from './RepeatField.tsx';
import type { EventFields } from './schedule-api.ts';
import type { ShownEvent } from './shown-events.ts';

type Props = {
  event: ShownEvent;
  voice: Voice;
  /** `seen`: as it stood when the form was opened, so that what came in between is not written over. */
  onSave(fields: EventFields, seen: ShownEvent): void;
  onCancel(): void;
};

const box =
  'w-full min-w-0 rounded-control bg-bg px-2 py-1 shadow-[inset_0_0_0_1px_var(--line-strong)] focus-visible:outline-offset-0';

export function EventForm({ event: latest, voice, onSave, onCancel }: Props) {
  const { timeZone } = voice;
  const [event] = useState(latest);
  const [draft, setDraft] = useState(() => toDraft(event, timeZone));
  const [isTried, setTried] = useState(false);
  const problem = problemOf(draft);
  const set = (patch: Partial<EventDraft>) => setDraft((d) => ({ ...d, ...patch }));
  const lives = event.wall.startZone;

  const save = () => {
    setTried(true);
    if (problem) return;
    const fields = changedFields(event, draft, timeZone);
    if (Object.keys(fields).length === 0) onCancel();
    else onSave(fields, event);
  };

  return (
    <form
      className="flex flex-col gap-2.5 p-3"
      noValidate
      onSubmit={(e) => {
        e.preventDefault();
        save();
      }}
    >
      <Field name="Title">
        {(id) => (
          <input
            id={id}
            data-autofocus
            className={`${box} font-semibold`}
            value={draft.title}
            maxLength={500}
            onChange={(e) => set({ title: e.target.value })}
          />
        )}
      </Field>
      <label className="flex min-h-6 items-center gap-2">
        <input
          type="checkbox"
          className="size-4"
          checked={draft.allDay}
          onChange={(e) => set({ allDay: e.target.checked })}
        />
        All day
      </label>
      <fieldset className="grid grid-cols-2 gap-2">
        <legend className="sr-only">When</legend>
        <Field name={draft.allDay ? 'First day' : 'Starts'}>
          {(id) => (
            <>
              <input
                id={id}
                type="date"
                className={box}
                value={draft.startDate}
                onChange={(e) => set(withStart(draft, { startDate: e.target.value }))}
              />
              {!draft.allDay && (
                <input
                  type="time"
                  aria-label="Start time"
                  className={`${box} mt-1`}
                  value={draft.startTime}
                  onChange={(e) => set(withStart(draft, { startTime: e.target.value }))}
                />
              )}
            </>
          )}
        </Field>
        <Field name={draft.allDay ? 'Last day' : 'Ends'}>
          {(id) => (
            <>
              <input
                id={id}
                type="date"
                className={box}
                value={draft.endDate}
                onChange={(e) => set({ endDate: e.target.value })}
              />
              {!draft.allDay && (
                <input
                  type="time"
                  aria-label="End time"
                  className={`${box} mt-1`}
                  value={draft.endTime}
                  onChange={(e) => set({ endTime: e.target.value })}
                />
              )}
            </>
          )}
        </Field>
      </fieldset>
      {!event.allDay && lives !== timeZone && (
        <p className="text-xs text-muted">
          Times are {cityOf(timeZone)}’s; the event lives in {cityOf(lives)}.
        </p>
      )}
      <RepeatField
        rule={draft.repeat}
        start={draft.startDate}
        voice={voice}
        onChange={(repeat) => set({ repeat })}
      />
      <Field name="Place">
        {(id) => (
          <input
            id={id}
            className={box}
            value={draft.place}
            maxLength={500}
            onChange={(e) => set({ place: e.target.value })}
          />
        )}
      </Field>
      <Field name="Guests">
        {(id) => (
          <input
            id={id}
            className={box}
            value={draft.guests}
            placeholder="name@example.com, …"
            onChange={(e) => set({ guests: e.target.value })}
          />
        )}
      </Field>
      <RemindersField minutes={draft.reminders} onChange={(reminders) => set({ reminders })} />
      <Field name="Notes">
        {(id) => (
          <textarea
            id={id}
            rows={2}
            className={`${box} resize-none [field-sizing:content] max-h-32`}
            value={draft.notes}
            onChange={(e) => set({ notes: e.target.value })}
          />
        )}
      </Field>
      <label className="flex min-h-6 items-center gap-2">
        <input
          type="checkbox"
          className="size-4"
          checked={!draft.busy}
          onChange={(e) => set({ busy: !e.target.checked })}
        />
        Shown as free: clashes with nothing
      </label>
      <p role="alert" className={isTried && problem ? 'text-bad' : 'hidden'}>
        {isTried && problem}
      </p>
      <footer className="flex justify-end gap-2 border-t border-line pt-2.5">
        <Button onClick={onCancel}>Cancel</Button>
        <Button weight="main" type="submit">
          Save
        </Button>
      </footer>
    </form>
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
