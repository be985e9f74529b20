/** What the history needs of the server, stated by shape: the tRPC client fits it, and the gallery's in memory. Types only. */
import type { ChangeKind, Channel } from '#shared/schedule/change.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';

export type HistoryChange = {
  version: number;
  kind: ChangeKind;
  say: string;
  event: ScheduleEvent;
  isTakenBack: boolean;
};

export type HistoryLine = {
  groupId: string;
  version: number;
  at: string;
  channel: Channel;
  conversationId: string | null;
  conversationTitle: string | null;
  way: 'undo' | 'redo' | null;
  size: number;
  changes: HistoryChange[];
  isTakenBack: boolean;
  fixed: 'old' | 'elsewhere' | null;
};

export type History = { version: number; lines: HistoryLine[]; before: number | null };

export type HistoryApi = {
  schedule: { history: { query(input: { before?: number; limit?: number }): Promise<History> } };
};
