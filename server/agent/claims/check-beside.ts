/**
 * What a statement says beside its times and deeds: which of several it means, where it is, how
 * full a day is, what opens or closes it, what others have time for. Each needs backing of its own,
 * also where everything else in the statement is true. Null: nothing of the kind is said.
 */
import type { Finding } from './check-acts.ts';
import { cellsOf } from './cells.ts';
import { wrongCount, wrongEndOfOffers } from './check-counted.ts';
import { isKnown, standingIn } from './check-state.ts';
import type { Clause } from './clauses.ts';
import { dayFits, isInPart, isWordOf, sameClock } from './fits.ts';
import type { KnownEvent } from './knowledge.ts';
import type { Look } from './look.ts';
import type { Mark } from './marks.ts';
import { marksOf } from './marks.ts';
import { placeNouns, titleModifiers } from './place-words.ts';
import { likelyDays } from './said-words.ts';
import { timesOf } from './times-of.ts';
import { foldWord } from './title-words.ts';
import { clockOfWall, dayOfWall } from './wall-minutes.ts';

type Rule = (clause: Clause, look: Look) => string | null;

export function checkBeside(clause: Clause, look: Look): Finding | null {
  for (const rule of clause.mood === 'states' ? rules : [takesBack]) {
    const why = rule(clause, look);
    if (why !== null) return { why };
  }
  return null;
}

/** "The early shift" where a night shift is known. */
const otherOfTheKind: Rule = ({ marks }, { know, said }) => {
  for (const [at, mark] of marks.entries()) {
    const before = marks[at - 1];
    if (before?.kind !== 'word' || titleModifiers.has(before.word)) continue;
    if (mark.kind !== 'title' && mark.kind !== 'word') continue;
    const events =
      mark.kind === 'title'
        ? mark.events
        : know.events.filter(({ titleWords }) => titleWords.includes(mark.word));
    if (events.length === 0 || (mark.kind === 'word' && titleModifiers.has(mark.word))) continue;
    const word = foldWord(before.word);
    const lead = marks[at - 2];
    const isLed = lead?.kind === 'word' && /^(?:the|your|that|this|a|an|another)$/.test(lead.word);
    const isTold = said.words.has(word) || events.some((event) => isWordOf(word, event));
    if (isLed && !isTold && !/(?:ly|'s)$/.test(before.word))
      return `nothing known is called “${before.word}”`;
  }
  return null;
};

/** "At the usual place", "at Vision Express". */
const otherPlace: Rule = ({ marks }, { know, said }) => {
  const known = (word: string): boolean =>
    said.words.has(foldWord(word)) || know.events.some((event) => isWordOf(foldWord(word), event));
  for (const [at, mark] of marks.entries()) {
    if (mark.kind !== 'word' || !/^(?:at|in|near|to|with|by)$/.test(mark.word)) continue;
    const rest = wordsFrom(marks, at + 1).slice(0, 5);
    const [first] = rest;
    const isName =
      first?.isCapital === true && !/^(?:i|i'm|i've|i'll|i'd|ok)$/.test(first.word) && !known(first.word);
    if (isName) return `nothing known speaks of “${first?.word ?? ''}”`;
    if (mark.word === 'with' || mark.word === 'by') continue;
    const place = rest.find(({ word }) => placeNouns.has(word));
    const isPlaced =
      place !== undefined &&
      /^(?:the|your|a|an|our|their)$/.test(first?.word ?? '') &&
      rest.indexOf(place) <= 2;
    if (isPlaced && !known(place.word)) return 'no such place is stored';
  }
  return null;
};

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

/** "Marta has time on Friday": nobody here can tell. */
const othersTime: Rule = ({ shape }, { know }) =>
  (/^(?:\S+ ){0,2}?(?!i |you |we |it |there |which |that |DAY |PART |not |does |do |only |still |also |now )\S+ (?:does not |do not |did not )?(?:has|have|had) (?:\S+ )?(?:time|availability)\b/.test(
    shape,
  ) ||
    /(?:^|\s)(?:she|he|they|everyone|everybody) (?:is|are) (?:\S+ )?(?:free|available|busy|around)\b/.test(
      shape,
    )) &&
  know.turn.every(({ outcome }) => !/\bhas\b/.test(outcome.say))
    ? 'nothing shows what others know or do'
    : null;

/** What goes out cannot be taken back. */
const takesBack: Rule = ({ shape }, { know }) =>
  /\b(?:(?:be|is) (?:taken back|recalled|undone|unsent|withdrawn|reversed)|take (?:it|that|this|them) back|undo (?:it|that|this)|call (?:it|that) off|change your mind)\b/.test(
    shape,
  ) &&
  /\b(?:can|could|always|any ?time|whenever)\b/.test(shape) &&
  !/\bnot\b/.test(shape) &&
  know.turn.some(({ outcome }) => outcome.kind === 'needs-yes' && outcome.irreversible.length > 0)
    ? 'it cannot be taken back'
    : null;

/** "I can make it repeat", "Sunday at eight can be booked": what was refused is not possible. */
const refusedAfterAll: Rule = ({ shape, marks }, { know, said }) => {
  if (/\b(?:not|no|never|nothing|only|cannot|unable|instead|if)\b/.test(shape)) return null;
  const isRepeat =
    know.turn.some(({ outcome }) => outcome.kind === 'invalid' && /repeat/i.test(outcome.say)) &&
    /\b(?:can|able|will|could)\b.*\b(?:repeat\S*|recurring|weekly|every|series)\b/.test(shape);
  if (isRepeat) return 'that was refused';
  const isPossible =
    /\b(?:(?:can|could) be (?:booked|had|reserved)|on offer|bookable|is (?:offered|available|possible|free|open|fine)|works)\b/.test(shape);
  const hasRefusal = know.turn.some(({ outcome }) => outcome.kind === 'taken' || outcome.kind === 'not-offered');
  const asked = marksOf(said.marks, 'clock').map(({ clock }) => clock.minutes % 720);
  return hasRefusal &&
    isPossible &&
    marksOf(marks, 'clock').some(
      ({ clock }) =>
        asked.includes(clock.minutes % 720) && !know.slots.some(({ from }) => sameClock(clock, from)),
    )
    ? 'that was refused'
    : null;
};

/** "Sunday morning is not on offer", where the evening was asked for. */
const otherPart: Rule = ({ marks }, { know, said }) => {
  const heard = [
    ...marksOf(said.marks, 'part').map(({ part }) => part),
    ...marksOf(said.marks, 'day').flatMap(({ day }) => (day.part ? [day.part] : [])),
    ...marksOf(said.marks, 'clock').flatMap(({ clock }) => (clock.part ? [clock.part] : [])),
  ];
  const now = [
    ...marksOf(marks, 'part').map(({ part }) => part),
    ...marksOf(marks, 'day').flatMap(({ day }) => (day.part ? [day.part] : [])),
  ];
  const isRefused =
    know.turn.length > 0 &&
    know.turn.every(({ outcome }) => /^(?:taken|not-offered|past|not-found|invalid|unavailable)$/.test(outcome.kind));
  const isOther = now.some((part) => !heard.includes(part) && !(part === 'night' && heard.includes('evening')));
  const isOfSlot = know.slots.some(({ from }) => now.every((part) => isInPart(clockOfWall(from), part)));
  return isRefused && heard.length > 0 && isOther && !isOfSlot ? 'another part of the day was asked for' : null;
};

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
  wrongCount,
  wrongEndOfOffers,
  refusedAfterAll,
  otherPart,
  sameAsBefore,
  aroundMeals,
  otherOfTheKind,
  otherPlace,
  howOften,
  howFull,
  whatOpens,
  howLong,
  noneOfThem,
  othersTime,
  takesBack,
  lengthFree,
  fewSlots,
  rightEnd,
];

/** The words that follow without a time or title between. */
function wordsFrom(marks: readonly Mark[], at: number): { word: string; isCapital: boolean }[] {
  const words: { word: string; isCapital: boolean }[] = [];
  for (const mark of marks.slice(at)) {
    if (mark.kind !== 'word') break;
    words.push(mark);
  }
  return words;
}
