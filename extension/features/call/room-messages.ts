/**
 * What the panel and the simulator's room page say to each other by `postMessage`. Every message is
 * marked, and each side checks the other's origin; anything else that arrives is not for us.
 */
import type { AppMessage } from '#shared/conversation/app-message.ts';
import type { DeviceState } from './call-frame.ts';

export const roomMark = 'calendar-agent-room';

export type ToRoom =
  | { type: 'join'; muted: boolean; camera: boolean }
  | { type: 'send'; message: AppMessage }
  | { type: 'say'; text: string }
  | { type: 'mute' | 'camera'; on: boolean }
  | { type: 'leave' };

export type FromRoom =
  | { type: 'ready' }
  | { type: 'joined' }
  | { type: 'app-message'; data: unknown; fromId: string }
  | { type: 'devices'; microphone: DeviceState; camera: DeviceState }
  | { type: 'left'; reason: string }
  | { type: 'error'; say: string };

/** `null` for everything that is not a message of the room. */
export function readRoomMessage(data: unknown): FromRoom | null {
  if (typeof data !== 'object' || data === null || !('what' in data) || data.what !== roomMark) return null;
  const message = data as Record<string, unknown>;
  switch (message['type']) {
    case 'ready':
    case 'joined':
      return { type: message['type'] };
    case 'app-message':
      return { type: 'app-message', data: message['data'], fromId: textOf(message['fromId']) };
    case 'devices':
      return {
        type: 'devices',
        microphone: stateOf(message['microphone']),
        camera: stateOf(message['camera']),
      };
    case 'left':
      return { type: 'left', reason: textOf(message['reason']) };
    case 'error':
      return { type: 'error', say: textOf(message['say']) };
    default:
      return null;
  }
}

function stateOf(value: unknown): DeviceState {
  return value === 'on' || value === 'off' ? value : 'unavailable';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
