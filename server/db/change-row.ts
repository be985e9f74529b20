/** Between a change as the stream carries it and its row. */
import type { Change, ChangeKind, Channel } from '#shared/schedule/change.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { toInstant } from './event-row.ts';

export type ChangeRow = {
  calendar_id: string;
  version: number;
  owner_id: string;
  kind: ChangeKind;
  event_id: string;
  before: ScheduleEvent | null;
  after: ScheduleEvent | null;
  channel: Channel;
  conversation_id: string | null;
  call_id: string | null;
  group_id: string;
  group_index: number;
  group_size: number;
  undo_of: number | null;
  consent: 'overlap' | null;
  at: string;
};

export function toChange(row: ChangeRow): Change {
  return {
    version: row.version,
    kind: row.kind,
    ...(row.group_size > 1
      ? { group: { id: row.group_id, index: row.group_index, size: row.group_size } }
      : {}),
    before: row.before,
    after: row.after,
    at: toInstant(row.at),
    who: {
      channel: row.channel,
      ...(row.conversation_id === null ? {} : { conversationId: row.conversation_id }),
      ...(row.call_id === null ? {} : { callId: row.call_id }),
    },
    ...(row.undo_of === null ? {} : { undoOf: row.undo_of }),
  };
}
