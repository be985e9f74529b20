/** Answers quick-add rows with the reader that the composer, chat and the simulated persona use. */
import { dateOf, dayOf } from '#shared/schedule/day-number.ts';
import { readEvent } from '#shared/language/read-event.ts';
import type { WallTime } from '#shared/schedule/event.ts';
import { splitLeftOut } from '#shared/schedule/recurrence/left-out-days.ts';
import { instantToWall, wallToInstant } from '#shared/schedule/wall-clock.ts';

export type QuickAddInput = { text: string; reference: string; tz: string; locale?: string };

export type QuickAddAnswer = {
  start?: string;
  end?: string;
  title: string | null;
  location: string | null;
  attendees: string[];
  rrule?: string;
  dtstart?: string;
  exdate?: string[];
  ambiguous?: true;
};

/** Start and end are local to the row's zone; the end of an all-day range is its last day. */
export function answerQuickAdd(input: QuickAddInput): QuickAddAnswer {
  const reading = readEvent(input.text, {
    now: input.reference,
    timeZone: input.tz,
    locale: input.locale ?? 'en-US',
  });
  const start = reading.start && local(reading.start, input.tz);
  const lastDay =
    reading.end && reading.end.time === undefined
      ? { date: dateOf(dayOf(reading.end.date) - 1) }
      : reading.end;
  return {
    ...(start ? { start } : {}),
    ...(start && lastDay ? { end: local(lastDay, input.tz) } : {}),
    title: reading.title,
    location: reading.place,
    attendees: reading.guests.map((guest) => guest.name ?? guest.email ?? ''),
    ...(reading.repeat === null ? {} : ruleOf(reading.repeat)),
    ...(reading.repeat !== null && start ? { dtstart: start } : {}),
    ...(reading.confidence < 0.6 && reading.alternatives.length > 0 ? { ambiguous: true as const } : {}),
  };
}

function ruleOf(repeat: string): Pick<QuickAddAnswer, 'rrule' | 'exdate'> {
  const { rule, leftOut } = splitLeftOut(repeat);
  return { rrule: rule, ...(leftOut.length === 0 ? {} : { exdate: leftOut }) };
}

function local(wall: WallTime, timeZone: string): string {
  if (wall.time === undefined) return wall.date;
  if (wall.timeZone === undefined) return `${wall.date}T${wall.time}`;
  const here = instantToWall(wallToInstant(wall, timeZone), timeZone);
  return `${here.date}T${here.time}`;
}
