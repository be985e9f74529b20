/** One talk: what came of it, what is still a question, what it was about, and every word. */
import { useEffect, useState, type ReactNode } from 'react';
import { ChevronLeft, Copy, Download, LoaderCircle, Trash2 } from 'lucide-react';
import { useAnnounce } from '#extension/components/Announcer.tsx';
import { Button } from '#extension/components/Button.tsx';
import { IconButton } from '#extension/components/IconButton.tsx';
import { usePorts } from '#extension/features/live-schedule/PanelPorts.tsx';
import { useSchedule } from '#extension/features/live-schedule/ScheduleProvider.tsx';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import type { Voice } from '#shared/schedule/say-time.ts';
import { AfterCallCard } from './AfterCallCard.tsx';
import { AnalysisView } from './AnalysisView.tsx';
import { ForgetTalk } from './ForgetTalk.tsx';
import { LiveWords, type LiveTalk } from './LiveWords.tsx';
import { SuggestionCard } from './SuggestionCard.tsx';
import { useSuggestions } from './SuggestionsProvider.tsx';
import { sayLength, sayMoment, stateOfTalk, titleOfTalk, type TalkState } from './talk-words.ts';
import type { TalkDetail as Talk } from './talks-api.ts';
import { StatePill } from './TalkRow.tsx';
import { Transcript } from './Transcript.tsx';
import { transcriptFileName, transcriptText } from './transcript-lines.ts';
import { usePolled } from './use-polled.ts';

type Props = {
  conversationId: string;
  voice: Voice;
  /** The call that is on in this panel. */
  live: LiveTalk | null;
  /** A turn to go to at once, counted from 0. */
  turn: number | null;
  /** Or a change, by its version. */
  change: number | null;
  onShow(event: ScheduleEvent): void;
  onBack(): void;
};

export function TalkDetail({ conversationId, voice, live, turn, change, onShow, onBack }: Props) {
  const { talks } = usePorts();
  const { state } = useSchedule();
  const { open } = useSuggestions();
  const [marked, setMarked] = useState<number | null>(turn);
  const [isForgetting, setForgetting] = useState(false);
  const { value, problem, reload } = usePolled(() => talks.conversation.get.query({ conversationId }), {
    // What was done or taken back, and what was answered, changes what stands here.
    key: `${conversationId}/${state.copy?.version ?? 0}/${open.map(({ id }) => id).join()}`,
    again: (talk) => pollMs(talk, Date.parse(voice.now)),
  });
  const talk = value?.conversationId === conversationId ? value : null;
  const isLive = live?.conversationId === conversationId;

  return (
    <section
      aria-label={talk ? titleOfTalk(talk) : 'Talk'}
      className="talks-page"
      onKeyDown={(e) => {
        if (e.key !== 'Escape' || e.defaultPrevented) return;
        e.preventDefault();
        onBack();
      }}
    >
      <header className="talk-head">
        <IconButton label="All talks" onClick={onBack} data-autofocus>
          <ChevronLeft size={17} className="rtl:-scale-x-100" />
        </IconButton>
        <h2 className="min-w-0 flex-1 truncate text-[0.9375rem] font-semibold" dir="auto">
          {talk ? titleOfTalk(talk) : ''}
        </h2>
        {talk && <Tools talk={talk} voice={voice} onForget={() => setForgetting(true)} />}
      </header>
      {!talk && problem === null && (
        <p className="talks-empty">
          <LoaderCircle size={16} className="animate-spin" aria-hidden="true" /> Looking it up…
        </p>
      )}
      {problem !== null && (
        <div role="alert" className="talks-empty">
          <p>{talk ? 'This may be out of date.' : 'This talk could not be loaded.'}</p>
          <Button onClick={reload}>Try again</Button>
        </div>
      )}
      {talk && isForgetting && (
        <ForgetTalk
          conversationId={conversationId}
          isRunning={stateOfTalk(talk, Date.parse(voice.now)) === 'running'}
          hasRecording={talk.hasRecording}
          onGone={onBack}
          onKeep={() => setForgetting(false)}
        />
      )}
      {talk && (
        <Body
          talk={talk}
          voice={voice}
          live={isLive ? live : null}
          marked={marked}
          change={marked === turn ? change : null}
          onQuote={setMarked}
          onShow={onShow}
        />
      )}
    </section>
  );
}

type BodyProps = {
  talk: Talk;
  voice: Voice;
  live: LiveTalk | null;
  marked: number | null;
  change: number | null;
  onQuote(turn: number): void;
  onShow(event: ScheduleEvent): void;
};

function Body({ talk, voice, live, marked, change, onQuote, onShow }: BodyProps) {
  const state = stateOfTalk(talk, Date.parse(voice.now));
  const after = talk.changes.filter(({ who, undoOf }) => who.channel === 'post-call' && undoOf === undefined);
  const groupId = talk.afterCall?.groupId ?? null;
  const asked = talk.suggestions.filter((one) => one.state === 'open');
  const settled = talk.suggestions.filter((one) => one.state !== 'open');
  return (
    <div className="flex flex-col gap-4">
      <p className="tabular text-xs text-muted">
        {state !== 'ready' && state !== 'chat' && <StatePill state={state} />}{' '}
        <span className="inline-block first-letter:uppercase">{sayMoment(talk.startedAt, voice)}</span>
        {[sayLength(talk), talk.costCents > 0 ? sayCost(talk.costCents) : null]
          .filter((part) => part !== null)
          .map((part) => ` · ${part}`)}
        {talk.simulated && ' · simulated'}
        {talk.hasRecording && ' · recorded'}
      </p>
      {talk.analysis?.summary && <p dir="auto">{talk.analysis.summary}</p>}
      {after.length > 0 && groupId !== null && (
        <AfterCallCard
          undo={[{ groupId }]}
          changes={after}
          isTakenBack={after.every(({ version }) => talk.takenBack.includes(version))}
          voice={voice}
          onShow={onShow}
        />
      )}
      {asked.length > 0 && (
        <Part title={asked.length === 1 ? 'One question' : `${asked.length} questions`}>
          {asked.map((one) => (
            <SuggestionCard key={one.id} suggestion={one} onQuote={() => onQuote(one.quote.turn)} />
          ))}
        </Part>
      )}
      <Part title="What was said and done">
        {talk.turns.length > 0 || talk.calls.length > 0 ? (
          <Transcript talk={talk} voice={voice} marked={marked} change={change} onShow={onShow} />
        ) : (
          live === null && <p className="text-muted">{nothingYet[state]}</p>
        )}
        {live && <LiveWords live={live} known={talk.turns} />}
        {talk.isHeardHere && talk.turns.length > 0 && (
          <p className="text-xs text-muted">
            The video service sent no transcript. This is what was heard here.
          </p>
        )}
        {state === 'processing' && talk.turns.length > 0 && (
          <p className="text-xs text-muted">{nothingYet.processing}</p>
        )}
      </Part>
      {talk.analysis && (
        <Part title="How it went">
          <AnalysisView analysis={talk.analysis} turns={talk.turns} onQuote={onQuote} />
        </Part>
      )}
      {talk.perception && (
        <Part title="What the video service saw">
          <p className="whitespace-pre-wrap text-muted" dir="auto">
            {talk.perception}
          </p>
        </Part>
      )}
      {settled.length > 0 && (
        <Part title="Answered questions">
          {settled.map((one) => (
            <SuggestionCard key={one.id} suggestion={one} />
          ))}
        </Part>
      )}
      {talk.endSay !== null && <p className="text-xs text-muted">{talk.endSay}</p>}
    </div>
  );
}

const nothingYet: Record<TalkState, string> = {
  running: 'Nothing was said yet.',
  processing: 'The transcript is being written. What was agreed and missed is looked for then.',
  ready: 'Nothing was said.',
  'no-transcript': 'There is no transcript yet. The server asks for it again now and then, for a day.',
  failed: 'The call did not start, so nothing was said.',
  chat: 'Nothing was written.',
};

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-[0.8125rem] font-semibold">{title}</h3>
      {children}
    </section>
  );
}

function Tools({ talk, voice, onForget }: { talk: Talk; voice: Voice; onForget(): void }) {
  const announce = useAnnounce();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const hasWords = talk.turns.length > 0;
  const copy = () =>
    void navigator.clipboard.writeText(transcriptText(talk, voice)).then(
      () => {
        setCopied(true);
        announce('Copied.');
      },
      () => announce('It could not be copied.'),
    );
  return (
    <span className="flex shrink-0 items-center">
      <span className="text-xs text-ok" aria-hidden="true">
        {isCopied && 'Copied'}
      </span>
      <IconButton label="Copy as text" disabled={!hasWords} onClick={copy}>
        <Copy size={15} />
      </IconButton>
      <IconButton label="Download as text" disabled={!hasWords} onClick={() => download(talk, voice)}>
        <Download size={15} />
      </IconButton>
      <IconButton label="Delete it" onClick={onForget}>
        <Trash2 size={15} />
      </IconButton>
    </span>
  );
}

function download(talk: Talk, voice: Voice): void {
  const url = URL.createObjectURL(new Blob([transcriptText(talk, voice)], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = transcriptFileName(talk, voice);
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** As money where the person lives: the vendor bills in US dollars. */
function sayCost(cents: number): string {
  return new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(cents / 100);
}

function pollMs(talk: Talk | null, now: number): number | null {
  if (!talk) return null;
  const state = stateOfTalk(talk, now);
  if (state === 'running' || state === 'processing') return 2_000;
  // Reading it for what was missed takes a little longer than writing it down.
  const isFresh = now - Date.parse(talk.endedAt ?? talk.startedAt) < 120_000;
  return state === 'ready' && isFresh && (!talk.afterCall || !talk.analysis) ? 2_000 : null;
}
