/**
 * What runs in the call room's page: the call's stream, captions, typed and spoken words, the
 * persona's voice, and the framing page by `extension-room-protocol` (room-protocol.ts). Plain
 * JavaScript because it is sent as it is. Everything but the stream may be missing in a browser;
 * the call goes on without it.
 */
(() => {
  const what = 'calendar-agent-room';
  const { parent } = JSON.parse(document.getElementById('config').textContent);
  const at = (id) => document.getElementById(id);
  const [stage, captions, bar, words, micButton, voiceButton, leaveButton, joinButton, selfView] = [
    'stage',
    'captions',
    'bar',
    'words',
    'mic',
    'voice',
    'leave',
    'join',
    'self',
  ].map(at);
  const here = new URL(location.href);
  const key = crypto.randomUUID();
  const address = (path) => {
    const url = new URL(`${here.pathname}/${path}`, here.origin);
    url.searchParams.set('participant', key);
    const token = here.searchParams.get('t');
    if (token) url.searchParams.set('t', token);
    return url;
  };

  const tellParent = (message) => {
    if (parent && window.parent !== window) window.parent.postMessage({ what, ...message }, parent);
  };
  const fail = (say) => {
    caption(say, 'note');
    tellParent({ type: 'error', say });
  };

  /* captions and the face */
  let isPersonaSpeaking = false;
  let isOver = false;
  const caption = (text, who) => {
    captions.textContent = text;
    captions.className = `captions ${who}`;
  };
  const showState = () => {
    stage.dataset.state = isOver
      ? 'over'
      : !stream
        ? 'waiting'
        : isPersonaSpeaking || voice.isSpeaking()
          ? 'speaking'
          : mic.isOn()
            ? 'listening'
            : 'quiet';
  };

  /* the persona's voice */
  const voice = (() => {
    const synthesis = window.speechSynthesis;
    let isOn = false;
    let saidUpTo = 0;
    let open = 0;
    const has = () => Boolean(synthesis) && synthesis.getVoices().length > 0;
    const show = () => {
      voiceButton.disabled = !has();
      voiceButton.title = has() ? 'Read aloud' : 'No voice is installed in this browser';
      voiceButton.setAttribute('aria-pressed', String(isOn && has()));
    };
    const say = (text) => {
      if (!isOn || !has() || !text.trim()) return;
      const utterance = new SpeechSynthesisUtterance(text);
      open += 1;
      utterance.onend = utterance.onerror = () => {
        open = Math.max(0, open - 1);
        showState();
      };
      synthesis.speak(utterance);
    };
    if (synthesis)
      synthesis.onvoiceschanged = () => {
        isOn = has();
        show();
      };
    isOn = has();
    show();
    voiceButton.onclick = () => {
      isOn = !isOn;
      if (!isOn) synthesis.cancel();
      show();
    };
    return {
      isSpeaking: () => open > 0,
      start: () => {
        saidUpTo = 0;
      },
      /** Whole sentences as they become complete. */
      part: (text) => {
        const end = Math.max(text.lastIndexOf('. '), text.lastIndexOf('? '), text.lastIndexOf('! ')) + 1;
        if (end > saidUpTo) {
          say(text.slice(saidUpTo, end));
          saidUpTo = end;
        }
      },
      whole: (text) => {
        say(text.slice(saidUpTo));
        saidUpTo = text.length;
      },
      hush: () => {
        open = 0;
        if (synthesis) synthesis.cancel();
      },
    };
  })();

  /* the person's voice */
  const mic = (() => {
    const Recognition = window.webkitSpeechRecognition;
    const mayUse = () => !document.featurePolicy || document.featurePolicy.allowsFeature('microphone');
    let recognition = null;
    let wants = false;
    let isBroken = !Recognition || !mayUse();
    const show = () => {
      micButton.disabled = isBroken;
      micButton.title = isBroken
        ? 'Speech recognition is not available here: type instead'
        : wants
          ? 'Stop listening'
          : 'Talk';
      micButton.setAttribute('aria-pressed', String(wants));
      devices();
      showState();
    };
    const start = () => {
      recognition = new Recognition();
      recognition.continuous = true;
      recognition.interimResults = true;
      recognition.lang = navigator.language;
      recognition.onresult = (event) => {
        // The persona's own voice from the loudspeaker is not the person's.
        if (voice.isSpeaking()) return;
        for (let index = event.resultIndex; index < event.results.length; index += 1) {
          const result = event.results[index];
          const text = result[0].transcript.trim();
          if (!text) continue;
          if (result.isFinal) say(text);
          else caption(text, 'person');
        }
      };
      recognition.onerror = (event) => {
        if (event.error === 'no-speech' || event.error === 'aborted') return;
        wants = false;
        isBroken = event.error !== 'not-allowed';
        caption(
          event.error === 'not-allowed'
            ? 'The microphone is not allowed here. You can type instead.'
            : 'Speech recognition is not available here. You can type instead.',
          'note',
        );
        show();
      };
      recognition.onend = () => {
        recognition = null;
        if (wants && !isOver) start();
      };
      recognition.start();
    };
    const set = (on) => {
      wants = on && !isBroken;
      if (wants && recognition === null) start();
      if (!wants && recognition !== null) recognition.abort();
      show();
    };
    micButton.onclick = () => set(!wants);
    return {
      set,
      isOn: () => wants,
      state: () => (isBroken ? 'unavailable' : wants ? 'on' : 'off'),
      show,
      /** Never asks: a prompt cannot be seen inside a side panel. */
      startIfAllowed: async () => {
        if (isBroken || !navigator.permissions) return;
        const permission = await navigator.permissions.query({ name: 'microphone' }).catch(() => null);
        if (permission?.state === 'granted') set(true);
      },
    };
  })();

  /* the person's camera: for the person alone, nothing is sent */
  let camera = null;
  let cameraState = 'off';
  const setCamera = async (on) => {
    const mayUse = !document.featurePolicy || document.featurePolicy.allowsFeature('camera');
    if (on && camera === null && mayUse && navigator.mediaDevices) {
      camera = await navigator.mediaDevices.getUserMedia({ video: { width: 320 } }).catch(() => null);
    }
    if (!on && camera !== null) {
      for (const track of camera.getTracks()) track.stop();
      camera = null;
    }
    cameraState = camera !== null ? 'on' : on ? 'unavailable' : 'off';
    selfView.hidden = camera === null;
    selfView.srcObject = camera;
    if (camera !== null) void selfView.play().catch(() => undefined);
    devices();
  };
  function devices() {
    if (stream) tellParent({ type: 'devices', microphone: mic.state(), camera: cameraState });
  }

  /* the call */
  let stream = null;
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
    if (!stream || isOver) return fail('The call is not open.');
    voice.hush();
    caption(text, 'person');
    const status = await post('say', { text });
    if (status !== 202) fail('That did not get through. Please say it again.');
  }
  const send = async (message) => {
    if (!stream || isOver) return fail('The call is not open.');
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
    void setCamera(false);
    words.disabled = true;
    caption('The call is over.', 'note');
    showState();
    tellParent({ type: 'left', reason });
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
      case 'system.replica_joined':
        caption('', 'persona');
        break;
      default:
    }
    showState();
  };
  const join = (how) => {
    if (stream || isOver) return;
    joinButton.hidden = true;
    stream = new EventSource(address('stream'));
    let isJoined = false;
    stream.addEventListener('joined', (event) => {
      if (isJoined) return;
      isJoined = true;
      caption('', 'persona');
      tellParent({ type: 'joined', participantId: JSON.parse(event.data).participantId });
      if (!how.muted) void mic.startIfAllowed();
      if (how.camera) void setCamera(true);
      showState();
      devices();
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
    caption('Joining…', 'note');
  };

  bar.onsubmit = (event) => {
    event.preventDefault();
    const text = words.value.trim();
    if (!text) return;
    words.value = '';
    void say(text);
  };
  const goAway = async () => {
    await post('leave', {});
    left('left');
  };
  leaveButton.onclick = () => void goAway();
  joinButton.onclick = () => join({ muted: false, camera: false });
  window.addEventListener('pagehide', () => {
    if (stream && !isOver) navigator.sendBeacon(address('leave'));
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
    else if (message.type === 'camera') void setCamera(message.on === true);
    else if (message.type === 'leave') void goAway();
  });

  const isFramed = window.parent !== window && parent !== null;
  joinButton.hidden = isFramed;
  leaveButton.hidden = isFramed;
  mic.show();
  showState();
  tellParent({ type: 'ready' });
})();
