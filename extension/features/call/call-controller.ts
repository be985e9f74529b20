/**
 * The call as the panel holds it: at most one in the whole browser profile (a Web Lock), whichever
 * page has it. Small on purpose: everything that only a running call needs is in `call-session.ts`.
 */
import { tryLock, untilFree } from '#extension/platform/try-lock.ts';
import type { ActiveCall, HandedCall, Item } from '#extension/platform/storage.ts';
import { createStore, type Store } from '#extension/platform/store.ts';
import type { Devices, Room } from './call-frame.ts';
import type { Session, SessionDeps, startSession } from './call-session.ts';
import type { CallResult, CallState } from './call-state.ts';
import type { MediaAccess } from './media-access.ts';

export type CallDeps = Pick<SessionDeps, 'api' | 'endConversation' | 'now' | 'chance'> & {
  onResult(result: CallResult): void;
  media: { read(): Promise<MediaAccess>; watch(signal: AbortSignal, onChange: () => void): Promise<void> };
  items: { activeCall: Item<ActiveCall | null>; handedCall: Item<HandedCall | null> };
  locks: Pick<LockManager, 'request'>;
  /** Which window and tab this page is in. */
  place(): Promise<{ windowId: number | null; tabId: number | null }>;
  openTab(page: 'permission' | 'microphone-settings' | 'call'): void;
  showPlace(place: { windowId: number | null; tabId: number | null }): void;
  timeZone(): string;
  /** The talk in writing that a call goes on from, when one is open. */
  continues(): Promise<string | null>;
  loadSession(): Promise<{
    startSession: typeof startSession;
    frames: SessionDeps['frames'];
  }>;
  /** This page was opened to take a call over. */
  takesCall: boolean;
  signal: AbortSignal;
};

export type CallController = {
  state: Store<CallState>;
  talk(): Promise<void>;
  /** Starts without a microphone: what the person says is typed. */
  talkByTyping(): Promise<void>;
  askForMicrophone(): void;
  openMicrophoneSettings(): void;
  dismiss(): void;
  leave(): Promise<void>;
  say(text: string): void;
  setMuted(isMuted: boolean): void;
  setCamera(isOn: boolean): void;
  moveToTab(): Promise<void>;
  showElsewhere(): void;
  /** The stage says where the room's frame goes. */
  setContainer(element: HTMLElement | null): void;
};

const callLock = 'call';
const takeOverMs = 8_000;

export function createCallController(deps: CallDeps): CallController {
  const { items, locks, signal } = deps;
  const state = createStore<CallState>({ at: 'idle' });
  let container = Promise.withResolvers<HTMLElement>();
  let session: Session | null = null;
  let asking: AbortController | null = null;
  let isHolding = false;
  let isMoving = false;

  const start = async (devices: Devices, handed: HandedCall | null) => {
    const release = await tryLock(locks, callLock);
    if (!release)
      return notice((await items.activeCall.get()) ?? { conversationId: '', windowId: null, tabId: null });
    isHolding = true;
    try {
      state.set({ at: 'starting' });
      await sweep(handed?.room ?? null);
      const { startSession, frames } = await deps.loadSession();
      const here = { ...deps, state, frames, container: () => container.promise };
      const continues = handed ? null : await deps.continues();
      session = await startSession(here, { handed, devices, timeZone: deps.timeZone(), continues });
      const now = state.get();
      if (!session || !('room' in now)) return;
      await items.activeCall.set({ conversationId: now.room.conversationId, ...(await deps.place()) });
      await session.ended;
    } catch (error) {
      console.error('the call could not be started', error);
      state.set({
        at: 'refused',
        kind: 'unavailable',
        say: 'The call could not be started. Reload the panel.',
      });
    } finally {
      session = null;
      isHolding = false;
      await items.activeCall.set(null);
      release();
    }
  };

  /** Ends what a page that died or a hand-over nobody took has left behind. */
  const sweep = async (room: Room | null) => {
    const [active, handed] = await Promise.all([items.activeCall.get(), items.handedCall.get()]);
    await Promise.all([items.activeCall.set(null), items.handedCall.set(null)]);
    for (const id of new Set([active?.conversationId, handed?.room.conversationId])) {
      if (id !== undefined && id !== room?.conversationId) await deps.endConversation(id);
    }
  };

  /** Another page holds the call: say so until it is over, also when that page dies. */
  const notice = (active: ActiveCall | null) => {
    const { at } = state.get();
    if (isHolding || signal.aborted) return;
    if (!active) {
      if (at === 'elsewhere') state.set({ at: 'idle' });
      return;
    }
    state.set({ at: 'elsewhere', windowId: active.windowId, tabId: active.tabId });
    if (at === 'elsewhere') return;
    void untilFree(locks, callLock, signal).then(async () => {
      if (state.get().at !== 'elsewhere' || signal.aborted) return;
      state.set({ at: 'idle' });
      const left = await items.activeCall.get();
      if (left?.conversationId === active.conversationId) await sweep(null);
    });
  };

  const withMicrophone = async () => {
    const access = await deps.media.read();
    if (access.need !== null) return state.set({ at: 'asking', need: access.need });
    asking?.abort();
    return start({ microphone: true, camera: false }, null);
  };

  const takeOver = async (handed: HandedCall) => {
    await items.handedCall.set(null);
    state.set({ at: 'starting' });
    await untilFree(locks, callLock, AbortSignal.any([signal, AbortSignal.timeout(takeOverMs)]));
    const { need } = await deps.media.read();
    await start({ microphone: need === null && !handed.isMuted, camera: handed.isCameraOn }, handed);
  };

  items.activeCall.watch(signal, notice);
  void Promise.all([items.activeCall.get(), items.handedCall.get()]).then(([active, handed]) => {
    if (signal.aborted) return;
    if (deps.takesCall && handed) return takeOver(handed);
    return notice(active);
  });
  signal.addEventListener('abort', () => void session?.leave());

  return {
    state,
    async talk() {
      if (!['idle', 'ended', 'refused', 'asking'].includes(state.get().at)) return;
      state.set({ at: 'checking' });
      asking?.abort();
      const current = new AbortController();
      asking = current;
      await withMicrophone();
      if (state.get().at !== 'asking') return;
      await deps.media.watch(AbortSignal.any([current.signal, signal]), () => {
        if (state.get().at === 'asking') void withMicrophone();
      });
    },
    async talkByTyping() {
      asking?.abort();
      await start({ microphone: false, camera: false }, null);
    },
    askForMicrophone: () => deps.openTab('permission'),
    openMicrophoneSettings: () => deps.openTab('microphone-settings'),
    dismiss() {
      asking?.abort();
      if (['ended', 'refused', 'asking'].includes(state.get().at)) state.set({ at: 'idle' });
    },
    leave: async () => session?.leave(),
    say: (text) => session?.say(text),
    setMuted: (isMuted) => session?.setMuted(isMuted),
    setCamera: (isOn) => session?.setCamera(isOn),
    async moveToTab() {
      // Pressed twice, it goes once.
      if (isMoving) return;
      const now = state.get();
      if (now.at !== 'on' || !session) return deps.openTab('call');
      isMoving = true;
      try {
        const { room, isMuted, isCameraOn } = now;
        const since = await session.release();
        await items.handedCall.set({ room, since, isMuted, isCameraOn });
        state.set({ at: 'idle' });
        deps.openTab('call');
      } finally {
        isMoving = false;
      }
    },
    showElsewhere() {
      const now = state.get();
      if (now.at === 'elsewhere') deps.showPlace(now);
    },
    setContainer(element) {
      if (element) container.resolve(element);
      else container = Promise.withResolvers<HTMLElement>();
    },
  };
}
