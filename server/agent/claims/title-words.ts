/** Words of titles and of sentences folded alike, so that "the Stand-ups" names "Stand-up". */
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { plainText } from './plain-text.ts';

const idle = new Set('a an the my your with at on for to of and in'.split(' '));

export function foldWord(word: string): string {
  const bare = word.toLowerCase().replace(/'s?$/, '');
  return bare.length > 3 && bare.endsWith('s') && !bare.endsWith('ss') ? bare.slice(0, -1) : bare;
}

/** Letters and digits apart, as the readers of times cut them. */
export function foldedWords(text: string): string[] {
  return (plainText(text).match(/\d+|\p{L}+(?:'\p{L}+)*/gu) ?? []).map(foldWord);
}

export const isIdle = (word: string): boolean => idle.has(word);

const titlesByEvent = new WeakMap<ScheduleEvent, readonly string[]>();

/** The words a title is known by; a title of nothing but idle words keeps them. */
export function titleWordsOf(event: ScheduleEvent): readonly string[] {
  const known = titlesByEvent.get(event);
  if (known) return known;
  const all = foldedWords(event.title);
  const telling = all.filter((word) => !idle.has(word));
  const words = telling.length > 0 ? telling : all;
  titlesByEvent.set(event, words);
  return words;
}

const wordsByEvent = new WeakMap<ScheduleEvent, ReadonlySet<string>>();

export function wordsOf(event: ScheduleEvent): ReadonlySet<string> {
  const known = wordsByEvent.get(event);
  if (known) return known;
  const { wall, place = '', notes = '', guests, title } = event;
  const zones = [wall.startZone, wall.endZone].map((zone) => zone.replace(/^.*\//, '').replaceAll('_', ' '));
  const names = guests.map(({ name = '', email = '' }) => `${name} ${email}`);
  const words = new Set(foldedWords([title, place, notes.slice(0, 1_000), ...names, ...zones].join(' ')));
  wordsByEvent.set(event, words);
  return words;
}
