/** Days and clocks in what was said, to be held against each other: which day, which minute, which half of the day. */
import { readClockWords } from '#shared/language/read-words.ts';
import { plainText } from '#server/domain/consent/plain-words.ts';
import { sentencesOf } from './talk.ts';
import { timesIn } from './without-times.ts';

export function hasTime(text: string, withLengths = true): boolean {
  return timesIn(text).some(({ kind }) => withLengths || kind !== 'duration');
}

const dayWords =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)(?=days?\b)|today|tonight|tomorrow|heute|morgen|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)/g;

export function daysIn(text: string): string[] {
  return plainText(text).match(dayWords) ?? [];
}

/** Minutes of the day, with a question mark where the half of it was not said. */
export function clocksIn(text: string): string[] {
  const context = { now: '2026-01-01T00:00:00Z', timeZone: 'UTC' };
  return sentencesOf(text).flatMap((sentence) =>
    sentence.text
      .split(/,|\b(?:and|or|until|till|then|for)\b|(?<!\b(?:quarter|five|ten|twenty|\d) )\bto\b/i)
      .flatMap((part) => {
        const read = readClockWords(part, context);
        const time =
          read.kind === 'time' ? read.time : read.kind === 'ambiguous' ? read.choices[0]?.value : undefined;
        if (time === undefined || !/^\d\d:\d\d/.test(time)) return [];
        const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
        return [`${minutes}${isHalfSaid.test(part) ? '' : '?'}`];
      }),
  );
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
