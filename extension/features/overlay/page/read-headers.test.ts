import { expect, test } from 'vitest';
import { weekdayNames } from './read-headers.ts';

/** Thursday to Saturday. */
const dates = ['2026-11-05', '2026-11-06', '2026-11-07'];
const above = (words: string[]) =>
  new Map(words.map((text, n) => [{ date: dates[n] ?? '', rect: {} as DOMRect }, text]));

test('headers that name the weekdays of their days agree, in the language of the page', () => {
  expect(weekdayNames(above(['Thu 5', 'Fri 6', 'Sat 7']), 3, 'en')).toBe('agrees');
  expect(weekdayNames(above(['Do., 5', 'Fr., 6', 'Sa., 7']), 3, 'de')).toBe('agrees');
  expect(weekdayNames(above(['목 5', '금 6', '토 7']), 3, 'ko')).toBe('agrees');
});

test('headers of another month with the same numbers contradict', () => {
  expect(weekdayNames(above(['Sat 5', 'Sun 6', 'Mon 7']), 3, 'en')).toBe('contradicts');
  expect(weekdayNames(above(['토 5', '일 6', '월 7']), 3, 'ko')).toBe('contradicts');
});

test('words that are no weekdays say nothing, and one stray name is no contradiction', () => {
  expect(weekdayNames(above(['J 5', 'V 6', 'S 7']), 3, 'fr')).toBe('absent');
  expect(weekdayNames(above(['jue 5', 'vie 6', '7 mar']), 3, 'es')).toBe('absent');
});
