/**
 * Serves the pages that show the calendar outside the extension, from the offscreen document: one
 * client of the shared stream for all of them, and their questions and acts, sent to the server with
 * the token that they must not have. Lives as long as one of them is connected.
 *
 * no account → signed out · account → following, asks wait until the stream has its place, so that an
 * answer is never older than the changes that follow it.
 */
import { browser, type Browser } from 'wxt/browser';
import { codeOf, createApi, type Api } from './api.ts';
import { followSchedule } from './follow-schedule.ts';
import type { Freshness } from './freshness.ts';
import {
  answerMessages,
  calendarViewPort,
  isCalendarPage,
  sendMessage,
  viewAsks,
  type FromCalendarView,
  type ToCalendarView,
  type ViewAsk,
} from './messages.ts';
import type { PersonSettings } from './person-settings.ts';
import type { Account } from './storage.ts';

/** A page that reloads finds us still there. */
const lingerMs = 5_000;

type Following = {
  key: string;
  api: Api;
  life: AbortController;
  takeToken(token: string): void;
  ready: Promise<void>;
  readSettings(): Promise<void>;
};

export function holdCalendarViews(): void {
  const views = new Set<Browser.runtime.Port>();
  let following: Following | null = null;
  let isKnown = false;
  let freshness: Freshness | null = null;
  let settings: PersonSettings | null = null;

  const tell = (message: ToCalendarView) => {
    for (const view of views) view.postMessage(message);
  };

  const follow = (account: Account | null) => {
    isKnown = true;
    if (account && account.key === following?.key) return following.takeToken(account.token);
    following?.life.abort();
    following = null;
    freshness = null;
    settings = null;
    if (!account) return tell({ type: 'signed-out' });
    following = startFollowing(account, {
      onFreshness(now) {
        freshness = now;
        tell({ type: 'freshness', freshness: now });
      },
      onChange: (change) => tell({ type: 'change', change }),
      onSignedOut: () => follow(null),
      onSettings: show,
    });
  };
  const show = (now: PersonSettings) => {
    if (JSON.stringify(now) === JSON.stringify(settings)) return;
    settings = now;
    tell({ type: 'settings', settings: now });
  };

  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== calendarViewPort) return;
    if (!isCalendarPage(port.sender)) return port.disconnect();
    views.add(port);
    port.onDisconnect.addListener(() => {
      views.delete(port);
      leaveLater();
    });
    port.onMessage.addListener((message: unknown) => {
      if (isAsk(message)) void answer(port, message);
    });
    if (isKnown && !following) port.postMessage({ type: 'signed-out' } satisfies ToCalendarView);
    if (settings) port.postMessage({ type: 'settings', settings } satisfies ToCalendarView);
    if (freshness) port.postMessage({ type: 'freshness', freshness } satisfies ToCalendarView);
    // They may have been changed on another device.
    if (settings) void following?.readSettings();
  });

  const answer = async (port: Browser.runtime.Port, { id, ask, input }: FromCalendarView) => {
    const say = (message: ToCalendarView) => {
      if (views.has(port)) port.postMessage(message);
    };
    const mine = following;
    if (!mine) return say({ type: 'refused', id, message: 'Sign in again.', code: 'UNAUTHORIZED' });
    try {
      await mine.ready;
      say({ type: 'answer', id, answer: await asked(mine.api, ask, input) });
    } catch (error) {
      const message = error instanceof Error ? error.message : '';
      say({ type: 'refused', id, message, code: codeOf(error) ?? null });
    }
  };

  let leaving: ReturnType<typeof setTimeout> | undefined;
  const leaveLater = () => {
    clearTimeout(leaving);
    leaving = setTimeout(() => {
      if (views.size === 0) void sendMessage('live-idle', null);
    }, lingerMs);
  };

  answerMessages({
    'account-changed': follow,
    'settings-changed': show,
    'views-off': () => tell({ type: 'off' }),
  });
  void sendMessage('live-account', null).then(follow);
  leaveLater();
}

function startFollowing(
  account: Account,
  listeners: Pick<Parameters<typeof followSchedule>[2], 'onChange' | 'onFreshness' | 'onSignedOut'> & {
    onSettings(settings: PersonSettings): void;
  },
): Following {
  const life = new AbortController();
  const { promise: ready, resolve: onReady } = Promise.withResolvers<void>();
  let { token } = account;
  const onSignedOut = () => {
    if (!life.signal.aborted) listeners.onSignedOut();
  };
  const takeTokenOfStream = followSchedule(account, life.signal, { ...listeners, onSignedOut, onReady });
  const api = createApi({
    serverUrl: account.serverUrl,
    token: () => Promise.resolve(token),
    onSignedOut,
  });
  const readSettings = async () => {
    try {
      const settings = await api.settings.get.query();
      if (!life.signal.aborted) listeners.onSettings(settings);
    } catch (error) {
      console.warn('settings were not read', codeOf(error));
    }
  };
  void ready.then(readSettings);
  return {
    key: account.key,
    api,
    life,
    ready,
    readSettings,
    takeToken(renewed) {
      token = renewed;
      takeTokenOfStream(renewed);
    },
  };
}

/** What is wrong with an input is the server's to say. */
function asked(api: Api, ask: ViewAsk, input: unknown): Promise<unknown> {
  const { schedule, suggestion } = api;
  switch (ask) {
    case 'list':
      return schedule.list.query(input as Parameters<typeof schedule.list.query>[0]);
    case 'findTime':
      return schedule.findTime.query(input as Parameters<typeof schedule.findTime.query>[0]);
    case 'add':
      return schedule.add.mutate(input as Parameters<typeof schedule.add.mutate>[0]);
    case 'move':
      return schedule.move.mutate(input as Parameters<typeof schedule.move.mutate>[0]);
    case 'update':
      return schedule.update.mutate(input as Parameters<typeof schedule.update.mutate>[0]);
    case 'remove':
      return schedule.remove.mutate(input as Parameters<typeof schedule.remove.mutate>[0]);
    case 'undo':
      return schedule.undo.mutate(input as Parameters<typeof schedule.undo.mutate>[0]);
    case 'suggestions':
      return suggestion.list.query();
    case 'accept':
      return suggestion.accept.mutate(input as Parameters<typeof suggestion.accept.mutate>[0]);
    case 'dismiss':
      return suggestion.dismiss.mutate(input as Parameters<typeof suggestion.dismiss.mutate>[0]);
  }
}

function isAsk(message: unknown): message is FromCalendarView {
  if (typeof message !== 'object' || message === null) return false;
  const { id, ask } = message as Partial<FromCalendarView>;
  return typeof id === 'number' && viewAsks.some((known) => known === ask);
}
