/**
 * Everything that was changed, newest first: what, when, by which way and in which talk, each with the
 * way back for thirty days. An act of several changes goes back as one or line by line.
 */
import './history.css';
import { Button } from '#extension/components/Button.tsx';
import { useSchedule } from '#extension/features/live-schedule/ScheduleProvider.tsx';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { sayDay, type Voice } from '#shared/schedule/say-time.ts';
import { instantToWall } from '#shared/schedule/wall-clock.ts';
import type { OpenTalk } from '#extension/features/conversations/talks-api.ts';
import type { HistoryLine } from './history-api.ts';
import { HistoryRow } from './HistoryRow.tsx';
import { useHistory } from './use-history.ts';

type Props = {
  voice: Voice;
  onShow(event: ScheduleEvent): void;
  onTalk(talk: OpenTalk): void;
};

export function HistoryView({ voice, onShow, onTalk }: Props) {
  const { perform, running } = useSchedule();
  const { history, hasFailed, isReading, readOlder, readAgain } = useHistory();
  const isUndoing = running.some(({ act }) => act.kind === 'undo');
  if (!history) {
    return (
      <div className="history">
        {hasFailed ? (
          <p className="py-6 text-center text-muted">
            The history was not read. <Button onClick={readAgain}>Try again</Button>
          </p>
        ) : (
          <p className="py-6 text-center text-muted" role="status">
            Reading…
          </p>
        )}
      </div>
    );
  }
  return (
    <div className="history" role="region" aria-label="History" tabIndex={0}>
      {history.lines.length === 0 && (
        <p className="py-6 text-center text-muted">Nothing was changed yet. What is will stand here.</p>
      )}
      {byDay(history.lines, voice).map(({ date, lines }) => (
        <section key={date} aria-labelledby={`history-${date}`}>
          <h2 id={`history-${date}`} className="history-day">
            {sayDay(date, voice)}
          </h2>
          <ul className="flex flex-col">
            {lines.map((line) => (
              <HistoryRow
                key={line.groupId}
                line={line}
                voice={voice}
                isBusy={isUndoing}
                onShow={onShow}
                onTalk={onTalk}
                onUndo={(target) => void perform({ kind: 'undo', targets: [target] })}
              />
            ))}
          </ul>
        </section>
      ))}
      {hasFailed && (
        <p role="alert" className="py-2 text-bad">
          What is new was not read. <Button onClick={readAgain}>Try again</Button>
        </p>
      )}
      {history.before !== null && (
        <Button className="my-3 self-center" disabled={isReading} onClick={readOlder}>
          {isReading ? 'Reading…' : 'Show older'}
        </Button>
      )}
      {history.before === null && history.lines.length > 0 && (
        <p className="py-3 text-xs text-muted">
          That is all of it. Changes can be taken back for 30 days; a change that is taken back can be done
          again the same way.
        </p>
      )}
    </div>
  );
}

/** In the zone of who reads it. */
function byDay(
  lines: readonly HistoryLine[],
  voice: Voice,
): { date: string; lines: readonly HistoryLine[] }[] {
  const days = Map.groupBy(lines, ({ at }) => instantToWall(at, voice.timeZone).date);
  return [...days].map(([date, all]) => ({ date, lines: all }));
}
