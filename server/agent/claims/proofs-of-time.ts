/** When something is over, how far apart, how long in all, how much later: each by arithmetic from the events spoken of. */
import { isAbout, isOnDay, minutesOf, near } from './asked.ts';
import type { Asked, Prover } from './asked.ts';
import { isKnown, standingIn } from './check-state.ts';
import { sameClock } from './fits.ts';
import type { KnownEvent } from './knowledge.ts';
import { marksOf } from './marks.ts';
import { dayOfWall } from './wall-minutes.ts';

export const over: Prover = (asked) => {
  const { clause, look } = asked;
  const [clock] = marksOf(clause.marks, 'clock');
  if (!clock) return null;
  const mine = near(asked).filter((one) => isOnDay(asked, one));
  const it = mine.find(({ to, there }) => sameClock(clock.clock, to) || sameClock(clock.clock, there.to));
  if (!it) return null;
  const day = { from: it.from, to: (dayOfWall(it.from) + 1) * 1440 };
  const isNamed = marksOf(clause.marks, 'title').length > 0 || /\bit is\b/.test(clause.shape);
  const later = standingIn(day, look.know).some((one) => one.from > it.from && !one.event.allDay);
  if (/\bfree\b/.test(clause.shape))
    return !later && isKnown({ from: it.to, to: day.to }, look.know) ? [it] : null;
  return isNamed || !later ? [it] : null;
};

function pairs(asked: Asked): readonly (readonly [KnownEvent, KnownEvent])[] {
  const titles = marksOf(asked.clause.marks, 'title').map(({ events }) =>
    events.filter(({ isStanding }) => isStanding),
  );
  const [one, other] =
    titles.length > 1 ? titles : [asked.look.talk.events.slice(-2), asked.look.talk.events.slice(-2)];
  const focus = asked.look.know.focus.filter(({ isStanding }) => isStanding);
  const [a, b] =
    titles.length > 1 || (one?.length ?? 0) > 1
      ? [one ?? [], other ?? []]
      : focus.length === 2
        ? [focus, focus]
        : [[], []];
  return a.flatMap((x) => b.filter((y) => y !== x && y.from >= x.from).map((y) => [x, y] as const));
}

export const gap: Prover = (asked) => {
  const minutes = minutesOf(asked);
  const it = pairs(asked).find(
    ([a, b]) =>
      isAbout(minutes, b.from - a.to, asked.clause.shape) &&
      standingIn({ from: a.to, to: b.from }, asked.look.know).length === 0,
  );
  return it ?? null;
};

export const apart: Prover = (asked) => {
  const { turn } = asked.look.know;
  const asking = turn.flatMap(({ outcome }) =>
    outcome.kind === 'ambiguous' ? outcome.choices.flatMap(({ event: one }) => (one ? [one.id] : [])) : [],
  );
  const chosen = asked.look.know.events.filter((one) => asking.includes(one.event.id));
  const all = chosen.length === 2 ? chosen : near(asked);
  const [a, b] = all;
  const days = a && b ? Math.abs(dayOfWall(a.from) - dayOfWall(b.from)) * 1440 : null;
  return all.length === 2 && days !== null && days === minutesOf(asked) ? all : null;
};

export const total: Prover = (asked) => {
  const all = near(asked).filter((one) => isOnDay(asked, one) && !one.event.allDay);
  const sum = all.reduce((minutes, { from, to }) => minutes + to - from, 0);
  const isAll = /\b(?:in total|altogether|all told|all in all|in all|of|worth|makes|adds?|comes)\b/.test(
    asked.clause.shape,
  );
  const own = isAll ? sum : all.length === 1 ? sum : -1;
  return all.length > 0 && isAbout(minutesOf(asked), own, asked.clause.shape) ? all : null;
};

export const zones: Prover = (asked) => {
  const said =
    marksOf(asked.clause.marks, 'length')[0]?.minutes ??
    (marksOf(asked.clause.marks, 'number')[0]?.value ?? -1) * 60;
  const it = asked.look.know.events.find(({ from, there }) => {
    const ahead = there.from - from;
    return ahead !== 0 && Math.abs(ahead) === said && asked.said[1] === (ahead > 0 ? 'ahead' : 'behind');
  });
  return it ? [it] : null;
};

export const shifted: Prover = (asked) => {
  const it = near(asked).find(({ earlier, from, to }) => {
    const old = /\bfirst|originally|at first|planned\b/.test(asked.clause.shape)
      ? earlier[0]
      : earlier.at(-1);
    if (!old) return false;
    const { shape } = asked.clause;
    const [mark] = marksOf(asked.clause.marks, 'length');
    const how =
      mark?.shift ??
      (/\b(?:grew|grown|extended|lengthened)\b/.test(shape)
        ? 'longer'
        : /\b(?:shrank|shortened)\b/.test(shape)
          ? 'shorter'
          : '');
    const by = /^(?:longer|shorter|more|less)$/.test(how) ? to - from - (old.to - old.from) : from - old.from;
    if (/^(?:later|longer|more)$/.test(how) && by <= 0) return false;
    if (/^(?:earlier|sooner|shorter|less)$/.test(how) && by >= 0) return false;
    return isAbout(minutesOf(asked), Math.abs(by), shape);
  });
  return it ? [it] : null;
};

/** "The end has moved from five to half past": that end of it, then and now. */
export const edge: Prover = (asked) => {
  const [range] = marksOf(asked.clause.marks, 'range');
  const [old, now] = range
    ? [range.from, range.to]
    : marksOf(asked.clause.marks, 'clock').map(({ clock }) => clock);
  const isEnd = /^(?:end|finish)$/.test(asked.said[1] ?? '');
  const at = (span: { from: number; to: number }): number => (isEnd ? span.to : span.from);
  const it = near(asked).find((one) => {
    const before = one.earlier.at(-1);
    return before && old && now && sameClock(old, at(before)) && sameClock(now, at(one));
  });
  return it ? [it] : null;
};

export const gives: Prover = (asked) => {
  const it = asked.look.know.acts.find(
    ({ isThisTurn, kind, known }) =>
      isThisTurn && kind === 'remove' && isAbout(minutesOf(asked), known.to - known.from, asked.clause.shape),
  );
  return it ? [it.known] : null;
};

export const untilThen: Prover = (asked) => {
  const minutes = minutesOf(asked);
  const { at } = asked.look.know;
  const it = near(asked).find(({ from }) =>
    minutes !== undefined && minutes % 1440 === 0
      ? isAbout(minutes, (dayOfWall(from) - dayOfWall(at)) * 1440, asked.clause.shape)
      : Math.abs(from - at - (minutes ?? -9999)) <= 5 || isAbout(minutes, from - at, asked.clause.shape),
  );
  return it ? [it] : null;
};
