/** Wakes for a click, an install or a calendar page, and keeps nothing in memory that matters. */
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { serveOverlay } from '#extension/features/overlay/serve-overlay.ts';
import { serveQuickAdd } from '#extension/features/quick-add/serve-quick-add.ts';
import { remindersOfBrowser, serveReminders } from '#extension/features/reminders/serve-reminders.ts';
import { askAsOutcome } from '#extension/platform/background-api.ts';
import { pageUrl } from '#extension/platform/page-url.ts';
import { lockStorage } from '#extension/platform/storage.ts';

export default defineBackground({
  type: 'module',
  main() {
    void lockStorage();
    void browser.sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
    serveOverlay(new AbortController().signal);
    serveQuickAdd({ withApi: askAsOutcome });
    serveReminders(remindersOfBrowser());

    browser.runtime.onInstalled.addListener(({ reason }) => {
      if (reason === 'install') void browser.tabs.create({ url: pageUrl('options', '#welcome') });
    });
  },
});
