/**
 * A content script's way to the schedule: a port to the offscreen document, with questions, acts and
 * changes on it. Connected only while somebody can see the page; a port that breaks is opened again,
 * and when even the extension is gone (updated, removed) the life of the page's script is over.
 */
import { browser, type Browser } from 'wxt/browser';
import type { Change } from '#shared/schedule/change.ts';
import type { Freshness } from './freshness.ts';
import {
  calendarViewPort,
  sendMessage,
  type FromCalendarView,
  type ToCalendarView,
  type ViewAsk,
} from './messages.ts';
import type { PersonSettings } from './person-settings.ts';

export type ViewClient = {
  /** Rejects with an error that carries the server's `data.code`, or without one when no answer came. */
  ask(ask: ViewAsk, input: unknown): Promise<unknown>;
  /** Every change that comes, until the signal ends it; those after `since` that were already heard at once. */
  onChange(since: number, listener: (change: Change) => void): void;
};

type Listeners = {
  /** Connected, possibly after a gap: what is shown has to be loaded again. */
  onConnected(): void;
  onFreshness(freshness: Freshness): void;
  onSettings(settings: PersonSettings): void;
  onSignedOut(): void;
  /** Not wanted any more, or cut off from the extension for good. */
  onOver(why: 'off' | 'gone'): void;
};

const answerMs = 15_000;
const keptChanges = 200;
const againMs = [300, 1_000, 3_000, 10_000];

export function connectView(
  deps: { now(): number },
  listeners: Listeners,
  life: { signal: AbortSignal },
): ViewClient {
  const { signal } = life;
  const heard: Change[] = [];
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>();
  const followers = new Set<(change: Change) => void>();
  let port: Browser.runtime.Port | null = null;
  let ids = 0;
  let failures = 0;
  let isOpening = false;

  const hear = (message: ToCalendarView) => {
    failures = 0;
    switch (message.type) {
      case 'change':
        heard.push(message.change);
        if (heard.length > keptChanges) heard.shift();
        for (const follower of followers) follower(message.change);
        return;
      case 'freshness':
        return listeners.onFreshness(message.freshness);
      case 'settings':
        return listeners.onSettings(message.settings);
      case 'signed-out':
        return listeners.onSignedOut();
      case 'off':
        return listeners.onOver('off');
      case 'answer':
        return waiting.get(message.id)?.resolve(message.answer);
      case 'refused': {
        const error = new Error(message.message);
        if (message.code !== null) Object.assign(error, { data: { code: message.code } });
        return waiting.get(message.id)?.reject(error);
      }
    }
  };

  const open = async () => {
    if (port || isOpening || signal.aborted || document.visibilityState === 'hidden') return;
    isOpening = true;
    try {
      // After an update this script still runs, but what it belongs to is gone.
      if (!browser.runtime?.id) return listeners.onOver('gone');
      const isWanted = await sendMessage('view-open', null);
      if (signal.aborted) return;
      if (isWanted === false) return listeners.onOver('off');
      if (isWanted !== true) return openLater();
      const opened = browser.runtime.connect({ name: calendarViewPort });
      port = opened;
      opened.onMessage.addListener((message: ToCalendarView) => {
        if (!signal.aborted) hear(message);
      });
      opened.onDisconnect.addListener(() => {
        if (port !== opened) return;
        drop();
        if (signal.aborted) return;
        listeners.onFreshness({ state: 'catching-up', since: deps.now(), lastProofAt: 0 });
        openLater();
      });
      listeners.onConnected();
    } catch {
      if (!browser.runtime?.id) listeners.onOver('gone');
      else openLater();
    } finally {
      isOpening = false;
    }
  };
  const openLater = () => {
    const wait = againMs[Math.min(failures++, againMs.length - 1)] ?? 10_000;
    setTimeout(() => void open(), wait);
  };
  const drop = () => {
    port = null;
    for (const { reject } of waiting.values()) reject(new Error('The connection was lost.'));
  };
  const close = () => {
    port?.disconnect();
    drop();
  };

  const onVisibility = () => {
    if (document.visibilityState === 'hidden') close();
    else void open();
  };
  document.addEventListener('visibilitychange', onVisibility, { signal });
  signal.addEventListener('abort', close);
  void open();

  return {
    ask(ask, input) {
      const id = ++ids;
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      if (!port) return Promise.reject(new Error('There is no connection.'));
      waiting.set(id, { resolve, reject });
      const timer = setTimeout(() => reject(new Error('No answer came.')), answerMs);
      port.postMessage({ id, ask, input } satisfies FromCalendarView);
      return promise.finally(() => {
        clearTimeout(timer);
        waiting.delete(id);
      });
    },
    onChange(since, listener) {
      for (const change of heard) if (change.version > since) listener(change);
      followers.add(listener);
      signal.addEventListener('abort', () => followers.delete(listener));
    },
  };
}
