/**
 * Everything the extension keeps, each with its type and its area. `local` survives the browser,
 * `session` does not. Content scripts must not read any of it: `lockStorage` runs before the first
 * read in every page and at every start of the background.
 */
import { browser } from 'wxt/browser';
import type { DueReminder } from '#shared/schedule/due-reminders.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import type { PanelWish, ViewState } from './messages.ts';
import type { PersonSettings } from './person-settings.ts';

/** A signed-in session. `key` names it without giving the token away. */
export type Account = { serverUrl: string; token: string; key: string };

/** A device sign-in that was begun and not finished; a reopened panel goes on with it. */
export type SignInAttempt = {
  serverUrl: string;
  deviceCode: string;
  userCode: string;
  verificationUrl: string;
  intervalMs: number;
  /** Milliseconds since 1970. */
  expiresAt: number;
};

/** The call that some page of the extension holds. */
export type ActiveCall = { conversationId: string; windowId: number | null; tabId: number | null };

/** A call on its way from one page of the extension to another. */
export type HandedCall = {
  room: {
    conversationId: string;
    tavusConversationId: string;
    callUrl: string;
    token?: string;
    transport: 'daily' | 'simulated';
    /** Whose model speaks. */
    brain?: string;
  };
  /** The last event of the conversation that was heard: what came before must not be sent into the room again. */
  since: number;
  isMuted: boolean;
  isCameraOn: boolean;
};

/** The talk that the next typed turn belongs to; none yet when its id is null. */
export type CurrentChat = { conversationId: string | null; isOpen: boolean };

/** What a page asked the panel of its window to show; each is taken once. */
export type HandedWish = PanelWish & { id: string; windowId: number };

/** What was selected on some page, on its way to the panel that reads it. It is somebody else's text. */
export type PendingReading = {
  id: string;
  text: string;
  /** Nothing was selected: `text` is the page's own. */
  isWholePage: boolean;
  /** http or https. */
  url?: string;
  title?: string;
  /** JSON-LD, as it stands in the page. */
  markup?: string[];
  /** Whose panel takes it; null where none could be opened: then any page of ours. */
  windowId: number | null;
};

/** What a notification stands for while it can still be answered; by its id. */
export type Notice =
  | { kind: 'added'; undo: { groupId: string } | { version: number } }
  | { kind: 'asked'; text: string; callId: string; choices: string[]; first: 'overlap' | 'again' | null }
  | { kind: 'unopened' };

/** The reminders ahead as the server told them last; milliseconds since 1970. */
export type ReminderPlan = {
  /** The account's. */
  key: string;
  readAt: number;
  /** Reminders before this are nobody's business: it was not on yet. */
  since: number;
  due: DueReminder[];
  next: ScheduleEvent[];
};
export type Snoozed = { at: number; reminder: DueReminder };
/** Key of a reminder → when it was told. */
export type Told = Record<string, number>;

/** What is seen on the calendar pages that are open, by tab. */
export type ViewStates = Record<string, ViewState & { windowId: number }>;

/** The zone in which Google Calendar shows its days, by the number of the account there. */
export type PageZones = Record<string, { timeZone: string; deviceZone: string; seenAt: number }>;

export type Item<TValue> = {
  get(): Promise<TValue>;
  set(value: TValue): Promise<void>;
  /** Calls back with every new value until the signal ends it. */
  watch(signal: AbortSignal, onValue: (value: TValue) => void): void;
};

/** The address the person typed; `null` until then. */
export const serverUrlItem = item<string | null>('local', 'serverUrl', null);
export const accountItem = item<Account | null>('local', 'account', null);
/** What the server said last, so that a panel opens in the right zone; `key` is the account's. */
export const settingsItem = item<{ key: string; settings: PersonSettings } | null>('local', 'settings', null);
export const signInAttemptItem = item<SignInAttempt | null>('session', 'signInAttempt', null);
export const activeCallItem = item<ActiveCall | null>('session', 'activeCall', null);
export const currentChatItem = item<CurrentChat | null>('session', 'currentChat', null);
const seenVersionItem = item<{ key: string; version: number } | null>('local', 'seenVersion', null);
export const overlayIsOffItem = item<boolean>('local', 'overlayIsOff', false);
export const viewStatesItem = item<ViewStates>('session', 'viewStates', {});
export const pageZonesItem = item<PageZones>('local', 'pageZones', {});
export const pendingReadingItem = item<PendingReading | null>('session', 'pendingReading', null);
export const reminderPlanItem = item<ReminderPlan | null>('local', 'reminderPlan', null);
export const snoozedItem = item<Snoozed[]>('local', 'snoozed', []);
export const toldRemindersItem = item<Told>('local', 'toldReminders', {});
export const noticesItem = item<Record<string, Notice>>('session', 'notices', {});
export const handedWishItem = item<HandedWish | null>('session', 'handedWish', null);
export const handedCallItem = item<HandedCall | null>('session', 'handedCall', null);

/** The newest version of a person's calendar that a panel has shown; `key` is the account's. */
export function seenVersionOf(key: string): Pick<Item<number | null>, 'get' | 'set'> {
  return {
    async get() {
      const seen = await seenVersionItem.get();
      return seen?.key === key ? seen.version : null;
    },
    set: (version) => seenVersionItem.set(version === null ? null : { key, version }),
  };
}

/** Keeps content scripts, which run inside other people's pages, away from the token. */
export async function lockStorage(): Promise<void> {
  await browser.storage.local.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' });
}

function item<TValue>(area: 'local' | 'session', key: string, fallback: TValue): Item<TValue> {
  return {
    async get() {
      const { [key]: value } = await browser.storage[area].get(key);
      return value === undefined ? fallback : (value as TValue);
    },
    async set(value) {
      if (value === null) await browser.storage[area].remove(key);
      else await browser.storage[area].set({ [key]: value });
    },
    watch(signal, onValue) {
      const listener = (changes: Record<string, { newValue?: unknown }>) => {
        const change = changes[key];
        if (change) onValue(change.newValue === undefined ? fallback : (change.newValue as TValue));
      };
      browser.storage[area].onChanged.addListener(listener);
      signal.addEventListener('abort', () => browser.storage[area].onChanged.removeListener(listener));
    },
  };
}
