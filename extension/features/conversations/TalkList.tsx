/** Past and present talks, newest first, with a search over titles, topics, people and what was said. */
import { useDeferredValue, useState } from 'react';
import { LoaderCircle, MessagesSquare, Search } from 'lucide-react';
import { Button } from '#extension/components/Button.tsx';
import { usePorts } from '#extension/features/live-schedule/PanelPorts.tsx';
import type { Voice } from '#shared/schedule/say-time.ts';
import type { TalkSummary } from './talks-api.ts';
import { stateOfTalk } from './talk-words.ts';
import { TalkRow } from './TalkRow.tsx';
import { usePolled } from './use-polled.ts';

type Props = {
  voice: Voice;
  search: string;
  onSearch(search: string): void;
  onOpen(conversationId: string): void;
};

const page = 30;

export function TalkList({ voice, search, onSearch, onOpen }: Props) {
  const { talks } = usePorts();
  const asked = useDeferredValue(search.trim());
  const [most, setMost] = useState(page);
  const {
    value: last,
    problem,
    reload,
  } = usePolled(
    async () => ({
      asked,
      found: await talks.conversation.list.query({
        limit: most + 1,
        ...(asked === '' ? {} : { search: asked }),
      }),
    }),
    { key: `${asked}/${most}`, again: (last) => pollMs(last?.found ?? null, Date.parse(voice.now)) },
  );
  const value = last?.found ?? null;
  const shown = value?.slice(0, most) ?? [];
  // What was found for other words says nothing about these.
  const isOfThese = last?.asked === asked;

  return (
    <section aria-label="Talks" className="talks-page">
      <label className="talks-search">
        <Search size={14} aria-hidden="true" />
        <span className="sr-only">Search talks</span>
        <input
          type="search"
          value={search}
          maxLength={200}
          placeholder="Search titles, words, people"
          onChange={(e) => {
            setMost(page);
            onSearch(e.target.value);
          }}
        />
      </label>
      {value === null && problem === null && (
        <p className="talks-empty">
          <LoaderCircle size={16} className="animate-spin" aria-hidden="true" /> Looking up your talks…
        </p>
      )}
      {problem !== null && (
        <div role="alert" className="talks-empty">
          <p>{value === null ? 'Your talks could not be loaded.' : 'This list may be out of date.'}</p>
          <Button onClick={reload}>Try again</Button>
        </div>
      )}
      {isOfThese && shown.length === 0 && problem === null && <Nothing search={asked} />}
      <p role="status" className="sr-only">
        {isOfThese && asked !== '' && `${shown.length} found`}
      </p>
      <ul className="talks-list">
        {shown.map((talk) => (
          <TalkRow
            key={talk.conversationId}
            talk={talk}
            voice={voice}
            onOpen={() => onOpen(talk.conversationId)}
          />
        ))}
      </ul>
      {value !== null && value.length > most && (
        <Button weight="quiet" className="self-center" onClick={() => setMost(Math.min(most + page, 199))}>
          Show older talks
        </Button>
      )}
    </section>
  );
}

function Nothing({ search }: { search: string }) {
  return (
    <div className="talks-empty">
      <MessagesSquare size={22} aria-hidden="true" />
      {search === '' ? (
        <>
          <p className="font-semibold text-text">No talks yet</p>
          <p>
            After a call or a chat you find here what was said, what was done, and what is still a question.
          </p>
        </>
      ) : (
        <p>Nothing with “{search}” was said or agreed.</p>
      )}
    </div>
  );
}

/** Soon while something is going on, seldom otherwise. */
function pollMs(talks: readonly TalkSummary[] | null, now: number): number {
  const isBusy = talks?.some((talk) => ['running', 'processing'].includes(stateOfTalk(talk, now)));
  return isBusy ? 3_000 : 20_000;
}
