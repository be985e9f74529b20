/**
 * A command as the call of a tool, with dates and times resolved. What only the agent can settle
 * (yes, no, which one) is no call.
 */
import type { Guest, WallTime } from '../schedule/event.ts';
import { sayDuration } from '../schedule/say-time.ts';
import { addDays, wallMinutesBetween } from '../schedule/wall-clock.ts';
import type { Command } from './read-command.ts';
import type { DateRange, Reading, ReadingContext } from './reading.ts';

export type ToolCall = { tool: string; arguments: Record<string, unknown> };

export function toToolCall(command: Command, _context: ReadingContext): ToolCall | null {
  switch (command.kind) {
    case 'add':
      return { tool: 'add_event', arguments: addArguments(command.reading, command.dateWords) };
    case 'move':
      return { tool: 'move_event', arguments: { ...whichOf(command), ...moveArguments(command) } };
    case 'update':
      return {
        tool: 'update_event',
        arguments: {
          ...whichOf(command),
          ...defined('title', command.title),
          ...defined('duration', command.durationMinutes),
          ...defined('place', command.place),
        },
      };
    case 'remove':
      return { tool: 'remove_event', arguments: whichOf(command) };
    case 'list':
      return {
        tool: 'list_events',
        arguments: {
          ...daysOf(command.range),
          ...defined('about', command.about),
          ...defined('at', command.at),
          ...defined('until', command.until),
          ...defined('free', command.asksFree),
          ...defined('next', command.next),
          ...defined('overlaps', command.overlaps),
        },
      };
    case 'find-time':
      return {
        tool: 'find_time',
        arguments: {
          duration: command.durationMinutes,
          from: command.range.from,
          to: addDays(command.range.to, -1),
          ...defined('after', command.after),
          ...defined('before', command.before),
        },
      };
    case 'availability':
      return {
        tool: command.time === undefined ? 'check_availability' : 'book_appointment',
        arguments: {
          ...defined('date', command.date),
          ...defined('duration', command.durationMinutes),
          ...defined('event_type', command.eventType),
          ...defined('time', command.time),
        },
      };
    case 'reschedule-booking':
      return {
        tool: 'reschedule_appointment',
        arguments: {
          ...appointmentOf(command),
          ...defined('date', command.toDate),
          ...defined('time', command.toTime),
        },
      };
    case 'cancel-booking':
      return { tool: 'cancel_appointment', arguments: appointmentOf(command) };
    case 'undo':
      return { tool: 'undo_change', arguments: {} };
    case 'yes':
    case 'no':
    case 'choose':
    case 'greeting':
    case 'unknown':
      return null;
  }
}

function addArguments(reading: Reading, dateWords: string | undefined): Record<string, unknown> {
  const { start } = reading;
  return {
    ...defined('title', reading.title),
    ...startArguments(reading, dateWords),
    ...(reading.allDay ? { all_day: true, ...lengthOfDays(reading) } : endArguments(reading)),
    ...defined('time_zone', start?.timeZone),
    ...defined('repeat', reading.repeat),
    ...defined('place', reading.place),
    ...(reading.guests.length === 0 ? {} : { guests: reading.guests.map(guestWords) }),
    ...(reading.reminders.length === 0
      ? {}
      : { remind_minutes_before: reading.reminders.length === 1 ? reading.reminders[0] : reading.reminders }),
  };
}

/** Neither half of the day is likelier than the other. */
function isOpenHour({ start, confidence, alternatives }: Reading): boolean {
  const other = alternatives[0]?.start.time;
  return confidence < 0.6 && start?.time !== undefined && other !== undefined && other !== start.time;
}

function startArguments(reading: Reading, dateWords: string | undefined): Record<string, unknown> {
  const { start, alternatives } = reading;
  const date = dateWords ?? start?.date;
  if (start === null)
    return { ...defined('date', date), ...defined('start_time', alternatives[0]?.start.time) };
  if (!isOpenHour(reading)) return { ...defined('date', date), ...defined('start_time', start.time) };
  // No day was said: which one comes next goes by the answer.
  const isDayOpen = alternatives[0]?.start.date !== start.date;
  return { ...(isDayOpen ? {} : defined('date', date)), start_time: openHour(start) };
}

/** Nothing spoke for either half of the day: the hour goes on as it was said, and the tool asks. */
function openHour(start: WallTime): string {
  const hour = Number(start.time?.slice(0, 2)) % 12;
  const minute = start.time?.slice(3, 5) ?? '00';
  return `${hour === 0 ? 12 : hour}${minute === '00' ? '' : `:${minute}`}`;
}

/** Several whole days as a length: a last day may be read as included or not. */
function lengthOfDays({ start, end }: Reading): Record<string, unknown> {
  const minutes = start && end ? wallMinutesBetween(start, end) : 0;
  return minutes > 1440 ? { duration: minutes } : {};
}

function endArguments(reading: Reading): Record<string, unknown> {
  const { start, end, durationMinutes } = reading;
  if (!start || !end?.time || durationMinutes === null || isOpenHour(reading)) {
    return defined('duration', durationMinutes);
  }
  return end.date === start.date ? { end_time: end.time } : { end_date: end.date, end_time: end.time };
}

function moveArguments(command: Extract<Command, { kind: 'move' }>): Record<string, unknown> {
  const { byMinutes } = command;
  const by =
    byMinutes === undefined
      ? undefined
      : `${sayDuration(Math.abs(byMinutes))} ${byMinutes < 0 ? 'earlier' : 'later'}`;
  return { ...defined('to_date', command.toDate), ...defined('to_time', command.toTime ?? by) };
}

function whichOf({ event, on }: { event: string; on?: string }): Record<string, unknown> {
  return { event, ...defined('on', on) };
}

function appointmentOf({ appointment, on }: { appointment: string; on?: string }): Record<string, unknown> {
  return { ...(appointment === '' ? {} : { appointment }), ...defined('on', on) };
}

/** Tools name the last day, ranges the one after it. */
function daysOf({ from, to }: DateRange): Record<string, unknown> {
  const last = addDays(to, -1);
  return from === last ? { on: from } : { from, to: last };
}

function guestWords(guest: Guest): string {
  return guest.email ?? guest.name ?? '';
}

function defined(name: string, value: unknown): Record<string, unknown> {
  return value === undefined || value === null ? {} : { [name]: value };
}
