/**
 * Reads a plain statement of one event or several to the last word: every time must be the event's
 * at the end of it that is spoken of, every other word its own or one that says nothing. What
 * cannot be accounted for so backs nothing. It is asked where the coarser checks found no backing.
 */
import { partsOf as partsOfDay } from '#shared/schedule/day-number.ts';
import type { Clock } from '#shared/language/clock.ts';
import { endVerbs, plainWords, startVerbs, turningWords } from './account-words.ts';
import type { Finding } from './check-acts.ts';
import { pendingWords } from './claim-words.ts';
import type { Clause } from './clauses.ts';
import { shapeOf } from './clauses.ts';
import { dayFits, isInPart, isWordOf, rangeFits, sameClock } from './fits.ts';
import type { KnownEvent } from './knowledge.ts';
import type { Look } from './look.ts';
import type { DayMark, Mark } from './marks.ts';
import { saidActs } from './said-acts.ts';
import { clockOfWall, dayOfWall } from './wall-minutes.ts';
import type { WallSpan } from './wall-minutes.ts';

const unaccounted: Finding = { why: 'no event is known that this is true of' };

export function accountFor({ shape, marks }: Clause, look: Look, whole: string): Finding {
  const within = isWithin({ shape, marks });
  if (within) return { events: [within] };
  if (
    turningWords.test(shape.replace(/\b(?:first said|at first|first asked)\b/g, '')) ||
    saidActs(shape).length > 0
  )
    return unaccounted;
  const isPending = pendingWords.test(whole);
  for (const isTurned of [false, true]) {
    const parts = partsOf(marks, isTurned);
    const events = parts.map((part) => backing(part, { look, isPending, isAlone: parts.length === 1 }));
    if (events.every((event) => event !== null)) return { events };
  }
  return unaccounted;
}

/** "At one you are still at lunch": it has begun and is not over. */
function isWithin({ shape, marks }: Pick<Clause, 'shape' | 'marks'>): KnownEvent | null {
  if (
    !/^(?:(?:but|and|so) )*(?:at|by) CLOCK you (?:are|will be) (?:still |already )?(?:in|at|on|with|having|busy with) (?:the |your )?TITLE$/.test(
      shape,
    )
  )
    return null;
  const [mark] = marks.flatMap((one) => (one.kind === 'clock' ? [one.clock] : []));
  const [title] = marks.flatMap((one) => (one.kind === 'title' ? [one.events] : []));
  if (!mark || !title) return null;
  const isIn = ({ from, to }: WallSpan): boolean => {
    for (let at = from; at < to; at += 5) if (sameClock(mark, at)) return true;
    return false;
  };
  return title.find((event) => event.isStanding && isIn(event)) ?? null;
}

type Part = { title: readonly KnownEvent[] | null; marks: readonly Mark[] };

/** What is said of each title: behind it, or, turned, before it. */
function partsOf(marks: readonly Mark[], isTurned: boolean): Part[] {
  const at = marks.flatMap((mark, index) => (mark.kind === 'title' ? [index] : []));
  if (at.length === 0) return [{ title: null, marks }];
  return at.map((place, index) => {
    const mark = marks[place];
    const from = isTurned ? (index === 0 ? 0 : (at[index - 1] ?? 0) + 1) : index === 0 ? 0 : place + 1;
    const to = isTurned && index < at.length - 1 ? place : (at[index + 1] ?? marks.length);
    return {
      title: mark?.kind === 'title' ? mark.events : [],
      marks: marks.slice(from, to).filter(({ kind }) => kind !== 'title'),
    };
  });
}

type Ground = { look: Look; isPending: boolean; isAlone: boolean };

function backing({ title, marks }: Part, { look, isPending, isAlone }: Ground): KnownEvent | null {
  const { know, talk } = look;
  const candidates = title ?? [...talk.events.toReversed(), ...(isAlone ? know.focus : [])];
  const saysTime = marks.some(({ kind }) => kind !== 'word' && kind !== 'sign');
  if (title === null && !saysTime) return null;
  const isRight = (event: KnownEvent): boolean =>
    event.isStanding &&
    (!event.isPending || isPending) &&
    isAccounted(event, marks, { today: know.now.today });
  return candidates.find(isRight) ?? null;
}

type Role = 'any' | 'start' | 'end' | 'old';

function isAccounted(event: KnownEvent, marks: readonly Mark[], { today }: { today: number }): boolean {
  let role: Role = 'any';
  let hasStart = false;
  let before = '';
  for (const mark of marks) {
    switch (mark.kind) {
      case 'sign':
      case 'title':
        if (mark.kind === 'sign' && !/^[-,"'.;:()!…–—/&“”]$/.test(mark.sign)) return false;
        continue;
      case 'word': {
        if (mark.isQuoted && !isWordOf(mark.word, event)) return false;
        for (const word of shapeOf([mark]).split(' ')) {
          const previous = before;
          before = word;
          if (startVerbs.has(word)) role = 'start';
          else if (endVerbs.has(word) || (word === 'in' && /^(?:gets?|pulls)$/.test(previous))) role = 'end';
          else if (/^(?:was|were|had|originally|previously|formerly|than)$/.test(word)) role = 'old';
          else if (/^(?:is|now|and|so)$/.test(word)) role = 'any';
          else if (word === 'to' && (hasStart || /^(?:up|over|through)$/.test(previous))) role = 'end';
          else if (!plainWords.has(word) && !isWordOf(word, event)) return false;
        }
        continue;
      }
      case 'clock': {
        const own: Role = mark.role === 'end' && role !== 'old' ? 'end' : role;
        if (mark.role === 'after' || mark.role === 'before') return false;
        if (!clockIs(mark.clock, { event, role: own, hasStart, where: mark.where })) return false;
        if (own !== 'end') hasStart = true;
        continue;
      }
      case 'range':
        if (!spansFor(event, role).some((span) => rangeFits(mark, span))) return false;
        hasStart = true;
        continue;
      case 'day':
        if (!dayIs(mark, { event, role, today })) return false;
        continue;
      case 'part': {
        const at = role === 'end' ? event.to : event.from;
        if (!isInPart(clockOfWall(at), mark.part) && !isInPart(clockOfWall(event.there.from), mark.part))
          return false;
        continue;
      }
      case 'length': {
        const isIt = mark.isShift
          ? (role === 'end' && hasStart && lengthOf(event) === mark.minutes) ||
            event.earlier.some(
              ({ from, to }) =>
                Math.abs(event.from - from) === mark.minutes || Math.abs(event.to - to) === mark.minutes,
            )
          : !mark.isBefore &&
            Math.abs(lengthOf(event) - mark.minutes) <=
              (/^(?:almost|nearly|about|around|roughly)$/.test(before) ? mark.minutes / 10 : 0);
        if (!isIt) return false;
        continue;
      }
      case 'moment':
        if (Math.abs(mark.at - event.from) > mark.slack) return false;
        continue;
      case 'number': {
        const { value } = mark;
        if (role === 'old' && event.earlier.some(({ from }) => clockOfWall(from) % 720 === (value % 12) * 60))
          continue;
        const days = [event.from, event.to - 1].map((at) => partsOfDay(dayOfWall(at)).day);
        if (!event.event.allDay || mark.value < (days[0] ?? 0) || mark.value > (days[1] ?? 0)) return false;
        continue;
      }
      default:
        return false;
    }
  }
  return true;
}

const lengthOf = ({ from, to }: WallSpan): number => to - from;

function spansFor(event: KnownEvent, role: Role): readonly WallSpan[] {
  return role === 'old' ? event.earlier : [event, event.there];
}

function clockIs(
  clock: Clock,
  {
    event,
    role,
    hasStart,
    where,
  }: { event: KnownEvent; role: Role; hasStart: boolean; where: 'here' | 'there' | undefined },
): boolean {
  if (event.event.allDay) return false;
  const spans = where === 'here' ? [event] : where === 'there' ? [event.there] : spansFor(event, role);
  return spans.some((span) => {
    if (role === 'end') return sameClock(clock, span.to);
    return sameClock(clock, span.from) || (role === 'any' && hasStart && sameClock(clock, span.to));
  });
}

function dayIs(
  mark: DayMark,
  { event, role, today }: { event: KnownEvent; role: Role; today: number },
): boolean {
  const { part } = mark.day;
  const edge = role === 'end' ? event.to : event.from;
  if (part && !isInPart(clockOfWall(edge), part) && !isInPart(clockOfWall(event.there.from), part))
    return false;
  const isLong = dayOfWall(event.to - 1) > dayOfWall(event.from);
  if (!isLong)
    return spansFor(event, role).some((span) =>
      dayFits(mark, span, { today, isEnd: false, isAllDay: event.event.allDay }),
    );
  const [first, last] = [event.from, event.to - 1];
  if (mark.day.to > mark.day.from)
    return dayFits(mark, event, { today, isEnd: true, isAllDay: event.event.allDay });
  const point = (at: number): boolean =>
    dayFits(mark, { from: at, to: at + 1 }, { today, isEnd: false, isAllDay: false });
  if (role === 'start') return point(first);
  if (role === 'end') return point(last);
  return event.event.allDay ? dayFits(mark, event, { today, isEnd: true, isAllDay: true }) : point(first);
}
