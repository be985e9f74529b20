/**
 * Everything the extension's own parts say to each other over `chrome.runtime`, as one map: name →
 * what is sent, what is answered. Pages share an origin and use storage, locks or the worker among
 * themselves; this is only for who cannot: the offscreen document and content scripts.
 */
import { browser, type Browser } from 'wxt/browser';
import type { Change } from '#shared/schedule/change.ts';
import type { Freshness } from './freshness.ts';
import { ownOrigin } from './page-url.ts';
import type { Account } from './storage.ts';

export type Protocol = {
  /** Offscreen → background: it has no storage of its own. */
  'live-account': { send: null; answer: Account | null };
  /** Offscreen → background, for every page that shows the calendar. */
  'live-change': { send: Change; answer: void };
  'live-freshness': { send: Freshness; answer: void };
  'live-signed-out': { send: null; answer: void };
  /** Background → offscreen, when the token was renewed or the account has changed. */
  'account-changed': { send: Account | null; answer: void };
};

/** What a page that shows the calendar hears on its port. */
export type ToCalendarView =
  | { type: 'change'; change: Change }
  | { type: 'freshness'; freshness: Freshness }
  | { type: 'signed-out' };

/** Content scripts connect a port of this name to be told about the schedule. */
export const calendarViewPort = 'calendar-view';

type Name = keyof Protocol;
export type Handlers<TName extends Name> = {
  [N in TName]: (sent: Protocol[N]['send']) => Promise<Protocol[N]['answer']> | Protocol[N]['answer'];
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
    const handle = handlers[message.calendarAgent as TName] as (sent: unknown) => unknown;
    const answer = async () => (await handle(message.sent)) ?? null;
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

function isEnvelope(message: unknown): message is Envelope {
  return (
    typeof message === 'object' &&
    message !== null &&
    typeof (message as Partial<Envelope>).calendarAgent === 'string'
  );
}
