/**
 * A zone as the rules a calendar file has to bring along (VTIMEZONE, RFC 5545 §3.6.5): its clock
 * changes around the events, each with its date, so that no reader has to trust a guessed rule.
 */

/** Instants between which it has to hold; a year is added on either side. */
export type ZoneSpan = { zone: string; from: string; to: string };

type Shift = { wall: string; before: number; after: number };

export function zoneLines({ zone, from, to }: ZoneSpan): string[] {
  const start = Temporal.Instant.from(from).toZonedDateTimeISO(zone).subtract({ years: 1 });
  const last = Temporal.Instant.from(to).toZonedDateTimeISO(zone).add({ years: 1 });
  const first = offsetOf(start);
  const shifts: Shift[] = [{ wall: stamp(start.toPlainDateTime()), before: first, after: first }];
  let at = start.getTimeZoneTransition('next');
  while (at && at.epochMilliseconds < last.epochMilliseconds) {
    const before = offsetOf(at.subtract({ nanoseconds: 1 }));
    const after = offsetOf(at);
    // The clock as it stood before it was changed (RFC 5545 §3.6.5, DTSTART).
    const wall = at.toPlainDateTime().subtract({ seconds: after - before });
    shifts.push({ wall: stamp(wall), before, after });
    at = at.getTimeZoneTransition('next');
  }
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...groupsOf(shifts).flatMap(observance), 'END:VTIMEZONE'];
}

/** Changes between the same two offsets are one observance with several dates. */
function groupsOf(shifts: readonly Shift[]): Shift[][] {
  const groups = new Map<string, Shift[]>();
  for (const shift of shifts) {
    const key = `${shift.before} ${shift.after}`;
    groups.set(key, [...(groups.get(key) ?? []), shift]);
  }
  return [...groups.values()];
}

function observance(shifts: Shift[]): string[] {
  const [first, ...more] = shifts;
  if (!first) return [];
  const kind = first.after > first.before ? 'DAYLIGHT' : 'STANDARD';
  return [
    `BEGIN:${kind}`,
    `DTSTART:${first.wall}`,
    `TZOFFSETFROM:${offsetText(first.before)}`,
    `TZOFFSETTO:${offsetText(first.after)}`,
    ...(more.length === 0 ? [] : [`RDATE:${more.map(({ wall }) => wall).join(',')}`]),
    `END:${kind}`,
  ];
}

/** Seconds east of Greenwich. */
function offsetOf(at: Temporal.ZonedDateTime): number {
  return Math.round(at.offsetNanoseconds / 1e9);
}

/** `+0200`, `-001544`. */
function offsetText(seconds: number): string {
  const pad = (n: number) => String(n).padStart(2, '0');
  const size = Math.abs(seconds);
  const rest = size % 60;
  return `${seconds < 0 ? '-' : '+'}${pad(Math.floor(size / 3600))}${pad(Math.floor((size % 3600) / 60))}${rest === 0 ? '' : pad(rest)}`;
}

function stamp(wall: Temporal.PlainDateTime): string {
  return wall.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');
}
