/** Utterances that move an event: to a day, to a clock, or by a length. */
import type { Clock } from './clock.ts';
import type { Command } from './command.ts';
import type { DayMatch } from './day-match.ts';
import { clockOf, dateOf } from '../schedule/day-number.ts';
import { chooseHalf } from './half-of-day.ts';
import { firstPiece } from './pieces.ts';
import { isOnlyWhen } from './only-when.ts';
import { readWhich } from './read-which.ts';
import { readDurationWords, readShiftWords } from './read-words.ts';
import { cleanName, readPhrase, wordsOutside } from './utterance.ts';
import type { Phrase, Utterance } from './utterance.ts';

const moveVerb =
  /^(?:move|push(?! (?:day|ups?)\b)|reschedule|re-schedule|shift|postpone|delay|bring|slide|switch|rebook|bump|pull(?! (?:day|ups?)\b)|change|put off|transfer|swap)\s+/i;
const movesAlone = /^(?:move|push|reschedule|re-schedule|postpone|rebook|shift|bump)/i;

export function readMove({ text, now, lower }: Utterance): Command | null {
  const verb = moveVerb.exec(text);
  const placed = readPlaced(text, now);
  if (placed) return placed;
  if (!verb || /^(?:put off|bring)\s+(?:a|an|some)\b/.test(lower)) return null;
  const rest = text.slice(verb[0].length);
  const shift = readShift(verb[0].trim().toLowerCase(), rest, now);
  if (shift) return shift;
  const split = splitTarget(rest, now);
  if (split) return moveTo(split.head, split.target, now);
  // "Bring cake on Friday", "change tires at 10": without a "to" these verbs move nothing.
  if (!movesAlone.test(verb[0])) return null;
  const phrase = readPhrase(rest, now);
  const day = firstPiece(phrase.pieces, 'day');
  const clock = firstPiece(phrase.pieces, 'clock');
  // `reschedule dentist tomorrow at 10`: no "to", and the words about time close the sentence.
  if ((day ?? clock) && phrase.pieces.at(-1)?.next === phrase.tokens.length) {
    const head = { ...phrase, pieces: [] };
    const name = cleanName(wordsOutside(phrase));
    return name === '' ? null : { ...moveTo(head, phrase, now), event: name };
  }
  // Where to was said in words that name no time: the event alone, and the tool asks.
  const head = /^(.+)\s+to\s+.+$/i.exec(rest)?.[1];
  return { kind: 'move', ...readWhich(head === undefined ? phrase : readPhrase(head, now)) };
}

/** `put it at 11 instead`, `make that Friday`: what the talk is about, at another time. */
function readPlaced(text: string, now: Utterance['now']): Command | null {
  const match = /^(?:put|make|set|have|do|schedule|book) (it|that)\s+(?:(?:to|for|on)\s+)?(.+)$/i.exec(text);
  if (!match?.[1] || !match[2]) return null;
  const target = readPhrase(`at ${match[2]}`, now);
  if (!isOnlyWhen(target)) return null;
  return { ...moveTo(readPhrase('', now), target, now), event: match[1].toLowerCase() };
}

/** The last `to`, `until` or `for` behind which nothing but a time stands. */
function splitTarget(rest: string, now: Utterance['now']): { head: Phrase; target: Phrase } | null {
  const links = [...rest.matchAll(/\s+(?:to|until|till|onto|for|into)\s+(?:be\s+)?/gi)].toReversed();
  for (const link of links.slice(0, 4)) {
    const target = readPhrase(`at ${rest.slice(link.index + link[0].length)}`, now);
    if (isOnlyWhen(target)) return { head: readPhrase(rest.slice(0, link.index), now), target };
  }
  return null;
}

function moveTo(head: Phrase, target: Phrase, now: Utterance['now']): Extract<Command, { kind: 'move' }> {
  const day = firstPiece(target.pieces, 'day')?.day;
  const clock = firstPiece(target.pieces, 'clock');
  const name = whichBefore(head, { now, day });
  if (day?.grain === 'week' && !clock)
    return { kind: 'move', ...name, byMinutes: Math.round((day.from - now.today) / 7 + 0.4) * 10_080 };
  const toTime =
    day?.minutes !== undefined ? clockOf(day.minutes) : clock && targetTime(clock.from, day?.part);
  const toDate =
    day === undefined
      ? undefined
      : day.problem || day.grain !== 'day'
        ? target.text.replace(/^at /, '')
        : dateOf(day.from);
  return {
    kind: 'move',
    ...name,
    ...(toDate === undefined ? {} : { toDate }),
    ...(toTime === undefined ? {} : { toTime }),
  };
}

/** `from friday to saturday`, said on a Friday: the one that comes before the target. */
function whichBefore(
  head: Phrase,
  { now, day }: { now: Utterance['now']; day: DayMatch | undefined },
): { event: string; on?: string } {
  const said = firstPiece(head.pieces, 'day')?.day;
  const isToday = said?.other === now.today && day !== undefined && day.from < said.from;
  return { ...readWhich(head), ...(isToday ? { on: dateOf(now.today) } : {}) };
}

function targetTime(clock: Clock, part: Parameters<typeof chooseHalf>[1]['part']): string {
  const chosen = chooseHalf(clock, { part, words: new Set() });
  if (chosen.other === null) return clockOf(chosen.minutes);
  const hour = Math.floor(clock.minutes / 60);
  const minute = clock.minutes % 60;
  return `${hour === 0 ? 12 : hour}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`}`;
}

/** `push standup back 30 minutes`, `move gym an hour earlier`, `delay lunch by 15 minutes`. */
function readShift(verb: string, rest: string, now: Utterance['now']): Command | null {
  const match =
    /^(.{1,200}?)\s+((?:back|forward|up|out|by|later|earlier)\b.*|(?:\S+\s+){1,6}(?:later|earlier|back|forward|sooner))$/i.exec(
      rest,
    );
  if (!match?.[1] || !match[2] || readDurationWords(match[2]) === null || /\bto\b/.test(match[2]))
    return null;
  const phrase = readPhrase(rest, now);
  if (firstPiece(phrase.pieces, 'clock')) return null;
  const named = nameBeforeLength.exec(match[2]);
  const [head, tail] = splitAtLength(
    named?.[1] ? `${match[1]} ${named[1].trim()}` : match[1],
    named?.[2] ?? match[2],
  );
  const minutes = readShiftWords(tail) ?? readDurationWords(tail);
  if (minutes === null) return null;
  const isForward = /\bforward\b/i.test(tail) && !/^(?:bring|pull)$/.test(verb);
  const isPulled = /^(?:bring|pull)$/.test(verb) && !/\b(?:back|later)\b/i.test(tail);
  const amount = Math.abs(minutes);
  const byMinutes = isForward || (minutes > 0 && !isPulled) ? amount : -amount;
  return { kind: 'move', ...readWhich(readPhrase(head, now)), byMinutes };
}

/** The name may go on in the second half: `the | vet a day later`. */
const nameBeforeLength =
  /^((?:\S+\s+)*?)((?:(?:back|forward|up|out|by|about|around|another|later|earlier)\s+)*(?:an?|half|\d[\d.]*|one|two|three|four|five|ten|fifteen|twenty|thirty|forty|forty-five)\b.*)$/i;

/** The length may begin inside the first half: `gym an hour | earlier`. */
function splitAtLength(head: string, tail: string): [string, string] {
  const length =
    /\s+((?:by\s+)?(?:an?|half|\d[\d.]*|one|two|three|four|five|ten|fifteen|twenty|thirty|forty|forty-five)\b(?:\s+(?:an?|half|and|hours?|minutes?|mins?|days?|weeks?))*)$/i.exec(
      head,
    );
  return length ? [head.slice(0, length.index), `${length[1] ?? ''} ${tail}`] : [head, tail];
}
