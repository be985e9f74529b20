/** Below the stage after a call: what was missed live and is on the schedule now, and what is still a question. */
import './talks.css';
import { CircleAlert, CircleHelp, LoaderCircle, X } from 'lucide-react';
import { Button } from '#extension/components/Button.tsx';
import { IconButton } from '#extension/components/IconButton.tsx';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import type { Voice } from '#shared/schedule/say-time.ts';
import { AfterCallCard } from './AfterCallCard.tsx';
import type { AfterCall, Looking } from './use-after-call.ts';

type Props = {
  told: AfterCall | null;
  /** Open questions of that call. */
  questions: number;
  /** It is over since a moment: more may come. */
  looking: Looking;
  voice: Voice;
  onShow(event: ScheduleEvent): void;
  onTalk(): void;
  onClose(): void;
};

export function AfterCallNotice({ told, questions, looking, voice, onShow, onTalk, onClose }: Props) {
  return (
    <div className="after-call-notice appear">
      {told && <AfterCallCard {...told} voice={voice} onShow={onShow} />}
      <p className="after-call-rest">
        {questions > 0 ? (
          <>
            <CircleHelp size={15} className="shrink-0 text-warn" aria-hidden="true" />
            <span className="min-w-0 flex-1">
              {questions === 1 ? 'One question is left from it.' : `${questions} questions are left from it.`}
            </span>
          </>
        ) : typeof looking === 'object' ? (
          <>
            <CircleAlert size={15} className="shrink-0 text-warn" aria-hidden="true" />
            <span className="min-w-0 flex-1">
              What was agreed is not read yet: {looking.stuck}. It can be run again in the settings.
            </span>
          </>
        ) : looking === 'looking' ? (
          <>
            <LoaderCircle size={14} className="shrink-0 animate-spin" aria-hidden="true" />
            <span className="min-w-0 flex-1">
              {told === null ? 'Looking for what was agreed and missed…' : 'Looking for what is left open…'}
            </span>
          </>
        ) : (
          <span className="min-w-0 flex-1">
            {told === null ? 'Nothing was left to add.' : 'Nothing is left open.'}
          </span>
        )}
        <Button weight="quiet" onClick={onTalk}>
          {questions > 0 ? 'Answer' : 'Read it'}
        </Button>
        <IconButton label="Close" onClick={onClose}>
          <X size={15} />
        </IconButton>
      </p>
    </div>
  );
}
