import { expect, it } from 'vitest';
import type { Outcome } from '#shared/outcome.ts';
import { asksForSame } from './asks-for-same.ts';

const refused = { kind: 'conflict', say: 'Not added: Gym is in the way of Standup at nine.' } as Outcome;

it.each([
  ['the same name', { arguments: { title: 'gym' }, summary: 'Add gym, Friday at nine' }, true],
  ['the name out of its summary', { arguments: {}, summary: 'Add Gym, Friday at nine' }, true],
  ['another name', { arguments: { title: 'Vet' }, summary: 'Add Vet, Friday at nine' }, false],
  ['a part of a word', { arguments: { title: 'Stand' }, summary: 'Add Stand, Friday' }, false],
])('a question with %s is about what was refused: %j %s', (_name, question, isSame) =>
  expect(asksForSame(question, refused)).toBe(isSame),
);

it('what was done is no refusal', () => {
  const done = { kind: 'done', say: 'Gym is added.' } as unknown as Outcome;
  expect(asksForSame({ arguments: { title: 'Gym' }, summary: '' }, done)).toBe(false);
});
