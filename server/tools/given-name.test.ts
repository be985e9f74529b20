import { expect, it } from 'vitest';
import { givenName } from './given-name.ts';

it.each([
  ['an answer taken for a name', 'yes', ['book a demo', 'yes', 'Kim Poe, kim@example.com'], 'Kim Poe'],
  ['a name nobody said', 'John Smith', ['for Kim Poe at kim@example.com'], 'Kim Poe'],
  ['no name at all', undefined, ['Kim Poe <kim@example.com>'], 'Kim Poe'],
  ['the name as it was said', 'Kim Poe', ['Kim Poe, kim@example.com'], 'Kim Poe'],
  ['another way to write it', 'Dr. Kim Poe', ['Kim Poe, her e-mail is kim@example.com'], 'Dr. Kim Poe'],
  [
    'a name that was corrected',
    'Kim Moe',
    ['Kim Poe, kim@example.com', 'no, the name is Kim Moe'],
    'Kim Moe',
  ],
  ['a name without an address beside it', 'Kim', ['book it for kim', 'kim@example.com'], 'Kim'],
])('%s', (_what, passed, said, expected) => {
  const words = said.at(-1) ?? '';
  expect(givenName({ words, earlierWords: said.slice(0, -1) }, passed)).toBe(expected);
});

it('where the words are not seen the caller is believed, and the person is asked with that name', () => {
  expect(givenName({ words: null, earlierWords: [] }, 'Kim Poe')).toBe('Kim Poe');
});
