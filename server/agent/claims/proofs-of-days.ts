/** How many in which part of a day, what overlaps, what is free from end to end, which is the longest. */
import { minutesOf } from './asked.ts';
import type { Prover } from './asked.ts';
import { isFree } from './check-free.ts';
import { isKnown, standingIn } from './check-state.ts';
import { daySpan, sameClock } from './fits.ts';
import type { KnownEvent } from './knowledge.ts';
import type { Look } from './look.ts';
import { marksOf } from './marks.ts';
import { dayOfWall, overlap } from './wall-minutes.ts';
import type { WallSpan } from './wall-minutes.ts';

function countIn(span: WallSpan, { know }: Look): number | null {
  const put = know.acts.filter(
    ({ isThisTurn, known }) => isThisTurn && known.isStanding && overlap(known, span),
  );
  if (isKnown(span, know)) return standingIn(span, know).length;
  const asksNothing = know.reads.every(({ isThisTurn }) => !isThisTurn);
  return asksNothing && put.length > 0 ? new Set(put.map(({ event: one }) => one.id)).size : null;
}

export const parts: Prover = (asked) => {
  const { clause, look } = asked;
  const base =
    look.talk.day ?? dayOfWall(look.know.reads.find(({ isThisTurn }) => isThisTurn)?.from ?? look.know.at);
  const counts: number[] = [];
  const spans: WallSpan[] = [];
  for (const [at, mark] of clause.marks.entries()) {
    if (mark.kind === 'number') counts.push(mark.value);
    if (mark.kind === 'word' && /^(?:one|none|nothing)$/.test(mark.word))
      counts.push(mark.word === 'one' ? 1 : 0);
    if (mark.kind === 'part')
      spans.push(
        mark.part === 'morning'
          ? { from: base * 1440, to: base * 1440 + 720 }
          : mark.part === 'afternoon'
            ? { from: base * 1440 + 720, to: base * 1440 + 1080 }
            : daySpan(base, mark.part),
      );
    if (mark.kind === 'day') spans.push({ from: mark.day.from * 1440, to: (mark.day.to + 1) * 1440 });
    const before = clause.marks[at - 1];
    const isNoon = mark.kind === 'clock';
    if (isNoon)
      spans.push(
        mark.role === 'after' || (before?.kind === 'word' && before.word === 'after')
          ? { from: base * 1440 + mark.clock.minutes, to: (base + 1) * 1440 }
          : { from: base * 1440, to: base * 1440 + mark.clock.minutes },
      );
  }
  return counts.length > 0 &&
    counts.length === spans.length &&
    spans.every((span, at) => countIn(span, look) === counts[at])
    ? []
    : null;
};

export const beside: Prover = (asked) => {
  const [clock] = marksOf(asked.clause.marks, 'clock');
  const titles = marksOf(asked.clause.marks, 'title').map(({ events }) =>
    events.filter(({ isStanding }) => isStanding),
  );
  const own =
    titles.length > 1
      ? (titles[0] ?? [])
      : asked.look.know.acts.filter(({ isThisTurn }) => isThisTurn).map(({ known }) => known);
  const other = titles.at(-1) ?? [];
  for (const a of own)
    for (const b of other)
      if (a !== b && overlap(a, b) && (!clock || sameClock(clock.clock, a.from))) return [a, b];
  return null;
};

export const freeAll: Prover = (asked) => {
  const { clause, look } = asked;
  const { know, talk } = look;
  const [part] = marksOf(clause.marks, 'part');
  const days = marksOf(clause.marks, 'day').map(({ day }) => day);
  const isRest = /\brest of\b/.test(clause.shape);
  const read = know.reads.filter(({ isThisTurn, about: name }) => isThisTurn && name === null);
  const spans =
    days.length > 0
      ? days.map((day) => ({ from: day.from * 1440, to: (day.to + 1) * 1440, part: day.part }))
      : read.map((one) => ({ ...one, part: undefined }));
  const within = spans.map(({ from, to, part: own }) =>
    (own ?? part?.part) ? daySpan(dayOfWall(from), own ?? part?.part) : { from, to },
  );
  if (within.length === 0) return null;
  const told = new Set([...talk.told, ...(isRest ? know.focus : [])].map((one) => one.event.id));
  const isOpen = within.every((span) =>
    isRest
      ? isKnown(span, know) && standingIn(span, know).every((one) => told.has(one.event.id))
      : isFree(span, know),
  );
  return isOpen && (!isRest || talk.told.length > 0 || know.focus.length === 1) ? [] : null;
};

export const noOverlap: Prover = ({ look: { know } }) => {
  const read = know.reads.filter(({ isThisTurn, about: name }) => isThisTurn && name === null);
  const all = read.flatMap((span) => standingIn(span, know)).filter(({ event: one }) => !one.allDay);
  return read.length > 0 && all.every((a) => all.every((b) => a === b || !overlap(a, b))) ? [] : null;
};

/** "Noon, one or three tomorrow": hours that were offered, and no other. */
export const offered: Prover = ({ clause, look: { know } }) => {
  const days = marksOf(clause.marks, 'day');
  const hours = clause.marks.flatMap((mark) =>
    mark.kind === 'clock' && mark.role === 'start'
      ? [mark.clock]
      : mark.kind === 'number' || (mark.kind === 'word' && mark.word === 'one')
        ? [{ minutes: ((mark.kind === 'number' ? mark.value : 1) % 12) * 60, isOpen: true, isWeak: true }]
        : [],
  );
  const isIt = hours.every((hour) => know.slots.some(({ from }) => sameClock(hour, from)));
  const isOn =
    days.length < 2 &&
    days.every(({ day }) =>
      know.slots.every(({ from }) => dayOfWall(from) === day.from || dayOfWall(from) === day.other),
    );
  return hours.length > 1 && isIt && isOn ? [] : null;
};

export const freeRange: Prover = ({ clause, look }) => {
  const [range] = marksOf(clause.marks, 'range');
  const clocks = marksOf(clause.marks, 'clock');
  const [from, to] = range ? [range.from, range.to] : clocks.map(({ clock }) => clock);
  const day = look.talk.day ?? dayOfWall(look.know.reads.at(-1)?.from ?? look.know.at);
  const ends = standingIn({ from: day * 1440, to: (day + 1) * 1440 }, look.know);
  if (!from || !to) return null;
  const before = ends.find((one) => sameClock(from, one.to));
  const after = ends.find((one) => sameClock(to, one.from));
  return before && after && before.to < after.from && isFree({ from: before.to, to: after.from }, look.know)
    ? [before, after]
    : null;
};

export const most: Prover = (asked) => {
  const all = asked.look.know.focus.filter(({ isStanding, event: one }) => isStanding && !one.allDay);
  const titles = marksOf(asked.clause.marks, 'title').flatMap(({ events }) => events);
  const it = all.find((one) => titles.includes(one));
  if (!it || all.length < 2) return null;
  const value = (one: KnownEvent): number =>
    /est/.test(asked.said[1] ?? '') && /long|short/.test(asked.said[1] ?? '') ? one.to - one.from : one.from;
  const isHigh = /^(?:longest|last|latest)$/.test(asked.said[1] ?? '');
  const minutes = minutesOf(asked);
  const [clock] = marksOf(asked.clause.marks, 'clock');
  if ((minutes !== undefined && minutes !== it.to - it.from) || (clock && !sameClock(clock.clock, it.from)))
    return null;
  return all.every((one) => one === it || (isHigh ? value(one) < value(it) : value(one) > value(it)))
    ? [it]
    : null;
};
