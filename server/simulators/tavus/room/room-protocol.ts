/**
 * extension-room-protocol: how a page that frames the simulated call room talks to it, in place of
 * Daily's `createFrame`. Both sides use `window.postMessage` with objects that carry
 * `what: 'calendar-agent-room'`; anything else is ignored.
 *
 * The frame's address is `conversation_url` + `?parent=<origin of the framing page>` (and
 * `&t=<token>` for a private room). The room takes only `chrome-extension://…` or a loopback
 * http origin as parent, answers only to that origin, and listens only to messages whose `origin`
 * is that parent and whose `source` is `window.parent`. The framing page must check that
 * `event.origin` is the room's origin and `event.source` is the frame's window, and post with the
 * room's origin as target.
 *
 * Order: the room posts `ready` as soon as it listens (a parent that missed it may post `join` after the
 * frame's `load`). The parent posts `join`; the room answers `joined`, then app-messages both
 * ways until `left`. After `left` the frame may be joined again only by loading it anew.
 * `error` carries a sentence for a person; the call goes on unless `left` follows.
 * `send` takes what Daily's `sendAppMessage` takes: at most 4,096 characters of JSON, else `error`.
 * `say` is for words the person typed outside the frame: they count as spoken by the person.
 * App-messages from the persona have a `fromId` that contains `tavus-replica`; another
 * participant's have another, and must not be trusted with tool calls.
 * Frame it with `allow="microphone; camera; autoplay"`.
 */
import type { AppMessage } from '#shared/conversation/app-message.ts';

type Marked<TBody> = { what: 'calendar-agent-room' } & TBody;

export type ToRoom = Marked<
  | { type: 'join'; muted?: boolean; camera?: boolean }
  | { type: 'send'; message: AppMessage }
  | { type: 'mute'; on: boolean }
  | { type: 'camera'; on: boolean }
  | { type: 'say'; text: string }
  | { type: 'leave' }
>;

export type FromRoom = Marked<
  | { type: 'ready' }
  | { type: 'joined'; participantId: string }
  | { type: 'app-message'; data: AppMessage; fromId: string }
  /** What the page can do here, after joining and whenever it changes. */
  | { type: 'devices'; microphone: 'on' | 'off' | 'unavailable'; camera: 'on' | 'off' | 'unavailable' }
  | { type: 'left'; reason: string }
  | { type: 'error'; say: string }
>;

/** The persona's participant id in every simulated room. */
export const personaParticipantId = 'tavus-replica';
