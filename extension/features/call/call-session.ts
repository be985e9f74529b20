/**
 * One call from *start* to *ended*: asks the server for a room, joins it in a frame, carries the
 * room's messages to the server and the server's into the room, and says what happened. Loaded when
 * the first call starts. Everything it starts ends with it, also when the page goes away.
 */
import { codeOf, mayPass, type Api } from '#extension/platform/api.ts';
import { createBackoff } from '#extension/platform/backoff.ts';
import { createPauses } from '#extension/platform/pause.ts';
import type { HandedCall } from '#extension/platform/storage.ts';
import type { Store } from '#extension/platform/store.ts';
import { within } from '#extension/platform/within.ts';
import type { AppMessage } from '#shared/conversation/app-message.ts';
import type { ConversationEvent } from '#shared/conversation/conversation-event.ts';
import type { CallFrame, Devices, FrameEvent, MakeFrame, Room } from './call-frame.ts';
import { fitMessage } from './fit-message.ts';
import {
  afterConversationEvent,
  afterDevices,
  endOf,
  startOfCall,
  type CallResult,
  type CallState,
  type OnCall,
} from './call-state.ts';
import { createRelayQueue } from './relay-queue.ts';

export type SessionDeps = {
  api: Api;
  state: Store<CallState>;
  container(): Promise<HTMLElement>;
  frames: Record<Room['transport'], MakeFrame>;
  /** Must work while the page is going away. */
  endConversation(conversationId: string): Promise<boolean>;
  onResult(result: CallResult): void;
  now(): number;
  chance(): number;
};

export type Session = {
  say(text: string): void;
  setMuted(isMuted: boolean): void;
  setCamera(isOn: boolean): void;
  /** Resolves when the call is over and the frame is gone. */
  leave(): Promise<void>;
  /** Leaves the room to another page without ending the conversation; gives the last event that was heard. */
  release(): Promise<number>;
  /** Resolves when the call is over, whoever ended it. */
  ended: Promise<void>;
};

/** How long to wait for the server's own words about the end. */
const lastWordsMs = 800;
/** The microphone is off by then; what was said last is in the talk only if the server has it. */
const drainMs = 6_000;

/** Never rejects; a call that did not come about has set the state to `refused` and gives `null`. */
export async function startSession(
  deps: SessionDeps,
  input: {
    handed: Pick<HandedCall, 'room' | 'since'> | null;
    devices: Devices;
    timeZone: string;
    /** The talk the call goes on from. */
    continues: string | null;
  },
): Promise<Session | null> {
  if (input.handed) return runSession(deps, input.handed, input.devices);
  const room = await askForRoom(deps, input);
  return room ? runSession(deps, { room, since: 0 }, input.devices) : null;
}

async function askForRoom(
  { api, state }: SessionDeps,
  { timeZone, continues }: { timeZone: string; continues: string | null },
): Promise<Room | null> {
  try {
    const answer = await api.conversation.start.mutate({
      timeZone,
      ...(continues !== null && { continues }),
    });
    if ('conversationId' in answer) return answer;
    state.set({ at: 'refused', kind: answer.kind, say: answer.say });
  } catch (error) {
    const say = mayPass(error)
      ? 'Your server does not answer, so no call was started. Try again in a moment.'
      : 'Your server refused to start the call.';
    state.set({ at: 'refused', kind: 'unavailable', say });
  }
  return null;
}

function runSession(
  deps: SessionDeps,
  { room, since }: Pick<HandedCall, 'room' | 'since'>,
  devices: Devices,
): Session {
  const { api, state } = deps;
  const { conversationId } = room;
  const life = new AbortController();
  const over = Promise.withResolvers<void>();
  const lastWords = Promise.withResolvers<string>();
  const unsent: AppMessage[] = [];
  let frame: CallFrame | null = null;
  let isJoined = false;
  let lastSeq = since;

  const change = (how: (call: OnCall) => OnCall) => {
    const now = state.get();
    if (!life.signal.aborted && (now.at === 'connecting' || now.at === 'on')) state.set(how(now));
  };

  const sendIntoRoom = (message: AppMessage) => {
    for (const part of fitMessage(message)) {
      if (isJoined) frame?.send(part);
      else unsent.push(part);
    }
  };

  const relay = createRelayQueue({
    async deliver(message) {
      const { send } = await api.conversation.relay.mutate(
        { conversationId, message },
        { signal: life.signal },
      );
      for (const answer of send) sendIntoRoom(answer);
    },
    judge: judgeRelay,
    backoff: createBackoff({ firstMs: 200, capMs: 5_000, chance: deps.chance }),
    pause: createPauses().pause,
    onTrouble: (isInTrouble) => change((call) => ({ ...call, isServerUp: !isInTrouble })),
    signal: life.signal,
  });

  const hear = (event: ConversationEvent) => {
    if (event.seq <= lastSeq) return;
    lastSeq = event.seq;
    if (event.type === 'send') return sendIntoRoom(event.message);
    if (event.type === 'ended') {
      lastWords.resolve(event.say);
      return void finish({ say: event.say });
    }
    if (event.type === 'function_result') deps.onResult(event);
    change((call) => afterConversationEvent(call, event));
  };

  const events = api.conversation.events.subscribe(
    { conversationId, since },
    {
      onData: ({ data }) => hear(data),
      onConnectionStateChange: ({ state: link, error }) => {
        if (link === 'pending') change((call) => ({ ...call, isServerUp: true }));
        else if (error) change((call) => ({ ...call, isServerUp: false }));
      },
      onError: () => change((call) => ({ ...call, isServerUp: false })),
    },
  );

  const hearFrame = (event: FrameEvent) => {
    if (life.signal.aborted) return;
    switch (event.type) {
      case 'joined':
        isJoined = true;
        for (const message of unsent.splice(0)) frame?.send(message);
        return change((call) => ({ ...call, at: 'on', joinedAt: call.joinedAt ?? deps.now() }));
      case 'app-message': {
        if (!event.isFromPersona) return;
        const tool = toolOf(event.message);
        if (tool !== null) change((call) => ({ ...call, runningTool: tool }));
        return relay.add(event.message);
      }
      case 'link':
        return change((call) => ({ ...call, isRoomUp: event.isUp }));
      case 'devices':
        return change((call) => afterDevices(call, event));
      case 'left':
        return void finish({ otherwise: 'The call has ended.' });
      case 'error':
        return change((call) => ({ ...call, notice: event.say }));
    }
  };

  /** Leaving is possible all the while, so each step looks whether it is still wanted. */
  const join = async () => {
    const container = await deps.container();
    if (life.signal.aborted || isEnding) return;
    frame = await deps.frames[room.transport](room, { container, onEvent: hearFrame });
    if (life.signal.aborted || isEnding) return frame.leave();
    await frame.join(devices);
  };

  let isEnding = false;
  const finish = (words: { say: string } | { otherwise: string }) => {
    // Leaving the room makes the room say that it was left.
    if (!isEnding && !life.signal.aborted) {
      isEnding = true;
      void end(words);
    }
    return over.promise;
  };
  const end = async (words: { say: string } | { otherwise: string }) => {
    change((call) => ({ ...call, isLeaving: true }));
    const gone = frame?.leave();
    await within(drainMs, relay.drained());
    void deps.endConversation(conversationId);
    const said = 'say' in words ? words.say : await firstOf(lastWords.promise, lastWordsMs, words.otherwise);
    const last = state.get();
    close();
    await gone;
    if (last.at === 'connecting' || last.at === 'on') state.set(endOf(last, said, deps.now()));
    over.resolve();
  };
  const close = () => {
    events.unsubscribe();
    life.abort();
  };

  addEventListener('pagehide', () => void deps.endConversation(conversationId), { signal: life.signal });
  state.set(startOfCall(room, devices));

  void join().catch(async (error: unknown) => {
    if (life.signal.aborted || isEnding) return;
    close();
    void deps.endConversation(conversationId);
    await frame?.leave();
    const why = error instanceof Error ? error.message : '';
    state.set({ at: 'refused', kind: 'unavailable', say: `The call could not be joined. ${why}`.trim() });
    over.resolve();
  });

  return {
    ended: over.promise,
    say: (text) => frame?.say(text),
    setMuted(isMuted) {
      frame?.setMuted(isMuted);
      change((call) => ({ ...call, isMuted }));
    },
    setCamera(isOn) {
      frame?.setCamera(isOn);
      change((call) => ({ ...call, isCameraOn: isOn }));
    },
    leave: () => finish({ otherwise: 'You left the call.' }),
    async release() {
      close();
      await frame?.leave();
      over.resolve();
      return lastSeq;
    },
  };
}

function judgeRelay(error: unknown, attempts: number): 'again' | 'drop' | 'end' {
  const code = codeOf(error);
  if (code === 'UNAUTHORIZED' || code === 'NOT_FOUND') return 'end';
  // A message that breaks the server every time must not hold up the rest.
  if (code === 'INTERNAL_SERVER_ERROR' && attempts >= 4) return 'drop';
  return mayPass(error) ? 'again' : 'drop';
}

/** The only thing read of a message on its way: that a tool runs, for the words on the stage. */
function toolOf(message: unknown): string | null {
  if (typeof message !== 'object' || message === null) return null;
  const { event_type: type, properties } = message as Partial<AppMessage>;
  if (type !== 'conversation.tool_call') return null;
  const name = properties?.['name'];
  return typeof name === 'string' ? name : null;
}

async function firstOf(words: Promise<string>, ms: number, otherwise: string): Promise<string> {
  let said = otherwise;
  await within(
    ms,
    words.then((heard) => (said = heard)),
  );
  return said;
}
