/**
 * The months a series keeps to: `on Fridays in January` begins on the first Friday of January and ends
 * with the month, `from March` only begins there. Separate because a month alone is no day of an event.
 */
import { addMonths, dateOf, dayNumber, partsOf } from '../schedule/day-number.ts';
import type { DayNumber } from '../schedule/day-number.ts';
import type { Piece, RepeatPiece } from './pieces.ts';
import { readMonth } from './read-month.ts';
import { readYear } from './read-year.ts';
import type { ReadingNow } from './reading-now.ts';
import { wordAt } from './tokens.ts';
import type { Token } from './tokens.ts';

type Months = { start: number; next: number; from: DayNumber; last: DayNumber | null };

const keepsTo = /^(?:in|during|throughout|within)$/;
const beginsWith = /^(?:from|starting|beginning|starts|begins)$/;
const inside = /^(?:in|from|all|of|the|whole|month)$/;

/** The months join the rule: a last day where it has no end, and where it begins. */
export function withMonths(pieces: Piece[], tokens: readonly Token[], now: ReadingNow): Piece[] {
  const which = pieces.findIndex((piece) => piece.kind === 'repeat');
  const repeat = pieces[which];
  if (repeat?.kind !== 'repeat' || /YEARLY|BYMONTH=/.test(repeat.rule)) return pieces;
  const found = wholeMonth(pieces) ?? monthsIn(tokens, pieces, now);
  if (!found) return pieces;
  const hasEnd = found.last === null || /COUNT|UNTIL/.test(repeat.rule);
  const until = hasEnd ? '' : `;UNTIL=${dateOf(found.last ?? found.from).replaceAll('-', '')}`;
  const rule = `${repeat.rule}${until}`;
  const months: RepeatPiece = {
    kind: 'repeat',
    start: found.start,
    next: found.next,
    rule,
    from: found.from,
  };
  const others = pieces
    .with(which, { ...repeat, rule, from: found.from })
    .filter((piece) => piece.start !== found.start || piece.kind !== 'day');
  return [...others, months].toSorted((a, b) => a.start - b.start);
}

/** `every Tuesday next month`: a month that was read as the day. */
function wholeMonth(pieces: readonly Piece[]): Months | null {
  for (const piece of pieces) {
    if (piece.kind !== 'day' || piece.day.grain !== 'month' || piece.day.problem) continue;
    return { start: piece.start, next: piece.next, from: piece.day.from, last: piece.day.to };
  }
  return null;
}

function monthsIn(tokens: readonly Token[], pieces: readonly Piece[], now: ReadingNow): Months | null {
  const isFree = (at: number): boolean => !pieces.some(({ start, next }) => at >= start && at < next);
  for (let start = 0; start < tokens.length; start += 1) {
    const isWithin = keepsTo.test(wordAt(tokens, start));
    if (!isWithin && !beginsWith.test(wordAt(tokens, start))) continue;
    let at = start + 1;
    while (inside.test(wordAt(tokens, at))) at += 1;
    const first = readMonth(tokens, at);
    if (!first || !isFree(start) || !isFree(at)) continue;
    const year = readYear(tokens, first.next, now);
    const end = year?.next ?? first.next;
    const link = wordAt(tokens, end);
    const isRange = /^(?:to|through|-|–)$/.test(link) || (isWithin && /^(?:and|&)$/.test(link));
    const second = isRange ? readMonth(tokens, end + 1) : null;
    const today = partsOf(now.today);
    const from = dayNumber(year?.year ?? today.year + (first.month < today.month ? 1 : 0), first.month, 1);
    const span = second ? ((second.month - first.month + 12) % 12) + 1 : 1;
    const next = second?.next ?? end;
    const last = isWithin || second ? addMonths(from, span) - 1 : null;
    return { start, next: /^(?:on|onwards?)$/.test(wordAt(tokens, next)) ? next + 1 : next, from, last };
  }
  return null;
}
