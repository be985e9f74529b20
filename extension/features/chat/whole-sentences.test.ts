import { expect, it } from 'vitest';
import { wholeSentences } from './whole-sentences.ts';

it.each([
  ['Dentist is ad', ''],
  ['Dentist is added. And', 'Dentist is added.'],
  ['It is 10.30 now', ''],
  ['One. Two! Three?', 'One. Two!'],
  ['A list:\n- one', 'A list:\n'],
])('of “%s” tells “%s”', (text, whole) => {
  expect(text.slice(0, wholeSentences(text))).toBe(whole);
});
