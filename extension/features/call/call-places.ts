/** Tabs and windows around a call: where this page is, where the call is, what opens beside it. */
import { browser } from 'wxt/browser';
import { pageUrl } from '#extension/platform/page-url.ts';

type Place = { windowId: number | null; tabId: number | null };

export async function placeOfThisPage(): Promise<Place> {
  const [tab, here] = await Promise.all([browser.tabs.getCurrent(), browser.windows.getCurrent()]);
  return { windowId: here.id ?? null, tabId: tab?.id ?? null };
}

export function openCallTab(page: 'permission' | 'microphone-settings' | 'call'): void {
  void browser.tabs.create({ url: addressOf(page) });
}

export function showPlace({ windowId, tabId }: Place): void {
  if (tabId !== null) void browser.tabs.update(tabId, { active: true });
  if (windowId !== null) void browser.windows.update(windowId, { focused: true });
}

function addressOf(page: 'permission' | 'microphone-settings' | 'call'): string {
  switch (page) {
    case 'permission':
      return pageUrl('permission');
    case 'microphone-settings':
      return `chrome://settings/content/siteDetails?site=${encodeURIComponent(pageUrl('sidepanel').replace('sidepanel.html', ''))}`;
    case 'call':
      return pageUrl('sidepanel', '#take-call');
  }
}
