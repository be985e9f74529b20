/**
 * The procedures the extension uses, until `#server/api/router.ts` exists and `api.ts` takes its
 * types from there. Nothing but `api.ts` imports this file.
 */
import type { Change } from '#shared/schedule/change.ts';
import type { ConversationEvent } from '#shared/conversation/conversation-event.ts';
import type { AppMessage } from '#shared/conversation/app-message.ts';
import type { ScheduleEvent, WallTime } from '#shared/schedule/event.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { Reading } from '#shared/language/reading.ts';

type CallOptions = { signal?: AbortSignal };
type Query<I, O> = { query(input: I, options?: CallOptions): Promise<O> };
type Mutation<I, O> = { mutate(input: I, options?: CallOptions): Promise<O> };
type Subscription<I, O> = {
  subscribe(
    input: I,
    handlers: {
      onStarted?(): void;
      onData?(value: { id: string; data: O }): void;
      onError?(error: { message: string; data?: { code?: string } | null | undefined }): void;
      onComplete?(): void;
      onStopped?(): void;
      onConnectionStateChange?(state: {
        state: 'connecting' | 'pending' | 'idle';
        error?: { message: string } | null;
      }): void;
    },
  ): { unsubscribe(): void };
};

type EventFields = {
  title?: string;
  start?: WallTime;
  end?: WallTime;
  durationMinutes?: number;
  allDay?: boolean;
  place?: string | null;
  notes?: string | null;
  busy?: boolean;
  reminders?: number[];
};
type Target = { id: string; scope?: 'this' | 'following' | 'all'; occurrence?: string; ifVersion?: number };

export type VendorState = 'live' | 'simulated' | 'off';

export type InterimApi = {
  schedule: {
    list: Query<{ from: string; to: string }, { version: number; events: ScheduleEvent[] }>;
    add: Mutation<EventFields & { title: string; start: WallTime; allowOverlap?: boolean }, Outcome>;
    move: Mutation<
      Target & { start: WallTime; end?: WallTime; durationMinutes?: number; allowOverlap?: boolean },
      Outcome
    >;
    update: Mutation<Target & EventFields & { allowOverlap?: boolean }, Outcome>;
    remove: Mutation<Target, Outcome>;
    undo: Mutation<{ version: number } | { groupId: string }, Outcome>;
    findTime: Query<{ durationMinutes: number; from: string; to: string }, Outcome>;
    changes: Subscription<{ since: number }, Change>;
  };
  quickAdd: {
    read: Query<{ text: string; timeZone?: string; locale?: string }, { readings: Reading[] }>;
    add: Mutation<
      { text: string; timeZone?: string; locale?: string; allowOverlap?: boolean } | { reading: Reading; allowOverlap?: boolean },
      Outcome
    >;
  };
  conversation: {
    start: Mutation<
      { persona?: string; timeZone?: string; audioOnly?: boolean },
      | {
          conversationId: string;
          tavusConversationId: string;
          callUrl: string;
          token?: string;
          transport: 'daily' | 'simulated';
          brain: string;
        }
      | { kind: string; say: string }
    >;
    relay: Mutation<
      { conversationId: string; message: unknown },
      { outcome?: Outcome; send: AppMessage[] }
    >;
    end: Mutation<{ conversationId: string }, unknown>;
    events: Subscription<{ conversationId: string; since: number }, ConversationEvent>;
  };
  settings: {
    get: Query<void, SettingsAnswer>;
    update: Mutation<Partial<Omit<SettingsAnswer, 'timeZone'>> & { timeZone?: string }, SettingsAnswer>;
  };
  connections: {
    test: Mutation<{ vendor: string }, { ok: boolean; say: string; minutesUsed?: number }>;
  };
};

export type SettingsAnswer = {
  timeZone: string | null;
  hourFormat?: '12' | '24' | 'locale';
  workingHours?: { weekday: number; from: string; to: string }[];
};
