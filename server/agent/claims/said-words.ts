/** What the person said in this conversation, as far as it can back a question or a plan. */
import type { Cell } from './cells.ts';
import { cellsOf } from './cells.ts';
import { isInPart, sameClock, spansSaid } from './fits.ts';
import type { KnownEvent, Knowledge } from './knowledge.ts';
import { marksOf } from './marks.ts';
import type { Mark } from './marks.ts';
import type { Clock } from '#shared/language/clock.ts';
import { plainText } from './plain-text.ts';
import { readMarks } from './read-marks.ts';
import type { TitleIndex } from './read-titles.ts';
import { foldedWords } from './title-words.ts';
import { dayMinutes, dayOfWall } from './wall-minutes.ts';
import type { WallSpan } from './wall-minutes.ts';

export type SaidWords = {
  marks: readonly Mark[];
  /** Of the last turn alone. */
  last: { text: string; cells: readonly Cell[] };
  words: ReadonlySet<string>;
  /** Clocks in what this turn's outcomes say: they say which half of the day. */
  told: readonly Clock[];
};

const mostTurns = 12;

export function saidWordsOf(know: Knowledge, titles: TitleIndex): SaidWords {
  const turns = know.facts.personWords.slice(-mostTurns).map((text) => text.slice(0, 2_000));
  const read = turns.map((text) => readMarks(plainText(text), know.now, titles));
  const text = turns.at(-1) ?? '';
  return {
    marks: read.flat(),
    last: { text, cells: cellsOf(read.at(-1) ?? []) },
    words: new Set(turns.flatMap(foldedWords)),
    told: clocksOf(
      know.turn.flatMap(({ outcome }) =>
        readMarks(plainText(outcome.say).slice(0, 600), know.now, new Map()),
      ),
    ),
  };
}

/** The clock was said by the person, or stands at either end of something known. */
export function isClockKnown(clock: Clock, know: Knowledge, said: SaidWords): boolean {
  const heard = [
    ...marksOf(said.marks, 'clock').map((mark) => mark.clock),
    ...marksOf(said.marks, 'range').flatMap(({ from, to }) => [from, to]),
  ];
  const isHalfSaid = !clock.isOpen || clock.part !== undefined;
  const isTold = said.told.some((one) => isSame(one, clock));
  if (isTold)
    return (
      clock.part === undefined ||
      said.told.some(
        (one) => isSame(one, clock) && (one.isOpen || isInPart(one.minutes, clock.part ?? 'morning')),
      )
    );
  const stands =
    said.told.some((one) => !one.isOpen && one.minutes % 720 === clock.minutes % 720) ||
    [...know.slots, ...know.events].some(({ from }) =>
      sameClock({ minutes: clock.minutes % 720, isOpen: true, isWeak: false }, from),
    );
  // "Six", and what is known is at six in the evening: six in the morning is somebody else's.
  if (heard.some((one) => isSame(one, clock) && !(isHalfSaid && one.isOpen && stands))) return true;
  const spans = know.events.flatMap((event) => [event, event.there, ...event.earlier]);
  return (
    know.slots.some(({ from }) => sameClock(clock, from)) ||
    spans.some(({ from, to }) => sameClock(clock, from) || sameClock(clock, to)) ||
    isBareNumber(clock, said)
  );
}

/** "Seven": a number the person said may have been an hour. */
function isBareNumber(clock: Clock, said: SaidWords): boolean {
  return (
    clock.isOpen &&
    clock.part === undefined &&
    marksOf(said.marks, 'number').some(
      ({ value }) => value > 0 && value < 13 && (value % 12) * 60 === clock.minutes % 720,
    )
  );
}

function isSame(one: Clock, other: Clock): boolean {
  if (one.isOpen || other.isOpen) return one.minutes % 720 === other.minutes % 720;
  return one.minutes === other.minutes;
}

export function isDayKnown(day: { from: number; to: number }, know: Knowledge, said: SaidWords): boolean {
  const { today } = know.now;
  if (day.from >= today && day.to <= today + 1) return true;
  const heard = marksOf(said.marks, 'day').map((mark) => mark.day);
  if (heard.some((one) => (one.from <= day.to && day.from <= one.to) || one.other === day.from)) return true;
  if (marksOf(said.marks, 'moment').some(({ at }) => dayOfWall(at) === day.from)) return true;
  const span = { from: day.from * dayMinutes, to: (day.to + 1) * dayMinutes };
  return [...know.events, ...know.slots, ...know.reads, ...know.fruitless].some(
    (one) => one.from < span.to && span.from < one.to,
  );
}

/** Days a clock without one may mean, the likeliest first. */
export function likelyDays(
  know: Knowledge,
  said: SaidWords,
  talk: { day: number | null; events: readonly KnownEvent[] },
): number[] {
  const heard = said.last.cells.flatMap(({ days }) => days.map(({ day }) => day.from));
  const earlier = marksOf(said.marks, 'day')
    .map(({ day }) => day.from)
    .toReversed();
  const days = [
    ...(talk.day === null ? [] : [talk.day]),
    ...talk.events.map(({ from }) => dayOfWall(from)),
    ...heard,
    ...know.focus.map(({ from }) => dayOfWall(from)),
    ...know.slots.map(({ from }) => dayOfWall(from)),
  ];
  return [...new Set(days.length > 0 ? days : [...earlier.slice(0, 1), know.now.today])].slice(0, 8);
}

export function spansHeard(know: Knowledge, said: SaidWords): WallSpan[] {
  return said.last.cells.flatMap((cell) => spansSaid(cell, know.now.today).filter(() => hasTime(cell)));
}

const hasTime = (cell: Cell): boolean =>
  cell.days.length + cell.clocks.length + cell.ranges.length + cell.parts.length + cell.moments.length > 0;

function clocksOf(marks: readonly Mark[]): Clock[] {
  return [
    ...marksOf(marks, 'clock').map((mark) => mark.clock),
    ...marksOf(marks, 'range').map(({ from, to }) => {
      const isLater = from.isOpen && !to.isOpen && to.minutes >= 720 && from.minutes + 720 < to.minutes;
      return { ...from, minutes: from.minutes + (isLater ? 720 : 0), isOpen: from.isOpen && to.isOpen };
    }),
  ];
}
