/** Who said what when, with what was done standing where it was done. */
import { useEffect, useRef } from 'react';
import { CalendarCheck, CircleAlert, Info, ShieldAlert } from 'lucide-react';
import { Sentence } from '#extension/features/receipts/Sentence.tsx';
import { doing } from '#extension/features/call/call-state.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { sayClock, type Voice } from '#shared/schedule/say-time.ts';
import { instantToWall } from '#shared/schedule/wall-clock.ts';
import { changedBy, claimWords, hasChanged, transcriptLines } from './transcript-lines.ts';
import type { TalkCall, TalkDetail, TalkTurn } from './talks-api.ts';

type Props = {
  talk: TalkDetail;
  voice: Voice;
  /** The turn that a quote names, counted from 0. */
  marked: number | null;
  /** The change to go to, by its version. */
  change: number | null;
  onShow(event: ScheduleEvent): void;
};

export function Transcript({ talk, voice, marked, change, onShow }: Props) {
  const markedLine = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (marked !== null || change !== null)
      markedLine.current?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  }, [marked, change]);
  const clock = (at: string) => sayClock(instantToWall(at, voice.timeZone).time, voice);
  const undone = new Set(talk.takenBack);
  return (
    <ol className="transcript">
      {transcriptLines(talk).map((line) =>
        line.kind === 'said' ? (
          <li
            key={`said ${line.at}`}
            ref={line.at === marked ? markedLine : null}
            data-role={line.turn.role}
            data-marked={line.at === marked || undefined}
            className="transcript-turn"
          >
            <Said turn={line.turn} clock={clock(line.turn.at)} />
          </li>
        ) : (
          <li
            key={`done ${line.call.callId}`}
            ref={hasChanged(line.call, change) ? markedLine : null}
            data-marked={hasChanged(line.call, change) || undefined}
            className="transcript-call"
          >
            <Done
              call={line.call}
              clock={clock(line.call.at)}
              isUndone={isUndone(line.call, undone)}
              onShow={onShow}
            />
          </li>
        ),
      )}
    </ol>
  );
}

function Said({ turn, clock }: { turn: TalkTurn; clock: string }) {
  const mark = claimWords(turn);
  return (
    <>
      <p className="transcript-who">
        <b>{turn.role === 'user' ? 'You' : 'Calendar'}</b>
        <span className="tabular">{clock}</span>
        {turn.isInterrupted && <span>interrupted</span>}
      </p>
      <p className="transcript-words" dir="auto">
        {turn.text}
      </p>
      {mark !== null && (
        <p className="transcript-mark" data-bad={turn.claims?.correction !== undefined || undefined}>
          <ShieldAlert size={13} className="mt-0.5 shrink-0" aria-hidden="true" />
          <span dir="auto">{mark}</span>
        </p>
      )}
    </>
  );
}

type DoneProps = { call: TalkCall; clock: string; isUndone: boolean; onShow(event: ScheduleEvent): void };

function Done({ call, clock, isUndone, onShow }: DoneProps) {
  const { outcome, tool, channel } = call;
  const event = changedBy(outcome);
  const isDone = outcome.kind === 'done' || outcome.kind === 'pending';
  const icon = event ? <CalendarCheck size={14} /> : isDone ? <Info size={14} /> : <CircleAlert size={14} />;
  const notes = [
    channel === 'post-call' ? 'after the call' : null,
    outcome.repeat ? 'done before' : null,
    outcome.simulated ? 'simulated' : null,
    isUndone ? 'taken back' : null,
  ].filter((note) => note !== null);
  return (
    <>
      <span className={isDone ? 'text-ok' : 'text-warn'} title={doing(tool)}>
        <span aria-hidden="true">{icon}</span>
      </span>
      <span className="min-w-0 flex-1">
        <span className={isUndone ? 'line-through' : undefined} dir="auto">
          <Sentence say={outcome.say} title={event?.title} />
        </span>
        <span className="tabular block text-xs text-muted">{[clock, ...notes].join(' · ')}</span>
      </span>
      {event && !isUndone && (
        <button
          type="button"
          className="transcript-show"
          onClick={() => onShow(event)}
          aria-label={`Show ${event.title} on the schedule`}
        >
          Show
        </button>
      )}
    </>
  );
}

function isUndone({ outcome }: TalkCall, undone: ReadonlySet<number>): boolean {
  if (outcome.kind !== 'done' || outcome.receipt.changes.length === 0) return false;
  return (
    outcome.receipt.changes.every(({ event }) => undone.has(event.version)) ||
    undone.has(outcome.receipt.version)
  );
}
