/**
 * What the stage shows, as a pure machine.
 *
 * idle → checking (is the microphone allowed?) → asking, when the person has to do something first
 *      → connecting → on → ended (what was done) → idle
 * refused: the server said no call now, and why. elsewhere: another window holds the call.
 */
import type { ConversationEvent } from '#shared/conversation/conversation-event.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { DeviceState, Room } from './call-frame.ts';

export type MediaNeed = 'prompt' | 'denied' | 'no-microphone';
export type Caption = {
  key: string;
  role: 'user' | 'agent';
  text: string;
  isFinal: boolean;
  turn: number;
  /** What the check of the agent's words found in it. */
  claim?: 'corrected' | 'held' | 'unchecked';
};
export type CallResult = { tool: string; status: 'success' | 'refused' | 'error'; outcome: Outcome };

export type OnCall = {
  at: 'connecting' | 'on';
  room: Room;
  /** Milliseconds since 1970; `null` until joined. */
  joinedAt: number | null;
  isMuted: boolean;
  isCameraOn: boolean;
  hasMicrophone: boolean;
  hasCamera: boolean;
  speaker: 'agent' | 'user' | null;
  /** Name of the tool that runs right now. */
  runningTool: string | null;
  /** The last few, oldest first. */
  captions: Caption[];
  results: CallResult[];
  isRoomUp: boolean;
  isServerUp: boolean;
  /** What went wrong and what that means; the call goes on. */
  notice: string | null;
  isLeaving: boolean;
};

export type CallState =
  | { at: 'idle' }
  | { at: 'checking' }
  | { at: 'asking'; need: MediaNeed }
  | { at: 'starting' }
  | OnCall
  | { at: 'ended'; say: string; seconds: number; results: CallResult[] }
  | { at: 'refused'; kind: string; say: string }
  | { at: 'elsewhere'; windowId: number | null; tabId: number | null };

const shownCaptions = 4;

export function startOfCall(room: Room, devices: { microphone: boolean; camera: boolean }): OnCall {
  return {
    at: 'connecting',
    room,
    joinedAt: null,
    isMuted: !devices.microphone,
    isCameraOn: devices.camera,
    hasMicrophone: devices.microphone,
    hasCamera: true,
    speaker: null,
    runningTool: null,
    captions: [],
    results: [],
    isRoomUp: true,
    isServerUp: true,
    notice: devices.microphone ? null : 'No microphone: type what you want to say.',
    isLeaving: false,
  };
}

export function afterConversationEvent(call: OnCall, event: ConversationEvent): OnCall {
  switch (event.type) {
    case 'transcript':
      return { ...call, captions: withCaption(call.captions, event) };
    case 'agent_speaking':
      return { ...call, speaker: speakerAfter(call.speaker, 'agent', event.isSpeaking) };
    case 'user_speaking':
      return { ...call, speaker: speakerAfter(call.speaker, 'user', event.isSpeaking) };
    case 'function_result': {
      const { tool, status, outcome } = event;
      const runningTool = call.runningTool === tool ? null : call.runningTool;
      return { ...call, runningTool, results: [...call.results, { tool, status, outcome }] };
    }
    case 'error':
      return { ...call, notice: event.say };
    default:
      return call;
  }
}

/** A device that failed is missed once, in words; the call goes on with what is left. */
export function afterDevices(
  call: OnCall,
  { microphone, camera }: { microphone?: DeviceState; camera?: DeviceState },
): OnCall {
  let now = call;
  if (camera !== undefined) {
    const isLost = camera === 'unavailable' && call.hasCamera;
    const notice =
      isLost && call.isCameraOn ? 'The camera did not start. You are heard, not seen.' : now.notice;
    now = { ...now, isCameraOn: camera === 'on', hasCamera: isThere(camera, call.hasCamera), notice };
  }
  if (microphone !== undefined) {
    const isLost = microphone === 'unavailable' && call.hasMicrophone;
    const notice = isLost ? cannotHear[call.room.transport] : now.notice;
    now = {
      ...now,
      isMuted: microphone !== 'on',
      hasMicrophone: isThere(microphone, call.hasMicrophone),
      notice,
    };
  }
  return now;
}

/** A device that failed also reports itself as off; only being on brings it back. */
function isThere(state: DeviceState, before: boolean): boolean {
  return state === 'on' || (state === 'off' && before);
}

const cannotHear: Record<Room['transport'], string> = {
  daily: 'The microphone did not start. Type what you want to say.',
  simulated: 'The simulated persona cannot hear in this browser. Type what you want to say.',
};

/**
 * Whether what the persona says is held against the calendar: our own model's words are before they are
 * said, a vendor's as they are heard, through this panel and its server.
 */
export function isCheckedLive(call: OnCall): boolean {
  return call.room.brain === 'custom-llm' || call.isServerUp;
}

export function endOf(call: OnCall, say: string, at: number): Extract<CallState, { at: 'ended' }> {
  const seconds = call.joinedAt === null ? 0 : Math.max(0, Math.round((at - call.joinedAt) / 1_000));
  return { at: 'ended', say, seconds, results: call.results };
}

/** Things that were really changed, for the summary; repeats and reads are not. */
export function changesIn(results: readonly CallResult[]): CallResult[] {
  return results.filter(
    ({ outcome }) => outcome.kind === 'done' && outcome.repeat !== true && outcome.receipt.changes.length > 0,
  );
}

/** `add_event` → `Adding`: what the persona is busy with, for tools that have a word here. */
export function doing(tool: string): string {
  const words: Record<string, string> = {
    list_events: 'Looking at your schedule',
    add_event: 'Adding it',
    move_event: 'Moving it',
    update_event: 'Changing it',
    remove_event: 'Removing it',
    find_time: 'Looking for a time',
    undo_change: 'Taking it back',
    check_availability: 'Asking Cal.com for times',
    book_appointment: 'Asking Cal.com to book it',
    reschedule_appointment: 'Asking Cal.com to move it',
    cancel_appointment: 'Asking Cal.com to cancel it',
  };
  return words[tool] ?? 'Working on it';
}

function withCaption(
  captions: Caption[],
  event: Extract<ConversationEvent, { type: 'transcript' }>,
): Caption[] {
  const { role, text, isFinal, turn, claim } = event;
  const key = `${role} ${turn}`;
  const caption: Caption = { key, role, text, isFinal, turn, ...(claim && { claim }) };
  const open = captions.findIndex((other) => other.key === key && !other.isFinal);
  if (open >= 0) return captions.with(open, caption);
  const closed = captions.findLastIndex((other) => other.key === key);
  if (closed >= 0 && captions[closed]?.text === text)
    return claim ? captions.with(closed, caption) : captions;
  if (closed >= 0 && !isFinal) return captions;
  // The greeting may be told when the first answer is on the screen already: it goes before it.
  const later = captions.findIndex((other) => other.role === role && other.turn > turn);
  return captions.toSpliced(later < 0 ? captions.length : later, 0, caption).slice(-shownCaptions);
}

function speakerAfter(now: OnCall['speaker'], who: 'agent' | 'user', isSpeaking: boolean): OnCall['speaker'] {
  if (isSpeaking) return who;
  return now === who ? null : now;
}
