import { describe, expect, it } from 'vitest';
import { answerLines, guestFields, problemIn, sayAnswers, type Asked } from './guest-fields.ts';

const company: Asked = { slug: 'company', label: 'Company', kind: 'text', isRequired: true, options: [] };
const size: Asked = {
  slug: 'size',
  label: 'Team size',
  kind: 'choice',
  isRequired: true,
  options: ['1–10', '11–50'],
};
const why: Asked = { slug: 'why', label: 'Why', kind: 'long-text', isRequired: false, options: [] };
const all = [guestFields.name, guestFields.email, company, size, why];
const given = { name: ' Ana Ruiz ', email: 'ana@example.com', company: 'Acme,\nNorth', size: '11–50' };

describe('what is filled in for an appointment', () => {
  it('can be sent when nothing required is missing', () => {
    expect(problemIn(all, given)).toBeNull();
  });

  it.each([
    ['name', '', 'Guest’s name is missing.'],
    ['email', 'ana@nowhere', 'That is not a whole e-mail address.'],
    ['company', '  ', 'Company is missing.'],
    ['size', 'huge', '“Team size” is one of: 1–10, 11–50.'],
  ])('is refused with a wrong %s: “%s”', (slug, value, problem) => {
    expect(problemIn(all, { ...given, [slug]: value })).toBe(problem);
  });

  it('goes as lines that name their question; what may stay empty is left out', () => {
    expect(answerLines([company, size, why], given)).toEqual(['Company: Acme, North', 'Team size: 11–50']);
  });

  it('is said in a talk, the guest first', () => {
    expect(sayAnswers(all, given)).toBe('Ana Ruiz, ana@example.com. Company: Acme, North. Team size: 11–50');
    expect(sayAnswers([company], given)).toBe('Company: Acme, North');
  });
});
