/**
 * Every state of the side panel that exists without a server. `?scene=day&theme=dark&dir=rtl`; scripts
 * reach `window.gallery` to let something happen by voice or to change the freshness.
 */
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Ellipsis, Mic } from 'lucide-react';
import '../../styles/panel.css';
import { Button } from '#extension/components/Button.tsx';
import { IconButton } from '#extension/components/IconButton.tsx';
import { PanelPortsProvider, type PanelPorts } from '#extension/features/live-schedule/PanelPorts.tsx';
import type { PendingReadings } from '#extension/features/quick-add/use-pending-reading.ts';
import { Panel } from '#extension/features/shell/Panel.tsx';
import type { ScheduleStreamInput } from '#extension/platform/stream.ts';
import { loadLanguage } from '#extension/features/quick-add/load-language.ts';
import { ChatProvider } from '#extension/features/chat/ChatProvider.tsx';
import { bookingOutcomes } from './booking-outcomes.ts';
import { createMemoryBookings } from './memory-bookings.ts';
import { createMemoryChat, memoryCurrent } from './memory-chat.ts';
import { createMemoryHistory } from './memory-history.ts';
import { createMemoryTalks } from './memory-talks.ts';
import { outcomes } from './outcomes.ts';
import { pendingOf } from './pending-seeds.ts';
import { createMemorySchedule } from './memory-schedule.ts';
import { at, forty, overlapping, usual, wholeDays, zone } from './seeds.ts';

const asked = new URLSearchParams(location.search);
const scene = asked.get('scene') ?? 'day';
document.documentElement.dataset.theme = asked.get('theme') ?? 'light';
document.documentElement.dir = asked.get('dir') ?? 'ltr';
if (asked.get('text')) document.documentElement.style.fontSize = asked.get('text') ?? '';

const opened = performance.now();
const begin = Date.parse('2026-11-20T14:47:00Z');
const now = () => begin + Math.round(performance.now() - opened);
const voice = () => ({
  now: new Date(now()).toISOString(),
  timeZone: zone,
  hour12: asked.get('clock') !== '24',
  locale: 'en-US',
});

const seeds: Record<string, () => ReturnType<typeof usual>> = {
  empty: () => [],
  overlapping,
  forty,
  'whole-days': wholeDays,
};
const memory = createMemorySchedule({
  voice,
  events: (seeds[scene] ?? usual)(),
  answerAfterMs: Number(asked.get('wait') ?? 60),
});

const chat = createMemoryChat({ memory, now, msPerPart: Number(asked.get('pace') ?? 8) });
const talks = createMemoryTalks({
  memory,
  voice,
  isFailing: asked.get('talks') === 'failed',
  isEmpty: asked.get('talks') !== 'some',
});
const talk = asked.get('talk');

let stream: ScheduleStreamInput | undefined;
const ports: PanelPorts = {
  api: scene === 'failed' ? failing(memory.api) : memory.api,
  connect(input) {
    stream = input;
    memory.connect(input);
    const state = scene === 'offline' ? 'offline' : scene === 'catching-up' ? 'catching-up' : 'live';
    const beat = () =>
      input.onFreshness({
        state,
        since: now() - (state === 'offline' ? 372_000 : 4_000),
        lastProofAt: now() - (state === 'live' ? 0 : 372_000),
      });
    beat();
    if (state === 'live') setInterval(beat, 5_000);
  },
  now,
  newId: () => crypto.randomUUID(),
  timeZone: zone,
  hour12: voice().hour12,
  locale: 'en-US',
  firstWeekday: 1,
  chat: {
    api: chat.api,
    current: memoryCurrent(
      talk === null ? null : { conversationId: talk === 'old' ? 'talk' : null, isOpen: true },
    ),
  },
  booking: createMemoryBookings({ voice, scene }),
  openSettings: () => {},
  talks: talks.api,
  history: createMemoryHistory({ memory, voice, isEmpty: scene === 'empty' }),
  seenVersion: {
    get: () => Promise.resolve(asked.has('away') ? 36 : null),
    set: () => Promise.resolve(),
  },
  tellChanged: () => {},
  loadLanguage,
  onSignedOut: () => {},
};

function failing(api: PanelPorts['api']): PanelPorts['api'] {
  return {
    ...api,
    schedule: { ...api.schedule, list: { query: () => Promise.reject(new TypeError('no server')) } },
  };
}

const gallery = { said: [] as string[], memory, chat, talks, at, stream: () => stream };
declare global {
  interface Window {
    gallery: typeof gallery;
  }
}
window.gallery = gallery;

function panel(pending: PendingReadings) {
  return (
    <PanelPortsProvider ports={ports}>
      <ChatProvider>
        <Panel
          heard={{ ...outcomes, ...bookingOutcomes }[asked.get('answer') ?? ''] ?? null}
          {...((asked.get('answer') ?? '') in bookingOutcomes && {
            speak: (words: string) => void gallery.said.push(words),
            confirm: async (_nonce: string, yes: boolean) => void gallery.said.push(yes ? 'yes' : 'no'),
          })}
          stage={null}
          pending={pending}
          endedCall={asked.get('after') === 'call' ? 'ready' : null}
          live={
            asked.get('talks') === 'some'
              ? {
                  conversationId: 'running',
                  speaker: 'user',
                  captions: [
                    { key: 'u9', role: 'user', text: 'And then, on Friday, I', isFinal: false, turn: 9 },
                  ],
                }
              : null
          }
          talk={
            <Button weight="main">
              <Mic size={15} aria-hidden="true" />
              Talk
            </Button>
          }
          menu={
            <IconButton label="Menu">
              <Ellipsis size={17} />
            </IconButton>
          }
        />
      </ChatProvider>
    </PanelPortsProvider>
  );
}

function App() {
  const [readings, setReadings] = useState(() => pendingOf(asked.get('read')));
  const pending = {
    readings,
    read: (text: string) =>
      setReadings((all) => [...all, { id: crypto.randomUUID(), text, isWholePage: false, windowId: null }]),
    done: (id: string) => setReadings((all) => all.filter((one) => one.id !== id)),
  };
  return panel(pending);
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
