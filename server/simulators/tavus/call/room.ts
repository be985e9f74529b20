/**
 * One running call: who is in it, what has been said, and the one place where app-messages leave.
 * Turns of the person are handled one after another (`turns`), and so is the persona's speech
 * (`speech`), but a person may talk into the persona's speech at any time (`interrupt.ts`).
 */
import type { AppMessage } from '#shared/conversation/app-message.ts';
import type { Recalled, ToolCall } from '../../mind/known.ts';
import type { Simulator } from '../simulator.ts';
import type { Conversation } from '../state.ts';

export type HistoryEntry = {
  role: 'assistant' | 'user' | 'tool';
  content: string;
  /** Unix seconds. */
  timestamp: number;
  duration?: number;
  inference_id?: string;
};

export type ToolAnswer = {
  status: 'success' | 'error';
  /** As it came: JSON text or plain words. */
  output: string;
};

export type Room = {
  sim: Simulator;
  conversation: Conversation;
  /** Aborted when the call is over. */
  over: AbortController;
  startedAt: number;
  hasPersonaJoined: boolean;
  hasGreeted: boolean;
  /** Participant id → how it hears app-messages. */
  participants: Map<string, (message: AppMessage, fromId: string) => void>;
  hasBeenJoined: boolean;
  seq: number;
  turnIdx: number;
  /** Everything that went over the data channel, newest last; for tests. */
  log: { fromId: string; message: AppMessage }[];
  history: HistoryEntry[];
  context: string;
  appended: string[];
  sensitivity: Record<string, string>;
  turns: Promise<void>;
  speech: Promise<void>;
  /** Grows with every interruption; speech queued before it is dropped. */
  speechRound: number;
  speaking: AbortController | null;
  /** What the persona asked for and was answered, oldest first. */
  calls: Recalled[];
  /** Calls that wait for a `tool_result`. */
  waiting: Map<string, (answer: ToolAnswer) => void>;
  /** The latest inline call that an echo or appended context may answer. */
  lastInlineCall: ToolCall | null;
  cancelAbsent: () => void;
  cancelLeft: () => void;
  cancelMax: () => void;
};

export function createRoom(sim: Simulator, conversation: Conversation): Room {
  return {
    sim,
    conversation,
    over: new AbortController(),
    startedAt: sim.settings.clock.now(),
    hasPersonaJoined: false,
    hasGreeted: false,
    participants: new Map(),
    hasBeenJoined: false,
    seq: 0,
    turnIdx: 0,
    log: [],
    history: [],
    context: conversation.context,
    appended: [],
    sensitivity: {},
    turns: Promise.resolve(),
    speech: Promise.resolve(),
    speechRound: 0,
    speaking: null,
    calls: [],
    waiting: new Map(),
    lastInlineCall: null,
    cancelAbsent: () => undefined,
    cancelLeft: () => undefined,
    cancelMax: () => undefined,
  };
}
