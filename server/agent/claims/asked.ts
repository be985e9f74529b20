/** What a proof by arithmetic is asked of, and what several of them read from it. */
import type { Clause } from './clauses.ts';
import type { KnownEvent } from './knowledge.ts';
import type { Look } from './look.ts';
import { marksOf } from './marks.ts';
import { dayOfWall } from './wall-minutes.ts';
import type { WallSpan } from './wall-minutes.ts';

export type Asked = { clause: Clause; look: Look; said: RegExpExecArray };
export type Prover = (asked: Asked) => readonly KnownEvent[] | null;

/** What the reply speaks of: named, told before, or of this turn. */
export function near({ clause, look }: Asked): KnownEvent[] {
  const named = marksOf(clause.marks, 'title').flatMap(({ events }) => events);
  const { know, talk } = look;
  const own =
    named.length > 0 ? named : talk.events.length > 1 ? talk.events : [...talk.events, ...know.focus];
  return [...new Set(own)].filter(({ isStanding, isPending }) => isStanding && !isPending);
}

export const daysOf = ({ clause }: Asked): readonly number[] =>
  marksOf(clause.marks, 'day').flatMap(({ day }) => [
    day.from,
    ...(day.other === undefined ? [] : [day.other]),
  ]);
export const isOnDay = (asked: Asked, one: WallSpan): boolean => {
  const days = daysOf(asked);
  return days.length === 0 || days.includes(dayOfWall(one.from)) || days.includes(dayOfWall(one.to));
};
export const minutesOf = ({ clause }: Asked): number | undefined =>
  marksOf(clause.marks, 'length')[0]?.minutes;

/** As exactly as it was said: "almost two hours" is up to a quarter of an hour more. */
export function isAbout(minutes: number | undefined, is: number, shape: string): boolean {
  if (minutes === undefined) return false;
  if (/\b(?:almost|nearly|just under)\b/.test(shape))
    return is < minutes && is >= minutes - Math.max(15, minutes / 8);
  if (/\b(?:just over|a good|a bit over|over|more than)\b/.test(shape))
    return is > minutes && is <= minutes * 1.5;
  if (/\b(?:about|around|roughly|or so|some)\b/.test(shape))
    return Math.abs(is - minutes) <= Math.max(10, minutes / 8);
  return is === minutes;
}
