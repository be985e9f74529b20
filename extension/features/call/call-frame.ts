/**
 * The room of a call, in a frame: one interface, two makers (Daily's prebuilt room, the simulator's
 * page). Whoever holds a frame does not know which. What arrives from a room was written by
 * somebody else: it is passed on unread and never trusted further than `isFromPersona` says.
 */
import type { HandedCall } from '#extension/platform/storage.ts';
import type { AppMessage } from '#shared/conversation/app-message.ts';

export type FrameEvent =
  | { type: 'joined' }
  | { type: 'app-message'; message: unknown; isFromPersona: boolean }
  /** The link of the room itself, not ours to the server. */
  | { type: 'link'; isUp: boolean }
  /** What is on now; what is missing is left as it was. A device that failed is unavailable: the call goes on without it. */
  | { type: 'devices'; microphone?: DeviceState; camera?: DeviceState }
  | { type: 'left'; reason: string }
  | { type: 'error'; say: string };

export type DeviceState = 'on' | 'off' | 'unavailable';

export type Devices = { microphone: boolean; camera: boolean };

export type CallFrame = {
  /** Rejects when the room cannot be joined. */
  join(devices: Devices): Promise<void>;
  send(message: AppMessage): void;
  /** The person's own words, typed. */
  say(text: string): void;
  setMuted(isMuted: boolean): void;
  setCamera(isOn: boolean): void;
  /** Leaves and takes the frame out of the page; never takes longer than three seconds. */
  leave(): Promise<void>;
};

/** What `conversation.start` gave; enough to join, and to hand the call over to another page. */
export type Room = HandedCall['room'];

export type MakeFrame = (
  room: Room,
  place: { container: HTMLElement; onEvent(event: FrameEvent): void },
) => Promise<CallFrame>;

/** A frame that does not answer is removed all the same after this. */
export const leaveWithinMs = 3_000;

/** Camera and microphone need naming on every frame on the way, whatever was granted. */
export const frameAllows =
  'microphone; camera; autoplay; display-capture; fullscreen; screen-wake-lock; compute-pressure';
