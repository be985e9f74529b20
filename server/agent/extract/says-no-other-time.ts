/**
 * Holds the words a wish is asked for by against what would be done: a day, a clock or a length in
 * them that the change does not have means that it was read wrongly, whoever read it.
 */
import type { ReadingContext } from '#shared/language/reading.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { plainText } from '#server/domain/consent/plain-words.ts';
import { clocksIn, hasClock } from './spoken-times.ts';
import type { ToolWish } from './resolve-wish.ts';
import { timesIn } from './without-times.ts';

/** `event`: what is to be changed; its own day and clock may be said too. */
export function saysNoOtherTime(
  { wish, event, quote }: { wish: ToolWish; event: ScheduleEvent | null; quote: string },
  { now, timeZone }: ReadingContext,
): boolean {
  const { arguments: args } = wish;
  if (wish.tool === 'remove_event') return true;
  const textOf = (...names: string[]) =>
    names.flatMap((name) => (typeof args[name] === 'string' ? [String(args[name])] : []));
  const said = quote.replace(elsewhere, ' ');
  const dates = textOf('date', 'end_date', 'to_date', 'to_end_date');
  const days = new Set([...dates, ...(event ? [event.wall.start.date] : [])].map((date) => weekdayOf(date)));
  const named = [...plainText(said).matchAll(weekday)].map(([name]) => name);
  if (dates.length > 0 && named.some((name) => !days.has(name))) return false;
  const zones = textOf('time_zone', 'end_time_zone');
  const clocks = textOf('start_time', 'end_time', 'to_time', 'to_end_time').map(minutesOf);
  if (clocks.length > 0 && zones.every((zone) => zone === timeZone)) {
    const length = typeof args['duration'] === 'number' ? args['duration'] : 0;
    const was = event?.wall.start.time === undefined ? [] : [`${minutesOf(event.wall.start.time)}`];
    const all = clocks.flatMap((clock) => [`${clock}`, `${(clock + length) % 1_440}`]).concat(was);
    if (clocksIn(said).some((clock) => !hasClock(all, clock))) return false;
  }
  const hasLength =
    args['duration'] !== undefined || args['end_time'] !== undefined || args['to_end_time'] !== undefined;
  const isLong = timesIn(quote, now).some(
    ({ kind, from, to }) =>
      kind === 'duration' && !/^(?:in|every)\b/i.test(quote.slice(Math.max(0, from - 3), to).trim()),
  );
  return !isLong || hasLength || args['all_day'] === true;
}

/** "Not Friday", "rather than 5:30", "from Wednesday". */
const elsewhere =
  /\b(?:not|rather than|instead of|nicht)\b(?: (?:on|at|am|um))? [^\s,.]+(?: [ap]\.?m\.?)?|\bfrom (?:\p{L}+day|tomorrow|today)\b/giu;
const weekday = /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/g;

function weekdayOf(date: string): string {
  return Temporal.PlainDate.from(date).toLocaleString('en', { weekday: 'long' }).toLowerCase();
}

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
