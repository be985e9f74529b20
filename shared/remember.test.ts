import { expect, it } from 'vitest';
import { remember } from './remember.ts';

function counted(most: number) {
  const asked: string[] = [];
  const ask = remember(most, (text) => {
    asked.push(text);
    return [text.length];
  });
  return { ask, asked };
}

it('answers the same text once for all who ask', () => {
  const { ask, asked } = counted(3);
  expect(ask('one')).toBe(ask('one'));
  expect(asked).toEqual(['one']);
});

it('holds no more than it may, and of those the newest', () => {
  const { ask, asked } = counted(2);
  for (const text of ['one', 'two', 'three', 'two', 'three', 'one']) ask(text);
  expect(asked).toEqual(['one', 'two', 'three', 'one']);
});

it('keeps no long text', () => {
  const { ask, asked } = counted(2);
  const long = 'a'.repeat(301);
  for (const text of [long, long]) expect(ask(text)).toEqual([301]);
  expect(asked).toHaveLength(2);
});
