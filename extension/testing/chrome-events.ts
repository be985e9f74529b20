/** The parts of Chrome that the fake browser lacks, in the shapes Chrome gives: each remembers what it was told, in order. */
import { fakeBrowser } from 'wxt/testing/fake-browser';

type Listener<TArgs extends unknown[]> = (...args: TArgs) => unknown;

function event<TArgs extends unknown[]>() {
  const listeners = new Set<Listener<TArgs>>();
  return {
    addListener: (listener: Listener<TArgs>) => void listeners.add(listener),
    removeListener: (listener: Listener<TArgs>) => void listeners.delete(listener),
    /** Synchronously, as a gesture is. */
    fire(...args: TArgs) {
      for (const listener of listeners) listener(...args);
    },
  };
}

export type Click = {
  menuItemId: string;
  selectionText?: string;
  linkUrl?: string;
  pageUrl?: string;
  frameId?: number;
  editable: boolean;
};
export type ClickedTab = { id?: number; windowId: number; title?: string; url?: string };

const { set } = fakeBrowser.storage.session;

export function chromeEvents() {
  fakeBrowser.reset();
  const told: string[] = [];
  const menu: { id: string; title: string; contexts: string[] }[] = [];
  const state = {
    told,
    menu,
    suggestions: [] as string[],
    canOpen: true,
    /** What a script in the page answers; it rejects where none may run. */
    page: null as unknown,
    onMenu: event<[Click, ClickedTab | undefined]>(),
    onCommand: event<[string, ClickedTab | undefined]>(),
    onInput: event<[string, (suggestions: unknown[]) => void]>(),
    onEntered: event<[string, string]>(),
  };
  Object.assign(fakeBrowser, {
    contextMenus: {
      removeAll: () => Promise.resolve(void (menu.length = 0)),
      create: (item: (typeof menu)[number]) => void menu.push(item),
      onClicked: state.onMenu,
    },
    commands: { onCommand: state.onCommand },
    omnibox: {
      setDefaultSuggestion: ({ description }: { description: string }) =>
        void state.suggestions.push(description),
      onInputChanged: state.onInput,
      onInputEntered: state.onEntered,
    },
    sidePanel: {
      open({ windowId }: { windowId: number }) {
        told.push(`open ${windowId}`);
        return state.canOpen ? Promise.resolve() : Promise.reject(new Error('No window can show it'));
      },
    },
    scripting: {
      executeScript({ target, args }: { target: { tabId: number; frameIds?: number[] }; args: unknown[] }) {
        told.push(`script ${target.tabId} ${target.frameIds?.join() ?? 'page'} ${String(args[0])}`);
        return state.page === null
          ? Promise.reject(new Error('Cannot access a chrome:// URL'))
          : Promise.resolve([{ result: state.page, frameId: 0 }]);
      },
    },
  });
  fakeBrowser.storage.session.set = ((items: object) => {
    told.push(`keep ${Object.keys(items).join()}`);
    return set(items as never);
  }) as typeof set;
  return {
    ...state,
    state,
    /** The notifications that stand there, newest last. */
    notifications: () =>
      Object.entries(fakeBrowser.notifications.getAllCreateOptions()).map(([id, shown]) => ({
        id,
        title: shown.title,
        message: shown.message,
        buttons: shown.buttons?.map(({ title }) => title) ?? [],
      })),
  };
}
