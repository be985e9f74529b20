/** Wakes for a click, an install or a calendar page, and keeps nothing in memory that matters. */
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { serveOverlay } from '#extension/features/overlay/serve-overlay.ts';
import { pageUrl } from '#extension/platform/page-url.ts';
import { lockStorage } from '#extension/platform/storage.ts';

export default defineBackground({
  type: 'module',
  main() {
    void lockStorage();
    void browser.sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
    serveOverlay(new AbortController().signal);

    browser.runtime.onInstalled.addListener(({ reason }) => {
      if (reason === 'install') void browser.tabs.create({ url: pageUrl('options', '#welcome') });
    });
  },
});
