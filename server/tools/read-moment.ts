/**
 * From the words or values of a call to a start and an end. Every date a model passes goes through
 * here: words are resolved by `shared/language`, values are checked, and what is unclear comes back
 * as an outcome that asks (docs/decisions/009).
 */
import { readEvent } from '#shared/language/read-event.ts';
import {
  readClockHalves,
  readClockWords,
  readDateWords,
  readDayRange,
  readDurationWords,
} from '#shared/language/read-words.ts';
import type { ReadingContext } from '#shared/language/reading.ts';
import type { Ambiguous, Invalid, Needs, Outcome } from '#shared/outcome.ts';
import { addDays, instantToWall } from '#shared/schedule/wall-clock.ts';
import { isClock, isDate, isZone } from '#shared/schedule/wall-text.ts';

export type Asked = {
  /** What it is: dinner at eight is in the evening. */
  title?: string | undefined;
  date?: string | undefined;
  start_time?: string | undefined;
  end_date?: string | undefined;
  end_time?: string | undefined;
  duration?: string | number | undefined;
  time_zone?: string | undefined;
  end_time_zone?: string | undefined;
  all_day?: boolean | undefined;
};

export type Moment = { date: string; time?: string; timeZone: string };
export type Stretch = { start: Moment; end?: Moment; durationMinutes?: number };

type Clock = {
  time: string;
  date?: string;
  /** The day is the one that was said beside it ("tonight" at "1"). */ isOfDay?: true;
};

/** A time that belongs to something: its field, and what tells which half of the day a bare hour means. */
type Beside = { field: string; day?: string; about?: string; after?: string };

const isoMoment = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/i;

export function readStretch(asked: Asked, context: ReadingContext): Stretch | Outcome {
  const zone = asked.time_zone ?? zoneIn(asked.start_time, context) ?? context.timeZone;
  const endZone = asked.end_time_zone ?? zone;
  for (const name of [zone, endZone]) {
    if (!isZone(name)) return invalid('time_zone', `There is no time zone ${shown(name)}.`);
  }
  const here = { ...context, timeZone: zone };
  const durationMinutes = asked.duration === undefined ? undefined : readMinutes(asked.duration);
  if (durationMinutes !== undefined && typeof durationMinutes !== 'number') return durationMinutes;
  const start = readStart(asked, here);
  if ('kind' in start) return start;
  const length = durationMinutes === undefined ? {} : { durationMinutes };
  if (asked.end_time === undefined && asked.end_date === undefined) {
    return { start: { ...start, timeZone: zone }, ...length };
  }
  const end = readEnd(asked, start, { ...context, timeZone: endZone });
  if ('kind' in end) return end;
  return { start: { ...start, timeZone: zone }, end: { ...end, timeZone: endZone }, ...length };
}

/** "10am New York time": the zone that was said with the time. */
function zoneIn(words: string | undefined, context: ReadingContext): string | undefined {
  if (words === undefined || !/[a-z]{3}/i.test(words)) return undefined;
  return readEvent(words, context).start?.timeZone;
}

function readStart(asked: Asked, context: ReadingContext): { date: string; time?: string } | Outcome {
  const day = asked.date === undefined ? undefined : readDay(asked.date, context, 'date');
  if (day !== undefined && typeof day !== 'string') return day;
  if (asked.all_day === true) return day === undefined ? needs(['date'], 'Which day?') : { date: day };
  if (asked.start_time === undefined) {
    if (day === undefined) return needs(['date', 'start_time'], 'When? I need a day and a time.');
    // A date that carries a clock ("tomorrow at 7") needs no second field.
    const within =
      asked.date === undefined || isDate(asked.date) ? null : readClockWords(asked.date, context);
    if (within?.kind === 'time') return { date: day, time: within.time };
    return needs(['start_time'], 'At what time? Or is it for the whole day?');
  }
  const clock = readClock(asked.start_time, context, { field: 'start_time', ...besideOf(asked) });
  if ('kind' in clock) return clock;
  if (clock.isOfDay === true && clock.date !== undefined) return { date: clock.date, time: clock.time };
  if (day !== undefined && clock.date !== undefined && clock.date !== day) {
    const question = `You said two days: ${day} and ${clock.date}. Which one?`;
    const choices = [day, clock.date].map((value) => ({ label: value, value }));
    return { kind: 'ambiguous', say: question, question, choices };
  }
  const date = day ?? clock.date ?? nextDayWith(clock.time, context);
  return { date, time: clock.time };
}

function readEnd(
  asked: Asked,
  start: { date: string; time?: string },
  context: ReadingContext,
): { date: string; time?: string } | Outcome {
  const day = asked.end_date === undefined ? undefined : readDay(asked.end_date, context, 'end_date');
  if (day !== undefined && typeof day !== 'string') return day;
  if (asked.end_time === undefined) {
    // People name the last day of something that takes whole days; stored is the day after it.
    if (start.time === undefined) return { date: addDays(day ?? start.date, 1) };
    return { date: day ?? start.date, time: start.time };
  }
  // A day may end at 24:00, which is where the next begins.
  if (asked.end_time === '24:00') return { date: addDays(day ?? start.date, 1), time: '00:00' };
  const after = day === undefined || day === start.date ? start.time : undefined;
  const clock = readClock(asked.end_time, context, {
    field: 'end_time',
    ...(after === undefined ? {} : { after }),
  });
  if ('kind' in clock) return clock;
  const given = day ?? clock.date;
  if (given !== undefined) return { date: given, time: clock.time };
  // "11 pm to 1 am" ends on the next day; "9 to 8" is a slip, not a day of 23 hours.
  const isNextDay = start.time !== undefined && clock.time <= start.time;
  if (isNextDay && hoursOverNight(start.time ?? '', clock.time) > longestNightHours) {
    return invalid('end_time', 'It would end before it starts.');
  }
  return { date: isNextDay ? addDays(start.date, 1) : start.date, time: clock.time };
}

const longestNightHours = 14;

function hoursOverNight(start: string, end: string): number {
  const hours = (clock: string) => Number(clock.slice(0, 2)) + Number(clock.slice(3, 5)) / 60;
  return 24 - hours(start) + hours(end);
}

/** A day as `YYYY-MM-DD`. */
export function readDay(words: string, context: ReadingContext, field: string): string | Outcome {
  if (isDate(words)) return words;
  if (/^\d{4,6}-\d{1,2}-\d{1,2}$/.test(words)) {
    return invalid(field, `There is no day ${words} between 1970 and 2100.`);
  }
  const moment = readIsoMoment(words, context.timeZone);
  if (moment) return moment.date ?? invalid(field, `There is no day ${shown(words)}.`);
  const read = readDateWords(words, context);
  switch (read.kind) {
    case 'date':
      return isDate(read.date)
        ? read.date
        : invalid(field, `There is no day ${shown(words)} between 1970 and 2100.`);
    case 'ambiguous':
      return ask(read.question, read.choices);
    case 'contradiction':
      return contradicted(words, context, { field, say: read.say });
    case 'none':
      // "Next week" is no day, and not wrong either.
      return readDayRange(words, context) === null
        ? invalid(field, `I could not find a day in “${shown(words)}”.`)
        : needs([field], `Which day ${shown(words)}?`);
  }
}

/** A weekday that is not that date's: which of the two was meant? */
function contradicted(
  words: string,
  context: ReadingContext,
  found: { field: string; say: string },
): Outcome {
  const choices = readEvent(words, context).alternatives.map(({ label, start }) => ({
    label,
    value: start.date,
  }));
  return choices.length < 2 ? invalid(found.field, found.say) : ask(found.say, choices);
}

function besideOf({ date, title }: Asked): Omit<Beside, 'field'> {
  return {
    ...(date === undefined || isDate(date) ? {} : { day: date }),
    ...(title === undefined ? {} : { about: title }),
  };
}

/** `beside`: the field, or the field with what stands around it. */
export function readClock(words: string, context: ReadingContext, beside: string | Beside): Clock | Outcome {
  const { field, day, about, after } = typeof beside === 'string' ? ({ field: beside } as Beside) : beside;
  if (words === '24:00') return invalid(field, 'There is no time 24:00. The next day begins at 00:00.');
  if (isClock(words)) return { time: words };
  const moment = readIsoMoment(words, context.timeZone);
  if (moment?.date !== undefined) return { time: moment.time, date: moment.date };
  const halves = readClockHalves(words, context, about);
  if (halves.length === 2 && after !== undefined)
    return { time: halves.find((time) => time > after) ?? halves[0] ?? after };
  if (halves.length === 2 && day !== undefined) {
    // "Tomorrow evening" and "8" are one time in two fields.
    const whole = readClockWords(`${day} at ${words.replace(/^at /i, '')}`, context, about);
    if (whole.kind === 'time' && whole.date !== undefined)
      return { time: whole.time, date: whole.date, isOfDay: true };
  }
  const read = readClockWords(words, context, about);
  switch (read.kind) {
    case 'time':
      return { time: read.time, ...(read.date === undefined ? {} : { date: read.date }) };
    case 'ambiguous':
      return ask(read.question, read.choices);
    case 'none':
      return invalid(field, `I could not find a time in “${shown(words)}”.`);
  }
}

export function readMinutes(words: string | number): number | Invalid {
  const minutes = typeof words === 'number' ? words : readDurationWords(words);
  if (minutes !== null && Number.isInteger(minutes) && minutes >= 1) return minutes;
  return invalid('duration', `I could not find a length of time in “${shown(String(words))}”.`);
}

/** `2026-11-21T07:00`, or with an offset: then the instant as the zone's clocks show it. */
function readIsoMoment(text: string, zone: string): { date: string | undefined; time: string } | null {
  const match = isoMoment.exec(text);
  if (!match) return null;
  const [, date = '', time = '', offset] = match;
  const isOffset = offset === undefined || /^(Z|[+-]([01]\d|2[0-3]):?[0-5]\d)$/i.test(offset);
  if (!isDate(date) || !isClock(time) || !isOffset) return { date: undefined, time };
  if (offset === undefined) return { date, time };
  const sign =
    offset.length > 1 && !offset.includes(':') ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset;
  return instantToWall(Temporal.Instant.from(`${date}T${time}${sign.toUpperCase()}`).toString(), zone);
}

function nextDayWith(time: string, context: ReadingContext): string {
  const now = instantToWall(context.now, context.timeZone);
  return time > now.time ? now.date : addDays(now.date, 1);
}

export function invalid(field: string, problem: string): Invalid {
  return { kind: 'invalid', say: problem, problems: [{ field, problem }] };
}

function needs(fields: string[], say: string): Needs {
  return { kind: 'needs', say, fields };
}

function ask(question: string, choices: { label: string; value: string }[]): Ambiguous {
  return { kind: 'ambiguous', say: question, question, choices };
}

/** What a caller sent, short and safe to repeat. */
function shown(text: string): string {
  return text.toWellFormed().replaceAll('\0', '').slice(0, 60);
}
