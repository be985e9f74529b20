/**
 * A week for stories that move, book and find times: what is past can be neither changed nor booked, so
 * it lies ahead of whoever runs them. Clocks do not change in it, for what stands an hour off is another
 * matter and has pages of its own.
 */
import type { Temporal } from 'temporal-polyfill';

export type WeekAhead = {
  /** `YYYY-MM-DD`; 0 is its Sunday, 7 the next one. */
  day(number: number): string;
  /** Instant, ISO 8601 to the second, of a time on the clocks of the zone. */
  at(number: number, time: string): string;
};

/** From a Sunday two to four weeks after `now`, so that a run that crosses midnight does not reach it. */
export function weekAhead(now: Temporal.Instant, timeZone: string): WeekAhead {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  let sunday = today.add({ days: 14 + ((7 - (today.dayOfWeek % 7)) % 7) });
  // Both nights at its ends belong to it.
  while (offset(sunday, timeZone) !== offset(sunday.add({ days: 8 }), timeZone))
    sunday = sunday.add({ days: 7 });
  const day = (number: number) => sunday.add({ days: number });
  return {
    day: (number) => day(number).toString(),
    at: (number, time) =>
      day(number)
        .toZonedDateTime({ timeZone, plainTime: time })
        .toInstant()
        .toString({ smallestUnit: 'second' }),
  };
}

const offset = (date: Temporal.PlainDate, timeZone: string) => date.toZonedDateTime(timeZone).offset;
