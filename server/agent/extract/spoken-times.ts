/** Days and clocks in what was said, to be held against each other: which day, which minute, which half of the day. */
import { readClockWords } from '#shared/language/read-words.ts';
import { remember } from '#shared/remember.ts';
import { plainText } from '#server/domain/consent/plain-words.ts';
import { sentencesOf } from './talk.ts';
import { timesIn } from './without-times.ts';

export function hasTime(text: string, withLengths = true): boolean {
  return timesIn(text).some(({ kind }) => withLengths || kind !== 'duration');
}

const dayWords =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)(?=days?\b)|today|tonight|tomorrow|heute|morgen|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)/g;

/** Weekdays without their "day", "tomorrow", and days of a month as `16.`. */
export function daysIn(text: string): string[] {
  const plain = plainText(text);
  const dates = [...plain.matchAll(dayOfMonth)].flatMap(({ groups }) => {
    const said = groups?.['before'] ?? groups?.['behind'] ?? groups?.['alone'] ?? '';
    const number = /^\d/.test(said) ? Number.parseInt(said, 10) : (ordinals.get(said.replace(' ', '-')) ?? 0);
    return number > 0 && number < 32 ? [`${number}.`] : [];
  });
  return [...(plain.match(dayWords) ?? []), ...dates];
}

const ordinals = new Map(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first'
    .split(' ')
    .map((word, index) => [word, index + 1]),
);
const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const day = `\\d{1,2}(?:st|nd|rd|th)?|${[...ordinals.keys()].toReversed().join('|').replaceAll('-', '[ -]')}`;
/** "December 14th", "the 14th of December", "the fourteenth"; "the second one" and "my first" are none. */
const dayOfMonth = new RegExp(
  `\\b${month} (?:the )?(?<before>${day})\\b|\\b(?<behind>${day})(?: of)? ${month}\\b|\\b(?:the|on|on the) (?<alone>\\d{1,2}(?:st|nd|rd|th)|(?:${[...ordinals.keys()].slice(3).toReversed().join('|').replaceAll('-', '[ -]')}))\\b(?! (?:one|time|thing|floor|birthday|street|avenue|grade))`,
  'g',
);

/** Minutes of the day, with a question mark where the half of it was not said. */
export const clocksIn = remember(500, (text): readonly string[] =>
  sentencesOf(text).flatMap((sentence) =>
    sentence.text
      .split(/,|\b(?:and|or|until|till|then|for)\b|(?<!\b(?:quarter|five|ten|twenty|\d) )\bto\b/i)
      .flatMap((part) => {
        // "Wednesday the 16th" may be no day of the month this is read in.
        const time = clockIn(part) ?? clockIn(part.replace(/\b\p{L}+day\b/giu, ' '));
        if (time === undefined || !/^\d\d:\d\d/.test(time)) return [];
        const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
        return [`${minutes}${isHalfSaid.test(part) ? '' : '?'}`];
      }),
  ),
);

function clockIn(part: string): string | undefined {
  const read = readClockWords(part, { now: '2026-01-01T00:00:00Z', timeZone: 'UTC' });
  if (read.kind === 'time') return read.time;
  return read.kind === 'ambiguous' ? read.choices[0]?.value : undefined;
}

const isHalfSaid =
  /\d ?[ap]\.?m\b|\b[ap]\.?m\b|\b(?:morning|afternoon|evening|night|tonight|noon|midnight|uhr|hundred)\b|\b(?:1[3-9]|2[0-3])[:.h]?\d{0,2}\b/i;

/** The same on the dial, and not known to be the other half of the day. */
export function hasClock(clocks: Iterable<string>, one: string): boolean {
  return [...clocks].some(
    (clock) =>
      Number.parseInt(clock, 10) % 720 === Number.parseInt(one, 10) % 720 &&
      (clock.endsWith('?') || one.endsWith('?') || clock === one),
  );
}
