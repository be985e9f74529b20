/**
 * The room page's own devices: the persona's voice, the person's microphone and camera. Each may be
 * missing in a browser; the call goes on without it. A script of its own, before room-client.js.
 */
const mayUse = (device) => !document.featurePolicy || document.featurePolicy.allowsFeature(device);

/** Reads the persona's sentences aloud as they become complete. */
function createVoice({ button, onChange }) {
  const synthesis = window.speechSynthesis;
  let isOn = false;
  let saidUpTo = 0;
  let open = 0;
  const has = () => Boolean(synthesis) && synthesis.getVoices().length > 0;
  const show = () => {
    button.disabled = !has();
    button.title = has() ? 'Read aloud' : 'No voice is installed in this browser';
    button.setAttribute('aria-pressed', String(isOn && has()));
  };
  const say = (text) => {
    if (!isOn || !has() || !text.trim()) return;
    const utterance = new SpeechSynthesisUtterance(text);
    open += 1;
    utterance.onend = utterance.onerror = () => {
      open = Math.max(0, open - 1);
      onChange();
    };
    synthesis.speak(utterance);
  };
  if (synthesis) {
    synthesis.onvoiceschanged = () => {
      isOn = has();
      show();
    };
  }
  isOn = has();
  show();
  button.onclick = () => {
    isOn = !isOn;
    if (!isOn) synthesis.cancel();
    show();
  };
  return {
    isSpeaking: () => open > 0,
    start: () => {
      saidUpTo = 0;
    },
    part: (text) => {
      const end = Math.max(...['. ', '? ', '! '].map((stop) => text.lastIndexOf(stop))) + 1;
      if (end <= saidUpTo) return;
      say(text.slice(saidUpTo, end));
      saidUpTo = end;
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
}

/** Hears the person where the browser can recognise speech. */
function createMicrophone({ button, isDeaf, onWords, onPart, onTrouble, onChange }) {
  const Recognition = window.webkitSpeechRecognition;
  let recognition = null;
  let wants = false;
  let isBroken = !Recognition || !mayUse('microphone');
  const show = () => {
    button.disabled = isBroken;
    button.title = isBroken
      ? 'Speech recognition is not available here: type instead'
      : wants
        ? 'Stop listening'
        : 'Talk';
    button.setAttribute('aria-pressed', String(wants));
    onChange();
  };
  const start = () => {
    recognition = new Recognition();
    recognition.continuous = true;
    recognition.interimResults = true;
    recognition.lang = navigator.language;
    recognition.onresult = (event) => {
      if (isDeaf()) return;
      for (let index = event.resultIndex; index < event.results.length; index += 1) {
        const text = event.results[index][0].transcript.trim();
        if (!text) continue;
        if (event.results[index].isFinal) onWords(text);
        else onPart(text);
      }
    };
    recognition.onerror = (event) => {
      if (event.error === 'no-speech' || event.error === 'aborted') return;
      wants = false;
      isBroken = event.error !== 'not-allowed';
      onTrouble(
        event.error === 'not-allowed'
          ? 'The microphone is not allowed here. You can type instead.'
          : 'Speech recognition is not available here. You can type instead.',
      );
      show();
    };
    recognition.onend = () => {
      recognition = null;
      if (wants) start();
    };
    recognition.start();
  };
  const set = (on) => {
    wants = on && !isBroken;
    if (wants && recognition === null) start();
    if (!wants && recognition !== null) recognition.abort();
    show();
  };
  button.onclick = () => set(!wants);
  return {
    set,
    show,
    isOn: () => wants,
    state: () => (isBroken ? 'unavailable' : wants ? 'on' : 'off'),
    /** Never asks: a prompt cannot be seen inside a side panel. */
    startIfAllowed: async () => {
      if (isBroken || !navigator.permissions) return;
      const permission = await navigator.permissions.query({ name: 'microphone' }).catch(() => null);
      if (permission?.state === 'granted') set(true);
    },
  };
}

/** Shows the person to themselves; nothing is sent anywhere. */
function createCamera({ video, onChange }) {
  let stream = null;
  let state = 'off';
  return {
    state: () => state,
    set: async (on) => {
      if (on && stream === null && mayUse('camera') && navigator.mediaDevices) {
        stream = await navigator.mediaDevices.getUserMedia({ video: { width: 320 } }).catch(() => null);
      }
      if (!on && stream !== null) {
        for (const track of stream.getTracks()) track.stop();
        stream = null;
      }
      state = stream !== null ? 'on' : on ? 'unavailable' : 'off';
      video.hidden = stream === null;
      video.srcObject = stream;
      if (stream !== null) void video.play().catch(() => undefined);
      onChange();
    },
  };
}

window.roomDevices = { createVoice, createMicrophone, createCamera };
