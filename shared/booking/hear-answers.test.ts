import { describe, expect, it } from 'vitest';
import type { BookingQuestion } from './booking-question.ts';
import { hearAnswers } from './hear-answers.ts';

const company: BookingQuestion = {
  slug: 'company',
  label: 'Company',
  kind: 'text',
  isRequired: true,
  options: [],
};
const size: BookingQuestion = {
  slug: 'team-size',
  label: 'Team size',
  kind: 'choice',
  isRequired: true,
  options: ['1–10', '11–50'],
};
const both = [company, size];

describe('answers out of a sentence', () => {
  it.each([
    ['Company: Acme. Team size: 11–50', ['Company: Acme', 'Team size: 11–50']],
    ['the company is Acme Ltd, and team size 11–50', ['Company: Acme Ltd', 'Team size: 11–50']],
    ['Acme, 11 to 50', ['Team size: 11–50', 'Company: Acme']],
  ])('%s', (text, answers) => {
    expect(hearAnswers(both, text, { isAll: true })).toEqual({ answers, rest: '' });
  });

  it('leaves what is about the guest to others', () => {
    expect(hearAnswers(both, 'Ana Ruiz, ana@example.com. Company: Acme', { isAll: false })).toEqual({
      answers: ['Company: Acme'],
      rest: 'Ana Ruiz, ana@example.com',
    });
  });

  it('takes bare words for the only open question, and for none of two', () => {
    expect(hearAnswers([company], 'Acme', { isAll: true }).answers).toEqual(['Company: Acme']);
    expect(hearAnswers([company, { ...company, label: 'City' }], 'Acme', { isAll: true }).answers).toEqual(
      [],
    );
    expect(hearAnswers([company], 'Acme', { isAll: false }).answers).toEqual([]);
  });
});
