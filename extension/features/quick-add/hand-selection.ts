/**
 * From a click or a key on some page to the panel's reading page: opens the panel, gathers what was
 * selected and leaves it where the panel takes it. Where the panel cannot open, that is said and a tab offered.
 */
import { browser, type Browser } from 'wxt/browser';
import { newId } from '#extension/platform/clock.ts';
import { pendingReadingItem } from '#extension/platform/storage.ts';
import { within } from '#extension/platform/within.ts';
import { selectionInPage, type SeenInPage } from './selection-in-page.ts';
import { tellUnopened } from './notices.ts';

export type Clicked = {
  tab: Browser.tabs.Tab | undefined;
  /** What the menu itself knows. */
  selectionText?: string | undefined;
  linkUrl?: string | undefined;
  pageUrl?: string | undefined;
  frameId?: number | undefined;
};

/** As long as the shared reader reads. */
const mostText = 200_000;
/** A page that is busy does not keep the panel waiting: what the menu handed over is there already. */
const pageMs = 1_000;

/** Call synchronously in the listener: the gesture is good for the first statement only. */
export function handSelection(clicked: Clicked): Promise<void> {
  const windowId = clicked.tab?.windowId;
  const opened =
    windowId === undefined || windowId < 0
      ? Promise.resolve(false)
      : browser.sidePanel.open({ windowId }).then(
          () => true,
          () => false,
        );
  return gather(clicked, opened);
}

async function gather(clicked: Clicked, opened: Promise<boolean>): Promise<void> {
  const seen = await readPage(clicked);
  const isOpen = await opened;
  const { tab, linkUrl } = clicked;
  const selected = seen?.selection || clicked.selectionText || '';
  const url = linkUrl ?? clicked.pageUrl ?? tab?.url;
  const title = linkUrl === undefined ? (seen?.title ?? tab?.title) : seen?.linkText;
  await pendingReadingItem.set({
    id: newId(),
    text: (selected || (linkUrl === undefined ? seen?.words : seen?.linkText) || '').slice(0, mostText),
    isWholePage: selected === '' && linkUrl === undefined,
    ...(url !== undefined && /^https?:/.test(url) && { url: url.slice(0, 2_000) }),
    ...(title ? { title: title.slice(0, 300) } : {}),
    ...(seen && seen.markup.length > 0 && linkUrl === undefined && { markup: seen.markup }),
    windowId: isOpen ? (tab?.windowId ?? null) : null,
  });
  if (!isOpen) await tellUnopened();
}

/** Null where no script may run: Chrome's own pages, the store, a document viewer. */
async function readPage({ tab, frameId, linkUrl }: Clicked): Promise<SeenInPage | null> {
  if (tab?.id === undefined || tab.id < 0) return null;
  const asked = browser.scripting.executeScript({
    target: { tabId: tab.id, ...(frameId ? { frameIds: [frameId] } : {}) },
    func: selectionInPage,
    args: [linkUrl ?? null, mostText],
  });
  if (!(await within(pageMs, asked))) return null;
  const [found] = await asked;
  return found?.result ?? null;
}
