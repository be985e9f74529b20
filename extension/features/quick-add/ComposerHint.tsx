/** What Enter would do, below the composer: the reading, whether it is free, and other readings to pick. */
import type { Reading } from '#shared/language/reading.ts';
import { sayDay, sayClock, sayDuration, sayWhen, type Voice } from '#shared/schedule/say-time.ts';
import { isClock, isDate } from '#shared/schedule/wall-text.ts';
import { wholeDay, type Preview } from './reading-draft.ts';
import type { ComposerTalk } from './Composer.tsx';
import type { Route } from './route-words.ts';
import type { TypedCommand } from './typed-command.ts';

type Props = {
  words: string;
  command: TypedCommand | null;
  reading: Reading | null;
  preview: Preview | null;
  chosen: number | null;
  voice: Voice;
  route: Route;
  /** What Ctrl Enter does instead. */
  other: { name: string; run(): void } | null;
  talk: ComposerTalk;
  onChoose(n: number): void;
  /** Every field of it on a page of its own. */
  onRead: (() => void) | null;
};

export function ComposerHint(props: Props) {
  const { reading, chosen, other, words, route, onChoose, onRead } = props;
  const isTimeless =
    reading?.start != null && reading.start.time === undefined && !reading.allDay && reading.title !== null;
  const alternatives = (reading?.alternatives ?? [])
    .map((other, n) => ({ n, label: other.label, isTimed: other.start.time !== undefined }))
    .filter((other) => other.isTimed || reading?.allDay)
    .slice(0, 3);
  const offers = isTimeless ? [{ n: wholeDay, label: 'All day' }, ...alternatives] : alternatives;
  return (
    <div className="mx-0.5 mt-1.5 flex min-h-[1.125rem] flex-wrap items-center gap-x-1.5 gap-y-1 text-xs">
      <p id="composer-hint" className="tabular min-w-0 text-muted" dir="auto">
        <Words {...props} />
      </p>
      {offers.length > 0 && route !== 'ask' && (
        <span className="flex flex-wrap gap-1" role="group" aria-label="Other readings">
          {offers.map(({ n, label }) => (
            <button
              key={label}
              type="button"
              aria-pressed={chosen === n}
              onClick={() => onChoose(n)}
              className={`min-h-6 rounded-full px-2 ${
                chosen === n ? 'bg-accent text-on-accent' : 'bg-accent-soft text-accent hover:brightness-97'
              }`}
            >
              {label}
            </button>
          ))}
        </span>
      )}
      {words !== '' && onRead && (
        <button
          type="button"
          onClick={onRead}
          className="min-h-6 shrink-0 rounded-full px-2 text-accent hover:bg-accent-soft"
        >
          Details
        </button>
      )}
      {words !== '' && other && (
        <button
          type="button"
          onClick={other.run}
          title={`${other.name} instead (Ctrl Enter)`}
          className="ms-auto min-h-6 shrink-0 rounded-full px-2 text-accent hover:bg-accent-soft"
        >
          {other.name} <kbd className="font-sans text-muted">Ctrl ⏎</kbd>
        </button>
      )}
    </div>
  );
}

function Words({ words, command, reading, preview, voice, route, talk }: Props) {
  if (words === '') {
    if (talk.note !== null) return <>{talk.note}</>;
    return (
      <>
        <kbd className="font-sans">Enter</kbd>{' '}
        {talk.isTalking ? 'asks' : talk.canAsk ? 'adds or asks' : 'adds'} · <kbd className="font-sans">?</kbd>{' '}
        shows the keys
      </>
    );
  }
  if (route === 'ask') {
    return (
      <>
        <kbd className="font-sans">Enter</kbd> {talk.isInCall ? 'says it in the call' : 'asks the agent'}
      </>
    );
  }
  if (command) return <>{sayCommand(command, voice)}</>;
  if (!reading) return null;
  if (!preview) {
    if (reading.start === null) return <>When? A day or a time is missing.</>;
    if (reading.title === null || reading.title === '') return <>What is it? A title is missing.</>;
    return (
      <>
        <b className="font-semibold text-text">{reading.title}</b> {sayDay(reading.start.date, voice)} · at
        what time?
      </>
    );
  }
  const { event, extras, clashes } = preview;
  return (
    <>
      <b className="font-semibold text-text">{event.title}</b> {sayWhen(event, voice)}
      {extras.map((extra) => ` · ${extra}`)}
      {clashes?.length === 0 && <span className="text-ok"> · free</span>}
      {clashes && clashes.length > 0 && (
        <span className="text-warn">
          {' '}
          · clashes with{' '}
          {clashes
            .map((c) => c.title)
            .slice(0, 2)
            .join(', ')}
        </span>
      )}
    </>
  );
}

function sayCommand(command: TypedCommand, voice: Voice): string {
  switch (command.kind) {
    case 'undo':
      return 'Takes back the latest change.';
    case 'list':
      return `Shows what is on ${sayDay(command.range.from, voice)}.`;
    case 'find-time':
      return `Looks for ${sayDuration(command.durationMinutes)} from ${sayDay(command.range.from, voice)}.`;
    case 'remove':
      return `Removes “${command.event}”${command.on ? ` ${sayDay(command.on, voice)}` : ''}.`;
    case 'update':
      return `Changes “${command.event}”.`;
    case 'move': {
      const { toDate, toTime, byMinutes } = command;
      if (byMinutes !== undefined && !toDate && !toTime) {
        return `Moves “${command.event}” ${sayDuration(Math.abs(byMinutes))} ${byMinutes < 0 ? 'earlier' : 'later'}.`;
      }
      const day = toDate && isDate(toDate) ? sayDay(toDate, voice) : toDate;
      const clock = toTime && isClock(toTime) ? sayClock(toTime, voice) : toTime;
      return `Moves “${command.event}” to ${[day, clock].filter(Boolean).join(', ')}.`;
    }
  }
}
