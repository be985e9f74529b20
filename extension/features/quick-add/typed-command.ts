/** A sentence typed into the composer that is about what is there already, with its days and times resolved. */
import type { CalendarDate } from '#shared/schedule/event.ts';

export type TypedCommand =
  | { kind: 'undo' }
  /** Dates, the end exclusive. */
  | { kind: 'list'; from: CalendarDate; to: CalendarDate }
  | { kind: 'find-time'; durationMinutes: number; from: CalendarDate; to: CalendarDate }
  | { kind: 'move'; event: string; on?: CalendarDate; toDate?: CalendarDate; toTime?: string }
  | { kind: 'remove'; event: string; on?: CalendarDate };
