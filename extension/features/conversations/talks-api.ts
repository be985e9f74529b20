/**
 * What talks need of the server, stated by shape: the extension's tRPC client fits it, and so does the
 * gallery's in memory. Types only.
 */
import type { Analysis } from '#shared/conversation/analysis.ts';
import type { ClaimMarks } from '#shared/conversation/claim-marks.ts';
import type { Suggestion } from '#shared/conversation/suggestion.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { Change, Channel } from '#shared/schedule/change.ts';

export type TalkSummary = {
  conversationId: string;
  tavusConversationId: string | null;
  title: string;
  status: 'starting' | 'waiting' | 'in-progress' | 'ended' | 'failed';
  /** Whose model speaks in a call; null where it is a talk in writing. */
  brain: string | null;
  simulated: boolean;
  timeZone: string;
  /** Why it is over, one sentence; null while it is not. */
  endSay: string | null;
  topics: string[];
  insightCount: number;
  qualityScore: number | null;
  hasTranscript: boolean;
  hasRecording: boolean;
  minutes: number;
  costCents: number;
  startedAt: string;
  endedAt: string | null;
};

/** Which talk is looked at, and where to go in it: a turn, counted from 0, or a change by its version. */
export type OpenTalk = { conversationId: string; turn?: number; change?: number };

/** The talk that changed an event last. */
export type Origin = { conversationId: string; title: string; version: number };

export type TalkTurn = {
  turn: number;
  role: 'user' | 'agent';
  text: string;
  isInterrupted: boolean;
  claims: ClaimMarks | null;
  at: string;
};

export type TalkCall = {
  callId: string;
  /** How many turns were spoken before it. */
  afterTurns: number;
  tool: string;
  channel: Channel;
  outcome: Outcome;
  at: string;
};

export type TalkDetail = TalkSummary & {
  turns: TalkTurn[];
  calls: TalkCall[];
  changes: Change[];
  /** Versions of changes that do not stand any more. */
  takenBack: number[];
  /** The video service sent no transcript: what is there is what was heard here. */
  isHeardHere: boolean;
  suggestions: Suggestion[];
  analysis: Analysis | null;
  perception: string | null;
  /** Null until the transcript was read for what was missed. */
  afterCall: { groupId: string | null; at: string } | null;
  /** Why reading it is out of tries. */
  unreadWhy: string | null;
};

/** What a person changed about a suggestion; `event` picks one of its choices. */
export type SuggestionChange = {
  title?: string;
  date?: string;
  start_time?: string;
  to_date?: string;
  to_time?: string;
  event?: string;
};

export type DigestLine = {
  groupId: string;
  channel: Channel;
  why: string;
  conversationId: string | null;
  conversationTitle: string | null;
  say: string;
  at: string;
  changes: Change[];
  isTakenBack: boolean;
};
export type Digest = { version: number; lines: DigestLine[]; more: boolean };

export type TalksApi = {
  conversation: {
    list: {
      query(input: { search?: string; before?: string; limit?: number }): Promise<TalkSummary[]>;
    };
    get: { query(input: { conversationId: string }): Promise<TalkDetail> };
    delete: { mutate(input: { conversationId: string }): Promise<unknown> };
  };
  suggestion: {
    list: { query(): Promise<Suggestion[]> };
    accept: { mutate(input: { id: string; change?: SuggestionChange }): Promise<Outcome> };
    dismiss: { mutate(input: { id: string }): Promise<unknown> };
  };
  schedule: {
    digest: { query(input: { since: number; withPanel?: boolean }): Promise<Digest> };
    origin: { query(input: { id: string }): Promise<Origin | null> };
  };
};
