/**
 * What looks like a time and is none: `25:00`, `25 o'clock`, `32 December`, `2026-13-01`, `3pm XYZ
 * time`. It is said so, because what is passed over ends up in a title and the event at another time.
 */
import { monthNames } from './day-match.ts';
import { months, weekdays } from './english-words.ts';
import { readZone } from './read-zone.ts';
import { wordAt } from './tokens.ts';
import type { Token } from './tokens.ts';
import { wordSet } from './word-set.ts';

export type ImpossibleMatch = { next: number; say: string };

const asksForTime = wordSet('at @ around about by from until till between before after to ,');
const followsTime = wordSet('am pm today tomorrow tonight on');
/** Words as well as months. */
const alsoWords = new Set(['may', 'march', 'mar']);

/** `isBehindClock`: the tokens right before were a clock. */
export function readImpossible(
  tokens: readonly Token[],
  at: number,
  isBehindClock: boolean,
): ImpossibleMatch | null {
  if (isBehindClock) return readUnknownZone(tokens, at);
  const token = tokens[at];
  if (token?.value == null) return null;
  return readClockThatIsNone(tokens, at, token.value) ?? readDayThatIsNone(tokens, at, token.value);
}

function readClockThatIsNone(tokens: readonly Token[], at: number, hour: number): ImpossibleMatch | null {
  if (hour > 24 && wordAt(tokens, at + 1) === "o'clock")
    return { next: at + 2, say: `There is no ${hour} o’clock.` };
  const minute = tokens[at + 2];
  const isClock =
    wordAt(tokens, at + 1) === ':' &&
    tokens[at + 1]?.glued === true &&
    minute?.glued === true &&
    minute.value !== null &&
    minute.to - minute.from === 2 &&
    lengthOf(tokens[at]) <= 2;
  if (!isClock || (hour <= 24 && (minute.value ?? 0) <= 59)) return null;
  const following = wordAt(tokens, at + 3);
  if (following === ':' && tokens[at + 3]?.glued === true) return null;
  const isMeant =
    tokens.length === 3 ||
    asksForTime.has(wordAt(tokens, at - 1)) ||
    // Nobody means an hour by a verse: "Psalm 78:65 tomorrow".
    (hour < 32 && (followsTime.has(following) || weekdays.has(following)));
  if (!isMeant) return null;
  const next = /^[ap]m$/.test(following) ? at + 4 : at + 3;
  return { next, say: `There is no time ${hour}:${minute.raw}.` };
}

function readDayThatIsNone(tokens: readonly Token[], at: number, day: number): ImpossibleMatch | null {
  const suffix = /^(?:st|nd|rd|th)$/.test(wordAt(tokens, at + 1)) ? 1 : 0;
  const name = wordAt(tokens, at + 1 + suffix) === 'of' ? at + 2 + suffix : at + 1 + suffix;
  const month = months.get(wordAt(tokens, name));
  const isNamed = month !== undefined && (suffix > 0 || !alsoWords.has(wordAt(tokens, name)));
  if (isNamed && day > 31 && day < 100)
    return { next: name + 1, say: `There is no ${day} ${monthNames[month - 1] ?? ''}.` };
  if (lengthOf(tokens[at]) !== 4) return null;
  const [second, third] = [tokens[at + 2], tokens[at + 4]];
  const isIso =
    [1, 3].every((step) => wordAt(tokens, at + step) === '-' && tokens[at + step]?.glued === true) &&
    [second, third].every((part) => part?.glued === true && part.value !== null && lengthOf(part) === 2);
  const isNone =
    (second?.value ?? 0) > 12 || second?.value === 0 || third?.value === 0 || (third?.value ?? 0) > 31;
  return isIso && isNone
    ? { next: at + 5, say: `There is no day ${tokens[at]?.raw}-${second?.raw}-${third?.raw}.` }
    : null;
}

/** What "time" makes something of that is no zone: `3pm Story time`. */
const pastimes = wordSet(`
  story play family quality screen tea tee nap free quiet circle prime show game bed bath me down party
  christmas travel overtime half full big good same lunch dinner breakfast snack study reading craft
`);

/** Written like the name of a zone or a place, and none that is known: `XYZ time`, `Springfield time`. */
function readUnknownZone(tokens: readonly Token[], at: number): ImpossibleMatch | null {
  const names: string[] = [];
  while (names.length < 3 && tokens[at + names.length]?.isCapital === true)
    names.push(tokens[at + names.length]?.raw ?? '');
  const [first = ''] = names;
  const isShortName = names.length === 1 && /^[A-Z]{2,5}$/.test(first);
  // A place is said after what happens there; before it, it may be what happens.
  const isPlace =
    tokens[0]?.value === null &&
    at > 2 &&
    /^\p{Lu}\p{Ll}{2,}$/u.test(first) &&
    !pastimes.has(first.toLowerCase());
  const next = at + names.length;
  if (!(isShortName || isPlace) || tokens[next]?.raw !== 'time' || readZone(tokens, at)) return null;
  return { next: next + 1, say: `I do not know the time zone ${names.join(' ')}.` };
}

function lengthOf(token: Token | undefined): number {
  return token ? token.to - token.from : 0;
}
