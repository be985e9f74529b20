/** "All three", "the latest of the two", "four clashes": a number of what this talk holds, and the ends of a list of offers. */
import type { Clause } from './clauses.ts';
import { sameClock } from './fits.ts';
import type { Look } from './look.ts';
import { marksOf } from './marks.ts';
import { clockOfWall } from './wall-minutes.ts';

const numbers: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};
const counted =
  /\b(?:all|each of the|of the|all of the|all the|both of the) (two|three|four|five|six|seven|eight|nine|ten)\b(?! (?:o'clock|hours?|minutes?|days?|weeks?|in the|CLOCK))|^(?:\S+ ){0,3}?(two|three|four|five|six|seven|eight|nine|ten) (?:clashes|conflicts|overlaps|changes|updates|edits)\b/;

/** Why the number is wrong; null when it is right, or none is said. */
export function wrongCount({ shape, marks }: Clause, { know, talk }: Look): string | null {
  const words = shape.split(' ');
  const values = marksOf(marks, 'number').map(({ value }) => value);
  let next = 0;
  const spelt = words
    .map((word) => (word === 'NUMBER' ? (Object.keys(numbers)[(values[next++] ?? 0) - 2] ?? 'NUMBER') : word))
    .join(' ');
  const said = counted.exec(spelt);
  const count = numbers[said?.[1] ?? said?.[2] ?? ''];
  if (count === undefined) return null;
  const distinct = (isThisTurn: boolean): number =>
    new Set(know.acts.filter((act) => !isThisTurn || act.isThisTurn).map(({ event }) => event.id)).size;
  const counts = new Set([
    know.acts.length,
    know.acts.filter(({ isThisTurn }) => isThisTurn).length,
    distinct(true),
    distinct(false),
    know.slots.length,
    know.turn.length,
    talk.told.length,
    talk.events.length,
    know.focus.length,
    ...know.reads.map((read) => read.count),
    ...know.turn.map(({ outcome }) =>
      outcome.kind === 'conflict'
        ? outcome.with.length
        : outcome.kind === 'ambiguous'
          ? outcome.choices.length
          : 0,
    ),
  ]);
  return counts.has(count) ? null : 'it is another number';
}

/** "The earliest opening is noon": the first of those that were offered. */
export function wrongEndOfOffers({ shape, marks }: Clause, { know }: Look): string | null {
  const said =
    /\b(earliest|first|soonest|latest|last)\b(?: \S+){0,2} (?:hours?|openings?|slots?|options?|gaps?|times?|ones?|of)\b/.exec(
      shape,
    )?.[1];
  const [clock, more] = marksOf(marks, 'clock');
  if (said === undefined || !clock || more || know.slots.length < 2 || /\bTITLE\b/.test(shape)) return null;
  const starts = know.slots.map(({ from }) => from).toSorted((a, b) => a - b);
  const end = /^(?:latest|last)$/.test(said) ? starts.at(-1) : starts[0];
  return end !== undefined && sameClock(clock.clock, clockOfWall(end)) ? null : 'another one comes first';
}
