/** Clocks and stretches between two of them, and whether they say when something starts or ends. */
import type { Clock } from '#shared/language/clock.ts';
import { smallNumbers, units } from '#shared/language/english-words.ts';
import { readClock } from '#shared/language/read-clock.ts';
import { readCardinal } from '#shared/language/read-number.ts';
import { wordAt } from '#shared/language/tokens.ts';
import type { Token } from '#shared/language/tokens.ts';
import { eventNouns } from './claim-words.ts';
import type { ClockRole } from './marks.ts';
import type { Place, Read } from './place.ts';

const counted =
  /^(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|people|persons?|guests?|degrees?|percent|options?|choices?|times|times|ways?|steps?|questions?|of|more|others?|alternatives?|slots?|items?|other|each|km|miles|dollars|euros|separate|different|back|busy|free|open|booked|small|quick|short|long|big|important|upcoming|remaining)$/;

export function readClockMark(place: Place): Read | null {
  const { tokens, at } = place;
  const isFrom = /^(?:from|between)$/.test(wordAt(tokens, at));
  const start = isFrom ? at + 1 : at;
  const first = readClock(tokens, start);
  if (!first || !isHourlike(tokens, start)) return null;
  const link = wordAt(tokens, first.next);
  const isLinked =
    /^(?:to|until|till|til|through|thru|-|–|—)$/.test(link) ||
    (link === 'and' && wordAt(tokens, start - 1) === 'between');
  const rest = isLinked ? readRestOfHour(tokens, first.next + 1, first.clock) : null;
  if (rest) return { mark: { kind: 'range', from: first.clock, to: rest.clock }, next: rest.next };
  const second = isLinked ? readClock(tokens, first.next + 1) : null;
  if (second && isHourlike(tokens, first.next + 1) && !counted.test(wordAt(tokens, second.next))) {
    const orClock = beforeHour(tokens, start, second.clock);
    return {
      mark: { kind: 'range', from: first.clock, to: second.clock, ...(orClock ? { orClock } : {}) },
      next: second.next,
    };
  }
  if (units.has(wordAt(tokens, first.next)) || wordAt(tokens, first.next) === '%') return null;
  if (wordAt(tokens, first.next) === '-' && units.has(wordAt(tokens, first.next + 1))) return null;
  if (
    wordAt(tokens, start) === 'one' &&
    wordAt(tokens, start - 1) === 'by' &&
    wordAt(tokens, start - 2) === 'one'
  )
    return null;
  if (wordAt(tokens, start) === 'one' && isPronoun(place, start, first.next)) return null;
  if (first.clock.isWeak && !(isLed(place, start) && !isCounted(tokens, first.next))) return null;
  const read = {
    kind: 'clock',
    clock: first.clock,
    role: roleOf(place, start, first.next),
    ...whereOf(tokens, first.next),
  } as const;
  return { mark: read, next: first.next };
}

/** Four bare digits are a year or an amount unless written like a clock. */
function isHourlike(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.value == null || token.to - token.from < 3) return true;
  const sign = wordAt(tokens, at + 1);
  return (
    /^(?:am|pm|hours|h|a|p)$/.test(sign) ||
    (wordAt(tokens, at - 1) === 'at' && token.to - token.from === 4 && token.value < 2360)
  );
}

function isCounted(tokens: readonly Token[], next: number): boolean {
  const word = wordAt(tokens, next);
  return counted.test(word) || eventNouns.test(word);
}

const leads =
  /^(?:at|@|around|about|by|from|until|till|til|to|before|after|between|past|for|approximately|roughly|is|was|it's|that's|say|or|then)$/;

function isLed({ tokens, marks }: Place, start: number): boolean {
  const lead = wordAt(tokens, start - 1);
  const last = marks.at(-1);
  const joins = /^(?:and|or|,|&)$/.test(lead);
  const before = joins ? marks.at(-2) : last;
  if (lead === 'for' || lead === 'or' || lead === 'is' || lead === 'was' || lead === 'then' || lead === 'say')
    return (
      before?.kind === 'clock' ||
      (last?.kind === 'word' && /^(?:is|was|for|it's|that's)$/.test(lead) && isClauseEnd(tokens, start))
    );
  if (leads.test(lead)) return true;
  if (last === undefined || last.kind === 'sign') return isSubject(tokens, start);
  return (before?.kind === 'clock' && joins) || last?.kind === 'day' || last?.kind === 'part';
}

/** `it is for 3`, `your gym is 7`: nothing follows that the number could count. */
function isClauseEnd(tokens: readonly Token[], at: number): boolean {
  const number = readCardinal(tokens, at);
  return number !== null && /^(?:|[.,!?;]|tomorrow|today|tonight|on)$/.test(wordAt(tokens, number.next));
}

function roleOf({ tokens, marks }: Place, start: number, next: number): ClockRole {
  if (saysEndOf(tokens, start)) return 'end';
  for (let at = start - 1; at >= Math.max(0, start - 3); at -= 1) {
    const word = wordAt(tokens, at);
    if (word === 'by' && /\b(?:over|done|finished|out|through|home|back|free)$/.test(wordAt(tokens, at - 1)))
      return 'end';
    if (/^(?:lands?|landing|arriv(?:es?|al|ing))$/.test(word)) return 'end';
    if (/^(?:until|till|til|through|ends?|ending|finish(?:es)?|wraps?|over|done|to)$/.test(word))
      return word === 'to' && !marks.some(({ kind }) => kind === 'clock') ? 'start' : 'end';
    if (/^(?:after|following|past|since)$/.test(word)) return 'after';
    if (/^(?:before|by)$/.test(word)) return 'before';
    if (word === 'from' && /^(?:on|onward|onwards)$/.test(wordAt(tokens, next))) return 'after';
    if (/^(?:at|[.,;:])$/.test(word) && at < start - 1) break;
  }
  return /^(?:on|onward|onwards)$/.test(wordAt(tokens, next)) && wordAt(tokens, start - 1) === 'from'
    ? 'after'
    : 'start';
}

/** `a chatty one`, `one is this Thursday`, `one Sunday at a time`: no hour. */
function isPronoun({ tokens }: Place, at: number, next: number): boolean {
  const before = wordAt(tokens, at - 1);
  const after = wordAt(tokens, next);
  if (tokens[at]?.value != null) return false;
  if (/^(?:is|was|has|needs?|goes|comes|yes|no|last|more|thing|less|by)$/.test(after)) return true;
  if (/^(?:on|in|the|a|an|this|that|and|or|,)$/.test(after) && at === 0) return true;
  if (/^[.!?…]$|^$/.test(after) || after === 'of') {
    const lead = wordAt(tokens, at - 2);
    return (
      /^(?:a|an|the|that|this|each|every|which|any|another|other|such|no|some|quite|of)$/.test(before) ||
      (/^(?:a|an|the|such|quite|for)$/.test(lead) &&
        !/^(?:at|by|until|till|around|about|past|is)$/.test(before))
    );
  }
  return (
    /^(?:mon|tues|wednes|thurs|fri|satur|sun)days?$/.test(after) &&
    !/^(?:at|by|until|till|from|to|around|about|before|after|past|or|and|,|-|–)$/.test(before)
  );
}

/** `11 is free`, `9, 10 and 11 work`: a number that opens a clause and is said to be something. */
function isSubject(tokens: readonly Token[], at: number): boolean {
  const number = readCardinal(tokens, at);
  if (!number || number.value > 24) return false;
  let next = number.next;
  if (number.value <= 12 && /^(?:on|tomorrow|today|this)$/.test(wordAt(tokens, next))) return true;
  while (
    /^(?:,|and|or)$/.test(wordAt(tokens, next)) ||
    tokens[next]?.value != null ||
    smallNumbers.has(wordAt(tokens, next))
  )
    next += 1;
  if (wordAt(tokens, next) === 'it' && wordAt(tokens, next + 1) === 'is') return true;
  return /^(?:is|are|works?|would|suits?|fits?|looks?|should|could|might|will|seems?)$/.test(
    wordAt(tokens, next),
  );
}

/** `ten to eleven` may be 10:50 as well. */
function beforeHour(tokens: readonly Token[], at: number, hour: Clock): Clock | null {
  const minutes = readCardinal(tokens, at);
  const isBare =
    minutes !== null &&
    wordAt(tokens, minutes.next) === 'to' &&
    /^(?:5|10|20|25)$/.test(String(minutes.value));
  if (!isBare || hour.minutes % 60 !== 0) return null;
  const at12 = (hour.minutes - minutes.value + 1440) % (hour.isOpen ? 720 : 1440);
  return { ...hour, minutes: at12 };
}

/** `from nine to half past`: the same hour. */
function readRestOfHour(
  tokens: readonly Token[],
  at: number,
  from: Clock,
): { clock: Clock; next: number } | null {
  const minutes = { half: 30, quarter: 15 }[wordAt(tokens, at)];
  const next = wordAt(tokens, at + 2);
  if (
    minutes === undefined ||
    wordAt(tokens, at + 1) !== 'past' ||
    (/^\p{L}+$/u.test(next) && smallNumbers.has(next))
  )
    return null;
  if (tokens[at + 2]?.value != null) return null;
  return { clock: { ...from, minutes: from.minutes - (from.minutes % 60) + minutes }, next: at + 2 };
}

/** `the end of your call is at five`. */
function saysEndOf(tokens: readonly Token[], start: number): boolean {
  for (let at = start - 1; at >= Math.max(1, start - 10); at -= 1)
    if (wordAt(tokens, at) === 'of' && wordAt(tokens, at - 1) === 'end') return true;
  return false;
}

/** `four your time`, `ten over there`. */
function whereOf(tokens: readonly Token[], next: number): { where?: 'here' | 'there' } {
  const said = [0, 1, 2].map((ahead) => wordAt(tokens, next + ahead)).join(' ');
  if (/^(?:your time|our time|my time|here|for you|on your)/.test(said)) return { where: 'here' };
  return /^(?:their time|there|over there|local time)/.test(said) ? { where: 'there' } : {};
}
