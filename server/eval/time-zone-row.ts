/** Answers the rows about instants and wall clocks around offset changes. */
export type TimeZoneInput =
  | { kind: 'utc_to_local'; utc: string; tz: string }
  | { kind: 'local_to_utc'; local: string; tz: string };

export type TimeZoneAnswer = {
  local?: string;
  offset_min?: number;
  utc?: string;
  /** What the clock shows then, where the local time that was asked about is skipped. */
  normalised_local?: string;
};

/** Gaps and folds as everywhere in the product: Temporal's `compatible`, RFC 5545 §3.3.5. */
export function answerTimeZone(input: TimeZoneInput): TimeZoneAnswer {
  if (input.kind === 'local_to_utc') {
    const asked = Temporal.PlainDateTime.from(input.local);
    const zoned = asked.toZonedDateTime(input.tz, { disambiguation: 'compatible' });
    const shown = zoned.toPlainDateTime();
    return {
      utc: zoned.toInstant().toString({ smallestUnit: 'second' }),
      ...(shown.equals(asked) ? {} : { normalised_local: shown.toString({ smallestUnit: 'second' }) }),
    };
  }
  const zoned = Temporal.Instant.from(input.utc).toZonedDateTimeISO(input.tz);
  return {
    local: zoned.toPlainDateTime().toString({ smallestUnit: 'second' }),
    offset_min: zoned.offsetNanoseconds / 60_000_000_000,
  };
}
