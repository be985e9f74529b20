/**
 * The simulator's room page in a frame: it speaks the same app-messages as Daily, over
 * `postMessage`. Messages are taken only from this very frame and from the room's own origin.
 */
import { within } from '#extension/platform/within.ts';
import { frameAllows, leaveWithinMs, type MakeFrame } from './call-frame.ts';
import { readRoomMessage, roomMark, type ToRoom } from './room-messages.ts';

/** A room page that does not say it is ready in this time is not there, or the call is over. */
const readyWithinMs = 8_000;
const joinWithinMs = 10_000;

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
  const ready = Promise.withResolvers<void>();
  const joined = Promise.withResolvers<void>();
  let refusal = 'The call page did not answer.';
  const left = Promise.withResolvers<void>();

  const listen = ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source !== frame.contentWindow || origin !== url.origin) return;
    const message = readRoomMessage(data);
    if (!message) return;
    switch (message.type) {
      case 'ready':
        return ready.resolve();
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
        refusal = message.say;
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
      container.append(frame);
      if (!(await within(readyWithinMs, ready.promise))) throw new Error('It is over or cannot be reached.');
      tell({ type: 'join', muted: !microphone, camera });
      if (!(await within(joinWithinMs, joined.promise))) throw new Error(refusal);
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
