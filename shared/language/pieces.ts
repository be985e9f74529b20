/** What `scan.ts` finds in a text: stretches of tokens that speak about time, in order. */
import type { Clock } from './clock.ts';
import type { DayMatch } from './day-match.ts';
import type { DayNumber } from '../schedule/day-number.ts';

type Stretch = {
  /** First token and the one after the last, words that only lead to it ("at", "on the") included. */
  start: number;
  next: number;
};

export type DayPiece = Stretch & { kind: 'day'; day: DayMatch; isEnd: boolean };
export type ClockPiece = Stretch & { kind: 'clock'; from: Clock; to: Clock | null; isEnd: boolean };
export type DurationPiece = Stretch & { kind: 'duration'; minutes: number; isDays: boolean };
/** `from`: no occurrence lies before it. */
export type RepeatPiece = Stretch & { kind: 'repeat'; rule: string; from?: DayNumber };

export type Piece =
  | DayPiece
  | ClockPiece
  | DurationPiece
  | RepeatPiece
  | (Stretch & { kind: 'all-day' })
  | (Stretch & { kind: 'zone'; timeZone: string })
  | (Stretch & { kind: 'reminder'; minutes: number });

export function firstPiece<TKind extends Piece['kind']>(
  pieces: readonly Piece[],
  kind: TKind,
): Extract<Piece, { kind: TKind }> | undefined {
  return pieces.find((piece): piece is Extract<Piece, { kind: TKind }> => piece.kind === kind);
}
