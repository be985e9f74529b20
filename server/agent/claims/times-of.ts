/** Which stretches of time a clause is about, said or understood, and which clocks were offered. */
import type { Cell } from './cells.ts';
import { spansOf } from './check-state.ts';
import { sameClock } from './fits.ts';
import type { Knowledge } from './knowledge.ts';
import type { Look } from './look.ts';
import { likelyDays, spansHeard } from './said-words.ts';
import { dayOfWall } from './wall-minutes.ts';
import type { WallSpan } from './wall-minutes.ts';

/** Where only a clock is said, on the likeliest day; where none is, what was spoken of, or asked about. */
export function timesOf(cells: readonly Cell[], look: Look, shape: string): WallSpan[] {
  const { know, said, talk } = look;
  const [named] = cells.flatMap(({ title }) => title?.events.filter(({ isStanding }) => isStanding) ?? []);
  const titles = cells.flatMap(
    ({ title }) => title?.events.filter(({ isStanding }) => isStanding).slice(0, 1) ?? [],
  );
  const [before, until] = titles;
  if (before && until && /\bafter (?:your |the )?TITLE\b.*\b(?:until|till|before)\b.*TITLE/.test(shape))
    return [{ from: before.to, to: Math.max(before.to + 1, until.from) }];
  if (named && /\bafter (?:your |the )?TITLE/.test(shape))
    return [{ from: named.to, to: endOfDay(named.to) }];
  if (named && /\b(?:before|until) (?:your |the )?TITLE/.test(shape))
    return [{ from: startOfDay(named.from), to: named.from }];
  const [likely = null] = likelyDays(know, said, talk);
  const hasClock = cells.some(
    ({ clocks, ranges, parts }) => clocks.length + ranges.length + parts.length > 0,
  );
  const spans = spansOf(cells, know, hasClock ? likely : null);
  if (spans.length > 0) return spans;
  const last = talk.events.at(-1);
  if (last && /\b(?:after (?:that|this|it)|afterwards?|the rest|rest of)\b/.test(shape))
    return [{ from: last.to, to: endOfDay(last.to) }];
  if (last && /\b(?:before (?:that|this|it)|beforehand|until then)\b/.test(shape))
    return [{ from: startOfDay(last.from), to: last.from }];
  if (talk.spans.length > 0 && /\b(?:it|that|this|then|there|both|they)\b/.test(shape))
    return [...talk.spans];
  const heard = spansHeard(know, said);
  return heard.length > 0
    ? heard
    : know.reads.filter(({ isThisTurn, about }) => isThisTurn && about === null);
}

/** Each clock is where an offered time begins; `7` may be either half of the day. */
export function isOffered(cells: readonly Cell[], know: Knowledge): boolean {
  if (cells.some((cell) => cell.clocks.some(({ role }) => role !== 'start'))) return false;
  const clocks = cells.flatMap((cell) => [
    ...cell.clocks.map(({ clock }) => ({ clock, to: null })),
    ...cell.ranges.map(({ from, to }) => ({ clock: from, to })),
  ]);
  const days = cells.flatMap((cell) => cell.days);
  if (clocks.length === 0) return false;
  // "Today at 12, tomorrow at 1": each has its own day.
  if (days.length > 1 && days.length === clocks.length && cells.length === 1)
    return clocks.every(({ clock }, at) =>
      know.slots.some((slot) => {
        const mark = days[at];
        const day = dayOfWall(slot.from);
        return (
          mark !== undefined && day >= mark.day.from && day <= mark.day.to && sameClock(clock, slot.from)
        );
      }),
    );
  return clocks.every(({ clock, to }) =>
    know.slots.some((slot) => {
      const day = dayOfWall(slot.from);
      const isDay =
        days.length === 0 ||
        days.some((mark) => (day >= mark.day.from && day <= mark.day.to) || mark.day.other === day);
      return isDay && sameClock(clock, slot.from) && (to === null || sameClock(to, slot.to));
    }),
  );
}

const startOfDay = (at: number): number => at - (at % 1440);
const endOfDay = (at: number): number => startOfDay(at) + 1440;

/** "Best bets on Thursday": a day, and nothing more, on which something was offered. */
export function isOfferedDay(cells: readonly Cell[], know: Knowledge): boolean {
  const days = cells.flatMap((cell) => cell.days);
  const isMore = cells.some(
    ({ clocks, ranges, moments }) => clocks.length + ranges.length + moments.length > 0,
  );
  return (
    !isMore &&
    days.length > 0 &&
    days.every(({ day }) =>
      know.slots.some(({ from }) => dayOfWall(from) >= day.from && dayOfWall(from) <= day.to),
    )
  );
}
