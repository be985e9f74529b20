/** One talk in the list: what it was about, when, how long, and how far it is. */
import { CircleDashed, LoaderCircle, MessageSquareText, Radio, TriangleAlert, Video } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Voice } from '#shared/schedule/say-time.ts';
import { sayLength, sayMoment, stateOfTalk, stateWords, titleOfTalk, type TalkState } from './talk-words.ts';
import type { TalkSummary } from './talks-api.ts';

const icons: Record<TalkState, ReactNode> = {
  running: <Radio size={15} />,
  processing: <LoaderCircle size={15} className="animate-spin" />,
  ready: <Video size={15} />,
  'no-transcript': <CircleDashed size={15} />,
  failed: <TriangleAlert size={15} />,
  chat: <MessageSquareText size={15} />,
};

export function TalkRow({ talk, voice, onOpen }: { talk: TalkSummary; voice: Voice; onOpen(): void }) {
  const state = stateOfTalk(talk, Date.parse(voice.now));
  const title = titleOfTalk(talk);
  const topics = talk.topics.filter((topic) => topic !== title).slice(0, 3);
  return (
    <li>
      <button type="button" className="talk-row" onClick={onOpen} data-state={state}>
        <span className="talk-row-icon" aria-hidden="true">
          {icons[state]}
        </span>
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline gap-2">
            <span className="min-w-0 flex-1 truncate font-semibold" dir="auto">
              {title}
            </span>
            {state !== 'ready' && state !== 'chat' && <StatePill state={state} />}
          </span>
          <span className="tabular block truncate text-xs text-muted">
            <span className="inline-block first-letter:uppercase">{sayMoment(talk.startedAt, voice)}</span>
            {[sayLength(talk), talk.simulated ? 'simulated' : null]
              .filter((part) => part !== null)
              .map((part) => ` · ${part}`)}
            {talk.qualityScore !== null && ` · quality ${talk.qualityScore}`}
          </span>
          {topics.length > 0 && (
            <span className="block truncate text-xs text-muted" dir="auto">
              {topics.join(' · ')}
            </span>
          )}
        </span>
      </button>
    </li>
  );
}

export function StatePill({ state }: { state: TalkState }) {
  return (
    <span className="talk-state" data-state={state}>
      {stateWords[state]}
    </span>
  );
}
