/**
 * What a piece of text says about one event: the answer of `read-event.ts`. Times are wall times,
 * resolved against the reader's now and zone; nothing here is stored yet.
 */
import type { Language } from './languages/language.ts';
import type { CalendarDate, Guest, WallTime } from '../schedule/event.ts';

/** Who is reading, when and where. A model never resolves a date; this does (docs/decisions/009). */
export type ReadingContext = {
  /** Instant, ISO 8601. */
  now: string;
  /** IANA zone of the person. */
  timeZone: string;
  /** BCP 47; decides day-month order and the first weekday. Default `en-US`. */
  locale?: string;
  /** How times are said; default as the locale has it. */
  hour12?: boolean;
  /** 1 is Monday, 7 Sunday; decides what "next week" is. Default Monday. */
  firstWeekday?: number;
  /** Languages besides English; default all that are known (`languages/known-languages.ts`). */
  languages?: readonly Language[];
};

export type SpanKind =
  | 'title'
  | 'date'
  | 'time'
  | 'duration'
  | 'repeat'
  | 'place'
  | 'guest'
  | 'zone'
  | 'reminder';

/** UTF-16 offsets into the text that was read, end exclusive. */
export type Span = { from: number; to: number; kind: SpanKind };

export type Reading = {
  title: string | null;
  /** Date without a time: the whole day, or the time was not said (`allDay` tells). */
  start: WallTime | null;
  end: WallTime | null;
  durationMinutes: number | null;
  allDay: boolean;
  /** RFC 5545 rule, `FREQ=WEEKLY;BYDAY=FR`. */
  repeat: string | null;
  place: string | null;
  guests: Guest[];
  /** Minutes before the start. */
  reminders: number[];
  spans: Span[];
  /** 0 to 1; below 0.6 the reader should ask. */
  confidence: number;
  /** Other readings of the same text, best first, each with the question that tells them apart. */
  alternatives: { label: string; start: WallTime; end?: WallTime }[];
  /** What to say when weekday and date disagree or a day does not exist; then `start` is null. */
  problem?: string;
};

/** A stretch of days the text named ("tomorrow", "next week"): dates, end exclusive. */
export type DateRange = { from: CalendarDate; to: CalendarDate };
