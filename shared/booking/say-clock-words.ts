/**
 * A clock time as a person says it among several: "two", "half past three", "five". Half of the day
 * is said once for a group (`partOfDay`), so that a list of times is not a list of "pm".
 */
import { sayClock } from '../schedule/say-time.ts';
import type { Voice } from '../schedule/say-time.ts';

const hours = [
  'twelve',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
];
const past: Readonly<Record<number, string>> = {
  5: 'five past',
  10: 'ten past',
  15: 'quarter past',
  20: 'twenty past',
  30: 'half past',
};
const to: Readonly<Record<number, string>> = {
  40: 'twenty to',
  45: 'quarter to',
  50: 'ten to',
  55: 'five to',
};

/** `15:30` is `half past three`; an odd minute, and who reads 24 hours, gets digits. */
export function sayClockWords(time: string, voice: Pick<Voice, 'hour12' | 'locale'>): string {
  const isEnglish = (voice.locale ?? 'en').toLowerCase().startsWith('en');
  const hour = Number(time.slice(0, 2));
  const minute = Number(time.slice(3, 5));
  if (!voice.hour12 || !isEnglish) return sayClock(time, voice as Voice);
  if (minute === 0) return hour === 0 ? 'midnight' : hour === 12 ? 'noon' : (hours[hour % 12] ?? time);
  if (past[minute] !== undefined) return `${past[minute]} ${hours[hour % 12] ?? ''}`;
  if (to[minute] !== undefined) return `${to[minute]} ${hours[(hour + 1) % 12] ?? ''}`;
  return sayClock(time, voice as Voice);
}

export type PartOfDay = 'at night' | 'in the morning' | 'in the afternoon' | 'in the evening';

/** `HH:MM`. Cards group by it, and sentences name it once. */
export function partOfDay(time: string): PartOfDay {
  const hour = Number(time.slice(0, 2));
  if (hour < 5) return 'at night';
  if (hour < 12) return 'in the morning';
  return hour < 18 ? 'in the afternoon' : 'in the evening';
}
