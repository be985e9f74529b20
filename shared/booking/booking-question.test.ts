import { describe, expect, it } from 'vitest';
import { questionOf, readResponse, sayQuestion } from './booking-question.ts';
import type { BookingQuestion, QuestionKind } from './booking-question.ts';

const question = (label: string, kind: QuestionKind, options: string[] = []): BookingQuestion => ({
  slug: label.toLowerCase().replaceAll(' ', '-'),
  label,
  kind,
  isRequired: true,
  options,
});
const size = question('Team size', 'choice', ['1–10', '11–50', 'More than 50']);

describe('an answer to a question of an appointment', () => {
  it.each([
    ['text', 'Acme Ltd ', 'Acme Ltd'],
    ['number', '1,200', 1200],
    ['yes-no', 'yes, please', true],
    ['yes-no', 'No', false],
    ['emails', 'a@example.com, b@example.com', ['a@example.com', 'b@example.com']],
  ] as const)('of the kind %s is taken as the vendor wants it: %s', (kind, words, value) => {
    expect(readResponse(question('Q', kind), words)).toEqual({ value });
  });

  it.each([
    ['1-10', '1–10'],
    ['11 to 50', '11–50'],
    ['more than 50', 'More than 50'],
    ['it is 11–50 people', '11–50'],
  ])('is one of the options, however it is written: %s', (words, value) => {
    expect(readResponse(size, words)).toEqual({ value });
  });

  it.each([
    [size, 'many'],
    [question('Seats', 'number'), 'a few'],
    [question('Agreed', 'yes-no'), 'perhaps'],
    [question('Company', 'text'), '  '],
  ])('is refused and not guessed at: %o %s', (asked, words) => {
    expect(readResponse(asked, words)).toHaveProperty('problem');
  });

  it('may be several of the options', () => {
    const topics = question('Topics', 'choices', ['Price', 'Set-up', 'Security']);
    expect(readResponse(topics, 'price and security')).toEqual({ value: ['Price', 'Security'] });
  });
});

describe('a line of answers', () => {
  const company = question('Company', 'text');
  it('names its question by label or by slug', () => {
    expect(questionOf([company, size], 'Team size: 11–50', [])).toMatchObject({
      question: size,
      words: '11–50',
    });
    expect(questionOf([company, size], 'team-size: 11–50', [])?.question).toBe(size);
    expect(questionOf([company, size], 'Company? : Acme: North', [])?.words).toBe('Acme: North');
  });

  it('without a name belongs to the only open question, else to none', () => {
    expect(questionOf([company, size], 'Acme', [company])).toEqual({ question: company, words: 'Acme' });
    expect(questionOf([company, size], 'Acme', [company, size])).toBeNull();
  });
});

it('a question is said with what can be chosen', () => {
  expect(sayQuestion(size)).toBe('“Team size” (one of: 1–10, 11–50, More than 50)');
});
