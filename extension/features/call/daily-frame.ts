/**
 * Daily's own room page in a frame (docs.daily.co/reference/daily-js/factory-methods/create-frame).
 * Only this mode works in an extension: the other one loads code from the network. The library is
 * fetched when the first call starts.
 */
import { within } from '#extension/platform/within.ts';
import { maxAppMessageCharacters, type AppMessage } from '#shared/conversation/app-message.ts';
import { frameAllows, leaveWithinMs, type MakeFrame } from './call-frame.ts';

export const makeDailyFrame: MakeFrame = async (room, { container, onEvent }) => {
  const { default: Daily } = await import('@daily-co/daily-js');
  await Daily.getCallInstance()?.destroy();
  const call = Daily.createFrame(container, {
    showLeaveButton: false,
    showFullscreenButton: false,
    showLocalVideo: true,
    iframeStyle: { position: 'absolute', inset: '0', width: '100%', height: '100%', border: '0' },
  });
  call.iframe()?.setAttribute('allow', frameAllows);

  call.on('joined-meeting', () => onEvent({ type: 'joined' }));
  call.on('left-meeting', () => onEvent({ type: 'left', reason: 'left' }));
  call.on('error', ({ errorMsg }) => onEvent({ type: 'error', say: sayError(errorMsg) }));
  call.on('camera-error', ({ errorMsg: { audioOk, videoOk } }) => {
    if (videoOk === false) onEvent({ type: 'devices', camera: 'unavailable' });
    if (audioOk === false) onEvent({ type: 'devices', microphone: 'unavailable' });
  });
  // The room page has buttons of its own.
  call.on('participant-updated', ({ participant: { local, audio, video } }) => {
    if (local) onEvent({ type: 'devices', microphone: audio ? 'on' : 'off', camera: video ? 'on' : 'off' });
  });
  call.on('network-connection', ({ event }) => onEvent({ type: 'link', isUp: event === 'connected' }));
  call.on('app-message', ({ data, fromId }) => {
    const sender = call.participants()[fromId];
    onEvent({
      type: 'app-message',
      message: typeof data === 'string' ? parsed(data) : data,
      isFromPersona: sender?.user_id.includes('tavus-replica') ?? false,
    });
  });

  const send = (message: AppMessage) => {
    if (JSON.stringify(message).length > maxAppMessageCharacters) {
      return onEvent({
        type: 'error',
        say: 'An answer was too long for the call. It is stored all the same.',
      });
    }
    call.sendAppMessage(message, '*');
  };

  return {
    async join({ microphone, camera }) {
      await call.join({
        url: room.callUrl,
        ...(room.token === undefined ? {} : { token: room.token }),
        startAudioOff: !microphone,
        startVideoOff: !camera,
      });
    },
    send,
    say(text) {
      send({
        message_type: 'conversation',
        event_type: 'conversation.respond',
        conversation_id: room.tavusConversationId,
        properties: { text },
      });
    },
    setMuted: (isMuted) => void call.setLocalAudio(!isMuted),
    setCamera: (isOn) => void call.setLocalVideo(isOn),
    async leave() {
      const frame = call.iframe();
      await within(
        leaveWithinMs,
        call.leave().then(() => call.destroy()),
      );
      frame?.remove();
    },
  };
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function sayError(message: string): string {
  if (/not allowed to join|token/i.test(message)) return 'This call is over or not for you. Start a new one.';
  if (/full/i.test(message)) return 'The call is full. End it elsewhere first.';
  return 'The video room could not be reached. Check your connection and try again.';
}
