/**
 * How much of a series is meant, asked before anything is sent. Shows what each answer would change,
 * found by the same decision that makes the change.
 */
import { useEffect, useState } from 'react';
import { Button } from '#extension/components/Button.tsx';
import { Popover } from '#extension/components/Popover.tsx';
import type { Outcome } from '#shared/outcome.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import type { SchedulePreview } from '#shared/schedule/preview.ts';
import { sayRepetition } from '#shared/schedule/say-series.ts';
import { sayDay, sayTimes, sayWhen, type Voice } from '#shared/schedule/say-time.ts';
import { instantToWall } from '#shared/schedule/wall-clock.ts';
import { usePorts, voiceAt } from './PanelPorts.tsx';
import type { ActOfSeries } from './schedule-act.ts';
import type { PreviewInput, Scope } from './schedule-api.ts';

type Props = { act: ActOfSeries; onChoose(scope: Scope | null): void };

const verbs = { move: 'Move', update: 'Change', remove: 'Delete' } as const;
const scopes: { scope: Scope; label: string }[] = [
  { scope: 'this', label: 'Just this one' },
  { scope: 'following', label: 'This one and all after it' },
  { scope: 'all', label: 'All that are still to come' },
];

export function ScopeDialog({ act, onChoose }: Props) {
  const ports = usePorts();
  const [voice] = useState(() => voiceAt(ports, ports.now()));
  // One of them alone cannot repeat otherwise.
  const changesRule = act.kind === 'update' && act.fields.recurrence !== undefined;
  const offered = changesRule ? scopes.slice(1) : scopes;
  const [chosen, setChosen] = useState<Scope>(changesRule ? 'following' : 'this');
  const previews = usePreviews(act, offered);
  const { event } = act;
  const day = sayDay(instantToWall(event.start, voice.timeZone).date, voice);

  return (
    <Popover label={`${verbs[act.kind]} ${event.title}`} isKept onClose={() => onChoose(null)}>
      <form
        className="flex flex-col gap-2.5 p-3"
        onSubmit={(e) => {
          e.preventDefault();
          onChoose(chosen);
        }}
      >
        <h2 className="text-[0.9375rem] leading-snug font-semibold break-words" dir="auto">
          {verbs[act.kind]} {event.title}
        </h2>
        <fieldset className="flex flex-col gap-1">
          <legend className="pb-1 text-muted">It repeats {sayRepetition(event, voice)}. Which?</legend>
          {offered.map(({ scope, label }) => (
            <label key={scope} className="flex min-h-7 items-center gap-2">
              <input
                type="radio"
                name="scope"
                className="size-4"
                checked={chosen === scope}
                {...(chosen === scope ? { 'data-autofocus': '' } : {})}
                onChange={() => setChosen(scope)}
              />
              {label}
              {scope === 'this' && <span className="text-muted">{day}</span>}
            </label>
          ))}
        </fieldset>
        <div className="min-h-24 rounded-control bg-sunk p-2 text-xs" aria-live="polite">
          <Preview outcome={previews[chosen]} voice={voice} />
        </div>
        <footer className="flex justify-end gap-2 border-t border-line pt-2.5">
          <Button onClick={() => onChoose(null)}>Cancel</Button>
          <Button weight={act.kind === 'remove' ? 'bad' : 'main'} type="submit">
            {verbs[act.kind]}
          </Button>
        </footer>
      </form>
    </Popover>
  );
}

function Preview({ outcome, voice }: { outcome: Outcome | null | undefined; voice: Voice }) {
  if (outcome === undefined) return <p className="text-muted">Looking what would change …</p>;
  if (outcome === null) return <p className="text-muted">What would change cannot be shown now.</p>;
  if (outcome.kind !== 'done') return <p>{outcome.say}</p>;
  const preview = outcome.receipt.data as SchedulePreview | undefined;
  if (!preview) return <p>{outcome.say}</p>;
  const lines = linesOf(preview, voice).slice(0, mostLines);
  return (
    <>
      <p>{outcome.say}</p>
      {preview.clash && <p className="pt-1 text-warn">{preview.clash.say}</p>}
      <ul className="tabular flex flex-col gap-0.5 pt-1.5 text-muted">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

const mostLines = 4;

function linesOf({ moved, changed, added, removed }: SchedulePreview, voice: Voice): string[] {
  return [
    ...moved.shown.map(({ before, after }) => sayMove(before, after, voice)),
    ...changed.shown.map(({ after }) => sayWhen(after, voice)),
    ...added.shown.map((event) => `New: ${sayWhen(event, voice)}`),
    ...removed.shown.map((event) => `Gone: ${sayWhen(event, voice)}`),
  ];
}

/** On one day only its times are named twice. */
function sayMove(before: ScheduleEvent, after: ScheduleEvent, voice: Voice): string {
  const dayOf = ({ start }: ScheduleEvent) => instantToWall(start, voice.timeZone).date;
  const [from, to] = [sayTimes(before, voice), sayTimes(after, voice)];
  if (from === null || to === null || before.allDay || after.allDay || dayOf(before) !== dayOf(after))
    return `${sayWhen(before, voice)} → ${sayWhen(after, voice)}`;
  return `${sayDay(dayOf(after), voice)}: ${from} → ${to}`;
}

/** Absent while it is awaited; null where no answer came. */
function usePreviews(act: ActOfSeries, offered: readonly { scope: Scope }[]) {
  const { api } = usePorts();
  const [previews, setPreviews] = useState<Partial<Record<Scope, Outcome | null>>>({});
  useEffect(() => {
    let isOver = false;
    for (const { scope } of offered) {
      void api.schedule.preview.query(previewOf(act, scope)).then(
        (outcome) => isOver || setPreviews((known) => ({ ...known, [scope]: outcome })),
        () => isOver || setPreviews((known) => ({ ...known, [scope]: null })),
      );
    }
    return () => {
      isOver = true;
    };
    // Asked once for what it was opened for.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [api, act]);
  return previews;
}

function previewOf(act: ActOfSeries, scope: Scope): PreviewInput {
  const target = { id: act.event.id, scope };
  switch (act.kind) {
    case 'move':
      return { change: 'move', input: { ...target, ...act.to } };
    case 'update':
      return { change: 'update', input: { ...target, ...act.fields } };
    case 'remove':
      return { change: 'remove', input: target };
  }
}
