/**
 * What a statement says beside its times and deeds: which of several it means, where it is, how
 * full a day is, what opens or closes it, what others have time for. Each needs backing of its own,
 * also where everything else in the statement is true. Null: nothing of the kind is said.
 */
import type { Finding } from './check-acts.ts';
import { cellsOf } from './cells.ts';
import { contraryRules, toldByTheWay } from './check-contrary.ts';
import { elsewhereRules, takesBack } from './check-elsewhere.ts';
import type { Rule } from './check-elsewhere.ts';
import { nearlyDone, repeatingRules } from './check-repeating.ts';
import { wrongCount, wrongEndOfOffers } from './check-counted.ts';
import { scopeRules, scopeRulesOfAny } from './check-scope.ts';
import { isKnown, standingIn } from './check-state.ts';
import type { Clause } from './clauses.ts';
import { dayFits, sameClock } from './fits.ts';
import type { KnownEvent } from './knowledge.ts';
import type { Look } from './look.ts';
import { marksOf } from './marks.ts';
import { likelyDays } from './said-words.ts';
import { timesOf } from './times-of.ts';
import { clockOfWall, dayOfWall } from './wall-minutes.ts';

export function checkBeside(clause: Clause, look: Look): Finding | null {
  for (const rule of rulesFor(clause)) {
    const why = rule(clause, look);
    if (why !== null) return { why };
  }
  return null;
}

function rulesFor({ mood }: Clause): readonly Rule[] {
  if (mood === 'states') return rules;
  return mood === 'asks' || mood === 'offers'
    ? [takesBack, nearlyDone, ...contraryRules, ...scopeRulesOfAny]
    : [toldByTheWay, ...scopeRulesOfAny];
}

/** "Twice": two of them stand. */
const howOften: Rule = ({ shape, marks }, { know }) => {
  if (!/\b(?:twice|(?:two|2|NUMBER) times|in duplicate|a second time)\b/.test(shape)) return null;
  if (/\b(?:not|no|nothing|only once)\b/.test(shape)) return null;
  const titles = marksOf(marks, 'title').flatMap(({ events }) => events);
  const names = new Set(titles.map(({ titleWords }) => titleWords.join(' ')));
  const standing = titles.filter(({ isStanding }) => isStanding).length;
  const moved = titles.some(({ event }) => know.acts.filter((act) => act.event.id === event.id).length > 1);
  return titles.length === 0 || names.size === standing
    ? moved && !/\bin there\b/.test(shape)
      ? null
      : 'it is there once'
    : null;
};

const light = '(?:quiet|light|easy|relaxed|calm|slow|lazy|gentle|leisurely|chilled|quieter|lighter)';
const stretch = '(?:day|morning|afternoon|evening|week|weekend|schedule|PART|DAY|start)';
const isLight = new RegExp(
  `\\b${light} (?:\\S+ )?${stretch}\\b|\\b${stretch} (?:is|looks|seems|will be|stays) (?:\\S+ ){0,2}${light}\\b`,
);

/** "A light day": it was looked at and little is there. */
const howFull: Rule = ({ shape, marks }, look) => {
  if (!/\b(?:is|are|have|has|looks?|seems?|got|see|had|stays|will)\b/.test(shape)) return null;
  if (!isLight.test(shape) || /\bnot\b|\bhave a\b/.test(shape.replace(/^you have a\b/, ''))) return null;
  const { know } = look;
  const spans = timesOf(cellsOf(marks), look, shape);
  if (spans.length === 0 || !spans.every((span) => isKnown(span, know))) return 'that time was not looked at';
  const isFull = spans.some((span) => {
    const taken = standingIn(span, know)
      .filter(({ event }) => event.busy)
      .reduce((sum, one) => sum + Math.min(one.to, span.to) - Math.max(one.from, span.from), 0);
    return taken > Math.min(180, (span.to - span.from) / 3);
  });
  return isFull ? 'there is more than that' : null;
};

/** "Tuesday begins with the demo", "the day ends with choir": nothing of that day is before, or after. */
const whatOpens: Rule = ({ shape, marks }, { know }) => {
  const how =
    /\b(starts?|begins?|kicks? off|opens?|start|begin|kick off|first up is|ends?|finish(?:es)?|closes?|wraps? up|rounds? off)(?: (?:off|things|it|the DAY|your DAY|out|up))? with (?:\S+ ){0,2}TITLE\b/.exec(
      shape,
    )?.[1];
  if (how === undefined) return null;
  const at = marks.findIndex((mark) => mark.kind === 'word' && /^with$/.test(mark.word));
  const [title] = marksOf(marks.slice(at), 'title');
  const days = marksOf(marks, 'day');
  const isEnd = /^(?:end|finish|close|wrap|round)/.test(how);
  const isIt = (event: KnownEvent): boolean => {
    const day = { from: dayOfWall(event.from) * 1440, to: (dayOfWall(event.from) + 1) * 1440 };
    const isWeek = /\bweek(?:end)?\b/.test(shape) || days.some((mark) => mark.day.to > mark.day.from);
    const reads = know.reads.filter(({ isThisTurn }) => isThisTurn);
    const others = (isWeek ? reads : [day])
      .flatMap((span) => standingIn(span, know))
      .filter(({ event: other }) => other.id !== event.event.id);
    const isOn = days.every((mark) =>
      dayFits(mark, event, { today: know.now.today, isEnd: false, isAllDay: event.event.allDay }),
    );
    return isOn && others.every((other) => (isEnd ? other.from <= event.from : other.from >= event.from));
  };
  return title?.events.some((event) => event.isStanding && isIt(event)) ? null : 'another one comes first';
};

/** "All day": only where it is stored so, or the person said it. */
const howLong: Rule = ({ shape, marks }, { know, said }) => {
  if (!/\b(?:all day|whole day|full day|all-day|entire day)\b/.test(shape.replaceAll('all DAY', 'all day')))
    return null;
  if (/\b(?:free|open|clear|busy|nothing|empty|full|packed|sounds|looks|yours|or)\b/.test(shape)) return null;
  const titles = marksOf(marks, 'title').flatMap(({ events }) => events);
  const near = titles.length > 0 ? titles : know.focus;
  const isHeard = said.words.has('whole') || (said.words.has('all') && said.words.has('day'));
  return isHeard || near.some(({ event }) => event.allDay) ? null : 'it is not for the whole day';
};

/** "Neither worked": nothing of the turn was done. */
const noneOfThem: Rule = ({ shape }, { know }) =>
  /\b(?:neither|none of (?:them|it|that|this|those)|nothing worked)\b/.test(shape) &&
  /\b(?:worked|went|made|done|happened|added|moved|in|could|did)\b/.test(shape) &&
  know.acts.some(({ isThisTurn }) => isThisTurn)
    ? 'something was done'
    : null;

/** "Two hours would fit on Thursday": a stretch that long was offered, or is known to be free. */
const lengthFree: Rule = ({ shape, marks }, look) => {
  if (!/\bLENGTH (?:\S+ ){0,2}(?:fits?|works?|is possible|are possible|free)\b/.test(shape)) return null;
  if (/\bnot\b|\bno\b/.test(shape)) return null;
  const { know } = look;
  const minutes = Math.max(...marksOf(marks, 'length').map((mark) => mark.minutes));
  const days = marksOf(marks, 'day');
  const isThere = know.slots.some(
    ({ from, to }) =>
      to - from >= minutes &&
      days.every(({ day }) => dayOfWall(from) >= day.from && dayOfWall(from) <= day.to),
  );
  return isThere || timesOf(cellsOf(marks), look, shape).some((span) => isKnown(span, know))
    ? null
    : 'that time was not looked at';
};

/** "Just one gap": as few as were offered. */
const fewSlots: Rule = ({ shape }, { know }) =>
  /\b(?:just|only|single) (?:(?:one|a|the|single) )*(?:gap|slot|option|opening|window|choice|possibility)\b/.test(
    shape,
  ) && know.slots.length !== 1
    ? 'another number was offered'
    : null;

/** "It starts on the 8th", "it ends at six": the very end that is spoken of. */
const rightEnd: Rule = ({ shape, marks }, { know }) => {
  const titles = marksOf(marks, 'title');
  const [title] = titles;
  if (titles.length !== 1 || !title) return null;
  const isStart = /TITLE (?:\S+ )?(?:starts|begins|kicks off|opens)(?: \S+){0,2} (?:DAY|CLOCK)\b/.test(shape);
  const isEnd = /TITLE (?:\S+ )?(?:ends|finishes|wraps up|is over|stops)(?: \S+){0,2} (?:DAY|CLOCK)\b/.test(
    shape,
  );
  if (isStart === isEnd || /\b(?:not|before|after|was)\b/.test(shape)) return null;
  const [day] = marksOf(marks, 'day');
  const [clock] = marksOf(marks, 'clock');
  const isIt = title.events.some((event) => {
    const at = isStart ? event.from : event.to - (event.event.allDay ? 1 : 0);
    const point = { from: at, to: at + 1 };
    const isDay = !day || dayFits(day, point, { today: know.now.today, isEnd: false, isAllDay: false });
    const there = isStart ? event.there.from : event.there.to;
    const isClock =
      !clock || sameClock(clock.clock, clockOfWall(at)) || sameClock(clock.clock, clockOfWall(there));
    return isDay && isClock;
  });
  return isIt ? null : 'it is at another time';
};

/** "Nothing before lunch", where no lunch is known: before or after the middle of the day. */
const aroundMeals: Rule = ({ shape, marks }, look) => {
  const said =
    /\b(?:nothing|no (?:meetings?|events?|appointments?|plans)|free|clear|open)\b.*\b(before|until|after) (lunch|breakfast|dinner)\b/.exec(
      shape,
    );
  if (!said || marks.some(({ kind }) => kind === 'title')) return null;
  const { know, talk, said: heard } = look;
  const [day = know.now.today] = [
    ...marksOf(marks, 'day').map((mark) => mark.day.from),
    ...likelyDays(know, heard, talk),
  ];
  const noon = { lunch: 750, breakfast: 480, dinner: 1110 }[said[2] ?? ''] ?? 750;
  const span =
    said[1] === 'after'
      ? { from: day * 1440 + noon + 30, to: (day + 1) * 1440 }
      : { from: day * 1440, to: day * 1440 + noon - 30 };
  if (!isKnown(span, know)) return 'that time was not looked at';
  return standingIn(span, know).length > 0 ? 'something is there' : null;
};

/** "It keeps its time", "it has not changed": it was not moved, as far as this talk knows. */
const keepsTime: Rule = ({ shape, marks }, { know }) => {
  if (
    !/\b(?:keeps?|kept|retains?) (?:its|the|their) (?:\S+ )?(?:time|day|date|slot|place)\b|TITLE (?:has|have|did) not (?:been )?(?:changed?|moved?)\b/.test(
      shape,
    )
  )
    return null;
  const titles = marksOf(marks, 'title').flatMap(({ events }) => events);
  return (titles.length > 0 ? titles : know.focus).some(
    ({ earlier, event }) =>
      earlier.length > 0 || know.acts.some((act) => act.kind === 'move' && act.event.id === event.id),
  )
    ? 'it was moved'
    : null;
};

/** "Same time as before": it was not moved. */
const sameAsBefore: Rule = ({ shape }, { know }) => {
  if (
    !/\bsame (?:time|day|length|slot|hour)(?: \S+)? as (?:before|it was|ever|usual|always)\b|\b(?:time|day) (?:stays|is|remains) the same\b/.test(
      shape,
    )
  )
    return null;
  const acts = know.acts.filter(({ isThisTurn }) => isThisTurn);
  return acts.length > 0 && acts.every(({ kind, known }) => kind === 'update' && known.earlier.length === 0)
    ? null
    : 'nothing shows that it was not moved';
};

const rules: readonly Rule[] = [
  ...contraryRules,
  ...elsewhereRules,
  ...repeatingRules,
  nearlyDone,
  keepsTime,
  wrongCount,
  wrongEndOfOffers,
  sameAsBefore,
  aroundMeals,
  howOften,
  howFull,
  whatOpens,
  howLong,
  noneOfThem,
  lengthFree,
  fewSlots,
  rightEnd,
  ...scopeRules,
];
