/**
 * Looks at what the overlay drew on a page, by its outside contract alone, and compares it with where
 * the page itself says its days are. For pages of any origin that offer `window.pageTruth()`.
 */
import { Temporal } from 'temporal-polyfill';

/** Viewport pixels: the box of the day's 24 hours, or of its cell. */
export type TruthOfPage = {
  kind: 'days' | 'month';
  timeZone: string;
  days: { date: string; left: number; top: number; width: number; height: number }[];
};

export type DrawnEvent = {
  id: string;
  start: string;
  end: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
};
/** As `schedule.list` answers it. */
export type ExpectedEvent = {
  id: string;
  start: string;
  end: string;
  allDay: boolean;
  wall: { start: { date: string }; end: { date: string } };
};
export type OverlayOnPage = { state: string | null; reason: string | null; events: DrawnEvent[] };

export type Verdict =
  | { kind: 'right'; drawn: number }
  | { kind: 'hidden'; reason: string }
  /** Something stands where it must not. */
  | { kind: 'wrong'; why: string[] }
  /** Something that belongs on these days is not drawn, or hidden without a reason. */
  | { kind: 'missing'; why: string[] };

/** To be evaluated in the page: what a person sees when the next frame has been painted. */
export const lookAtOverlay = `new Promise((done) => requestAnimationFrame(() => setTimeout(done))).then(() => {
  const host = document.querySelector('body > calendar-agent-overlay');
  const events = host?.dataset.state === 'shown' ? [...host.shadowRoot.querySelectorAll('[data-event-id]')] : [];
  return {
    state: host?.getAttribute('data-state') ?? null,
    reason: host?.getAttribute('data-reason') ?? null,
    events: events.map((e) => { const r = e.getBoundingClientRect(); return { id: e.dataset.eventId, start: e.dataset.start, end: e.dataset.end, left: r.left, top: r.top, right: r.right, bottom: r.bottom }; }),
    truth: window.pageTruth(),
  };
})`;

const tolerance = 1.6;

/** @param expected ids of the schedule's events with their instants; those that touch the page's days must be drawn */
export function judgeOverlay(
  seen: OverlayOnPage,
  truth: TruthOfPage,
  expected: readonly ExpectedEvent[],
): Verdict {
  if (seen.state !== 'shown')
    return seen.state === 'hidden' && seen.reason
      ? { kind: 'hidden', reason: seen.reason }
      : { kind: 'missing', why: [`state ${seen.state}, reason ${seen.reason}`] };
  const wrong = seen.events.flatMap((event) => misplaced(event, truth) ?? []);
  if (wrong.length > 0) return { kind: 'wrong', why: wrong };
  const missing = expected.filter(
    (event) =>
      truth.days.some((day) => touches(event, day.date, truth.timeZone)) &&
      !seen.events.some((e) => e.id === event.id),
  );
  // Cells have room for a few; the rest is counted there.
  if (missing.length > 0 && truth.kind === 'days')
    return { kind: 'missing', why: missing.map((e) => `${e.id} ${e.start}`) };
  return { kind: 'right', drawn: seen.events.length };
}

function misplaced(event: DrawnEvent, truth: TruthOfPage): string | null {
  const start = wall(event.start, truth.timeZone);
  const end = wall(event.end, truth.timeZone);
  const day = truth.days.find((d) => d.date === start.date);
  const what = `${event.id} ${event.start} (${start.date} ${start.minute}–${end.minute})`;
  if (!day) return `${what} is on no day of the page`;
  const isInside = event.left >= day.left - tolerance && event.right <= day.left + day.width + tolerance;
  if (!isInside) return `${what} is beside its day`;
  if (truth.kind === 'month') {
    const isInCell = event.top >= day.top - tolerance && event.bottom <= day.top + day.height + tolerance;
    return isInCell ? null : `${what} is outside its cell`;
  }
  const endMinute = end.date > start.date ? 1_440 : Math.max(end.minute, start.minute);
  const top = day.top + (start.minute / 1_440) * day.height;
  const bottom = day.top + (endMinute / 1_440) * day.height;
  const isRight = Math.abs(event.top - top) <= tolerance && Math.abs(event.bottom - bottom) <= tolerance;
  return isRight
    ? null
    : `${what}: ${event.top.toFixed(1)}–${event.bottom.toFixed(1)} instead of ${top.toFixed(1)}–${bottom.toFixed(1)}`;
}

function touches(event: ExpectedEvent, date: string, timeZone: string): boolean {
  if (event.allDay) return event.wall.start.date <= date && date < event.wall.end.date;
  const midnight = (day: Temporal.PlainDate) => day.toZonedDateTime(timeZone).toInstant().epochMilliseconds;
  const day = Temporal.PlainDate.from(date);
  return Date.parse(event.start) < midnight(day.add({ days: 1 })) && Date.parse(event.end) > midnight(day);
}

function wall(instant: string, timeZone: string): { date: string; minute: number } {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  return { date: at.toPlainDate().toString(), minute: at.hour * 60 + at.minute };
}
