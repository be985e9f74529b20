/**
 * The simulator's room page in a frame: it speaks the same app-messages as Daily, over
 * `postMessage`. Messages are taken only from this very frame and from the room's own origin.
 */
import { within } from '#extension/platform/within.ts';
import { frameAllows, leaveWithinMs, type MakeFrame } from './call-frame.ts';
import { readRoomMessage, roomMark, type ToRoom } from './room-messages.ts';

/** A room page that has not loaded in this time is not there. */
const loadWithinMs = 10_000;
const joinWithinMs = 15_000;

export const makeSimulatedFrame: MakeFrame = (room, { container, onEvent }) => {
  const url = new URL(room.callUrl);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new Error('The call has no web address.');
  url.searchParams.set('parent', location.origin);
  // Our own captions, text line and controls stand over the picture.
  url.searchParams.set('bare', '1');
  if (room.token !== undefined) url.searchParams.set('t', room.token);

  const frame = document.createElement('iframe');
  frame.allow = frameAllows;
  frame.title = 'Call';
  frame.src = url.href;
  Object.assign(frame.style, {
    position: 'absolute',
    inset: '0',
    width: '100%',
    height: '100%',
    border: '0',
  });

  const life = new AbortController();
  const joined = Promise.withResolvers<void>();
  const left = Promise.withResolvers<void>();
  joined.promise.catch(() => undefined);

  const listen = ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source !== frame.contentWindow || origin !== url.origin) return;
    const message = readRoomMessage(data);
    if (!message) return;
    switch (message.type) {
      case 'joined':
        joined.resolve();
        return onEvent({ type: 'joined' });
      case 'app-message':
        return onEvent({
          type: 'app-message',
          message: message.data,
          isFromPersona: message.fromId.includes('tavus-replica'),
        });
      case 'left':
        left.resolve();
        return onEvent(message);
      case 'error':
        joined.reject(new Error(message.say));
        return onEvent(message);
      case 'devices':
        return onEvent(message);
    }
  };
  addEventListener('message', listen, { signal: life.signal });

  const tell = (message: ToRoom) =>
    frame.contentWindow?.postMessage({ what: roomMark, ...message }, url.origin);

  return Promise.resolve({
    async join({ microphone, camera }) {
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
      container.append(frame);
      if (!(await within(loadWithinMs, loaded))) throw new Error('The call page did not load.');
      tell({ type: 'join', muted: !microphone, camera });
      if (!(await within(joinWithinMs, joined.promise))) throw new Error('The call page did not answer.');
    },
    send: (message) => tell({ type: 'send', message }),
    say: (text) => tell({ type: 'say', text }),
    setMuted: (isMuted) => tell({ type: 'mute', on: isMuted }),
    setCamera: (isOn) => tell({ type: 'camera', on: isOn }),
    async leave() {
      tell({ type: 'leave' });
      await within(leaveWithinMs, left.promise);
      life.abort();
      frame.remove();
    },
  });
};
