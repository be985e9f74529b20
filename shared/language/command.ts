/** What one utterance asks for. */
import type { CalendarDate } from '../schedule/event.ts';
import type { DateRange, Reading } from './reading.ts';

/** Which event, in the person's words without article and day; `3pm` when only its time was said. */
type Which = { event: string; /** The day it is on now. */ on?: CalendarDate };

export type Command =
  | {
      kind: 'add';
      reading: Reading;
      /** The person's words for the day, where they contradict themselves: whoever gets them has to ask. */
      dateWords?: string;
    }
  | (Which & {
      kind: 'move';
      /** A date; or the words where they contradict themselves. */
      toDate?: string;
      /** `HH:MM`; or the hour as it was said (`8`, `8:30`) when am or pm was left open: it goes by the event. */
      toTime?: string;
      /** Later is positive. */
      byMinutes?: number;
    })
  | (Which & { kind: 'update'; title?: string; durationMinutes?: number; place?: string })
  | (Which & { kind: 'remove' })
  | {
      kind: 'list';
      range: DateRange;
      about?: string;
      /** `HH:MM`: only what is on then. */
      at?: string;
      /** `HH:MM`, the end of a stretch that begins at `at`. */
      until?: string;
      /** Asked for a yes or a no: "is Friday free?" */
      asksFree?: true;
      /** Only the next one from now on. */
      next?: true;
      /** Only what lies over something else. */
      overlaps?: true;
    }
  | {
      kind: 'find-time';
      durationMinutes: number;
      range: DateRange;
      /** `HH:MM`, not before. */
      after?: string;
      /** `HH:MM`, over by then. */
      before?: string;
    }
  /** Which times can be booked on Cal.com; days in the person's words. */
  | {
      kind: 'availability';
      date?: string;
      durationMinutes?: number;
      eventType?: string;
      /** `HH:MM`: that very time is to be booked. */
      time?: string;
    }
  /** `appointment`: whose or which, in the person's words; empty for "the booking". */
  | {
      kind: 'reschedule-booking';
      appointment: string;
      on?: CalendarDate;
      toDate?: string;
      toTime?: string;
    }
  | { kind: 'cancel-booking'; appointment: string; on?: CalendarDate }
  | { kind: 'undo' }
  | { kind: 'yes'; allowOverlap?: true }
  | { kind: 'no' }
  /** Counted from 0; -1 is the last. */
  | { kind: 'choose'; index: number }
  | { kind: 'greeting' }
  /** `advice`: what to tell who asked for something that is understood and not possible. */
  | { kind: 'unknown'; advice?: string };
