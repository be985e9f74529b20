/**
 * A clock time at a place in the text, before anybody decides which half of the day a bare `3`
 * means (`half-of-day.ts`). A *weak* clock is a bare number: it counts only where the words around
 * it say that a time is meant, which the caller decides.
 */
import { exact } from './clock.ts';
import type { ClockMatch } from './clock.ts';
import { readHour } from './read-hour.ts';
import { readCardinal } from './read-number.ts';
import { wordAt } from './tokens.ts';
import type { Token } from './tokens.ts';

const asksForTime = new Set(['at', 'around', 'about', 'by', 'until', 'till', 'from', 'to']);

/** `7am`, `7:30`, `19.30 pm`, `1400`, `noon`, `half past three`, `ten thirty`, `8 o'clock`, bare `8` (weak). */
export function readClock(tokens: readonly Token[], at: number): ClockMatch | null {
  return readNamed(tokens, at) ?? readPast(tokens, at) ?? readHour(tokens, at);
}

function readNamed(tokens: readonly Token[], at: number): ClockMatch | null {
  const start = wordAt(tokens, at) === 'the' ? at + 1 : at;
  const twelve = wordAt(tokens, start) === '12' || wordAt(tokens, start) === 'twelve' ? start + 1 : start;
  const word = wordAt(tokens, twelve);
  if (word === 'noon' || word === 'midday') return { clock: exact(720), next: twelve + 1 };
  if (word === 'midnight')
    return { clock: { ...exact(0), isMidnight: true, isSpokenMidnight: true }, next: twelve + 1 };
  return null;
}

function readPast(tokens: readonly Token[], at: number): ClockMatch | null {
  let start = at;
  if (wordAt(tokens, start) === 'a' && wordAt(tokens, start + 1) === 'quarter') start += 1;
  const word = wordAt(tokens, start);
  let offset = word === 'half' ? 30 : word === 'quarter' ? 15 : null;
  let next = start + 1;
  if (offset === null) {
    const number = readCardinal(tokens, start);
    if (!number || number.value < 1 || number.value > 59) return null;
    offset = number.value;
    next = /^min(?:ute)?s?$/.test(wordAt(tokens, number.next)) ? number.next + 1 : number.next;
  }
  const link = wordAt(tokens, next);
  const isPast = link === 'past' || (link === 'after' && word !== 'half');
  // British: "at half eight" is half past.
  if (word === 'half' && asksForTime.has(wordAt(tokens, start - 1)) && !isPast)
    return readHalfHour(tokens, next);
  const isBefore =
    (link === 'to' || link === 'before' || link === 'till') && isQuarterish(tokens, start, next);
  if (!isPast && !isBefore) return null;
  const hour = readNamed(tokens, next + 1) ?? readHour(tokens, next + 1);
  if (!hour || hour.clock.minutes % 60 !== 0) return null;
  const shift = isPast ? offset : -offset;
  const minutes = (hour.clock.minutes + shift + 1440) % 1440;
  const isOpen = hour.clock.isOpen;
  return {
    clock: { ...hour.clock, minutes: isOpen ? minutes % 720 : minutes, isOpen, isWeak: false },
    next: hour.next,
  };
}

function readHalfHour(tokens: readonly Token[], at: number): ClockMatch | null {
  const hour = readHour(tokens, at);
  if (!hour?.clock.isOpen || hour.clock.minutes % 60 !== 0) return null;
  return { clock: { ...hour.clock, minutes: hour.clock.minutes + 30, isWeak: false }, next: hour.next };
}

/** `10 to 3` is a stretch; `quarter to 3`, `10 minutes to 3` and, in words, `at ten to three` are clocks. */
function isQuarterish(tokens: readonly Token[], start: number, link: number): boolean {
  const isSpoken = /^(?:at|,)$/.test(wordAt(tokens, start - 1)) && tokens[start]?.value === null;
  const spoken = isSpoken ? readCardinal(tokens, start) : null;
  return (
    wordAt(tokens, start) === 'quarter' ||
    wordAt(tokens, link - 1).startsWith('min') ||
    (spoken !== null && [5, 10, 20, 25].includes(spoken.value))
  );
}
