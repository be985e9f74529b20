/** The background's part of quick add: the menu of every page, the key, the address bar, and notifications. */
import { browser } from 'wxt/browser';
import type { Outcome } from '#shared/outcome.ts';
import { voiceNow } from '#extension/platform/voice-now.ts';
import { handSelection } from './hand-selection.ts';
import { answerNotice, type NoticeActs } from './notices.ts';
import { serveOmnibox } from './serve-omnibox.ts';

const menuId = 'add-to-calendar';
/** As the manifest names it. */
const commandName = 'add-to-calendar';

type QuickAddApi = {
  quickAdd: {
    add: {
      mutate(input: {
        text: string;
        timeZone: string;
        locale?: string;
        callId: string;
        allowOverlap?: boolean;
      }): Promise<Outcome>;
    };
  };
  schedule: { undo: { mutate(target: { groupId: string } | { version: number }): Promise<Outcome> } };
};

/** `withApi` answers in the person's words when nobody is signed in or no answer came. */
export type QuickAddDeps = {
  withApi(ask: (api: QuickAddApi) => Promise<Outcome>): Promise<Outcome>;
};

/** Call synchronously when the background starts; it may have been woken by one of these. */
export function serveQuickAdd({ withApi }: QuickAddDeps): void {
  const acts: NoticeActs = {
    async add(asked) {
      const { timeZone, locale } = await voiceNow();
      return withApi((api) => api.quickAdd.add.mutate({ ...asked, timeZone, ...(locale && { locale }) }));
    },
    undo: (target) => withApi((api) => api.schedule.undo.mutate(target)),
  };

  browser.runtime.onInstalled.addListener(() => void makeMenu());
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId !== menuId) return;
    void handSelection({
      tab,
      selectionText: info.selectionText,
      linkUrl: info.linkUrl,
      pageUrl: info.pageUrl,
      frameId: info.frameId,
    });
  });
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === commandName) void handSelection({ tab, pageUrl: tab?.url });
  });
  serveOmnibox({ add: acts.add });
  browser.notifications.onClicked.addListener((id) => void answerNotice(acts, { id, button: null }));
  browser.notifications.onButtonClicked.addListener((id, button) => void answerNotice(acts, { id, button }));
}

/** Items outlive the background; one that is made twice is an error. One item: two would become a submenu. */
async function makeMenu(): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({
    id: menuId,
    title: 'Add to calendar',
    contexts: ['selection', 'link', 'page', 'editable', 'frame', 'action'],
  });
}
