/** The reader's now as the readers need it: worked out once for a text. */
import { instantToWall } from '../schedule/wall-clock.ts';
import { dayOf } from '../schedule/day-number.ts';
import type { DayNumber } from '../schedule/day-number.ts';
import type { ReadingContext } from './reading.ts';

export type ReadingNow = {
  today: DayNumber;
  /** Minutes after midnight on the person's clock. */
  minutes: number;
  /** `3/4` is 4 March. */
  isMonthFirst: boolean;
  /** 1 is Monday. */
  firstWeekday: number;
  context: ReadingContext;
};

const monthFirstRegions = new Set(['US', 'PH', 'PR', 'GU', 'FM', 'MH', 'PW']);

export function readingNow(context: ReadingContext): ReadingNow {
  const { date, time } = instantToWall(context.now, context.timeZone);
  const region = /[-_]([A-Z]{2})\b/.exec(context.locale ?? 'en-US')?.[1];
  return {
    today: dayOf(date),
    minutes: Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)),
    isMonthFirst:
      region === undefined ? (context.locale ?? 'en').startsWith('en') : monthFirstRegions.has(region),
    firstWeekday: context.firstWeekday ?? 1,
    context,
  };
}
