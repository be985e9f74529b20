/** The place of the talks: the list, or one of them. Loaded when it is first opened. */
import './talks.css';
import { useState } from 'react';
import { Button } from '#extension/components/Button.tsx';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import type { Voice } from '#shared/schedule/say-time.ts';
import type { LiveTalk } from './LiveWords.tsx';
import { SuggestionCard } from './SuggestionCard.tsx';
import { useSuggestions } from './SuggestionsProvider.tsx';
import type { OpenTalk } from './talks-api.ts';
import { TalkDetail } from './TalkDetail.tsx';
import { TalkList } from './TalkList.tsx';

/** The talks themselves stay in sight. */
const fewQuestions = 2;

type Props = {
  voice: Voice;
  open: OpenTalk | null;
  onOpen(talk: OpenTalk | null): void;
  live: LiveTalk | null;
  onShow(event: ScheduleEvent): void;
};

export function TalksView({ voice, open, onOpen, live, onShow }: Props) {
  const { open: questions } = useSuggestions();
  const [search, setSearch] = useState('');
  const [showsAll, setShowsAll] = useState(false);
  if (open) {
    return (
      <TalkDetail
        key={`${open.conversationId} ${open.turn ?? ''} ${open.change ?? ''}`}
        conversationId={open.conversationId}
        turn={open.turn ?? null}
        change={open.change ?? null}
        voice={voice}
        live={live}
        onShow={onShow}
        onBack={() => onOpen(null)}
      />
    );
  }
  return (
    <div className="talks-scroller">
      {questions.length > 0 && search === '' && (
        <section aria-label="Open questions" className="flex flex-col gap-2 pt-2.5">
          {(showsAll ? questions : questions.slice(0, fewQuestions)).map((one) => (
            <SuggestionCard
              key={one.id}
              suggestion={one}
              onQuote={() => onOpen({ conversationId: one.conversationId, turn: one.quote.turn })}
            />
          ))}
          {!showsAll && questions.length > fewQuestions && (
            <Button weight="quiet" className="self-start" onClick={() => setShowsAll(true)}>
              Show all {questions.length} questions
            </Button>
          )}
        </section>
      )}
      <TalkList
        voice={voice}
        search={search}
        onSearch={setSearch}
        onOpen={(conversationId) => onOpen({ conversationId })}
      />
      <p className="py-2 text-xs text-muted">
        Calls and chats are written down so that nothing is lost. Each can be deleted; how long they are kept
        is in the settings.
      </p>
    </div>
  );
}
