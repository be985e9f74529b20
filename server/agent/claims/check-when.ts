/**
 * Times said beside what was offered or stands: an hour with the wrong day, a gap that goes on over
 * something, an exception where nothing is, the last of a list that is none.
 */
import type { Rule } from './check-elsewhere.ts';
import { standingIn } from './check-state.ts';
import { isNegated } from './claim-words.ts';
import { isInPart, sameClock } from './fits.ts';
import { marksOf } from './marks.ts';
import { clockOfWall } from './wall-minutes.ts';

/** "Apart from the evening you are clear": something is there in the evening. */
const exceptFor: Rule = ({ shape, marks }, { know }) => {
  const at =
    /\b(?:apart from|except(?: for)?|other than|besides|aside from|but for|save for|bar) (?:the |that |your )?(?:PART|CLOCK|RANGE)\b/.test(
      shape,
    );
  if (!at || !/\b(?:free|clear|open|empty|nothing|available)\b/.test(shape)) return null;
  const busy = know.events.filter(({ isStanding, event }) => isStanding && event.busy);
  const day = marksOf(marks, 'day')[0]?.day.from ?? null;
  return busy.some(({ from }) => day === null || Math.floor(from / 1440) === day)
    ? null
    : 'nothing is known to be there';
};

/** "Three on Thursday or nine on Friday": each hour with its day, as it was offered. */
const offersByDay: Rule = ({ shape, marks, mood }, { know, said }) => {
  if (know.slots.length === 0 || mood === 'echoes' || isNegated.test(shape)) return null;
  if (
    !/\b(?:nearest|closest|could|can|options?|choices?|either|how about|what about|offer\S*|available|free|open|next|possible|left|take)\b/.test(
      shape,
    )
  )
    return null;
  const heard = marksOf(said.marks, 'day').map(({ day }) => day.from);
  for (const [at, mark] of marks.entries()) {
    const [link, day] = [marks[at + 1], marks[at + 2]];
    const isOn = link?.kind === 'word' && link.word === 'on';
    const isTurned = marks[at + 1]?.kind === 'word' && (marks[at + 1] as { word: string }).word === 'at';
    const [hour, on] = isOn ? [mark, day] : isTurned ? [marks[at + 2], mark] : [undefined, undefined];
    if (on?.kind !== 'day' || hour === undefined) continue;
    const clock =
      hour.kind === 'clock' && hour.role === 'start'
        ? hour.clock
        : hour.kind === 'number' && hour.value > 0 && hour.value < 13
          ? { minutes: (hour.value % 12) * 60, isOpen: true, isWeak: true }
          : null;
    if (clock === null || heard.includes(on.day.from)) {
      if (clock === null || !know.slots.some(({ from }) => Math.floor(from / 1440) === on.day.from)) continue;
    }
    const isIt = (from: number): boolean => {
      const there = Math.floor(from / 1440);
      return (
        ((there >= on.day.from && there <= on.day.to) || there === on.day.other) && sameClock(clock, from)
      );
    };
    const isInside = know.slots.some(({ from, to }) => {
      for (let one = from; one < to; one += 15) if (isIt(one)) return true;
      return false;
    });
    if (!isInside && !know.events.some(({ from, to }) => isIt(from) || isIt(to)))
      return 'that time was not offered';
  }
  return null;
};

/** "You will talk to the landlord at twelve": at no time of its own. */
const otherClock: Rule = ({ shape, marks, mood }, { know }) => {
  if (
    mood !== 'states' ||
    /\b(?:not|finish|leave|end|stop|wrap|or|than|instead|was|were|had|would|could|said|asked|first|until|till|by|for|from|there|time)\b/.test(
      shape,
    )
  )
    return null;
  for (const [at, mark] of marks.entries()) {
    if (mark.kind !== 'title') continue;
    const [link, clock] = [marks[at + 1], marks[at + 2]];
    if (link?.kind !== 'word' || link.word !== 'at' || clock?.kind !== 'clock' || clock.role !== 'start')
      continue;
    const spans = mark.events.flatMap((event) => [event, event.there, ...event.earlier]);
    const isIt =
      spans.some(({ from }) => sameClock(clock.clock, from)) ||
      know.slots.some(({ from }) => sameClock(clock.clock, from));
    if (!isIt) return 'it is at another time';
    if (!spans.some(({ from }) => sameClock(clock.clock, from)) && /\b(?:you will|you are|is)\b/.test(shape))
      return 'it is at another time';
  }
  return null;
};

/** "Three things overlap at eleven": as many as stand there. */
const manyOverlap: Rule = ({ shape, marks }, { know }) => {
  if (
    !/\bNUMBER (?:of them |things |events |meetings |appointments |entries )?(?:now )?(?:overlap|clash|collide|are on top)/.test(
      shape,
    )
  )
    return null;
  const [count] = marksOf(marks, 'number');
  const [clock] = marksOf(marks, 'clock');
  const most = Math.max(
    0,
    ...know.events.filter(({ isStanding }) => isStanding).map((event) => standingIn(event, know).length),
  );
  return count && (clock || count.value > 1) && count.value !== most ? `there are ${most}` : null;
};

/** "One long gap from twelve through to four": free from end to end. */
const longGap: Rule = ({ shape, marks }, look) => {
  if (!/\bCLOCK (?:\S+ ){0,3}(?:to|until|till) CLOCK\b/.test(shape)) return null;
  if (!/\b(?:free|open|gap|clear|window|stretch|break|available|nothing)\b/.test(shape)) return null;
  const { know } = look;
  if (know.slots.length === 0) return null;
  const [from, to] = marksOf(marks, 'clock').map(({ clock }) =>
    know.slots.flatMap((slot) => [slot.from, slot.to]).find((at) => sameClock(clock, at)),
  );
  if (from === undefined || to === undefined) return 'that time was not offered';
  for (let at = from; at < to; at += 15)
    if (!know.slots.some((slot) => slot.from <= at && at < slot.to)) return 'something is there';
  return null;
};

/** "The last of them is the retro": of all that were listed. */
const lastOfThem: Rule = ({ shape, marks, mood }, { know }) => {
  const which = /\bthe (first|last) of (?:them|those|these|all)\b.* (?:is|being|would be)\b.*TITLE/.exec(
    shape,
  )?.[1];
  const [title] = marksOf(marks, 'title');
  if (which === undefined || !title || mood !== 'states') return null;
  const all = know.focus.filter(({ isStanding }) => isStanding);
  const isIt = title.events.some((event) =>
    all.every((one) => one === event || (which === 'last' ? one.from <= event.from : one.from >= event.from)),
  );
  return isIt ? null : 'another one comes first';
};

/** "The next gap is not before eleven": where one was offered earlier. */
const notBefore: Rule = ({ shape, marks, mood }, { know }) => {
  if (mood !== 'states' || !/\b(?:not|nothing|no|none|never)\b.*\b(?:before|until|till) CLOCK\b/.test(shape))
    return null;
  if (!/\b(?:gaps?|slots?|openings?|free|time|possible|available|offer)\b/.test(shape)) return null;
  const clock = marksOf(marks, 'clock').at(-1)?.clock;
  if (!clock) return null;
  return know.slots.some(
    ({ from }) => from % 1440 < clock.minutes && (!clock.isOpen || from % 720 < clock.minutes % 720),
  )
    ? 'something is free before'
    : null;
};

/** "One of them in the morning", "all of them after noon": of the times that were offered. */
const partOfOffers: Rule = ({ shape, marks, mood }, { know }) => {
  const how =
    /\b(one|NUMBER|all|both|none|most|some) of (?:them|those|these) (?:(?:is|are|lies?|falls?) )?PART$/.exec(
      shape,
    )?.[1];
  const [part] = marksOf(marks, 'part');
  if (how === undefined || !part || know.slots.length === 0 || mood !== 'states') return null;
  if (know.reads.some(({ isThisTurn }) => isThisTurn)) return null;
  const is = know.slots.filter(({ from }) => isInPart(clockOfWall(from), part.part)).length;
  const said =
    how === 'one'
      ? 1
      : how === 'none'
        ? 0
        : how === 'NUMBER'
          ? marksOf(marks, 'number').at(-1)?.value
          : how === 'some' || how === 'most'
            ? Math.max(1, is)
            : know.slots.length;
  return is === said ? null : 'they lie otherwise';
};

const ordinals: Readonly<Record<string, number>> = { second: 2, third: 3, fourth: 4, fifth: 5 };

/** "Physio comes third": of all that were listed. */
const comesNth: Rule = ({ shape, marks, mood }, { know }) => {
  const nth =
    ordinals[
      /\bTITLE (?:comes|is|follows)(?: in)?(?: the)? (second|third|fourth|fifth)(?: (?:one|thing|event|appointment))?$/.exec(
        shape,
      )?.[1] ?? ''
    ];
  const title = marksOf(marks, 'title').at(-1);
  if (nth === undefined || !title || mood !== 'states') return null;
  const all = know.focus.filter(({ isStanding }) => isStanding).toSorted((a, b) => a.from - b.from);
  return all.length < nth || !title.events.includes(all[nth - 1] ?? ({} as never))
    ? 'another one comes first'
    : null;
};

export const whenRules: readonly Rule[] = [
  exceptFor,
  offersByDay,
  otherClock,
  manyOverlap,
  longGap,
  lastOfThem,
  notBefore,
  partOfOffers,
  comesNth,
];
