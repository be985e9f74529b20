/** One act in the history: its sentence, how and when, and the way back; several changes unfold. */
import { useState } from 'react';
import { ChevronDown, Redo2, Undo2 } from 'lucide-react';
import { Button } from '#extension/components/Button.tsx';
import type { UndoTarget } from '#extension/features/live-schedule/schedule-api.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { sayClock, type Voice } from '#shared/schedule/say-time.ts';
import { instantToWall } from '#shared/schedule/wall-clock.ts';
import type { OpenTalk } from '#extension/features/conversations/talks-api.ts';
import type { HistoryChange, HistoryLine } from './history-api.ts';
import { sayHow, sayWhole } from './history-words.ts';

type Props = {
  line: HistoryLine;
  voice: Voice;
  /** One is being taken back: the next waits for what stands then. */
  isBusy: boolean;
  onShow(event: ScheduleEvent): void;
  onTalk(talk: OpenTalk): void;
  onUndo(target: UndoTarget): void;
};

export function HistoryRow({ line, voice, isBusy, onShow, onTalk, onUndo }: Props) {
  const [isOpen, setOpen] = useState(false);
  const { changes, size, way, isTakenBack, fixed, conversationId } = line;
  const say = sayWhole(line);
  const isUndo = way === 'undo';
  const [first] = changes;
  const undo = (of: { isTakenBack: boolean; say: string }, target: UndoTarget, all = false) =>
    !of.isTakenBack &&
    fixed === null && (
      <Button
        weight="quiet"
        className="shrink-0"
        disabled={isBusy}
        aria-label={`${isUndo ? 'Redo' : 'Undo'}${all ? ' all' : ''}: ${of.say}`}
        onClick={() => onUndo(target)}
      >
        {isUndo ? <Redo2 size={14} aria-hidden="true" /> : <Undo2 size={14} aria-hidden="true" />}
        {isUndo ? 'Redo' : 'Undo'}
        {all && ' all'}
      </Button>
    );
  return (
    <li className="history-row" data-undone={isTakenBack || undefined}>
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          {size > 1 ? (
            <button
              type="button"
              aria-expanded={isOpen}
              className="history-say flex w-full items-start gap-1"
              onClick={() => setOpen((open) => !open)}
            >
              <span className="min-w-0 flex-1" dir="auto">
                {say}
              </span>
              <ChevronDown
                size={15}
                aria-hidden="true"
                className={`mt-0.5 shrink-0 transition-transform duration-150 ${isOpen ? 'rotate-180' : ''}`}
              />
            </button>
          ) : (
            <button
              type="button"
              className="history-say w-full"
              dir="auto"
              onClick={() => first && onShow(first.event)}
            >
              {say}
            </button>
          )}
          <p className="tabular text-xs text-muted">
            {[
              sayClock(instantToWall(line.at, voice.timeZone).time, voice),
              sayHow(line),
              isTakenBack ? 'taken back' : null,
              fixed === 'old' ? 'older than 30 days' : null,
            ]
              .filter(Boolean)
              .join(' · ')}
            {conversationId !== null && (
              <>
                {' · '}
                <button
                  type="button"
                  className="history-talk"
                  onClick={() => onTalk({ conversationId, change: line.version })}
                >
                  {line.conversationTitle || 'the talk'}
                </button>
              </>
            )}
          </p>
        </div>
        {undo({ isTakenBack, say }, { groupId: line.groupId }, size > 1)}
      </div>
      {isOpen && (
        <ul className="history-changes">
          {changes.map((change: HistoryChange) => (
            <li
              key={change.version}
              className="history-row flex items-start gap-2"
              data-undone={change.isTakenBack || undefined}
            >
              <button
                type="button"
                className="history-say min-w-0 flex-1"
                dir="auto"
                onClick={() => onShow(change.event)}
              >
                {change.say}
              </button>
              {undo(change, { version: change.version })}
            </li>
          ))}
          {size > changes.length && (
            <li className="py-1 text-xs text-muted">And {size - changes.length} more.</li>
          )}
        </ul>
      )}
    </li>
  );
}
