/**
 * The other side of the simulator: what tests, benchmarks and a person's curl use to look inside,
 * switch faults on and be the person in a call without a browser.
 */
import { AppError } from '#shared/errors.ts';
import type { AppMessage } from '#shared/conversation/app-message.ts';
import { endCall } from './call/end-call.ts';
import { join, leave } from './call/participants.ts';
import type { Turn } from './call/person-says.ts';
import { personSays } from './call/person-says.ts';
import type { Room } from './call/room.ts';
import type { Taken } from './call/take-message.ts';
import { takeMessage } from './call/take-message.ts';
import { callTool } from './brain/call-tool.ts';
import { findTool } from './brain/find-tool.ts';
import { Faults, noFaults } from './faults.ts';
import type { JournalEntry, Simulator } from './simulator.ts';
import type { Conversation } from './state.ts';

export type RawCall = {
  conversationId: string;
  tool: string;
  arguments: Record<string, unknown>;
  toolCallId?: string;
};

export type TavusControl = {
  setFaults(faults: Partial<Faults>): Faults;
  clearFaults(): Faults;
  /** What happened so far, oldest first. */
  journal(): JournalEntry[];
  clearJournal(): void;
  conversations(): Conversation[];
  /** Every app-message of a call, both ways. */
  messages(conversationId: string): { fromId: string; message: AppMessage }[];
  /** Says it as the person, joining first where nobody is; resolves when the persona has answered. */
  say(conversationId: string, text: string): Promise<Turn>;
  join(conversationId: string, participantId?: string): void;
  leave(conversationId: string, participantId?: string): void;
  /** Sends an app-message as a participant. */
  send(conversationId: string, message: AppMessage): Taken;
  /** The persona calls a tool by itself, with exactly these arguments. Answers the raw output. */
  call(call: RawCall): Promise<string | null>;
  end(conversationId: string, reason: string): Promise<void>;
};

const guestId = 'participant-control';

export function createControl(sim: Simulator): TavusControl {
  const roomOf = (conversationId: string): Room => {
    const room = sim.rooms.get(conversationId);
    if (room === undefined) throw new AppError('unknown-conversation', 'no such simulated call');
    return room;
  };
  const enter = (room: Room, participantId: string) => {
    if (!room.participants.has(participantId)) join(room, participantId, () => undefined);
  };
  const change = (next: Faults): Faults => Object.assign(sim.faults, next);
  return {
    setFaults: (faults) => change(Faults.parse({ ...sim.faults, ...faults })),
    clearFaults: () => change(noFaults()),
    journal: () => [...sim.journal],
    clearJournal: () => {
      sim.journal.length = 0;
    },
    conversations: () => [...sim.state.conversations.values()],
    messages: (conversationId) => [...roomOf(conversationId).log],
    say(conversationId, text) {
      const room = roomOf(conversationId);
      if (room.participants.size === 0) enter(room, guestId);
      return personSays(room, { text, how: 'spoken' });
    },
    join: (conversationId, participantId = guestId) => enter(roomOf(conversationId), participantId),
    leave: (conversationId, participantId = guestId) => leave(roomOf(conversationId), participantId),
    send: (conversationId, message) => takeMessage(roomOf(conversationId), guestId, message),
    async call(call) {
      const room = roomOf(call.conversationId);
      const found = findTool(room, call.tool);
      if (found === null) throw new AppError('unknown-tool', 'the persona has no such tool');
      const turn: Turn = { text: '', inferenceId: sim.settings.ids.inference(), spoken: [], calls: [] };
      const called = await callTool(room, turn, {
        found,
        call: { tool: call.tool, arguments: call.arguments },
        toolCallId: call.toolCallId ?? sim.settings.ids.toolCall(),
      });
      return called.status === 'inline' ? null : called.output;
    },
    end: (conversationId, reason) => endCall(sim, roomOf(conversationId).conversation, reason),
  };
}
