/** Adds up talks of the present month, as the person's own calendar counts months. */

export type MonthOfTalks = { billed: number; simulated: number };

type Talk = { startedAt: string; minutes: number; simulated: boolean };

/** Whole minutes, rounded up at the end as vendors do. `now` in milliseconds. */
export function minutesThisMonth(
  talks: readonly Talk[],
  at: { now: number; timeZone: string },
): MonthOfTalks {
  const month = monthOf(Temporal.Instant.fromEpochMilliseconds(at.now), at.timeZone);
  let billed = 0;
  let simulated = 0;
  for (const talk of talks) {
    if (monthOf(Temporal.Instant.from(talk.startedAt), at.timeZone) !== month) continue;
    if (talk.simulated) simulated += talk.minutes;
    else billed += talk.minutes;
  }
  return { billed: Math.ceil(billed), simulated: Math.ceil(simulated) };
}

function monthOf(instant: Temporal.Instant, timeZone: string): string {
  return instant.toZonedDateTimeISO(timeZone).toPlainDate().toPlainYearMonth().toString();
}
