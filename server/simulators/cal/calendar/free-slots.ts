/**
 * Which starts of an event type can be booked: inside the schedule, not too soon or too far, with
 * its buffers clear of every other booking and of the host's other calendars, within its limits.
 */
import type { Simulator } from '../simulator.ts';
import type { BookingRow, EventType } from '../state.ts';
import { workWindows } from './work-windows.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

export type SlotQuestion = {
  type: EventType;
  minutes: number;
  /** Unix milliseconds, half-open. */
  from: number;
  to: number;
  /** The booking that is to be moved: its own time is free. */
  exceptUid?: string | undefined;
};

/** Starts in order, unix milliseconds. Slots that somebody holds are left out. */
export function freeSlots(sim: Simulator, asked: SlotQuestion): number[] {
  const { type, minutes } = asked;
  const now = sim.settings.clock.now();
  const schedule = sim.state.schedules.find(({ ownerId }) => ownerId === type.ownerId);
  if (!schedule) return [];
  const step = (type.slotInterval ?? minutes) * minute;
  const starts: number[] = [];
  for (const window of workWindows(schedule, asked.from, asked.to)) {
    for (let start = window.start; start + minutes * minute <= window.end; start += step) {
      if (start < asked.from || start >= asked.to) continue;
      if (whyNot(sim, { ...asked, start }) !== null) continue;
      if (isHeld(sim, { start, end: start + minutes * minute, type }, now)) continue;
      starts.push(start);
    }
  }
  return starts;
}

/** Null when it can be booked. Holds do not count: they only hide a slot. */
export function whyNot(
  sim: Simulator,
  asked: Omit<SlotQuestion, 'from' | 'to'> & { start: number },
): 'past' | 'out-of-bounds' | 'busy' | 'no-seats' | null {
  const { type, start } = asked;
  const end = start + asked.minutes * minute;
  const now = sim.settings.clock.now();
  if (start <= now) return 'past';
  if (start < now + type.minimumBookingNotice * minute) return 'out-of-bounds';
  if (type.windowDays !== null && start > now + type.windowDays * day) return 'out-of-bounds';
  const schedule = sim.state.schedules.find(({ ownerId }) => ownerId === type.ownerId);
  const isOpen = schedule && workWindows(schedule, start, end).some((w) => w.start <= start && end <= w.end);
  if (!isOpen) return 'busy';
  const others = standing(sim, type.ownerId).filter(({ uid }) => uid !== asked.exceptUid);
  const shared =
    type.seats === null ? undefined : others.find((b) => b.start === start && b.eventTypeId === type.id);
  if (shared && type.seats !== null) return shared.attendees.length < type.seats ? null : 'no-seats';
  if (others.some((other) => collides(sim, other, { type, start, end }))) return 'busy';
  const isBlocked = sim.state.blocks.some(
    (b) => b.ownerId === type.ownerId && b.start < end && start < b.end,
  );
  return isBlocked || isOverLimit(others, { type, start, zone: schedule.timeZone }) ? 'busy' : null;
}

export function standing(sim: Simulator, ownerId: number): BookingRow[] {
  return sim.state.bookings.filter(
    (b) => b.ownerId === ownerId && (b.status === 'accepted' || b.status === 'pending'),
  );
}

/** Both have their buffers around them. */
function collides(
  sim: Simulator,
  other: BookingRow,
  wanted: { type: EventType; start: number; end: number },
): boolean {
  const theirs = sim.state.eventTypes.find(({ id }) => id === other.eventTypeId);
  const before = Math.max(wanted.type.beforeEventBuffer, theirs?.afterEventBuffer ?? 0) * minute;
  const after = Math.max(wanted.type.afterEventBuffer, theirs?.beforeEventBuffer ?? 0) * minute;
  return other.start < wanted.end + after && wanted.start - before < other.end;
}

function isOverLimit(
  others: readonly BookingRow[],
  wanted: { type: EventType; start: number; zone: string },
): boolean {
  const { type, start, zone } = wanted;
  if (type.limitPerDay === null) return false;
  const dateOf = (at: number) =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();
  const sameDay = others.filter((b) => b.eventTypeId === type.id && dateOf(b.start) === dateOf(start));
  return sameDay.length >= type.limitPerDay;
}

function isHeld(sim: Simulator, slot: { start: number; end: number; type: EventType }, now: number): boolean {
  return sim.state.reservations.some((held) => {
    const owner = sim.state.eventTypes.find(({ id }) => id === held.eventTypeId)?.ownerId;
    return owner === slot.type.ownerId && held.until > now && held.start < slot.end && slot.start < held.end;
  });
}
