/** Free and taken time: only of time that was looked at or offered by an outcome. */
import type { Claim, Finding } from './check-acts.ts';
import { isKnown, standingIn } from './check-state.ts';
import type { Part } from '#shared/language/english-words.ts';
import { dayFits, isInPart, namesTime } from './fits.ts';
import type { Knowledge, KnownEvent } from './knowledge.ts';
import { clockOfWall, isCovered } from './wall-minutes.ts';
import type { WallSpan } from './wall-minutes.ts';

/** Events that take up time. */
function busyIn(span: WallSpan, know: Knowledge): KnownEvent[] {
  return standingIn(span, know).filter(({ event }) => event.busy);
}

export function isFree(span: WallSpan, know: Knowledge): boolean {
  if (busyIn(span, know).length > 0) return false;
  return isKnown(span, know) || isCovered(span, know.slots);
}

/** `before`: events the reply has told of already. */
export function checkFree(
  { shape, know, cells, told: before = [] }: Claim & { told?: readonly KnownEvent[] },
  spans: readonly WallSpan[],
): Finding {
  if (/\bonly\b/.test(shape)) return { why: 'nothing shows that it is the only time' };
  if (spans.length === 0) return { why: 'no time is known that this is said of' };
  if (
    /\b(?:mostly|largely|pretty|fairly|relatively|quite|rather|otherwise|apart|except|besides|aside|other than|some|a bit|gaps?|openings?|time)\b/.test(
      shape,
    ) &&
    !(
      /\b(?:RANGE|between CLOCK|from CLOCK)\b/.test(shape) &&
      !/\b(?:mostly|largely|otherwise|apart|except|besides|aside)\b/.test(shape)
    )
  ) {
    const isSeen = spans.every(
      (span) => isKnown(span, know) || know.slots.some((slot) => slot.from < span.to && slot.to > span.from),
    );
    if (/\b(?:apart|except|besides|aside|other than|otherwise|rest)\b/.test(shape)) {
      const told = new Set([...before.map(({ event }) => event.id), ...named(cells)]);
      const others = spans.flatMap((span) => busyIn(span, know)).filter(({ event }) => !told.has(event.id));
      return spans.every((span) => isKnown(span, know)) && others.length === 0
        ? { events: [] }
        : { why: 'something else is there' };
    }
    return isSeen && spans.every((span) => taken(span, know) <= (span.to - span.from) / 4)
      ? { events: [] }
      : { why: 'that time was not looked at' };
  }
  if (spans.every((span) => isFree(span, know))) return { events: [] };
  const hit = spans.flatMap((span) => busyIn(span, know))[0];
  return { why: hit ? 'something is there' : 'that time was not looked at' };
}

export function checkTaken({ shape, know, cells }: Claim, spans: readonly WallSpan[]): Finding {
  if (spans.length === 0 || cells.every((cell) => !namesTime(cell))) {
    const clash = know.turn.some(
      ({ outcome }) =>
        outcome.kind === 'conflict' || outcome.kind === 'taken' || outcome.kind === 'not-offered',
    );
    if (clash) return { events: know.focus };
    if (spans.length === 0) return { why: 'nothing shows that it is taken' };
  }
  if (know.fruitless.some((none) => spans.every((span) => span.from < none.to && none.from < span.to)))
    return { events: [] };
  if (
    /\b(?:full|busy|packed|hectic|loaded) (?:one|day|week|plate|house|schedule|morning|afternoon|evening|weekend|PART|DAY)\b(?! (?:at|from|until|with|between|CLOCK|RANGE)\b)/.test(
      shape,
    )
  ) {
    const reads = know.reads.filter(({ about }) => about === null);
    const there = new Set(
      (cells.every((cell) => !namesTime(cell)) ? reads : spans).flatMap((span) => busyIn(span, know)),
    );
    return reads.length > 0 && there.size > 2 ? { events: [...there] } : { why: 'it is not full' };
  }
  const isWhole =
    /\b(?:fully|solid|packed|jammed|completely|all day|entirely|all (?:PART|morning|afternoon|evening|week|weekend)|crammed|full|stacked|slammed|wall to wall)\b/.test(
      shape,
    );
  if (isWhole && !spans.every((span) => isKnown(span, know) && isFilled(working(span), know)))
    return { why: 'it is not full' };
  const hits = spans.map((span) => busyIn(span, know));
  return hits.every((there) => there.length > 0)
    ? { events: hits.flat() }
    : { why: 'nothing is known to be there' };
}

/** Two things at one time, or a clash that an outcome tells of. */
export function checkClash({ cells, know, shape }: Claim, count: number | null): Finding {
  const clashing = know.turn.flatMap(({ outcome }) => (outcome.kind === 'conflict' ? outcome.with : []));
  const named = cells.flatMap(({ title }) => (title ? [title.events] : []));
  const names = new Set(cells.flatMap(({ title }) => title?.words.join(' ') ?? [])).size;
  const isOnly = /\bonly\b/.test(shape);
  if (
    clashing.length > 0 &&
    ((count !== null && count !== clashing.length) || (isOnly && names > 0 && names !== clashing.length))
  )
    return { why: 'another number is in the way' };
  const overlapped = know.acts.some(
    ({ isThisTurn, of }) => isThisTurn && /\boverlaps with\b/.test(of.outcome.say),
  );
  const isAtOther = cells.some(({ days, parts }) => {
    const events = know.events.filter(({ event }) => clashing.some(({ id }) => id === event.id));
    if (events.length === 0) return false;
    const isDay = days.every((mark) =>
      events.some((event) =>
        dayFits(mark, event, { today: know.now.today, isEnd: false, isAllDay: event.event.allDay }),
      ),
    );
    const inPart = (part: Part): boolean => events.some(({ from }) => isInPart(clockOfWall(from), part));
    return (
      !isDay ||
      !parts.every(({ part }) => inPart(part)) ||
      !days.every(({ day }) => !day.part || inPart(day.part))
    );
  });
  if (isAtOther) return { why: 'what is in the way is at another time' };
  const areClashing = named.every((events) =>
    events.some(({ event }) => clashing.some(({ id }) => id === event.id)),
  );
  const pairs = know.events.filter(
    (one) =>
      one.isStanding &&
      one.event.busy &&
      know.events.some(
        (two) => two !== one && two.isStanding && two.event.busy && one.from < two.to && two.from < one.to,
      ),
  );
  const arePaired =
    named.length > 0 && named.every((events) => events.some((event) => pairs.includes(event)));
  if ((clashing.length > 0 && areClashing) || overlapped || arePaired) {
    const spoken = know.events.filter(({ event }) => clashing.some(({ id }) => id === event.id));
    return { events: spoken.length > 0 ? spoken : know.focus };
  }
  return { why: 'nothing shows a clash' };
}

export function checkNoClash({ know }: Claim, spans: readonly WallSpan[]): Finding {
  if (spans.length > 0)
    return spans.every((span) => isFree(span, know))
      ? { events: [] }
      : { why: 'that time was not looked at' };
  const acts = know.acts.filter(({ isThisTurn }) => isThisTurn);
  const isClean = acts.length > 0 && acts.every(({ of }) => !/\boverlaps with\b/.test(of.outcome.say));
  return isClean && know.turn.every(({ outcome }) => outcome.kind !== 'conflict')
    ? { events: [] }
    : { why: 'nothing shows that' };
}

function taken(span: WallSpan, know: Knowledge): number {
  return busyIn(span, know).reduce(
    (sum, event) => sum + Math.min(event.to, span.to) - Math.max(event.from, span.from),
    0,
  );
}

function working(span: WallSpan): WallSpan {
  return span.to - span.from < 1440 ? span : { from: span.from + 480, to: span.from + 1080 };
}

/** Of a working day five hours, of a part of it three quarters. */
function isFilled(span: WallSpan, know: Knowledge): boolean {
  const length = span.to - span.from;
  return taken(span, know) >= (length >= 600 ? 300 : length * 0.85);
}

const named = (cells: Claim['cells']): string[] =>
  cells.flatMap(({ title }) => title?.events.map(({ event }) => event.id) ?? []);
