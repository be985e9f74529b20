/**
 * An event as everybody outside the database sees it (`schedule.list`, receipts, changes, the panel).
 * Wall time and zone are what the person meant; `start` and `end` are derived from them
 * (docs/decisions/008). Types only: pages of the extension import this file.
 */

/** `YYYY-MM-DD`. */
export type CalendarDate = string;

/** Where a person, a clock or a vendor put a moment: no time means the whole day. */
export type WallTime = {
  date: CalendarDate;
  /** `HH:MM`, 24 hours. */
  time?: string;
  /** IANA zone; absent means the zone it is read in. */
  timeZone?: string;
};

export type Guest = { name?: string; email?: string; timeZone?: string };

export const eventSources = [
  'voice',
  'chat',
  'phone',
  'sms',
  'hand',
  'quick-add',
  'post-call',
  'cal',
  'google',
  'ics',
] as const;
export type EventSource = (typeof eventSources)[number];

export const eventStatuses = ['confirmed', 'tentative', 'cancelled'] as const;
export type EventStatus = (typeof eventStatuses)[number];

export type EventLink = { kind: 'page' | 'call' | 'booking'; url: string; title?: string };

/**
 * One occurrence of a series points at it. The series itself has the same id as its event, and its
 * first occurrence as its times.
 */
export type SeriesOfEvent = {
  id: string;
  /** RFC 5545 rule of the series, without `DTSTART`; an `UNTIL` is in the series' own zone. */
  rule: string;
  /** The instant this occurrence had before anything moved it. */
  originalStart: string;
  /** Of the series itself: wall starts that were taken out, `YYYY-MM-DDTHH:MM`. */
  exdates?: string[];
  /** Of the series itself: what is different about single occurrences, by the wall start they had. */
  overrides?: Record<string, OccurrencePatch>;
  /** In the change log, of an occurrence as it was: fields that were its own, also those that the series has alike. */
  own?: (keyof ScheduleEvent)[];
};

/** What one occurrence has of its own; `null` empties a field of the series. */
export type OccurrencePatch = Partial<
  Pick<
    ScheduleEvent,
    'title' | 'start' | 'end' | 'wall' | 'allDay' | 'guests' | 'reminders' | 'busy' | 'status' | 'links'
  >
> & { place?: string | null; notes?: string | null; version: number };

/** What a series is stored with beside its rule; instants of its first occurrence. */
export type SeriesState = { start: string; end: string } & Pick<SeriesOfEvent, 'exdates' | 'overrides'>;

export type ScheduleEvent = {
  id: string;
  title: string;
  /** Instant, ISO 8601 with `Z`. For an all-day event: midnight of its first day in the calendar's zone. */
  start: string;
  /** Instant, exclusive. */
  end: string;
  /** An all-day event has dates without times; its end date is exclusive, as in RFC 5545. */
  wall: {
    start: { date: CalendarDate; time?: string };
    end: { date: CalendarDate; time?: string };
    startZone: string;
    endZone: string;
  };
  allDay: boolean;
  series?: SeriesOfEvent;
  place?: string;
  notes?: string;
  guests: Guest[];
  /** Minutes before the start. */
  reminders: number[];
  /** A free event never clashes with anything. */
  busy: boolean;
  status: EventStatus;
  source: EventSource;
  links: EventLink[];
  /** The calendar's version at which this event last changed. */
  version: number;
};
