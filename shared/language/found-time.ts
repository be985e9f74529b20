/** The finds of a scan sorted by what part they play for one event: its day, its clock, its end. */
import { firstPiece } from './pieces.ts';
import type { ClockPiece, DayPiece, Piece } from './pieces.ts';
import { readingNow } from './reading-now.ts';
import type { ReadingNow } from './reading-now.ts';

export type Found = {
  now: ReadingNow;
  zone: string | null;
  day: DayPiece | undefined;
  endDay: DayPiece | undefined;
  clock: ClockPiece | undefined;
  endClock: ClockPiece | undefined;
  durationMinutes: number | null;
  isDaysLong: boolean;
  isAllDay: boolean;
};

export function sortOut(pieces: readonly Piece[], now: ReadingNow): Found {
  const zone = firstPiece(pieces, 'zone')?.timeZone ?? null;
  const days = pieces.filter((piece) => piece.kind === 'day');
  const clocks = pieces.filter((piece) => piece.kind === 'clock');
  const day =
    days.find((piece) => piece.day.problem) ??
    days.find((piece) => !piece.isEnd && !piece.day.isPartOnly) ??
    days.find((piece) => !piece.isEnd) ??
    days[0];
  const clock = clocks.find((piece) => !piece.isEnd) ?? clocks[0];
  const isRange = day !== undefined && day.day.to > day.day.from && day.day.grain === 'day';
  const endDay = days.find((piece) => piece !== day && piece.isEnd);
  const duration = firstPiece(pieces, 'duration');
  return {
    now: zone === null ? now : readingNow({ ...now.context, timeZone: zone }),
    zone,
    day: mergedParts(day, days),
    endDay,
    clock,
    // `Friday 5pm to Sunday 3pm`: what is said behind the last day is its clock.
    endClock: clocks.find(
      (piece) =>
        piece !== clock && (piece.isEnd || isRange || (endDay !== undefined && piece.start >= endDay.next)),
    ),
    durationMinutes: duration?.minutes ?? null,
    isDaysLong: duration?.isDays ?? false,
    isAllDay: firstPiece(pieces, 'all-day') !== undefined,
  };
}

/** "tomorrow … in the afternoon": the part was said apart from the day. */
function mergedParts(day: DayPiece | undefined, days: readonly DayPiece[]): DayPiece | undefined {
  if (!day) return undefined;
  const other = days.find((piece) => piece !== day && piece.day.part !== undefined);
  if (other === undefined) return day;
  if (day.day.part === undefined) return { ...day, day: { ...day.day, part: other.day.part ?? 'morning' } };
  return day;
}

export function spansDays(piece: DayPiece | undefined): boolean {
  return piece !== undefined && piece.day.grain === 'day' && piece.day.to > piece.day.from;
}
