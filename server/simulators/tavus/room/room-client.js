/**
 * What runs in the call room's page: the call's stream, captions, typed words, and the framing page
 * by `extension-room-protocol` (room-protocol.ts). Plain JavaScript because it is sent as it is.
 */
(() => {
  const { createVoice, createMicrophone, createCamera } = window.roomDevices;
  const what = 'calendar-agent-room';
  const { parent } = JSON.parse(document.getElementById('config').textContent);
  const at = (id) => document.getElementById(id);
  const [stage, captions, words, leaveButton, joinButton] = [
    'stage',
    'captions',
    'words',
    'leave',
    'join',
  ].map(at);
  const here = new URL(location.href);
  const key = crypto.randomUUID();
  let stream = null;
  let isPersonaSpeaking = false;
  let isOver = false;

  const tellParent = (message) => {
    if (parent && window.parent !== window) window.parent.postMessage({ what, ...message }, parent);
  };
  const caption = (text, who) => {
    captions.textContent = text;
    captions.className = `captions ${who}`;
  };
  const fail = (text) => {
    caption(text, 'note');
    tellParent({ type: 'error', say: text });
  };
  const showState = () => {
    const isTalking = isPersonaSpeaking || voice.isSpeaking();
    const quiet = mic.isOn() ? 'listening' : 'quiet';
    stage.dataset.state = isOver ? 'over' : stream === null ? 'waiting' : isTalking ? 'speaking' : quiet;
  };
  const tellDevices = () => {
    if (stream !== null) tellParent({ type: 'devices', microphone: mic.state(), camera: camera.state() });
  };

  const voice = createVoice({ button: at('voice'), onChange: () => showState() });
  const camera = createCamera({ video: at('self'), onChange: tellDevices });
  const mic = createMicrophone({
    button: at('mic'),
    // The persona's own voice from the loudspeaker is not the person's.
    isDeaf: () => voice.isSpeaking(),
    onWords: (text) => void say(text),
    onPart: (text) => caption(text, 'person'),
    onTrouble: (text) => caption(text, 'note'),
    onChange: () => {
      tellDevices();
      showState();
    },
  });

  const address = (path) => {
    const url = new URL(`${here.pathname}/${path}`, here.origin);
    url.searchParams.set('participant', key);
    const token = here.searchParams.get('t');
    if (token) url.searchParams.set('t', token);
    return url;
  };
  const post = async (path, body) => {
    const response = await fetch(address(path), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      keepalive: path === 'leave',
    }).catch(() => null);
    return response?.status ?? 0;
  };
  async function say(text) {
    if (stream === null || isOver) return fail('The call is not open.');
    voice.hush();
    caption(text, 'person');
    if ((await post('say', { text })) !== 202) fail('That did not get through. Please say it again.');
  }
  const send = async (message) => {
    if (stream === null || isOver) return fail('The call is not open.');
    const status = await post('send', { message });
    if (status === 413) fail('Message data too large. Max size is 4096.');
    else if (status !== 202) fail('That did not get through.');
  };
  const left = (reason) => {
    if (isOver) return;
    isOver = true;
    stream?.close();
    voice.hush();
    mic.set(false);
    void camera.set(false);
    words.disabled = true;
    caption('The call is over.', 'note');
    showState();
    tellParent({ type: 'left', reason });
  };
  const goAway = async () => {
    await post('leave', {});
    left('left');
  };

  const hear = (message) => {
    const said = message.properties ?? {};
    const isPersona = said.role === 'replica';
    switch (message.event_type) {
      case 'conversation.started_speaking':
        if (isPersona) voice.start();
        isPersonaSpeaking = isPersona;
        break;
      case 'conversation.utterance.streaming':
        if (isPersona) {
          caption(said.speech, 'persona');
          voice.part(said.speech);
        }
        break;
      case 'conversation.utterance':
        if (isPersona && !said.interrupted) {
          caption(said.speech, 'persona');
          voice.whole(said.speech);
        } else if (said.role === 'user') caption(said.speech, 'person');
        break;
      case 'conversation.stopped_speaking':
        if (isPersona) isPersonaSpeaking = false;
        if (isPersona && said.interrupted) voice.hush();
        break;
      default:
    }
    showState();
  };

  const join = (how) => {
    if (stream !== null || isOver) return;
    joinButton.hidden = true;
    caption('Joining…', 'note');
    stream = new EventSource(address('stream'));
    let isJoined = false;
    stream.addEventListener('joined', (event) => {
      if (isJoined) return;
      isJoined = true;
      caption('', 'persona');
      tellParent({ type: 'joined', participantId: JSON.parse(event.data).participantId });
      if (!how.muted) void mic.startIfAllowed();
      if (how.camera) void camera.set(true);
      showState();
      tellDevices();
    });
    stream.addEventListener('app-message', (event) => {
      const { data, fromId } = JSON.parse(event.data);
      if (fromId.includes('tavus-replica')) hear(data);
      tellParent({ type: 'app-message', data, fromId });
    });
    stream.addEventListener('left', (event) => left(JSON.parse(event.data).reason));
    stream.onerror = () => {
      if (stream.readyState === EventSource.CLOSED) left('The connection to the call was lost.');
    };
  };

  at('bar').onsubmit = (event) => {
    event.preventDefault();
    const text = words.value.trim();
    words.value = '';
    if (text) void say(text);
  };
  leaveButton.onclick = () => void goAway();
  joinButton.onclick = () => join({ muted: false, camera: false });
  window.addEventListener('pagehide', () => {
    if (stream !== null && !isOver) navigator.sendBeacon(address('leave'));
  });
  window.addEventListener('message', (event) => {
    if (!parent || event.origin !== parent || event.source !== window.parent) return;
    const message = event.data;
    if (typeof message !== 'object' || message === null || message.what !== what) return;
    if (message.type === 'join') join({ muted: message.muted === true, camera: message.camera === true });
    else if (message.type === 'send') void send(message.message);
    else if (message.type === 'say' && typeof message.text === 'string')
      void say(message.text.slice(0, 1000));
    else if (message.type === 'mute') mic.set(message.on !== true);
    else if (message.type === 'camera') void camera.set(message.on === true);
    else if (message.type === 'leave') void goAway();
  });

  const isFramed = window.parent !== window && parent !== null;
  joinButton.hidden = isFramed;
  leaveButton.hidden = isFramed;
  // A framing page that has controls and captions of its own asks for the picture alone.
  if (isFramed && here.searchParams.get('bare') === '1') stage.dataset.bare = '';
  mic.show();
  showState();
  tellParent({ type: 'ready' });
})();
