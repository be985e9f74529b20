/** While you were away: what changed, why, by which talk, and the way back, line by line. */
import './talks.css';
import { useId } from 'react';
import { Undo2, X } from 'lucide-react';
import { Button } from '#extension/components/Button.tsx';
import { IconButton } from '#extension/components/IconButton.tsx';
import { useSchedule } from '#extension/features/live-schedule/ScheduleProvider.tsx';
import { takenBackBy } from '#extension/features/receipts/taken-back.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import type { Voice } from '#shared/schedule/say-time.ts';
import { sayMoment } from './talk-words.ts';
import type { Digest, DigestLine, OpenTalk } from './talks-api.ts';

type Props = {
  digest: Digest;
  voice: Voice;
  onShow(event: ScheduleEvent): void;
  onTalk(talk: OpenTalk): void;
  onClose(): void;
};

export function DigestCard({ digest, voice, onShow, onTalk, onClose }: Props) {
  const id = useId();
  const { state, perform } = useSchedule();
  const undone = takenBackBy(state.recent.map(({ change }) => change));
  const { lines } = digest;
  return (
    <section aria-labelledby={id} className="digest appear mx-3 mt-2">
      <header className="flex items-center gap-2">
        <h2 id={id} className="min-w-0 flex-1 font-semibold">
          While you were away: {lines.length === 1 ? 'one change' : `${lines.length} changes`}
        </h2>
        <IconButton label="Close" onClick={onClose}>
          <X size={15} />
        </IconButton>
      </header>
      <ul className="digest-lines" tabIndex={0} aria-label="Changes">
        {lines.map((line) => (
          <Line
            key={line.groupId}
            line={line}
            voice={voice}
            isTakenBack={line.isTakenBack || line.changes.every(({ version }) => undone.has(version))}
            onShow={onShow}
            onTalk={onTalk}
            onUndo={() => void perform({ kind: 'undo', targets: [{ groupId: line.groupId }] })}
          />
        ))}
      </ul>
      {digest.more && <p className="text-xs text-muted">There is more than is listed here.</p>}
    </section>
  );
}

type LineProps = {
  line: DigestLine;
  voice: Voice;
  isTakenBack: boolean;
  onShow(event: ScheduleEvent): void;
  onTalk(talk: OpenTalk): void;
  onUndo(): void;
};

function Line({ line, voice, isTakenBack, onShow, onTalk, onUndo }: LineProps) {
  const event = line.changes.map(({ before, after }) => after ?? before).find((one) => one !== null);
  const { conversationId, conversationTitle } = line;
  const [first] = line.changes;
  return (
    <li className="flex items-start gap-2 py-1">
      <div className="min-w-0 flex-1">
        <button
          type="button"
          className={`after-call-line w-full ${isTakenBack ? 'line-through' : ''}`}
          onClick={() => event && onShow(event)}
          dir="auto"
        >
          {line.say}
        </button>
        <p className="tabular text-xs text-muted">
          {line.why.replace(/\.$/, '')} · {sayMoment(line.at, voice)}
          {isTakenBack && ' · taken back'}
          {conversationId !== null && (
            <>
              {' · '}
              <button
                type="button"
                className="digest-talk"
                onClick={() => onTalk({ conversationId, ...(first && { change: first.version }) })}
              >
                {conversationTitle || 'the talk'}
              </button>
            </>
          )}
        </p>
      </div>
      {line.channel !== 'cal-events' && line.channel !== 'zones' && !isTakenBack && (
        <Button weight="quiet" className="shrink-0" onClick={onUndo} aria-label={`Undo: ${line.say}`}>
          <Undo2 size={14} aria-hidden="true" />
          Undo
        </Button>
      )}
    </li>
  );
}
