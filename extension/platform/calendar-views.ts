/**
 * Keeps pages that show the calendar outside the extension (content scripts) up to date. They may
 * not hold the token and the background is put to sleep, so while one of them is connected an
 * offscreen document is one more client of the shared stream and hands every change on.
 */
import { browser, type Browser } from 'wxt/browser';
import type { Freshness } from './freshness.ts';
import { answerMessages, calendarViewPort, sendMessage, type ToCalendarView } from './messages.ts';
import { pageUrl } from './page-url.ts';
import { accountItem } from './storage.ts';

/** A reloading page finds the document still there. */
const lingerMs = 5_000;

/** Call synchronously when the background starts; it may have been woken by one of these. */
export function serveCalendarViews(signal: AbortSignal): void {
  const views = new Set<Browser.runtime.Port>();
  let lastFreshness: Freshness | null = null;

  const tell = (message: ToCalendarView) => {
    for (const view of views) view.postMessage(message);
    if (views.size === 0) closeLater();
  };

  let closing: ReturnType<typeof setTimeout> | undefined;
  const closeLater = () => {
    closing ??= setTimeout(() => {
      closing = undefined;
      if (views.size === 0) void closeDocument();
    }, lingerMs);
  };

  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== calendarViewPort) return;
    if (port.sender?.id !== browser.runtime.id) return port.disconnect();
    views.add(port);
    port.onDisconnect.addListener(() => {
      views.delete(port);
      if (views.size === 0) closeLater();
    });
    if (lastFreshness)
      port.postMessage({ type: 'freshness', freshness: lastFreshness } satisfies ToCalendarView);
    void openDocument();
  });

  answerMessages({
    'live-account': () => accountItem.get(),
    'live-change': (change) => tell({ type: 'change', change }),
    'live-freshness'(freshness) {
      lastFreshness = freshness;
      tell({ type: 'freshness', freshness });
    },
    'live-signed-out': () => tell({ type: 'signed-out' }),
  });

  accountItem.watch(signal, (account) => {
    void hasDocument().then((exists) => (exists ? sendMessage('account-changed', account) : null));
  });
}

let opening: Promise<void> | null = null;

async function openDocument(): Promise<void> {
  if (await hasDocument()) return;
  opening ??= browser.offscreen
    .createDocument({
      url: pageUrl('offscreen'),
      reasons: ['WORKERS'],
      justification: 'Holds the live connection to the schedule while a calendar page shows it.',
    })
    .finally(() => (opening = null));
  await opening;
}

async function closeDocument(): Promise<void> {
  if (await hasDocument()) await browser.offscreen.closeDocument();
}

async function hasDocument(): Promise<boolean> {
  const contexts = await browser.runtime.getContexts({
    contextTypes: ['OFFSCREEN_DOCUMENT'],
    documentUrls: [pageUrl('offscreen')],
  });
  return contexts.length > 0;
}
