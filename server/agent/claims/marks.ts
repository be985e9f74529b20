/** What a sentence is read into before it is judged: what it mentions, and the words between. */
import type { Clock } from '#shared/language/clock.ts';
import type { DayMatch } from '#shared/language/day-match.ts';
import type { Part } from '#shared/language/english-words.ts';
import type { KnownEvent } from './knowledge.ts';
import type { WallMinutes } from './wall-minutes.ts';

/** What a clock says about an event: when it starts, ends, or only where it lies. */
export type ClockRole = 'start' | 'end' | 'after' | 'before';

export type ClockMark = { kind: 'clock'; clock: Clock; role: ClockRole; where?: 'here' | 'there' };
/** `orClock`: "ten to eleven" may be one clock. */
export type RangeMark = { kind: 'range'; from: Clock; to: Clock; orClock?: Clock };
export type DayMark = { kind: 'day'; day: DayMatch; said: string };
export type PartMark = { kind: 'part'; part: Part };
/** A point of time counted from now. */
export type MomentMark = { kind: 'moment'; at: WallMinutes; slack: number };
/** `shift`: "later", "shorter", … where it says by how much something changed. */
export type LengthMark = {
  kind: 'length';
  minutes: number;
  isBefore: boolean;
  isShift?: true;
  shift?: string;
};
export type NumberMark = { kind: 'number'; value: number; said: string };
/** `events` are those the words may name. */
export type TitleMark = { kind: 'title'; events: readonly KnownEvent[]; words: readonly string[] };
export type WordMark = { kind: 'word'; word: string; isCapital: boolean; isQuoted: boolean };
export type SignMark = { kind: 'sign'; sign: string };

export type Mark =
  | ClockMark
  | RangeMark
  | DayMark
  | PartMark
  | MomentMark
  | LengthMark
  | NumberMark
  | TitleMark
  | WordMark
  | SignMark;

export type MarkKind = Mark['kind'];

export function marksOf<TKind extends MarkKind>(
  marks: readonly Mark[],
  kind: TKind,
): Extract<Mark, { kind: TKind }>[] {
  return marks.filter((mark): mark is Extract<Mark, { kind: TKind }> => mark.kind === kind);
}
