/**
 * Everything the extension's own parts say to each other over `chrome.runtime`, as one map: name →
 * what is sent, what is answered. Pages share an origin and use storage, locks or the worker among
 * themselves; this is only for who cannot: the offscreen document and content scripts.
 */
import { browser, type Browser } from 'wxt/browser';
import type { Change } from '#shared/schedule/change.ts';
import type { Freshness } from './freshness.ts';
import { ownOrigin } from './page-url.ts';
import type { PersonSettings } from './person-settings.ts';
import type { Account } from './storage.ts';

export type Protocol = {
  /** Offscreen → background: it has no storage of its own. */
  'live-account': { send: null; answer: Account | null };
  /** Offscreen → background: no page shows the calendar any more. */
  'live-idle': { send: null; answer: void };
  /** Background → offscreen, when the token was renewed or the account has changed. */
  'account-changed': { send: Account | null; answer: void };
  /** Background → offscreen, when some page of the extension has saved them. */
  'settings-changed': { send: PersonSettings; answer: void };
  /** Background → offscreen: the person does not want to see the schedule on pages any more. */
  'views-off': { send: null; answer: void };
  /** A page of ours → background: the schedule has changed, what is due may have. */
  'schedule-changed': { send: null; answer: void };
  /** Content script → background, before it connects. `false`: it is not wanted here. */
  'view-open': { send: null; answer: boolean };
  /** Content script → background: bring the part that draws into this page. */
  'view-layer': { send: null; answer: boolean };
  /** Content script → background: what the person can see there, for the panel. */
  'view-state': { send: ViewState; answer: void };
  /**
   * Content script → background: the zone a day or week of this account was labelled with (`null`: forget
   * it), or without `seen` only the question. Answers what is remembered.
   */
  'view-zone': { send: { account: string; seen?: string | null }; answer: string | null };
  /** Content script → background, from a click: open the panel, with something to look at or to ask. */
  'view-panel': { send: PanelWish; answer: void };
};

export type ViewState = { state: 'shown' | 'hidden'; reason: string };

/** `text` is what the person selected and sent, nothing else of the page. */
export type PanelWish = {
  date?: string;
  text?: string;
  /** An appointment to be moved or cancelled, in the Bookings. */
  booking?: { kind: 'move' | 'cancel'; uid: string };
};

/** What a page that shows the calendar hears on its port. */
export type ToCalendarView =
  | { type: 'change'; change: Change }
  | { type: 'freshness'; freshness: Freshness }
  | { type: 'settings'; settings: PersonSettings }
  | { type: 'signed-out' }
  | { type: 'off' }
  | { type: 'answer'; id: number; answer: unknown }
  /** The server refused it with `code`, or there was no answer (no code). */
  | { type: 'refused'; id: number; message: string; code: string | null };

/** What such a page may ask for: the schedule of the panel and its open questions, nothing of the account. */
export const viewAsks = [
  'list',
  'add',
  'move',
  'update',
  'remove',
  'undo',
  'findTime',
  'suggestions',
  'accept',
  'dismiss',
] as const;
export type ViewAsk = (typeof viewAsks)[number];
export type FromCalendarView = { id: number; ask: ViewAsk; input: unknown };

/** Content scripts connect a port of this name; the offscreen document holds the other end. */
export const calendarViewPort = 'calendar-view';
export const calendarOrigin = 'https://calendar.google.com';

type Name = keyof Protocol;
export type Handlers<TName extends Name> = {
  [N in TName]: (
    sent: Protocol[N]['send'],
    sender: Browser.runtime.MessageSender,
  ) => Promise<Protocol[N]['answer']> | Protocol[N]['answer'];
};
type Envelope = { calendarAgent: Name; sent: unknown };

/** Rejects when nobody listens. */
export async function sendMessage<N extends Name>(
  name: N,
  sent: Protocol[N]['send'],
): Promise<Protocol[N]['answer']> {
  return (await browser.runtime.sendMessage({
    calendarAgent: name,
    sent,
  } satisfies Envelope)) as Protocol[N]['answer'];
}

/** Answers the named messages; those of a sender that `mayAsk` refuses are left without an answer. */
export function answerMessages<TName extends Name>(
  handlers: Handlers<TName>,
  mayAsk: (sender: Browser.runtime.MessageSender) => boolean = isOwnPage,
): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, respond) => {
    if (!isEnvelope(message) || !Object.hasOwn(handlers, message.calendarAgent) || !mayAsk(sender))
      return undefined;
    const handle = handlers[message.calendarAgent as TName] as (
      sent: unknown,
      from: typeof sender,
    ) => unknown;
    const answer = async () => (await handle(message.sent, sender)) ?? null;
    answer().then(respond, (error: unknown) => {
      console.error('message failed', message.calendarAgent, error);
      respond(null);
    });
    return true;
  });
}

/** A page or the background of this extension; a content script has our id but the page's address. */
export function isOwnPage(sender: Browser.runtime.MessageSender): boolean {
  if (sender.id !== browser.runtime.id) return false;
  return sender.url === undefined ? sender.tab === undefined : sender.url.startsWith(`${ownOrigin()}/`);
}

/** Our content script in the calendar's own tab, and in no frame of another page. */
export function isCalendarPage(sender: Browser.runtime.MessageSender | undefined): boolean {
  if (sender?.id !== browser.runtime.id || sender.tab === undefined || sender.frameId !== 0) return false;
  return sender.url !== undefined && new URL(sender.url).origin === calendarOrigin;
}

function isEnvelope(message: unknown): message is Envelope {
  return (
    typeof message === 'object' &&
    message !== null &&
    typeof (message as Partial<Envelope>).calendarAgent === 'string'
  );
}
