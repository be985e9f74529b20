/** What an act would change on the calendar, before it is done. Types only: pages of the extension import this file. */
import type { Conflict } from '../outcome.ts';
import type { ScheduleEvent } from './event.ts';

/** `count` is all there are; `shown` the first of them, by time. */
type Some<T> = { count: number; shown: T[] };

export type SchedulePreview = {
  /** Instants: nothing outside is counted. */
  from: string;
  to: string;
  added: Some<ScheduleEvent>;
  removed: Some<ScheduleEvent>;
  moved: Some<{ before: ScheduleEvent; after: ScheduleEvent }>;
  /** Same times, something else is different. */
  changed: Some<{ before: ScheduleEvent; after: ScheduleEvent }>;
  /** Of the same series, and as it was. */
  kept: number;
  /** It goes on after `to`, and what was counted here happens there as well. */
  goesOn: boolean;
  /** What it would lie over. */
  clash: Conflict | null;
};
