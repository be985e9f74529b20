/**
 * What people want of a time beyond its length and days: who cannot when, which days not, room around
 * it, the part of the day they like. Weekdays are resolved here to dates of the stretch that is
 * searched; a sentence that says nothing of anybody's time is asked about, never passed over.
 */
import { z } from 'zod';
import { isoWeekday, loneWeekday, readAvailability } from '#shared/language/read-availability.ts';
import type { ReadingContext } from '#shared/language/reading.ts';
import type { Outcome } from '#shared/outcome.ts';
import { addDays, instantToWall, wallToInstant } from '#shared/schedule/wall-clock.ts';
import type { TimeWanted } from '#server/domain/schedule/find-time.ts';
import { readDays } from './list-events.ts';
import { invalid } from './read-moment.ts';
import * as field from './tool-fields.ts';

const instant = z.iso.datetime({ offset: true });

export const meetingWishes = {
  others: z
    .string()
    .trim()
    .min(1)
    .max(4_000)
    .optional()
    .describe(
      'When the other people cannot, in the words that were used: "Sam is busy Monday 2 to 4 and out on Tuesday".',
    ),
  busy: z
    .array(z.strictObject({ start: instant, end: instant }))
    .max(5_000)
    .optional()
    .describe('Stretches somebody else cannot, where they are known as instants.'),
  not_on: z.array(field.date).max(14).optional().describe('Days on which it must not be.'),
  buffer: z.number().int().min(0).max(240).optional().describe('Minutes kept free before and after it.'),
  travel: z
    .number()
    .int()
    .min(0)
    .max(480)
    .optional()
    .describe('Minutes on the way, kept free around events that have a place.'),
  prefer: z
    .enum(['morning', 'afternoon', 'evening'])
    .optional()
    .describe('The part of the day they like best; others are offered where it is full.'),
  earliest: z.boolean().optional().describe('True when only the first time that works was asked for.'),
};

const shape = z.strictObject(meetingWishes);
type Wishes = z.output<typeof shape>;
type Taken = { start: string; end: string };
type Window = { from: string; to: string };
type Found = Pick<TimeWanted, 'othersBusy' | 'notOn' | 'bufferMinutes' | 'travelMinutes' | 'prefer'>;

/** `window`: instants. */
export function readMeetingWishes(asked: Wishes, window: Window, context: ReadingContext): Found | Outcome {
  const backwards = (asked.busy ?? []).find(({ start, end }) => Date.parse(end) <= Date.parse(start));
  if (backwards) return invalid('busy', 'A stretch of time ends before it starts.');
  const inWords = asked.others === undefined ? [] : readOthers(asked.others, window, context);
  if ('kind' in inWords) return inWords;
  const notOn = readNotOn(asked.not_on ?? [], window, context);
  if ('kind' in notOn) return notOn;
  return {
    othersBusy: [...(asked.busy ?? []), ...inWords],
    notOn,
    ...(asked.buffer === undefined ? {} : { bufferMinutes: asked.buffer }),
    ...(asked.travel === undefined ? {} : { travelMinutes: asked.travel }),
    ...(asked.prefer === undefined ? {} : { prefer: asked.prefer }),
  };
}

function readOthers(words: string, window: Window, context: ReadingContext): Taken[] | Outcome {
  const { blocked, isAboutTime } = readAvailability(words);
  if (blocked.length === 0 && !isAboutTime) {
    return {
      kind: 'needs',
      say: 'When can the others not? I need the day and the hours, such as “Sam is busy Monday 2 to 4”.',
      fields: ['others'],
    };
  }
  const { timeZone } = context;
  const dates = datesOf(window, timeZone);
  const today = instantToWall(context.now, timeZone).date;
  return blocked.flatMap(({ day, start, end }) => {
    const weekday = isoWeekday(day);
    const named = day === 'today' ? today : addDays(today, 1);
    return dates
      .filter((date) =>
        weekday === null ? date === named : Temporal.PlainDate.from(date).dayOfWeek === weekday,
      )
      .map((date) => ({
        start: wallToInstant(wallAt(date, start), timeZone),
        end: wallToInstant(wallAt(date, end), timeZone),
      }));
  });
}

function wallAt(date: string, minutes: number): { date: string; time: string } {
  const day = minutes >= 1440 ? addDays(date, 1) : date;
  const clock = minutes % 1440;
  const pad = (n: number) => String(n).padStart(2, '0');
  return { date: day, time: `${pad(Math.floor(clock / 60))}:${pad(clock % 60)}` };
}

function readNotOn(words: readonly string[], window: Window, context: ReadingContext): string[] | Outcome {
  const dates = datesOf(window, context.timeZone);
  const off: string[] = [];
  for (const one of words) {
    const weekday = loneWeekday(one);
    if (weekday !== null) {
      off.push(...dates.filter((date) => Temporal.PlainDate.from(date).dayOfWeek === weekday));
      continue;
    }
    const days = readDays({ on: one }, context);
    if ('kind' in days) return days;
    off.push(...dates.filter((date) => date >= days.from && date < days.to));
  }
  return off;
}

/** Wall dates the window touches; a search is never longer than a quarter of a year. */
function datesOf({ from, to }: Window, timeZone: string): string[] {
  const last = instantToWall(to, timeZone).date;
  const dates: string[] = [];
  for (
    let date = instantToWall(from, timeZone).date;
    date <= last && dates.length < 100;
    date = addDays(date, 1)
  ) {
    dates.push(date);
  }
  return dates;
}
