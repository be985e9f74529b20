/**
 * The background's part for pages that show the calendar outside the extension (content scripts). They
 * may not hold the token and the background is put to sleep, so an offscreen document holds their
 * ports and one more client of the shared stream (view-host.ts); here it is opened and closed, told
 * of the account, and nothing is remembered.
 */
import { browser } from 'wxt/browser';
import { answerMessages, isCalendarPage, sendMessage } from './messages.ts';
import { pageUrl } from './page-url.ts';
import { accountItem, settingsItem } from './storage.ts';

/** Call synchronously when the background starts; it may have been woken by one of these. */
export function serveCalendarViews(deps: { isWanted(): Promise<boolean> }, signal: AbortSignal): void {
  answerMessages({
    'live-account': () => accountItem.get(),
    'live-idle': closeDocument,
  });
  answerMessages(
    {
      async 'view-open'() {
        if (!(await deps.isWanted())) return false;
        await openDocument();
        return true;
      },
    },
    isCalendarPage,
  );
  accountItem.watch(signal, (account) => tellDocument(() => sendMessage('account-changed', account)));
  settingsItem.watch(signal, (item) => {
    if (item) tellDocument(() => sendMessage('settings-changed', item.settings));
  });
}

/** Every page that shows the calendar goes back to how it was. */
export async function closeCalendarViews(): Promise<void> {
  if (await hasDocument()) await sendMessage('views-off', null);
}

function tellDocument(send: () => Promise<unknown>): void {
  void hasDocument()
    .then((exists) => (exists ? send() : null))
    // It was closed in between.
    .catch(() => undefined);
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
