import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ActiveCall, HandedCall } from '#extension/platform/storage.ts';
import { createCallServer, roomOfTest } from '../../testing/call-server.ts';
import { memoryItem } from '../../testing/memory-item.ts';
import { createCallController, type CallDeps } from './call-controller.ts';
import type { FrameEvent } from './call-frame.ts';
import { startSession } from './call-session.ts';
import type { MediaAccess } from './media-access.ts';

beforeEach(() => vi.stubGlobal('addEventListener', () => undefined));
const pages = new Set<AbortController>();
afterEach(() => {
  for (const page of pages) page.abort();
  pages.clear();
});

/** One browser profile: storage and locks are shared by its pages. */
function profile(access: () => MediaAccess = () => ({ need: null, camera: false })) {
  const server = createCallServer();
  const items = {
    activeCall: memoryItem<ActiveCall | null>(null),
    handedCall: memoryItem<HandedCall | null>(null),
  };
  const prefix = crypto.randomUUID();
  const locks = {
    request: ((name: string, options: LockOptions, act: () => unknown) =>
      navigator.locks.request(`${prefix} ${name}`, options, act as never)) as LockManager['request'],
  };
  const opened: string[] = [];
  const mediaWatchers = new Set<() => void>();

  const openPage = (tabId: number, takesCall = false) => {
    const life = new AbortController();
    pages.add(life);
    let tellFrame: (event: FrameEvent) => void = () => undefined;
    const deps: CallDeps = {
      api: server.api,
      endConversation: server.endConversation,
      onResult: () => undefined,
      now: () => 1_000,
      chance: () => 0,
      media: {
        read: () => Promise.resolve(access()),
        watch(_signal, onChange) {
          mediaWatchers.add(onChange);
          return Promise.resolve();
        },
      },
      items,
      locks,
      place: () => Promise.resolve({ windowId: 1, tabId }),
      openTab: (page) => opened.push(page),
      showPlace: (place) => opened.push(`tab ${place.tabId}`),
      timeZone: () => 'UTC',
      continues: () => Promise.resolve(null),
      loadSession: () =>
        Promise.resolve({
          startSession,
          frames: {
            daily: () => Promise.reject(new Error('not this one')),
            simulated: (_room, { onEvent }) => {
              tellFrame = onEvent;
              return Promise.resolve({
                join: () => Promise.resolve(onEvent({ type: 'joined' })),
                send: () => undefined,
                say: () => undefined,
                setMuted: () => undefined,
                setCamera: () => undefined,
                leave: () => Promise.resolve(),
              });
            },
          },
        }),
      takesCall,
      signal: life.signal,
    };
    const call = createCallController(deps);
    call.setContainer({} as HTMLElement);
    return {
      ...call,
      at: () => call.state.get().at,
      frame: (event: FrameEvent) => tellFrame(event),
      close: () => life.abort(),
    };
  };
  return {
    server,
    items,
    locks,
    opened,
    openPage,
    mediaChanged: () => mediaWatchers.forEach((tell) => tell()),
  };
}

const until = (check: () => boolean) =>
  vi.waitFor(() => expect(check()).toBe(true), { timeout: 40_000, interval: 5 });

test('one press of the button leads into the call', async () => {
  const page = profile().openPage(1);
  void page.talk();
  await until(() => page.at() === 'on');
});

test('without leave for the microphone it asks, and the leave alone starts the call', async () => {
  let access: MediaAccess = { need: 'prompt', camera: false };
  const { openPage, opened, mediaChanged } = profile(() => access);
  const page = openPage(1);
  await page.talk();
  expect(page.state.get()).toEqual({ at: 'asking', need: 'prompt' });
  page.askForMicrophone();
  expect(opened).toEqual(['permission']);
  access = { need: 'denied', camera: false };
  mediaChanged();
  await until(() => page.at() === 'asking' && (page.state.get() as { need: string }).need === 'denied');
  access = { need: null, camera: true };
  mediaChanged();
  await until(() => page.at() === 'on');
});

test('a question that was closed is not answered behind the person’s back', async () => {
  let access: MediaAccess = { need: 'prompt', camera: false };
  const { openPage, mediaChanged } = profile(() => access);
  const page = openPage(1);
  await page.talk();
  page.dismiss();
  access = { need: null, camera: true };
  mediaChanged();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(page.at()).toBe('idle');
});

test('without a microphone one can type', async () => {
  const page = profile(() => ({ need: 'no-microphone', camera: false })).openPage(1);
  await page.talk();
  void page.talkByTyping();
  await until(() => page.at() === 'on');
  expect(page.state.get()).toMatchObject({ isMuted: true, hasMicrophone: false });
});

test('only one page holds the call; the others say where it is and are free again after it', async () => {
  const { openPage, opened } = profile();
  const [first, second] = [openPage(1), openPage(2)];
  void first.talk();
  await until(() => first.at() === 'on' && second.at() === 'elsewhere');
  second.showElsewhere();
  expect(opened).toEqual(['tab 1']);
  const later = openPage(3);
  await until(() => later.at() === 'elsewhere');
  await first.leave();
  await until(() => second.at() === 'idle' && later.at() === 'idle');
  expect(first.at()).toBe('ended');
});

test('two pages pressing at once make one call', async () => {
  const { openPage } = profile();
  const [first, second] = [openPage(1), openPage(2)];
  void first.talk();
  void second.talk();
  await until(() => [first.at(), second.at()].toSorted().join() === 'elsewhere,on');
});

test('what a page that died left behind is ended by the next one', async () => {
  const { openPage, items, server } = profile();
  await items.activeCall.set({ conversationId: 'forgotten', windowId: 1, tabId: 9 });
  const page = openPage(1);
  await until(() => server.ended.includes('forgotten'));
  await until(() => page.at() === 'idle');
});

test('the call moves to a tab without ending', async () => {
  const { openPage, opened, server, items } = profile();
  const first = openPage(1);
  void first.talk();
  await until(() => first.at() === 'on');
  // Pressed twice.
  await Promise.all([first.moveToTab(), first.moveToTab()]);
  expect(opened).toEqual(['call']);
  const tab = openPage(2, true);
  await until(() => tab.at() === 'on' && first.at() === 'elsewhere');
  expect(server.ended).toEqual([]);
  expect(await items.handedCall.get()).toBeNull();
});

test('a call that nobody took over is ended before the next one', async () => {
  const { openPage, items, server } = profile();
  const room = { ...roomOfTest, conversationId: 'handed' };
  await items.handedCall.set({ room, since: 3, isMuted: false, isCameraOn: false });
  const page = openPage(1);
  void page.talk();
  await until(() => page.at() === 'on');
  expect(server.ended).toEqual(['handed']);
});
