/** What can be asked about a guest, and what is wrong with what was filled in. Pure. */
import { readResponse, type BookingQuestion } from '#shared/booking/booking-question.ts';
import { readEmail } from '#shared/booking/read-email.ts';
import type { FieldKind } from './AnswerField.tsx';

export type Asked = Omit<BookingQuestion, 'kind'> & { kind: FieldKind };

const guest = (slug: string, label: string, kind: FieldKind): Asked => ({
  slug,
  label,
  kind,
  isRequired: true,
  options: [],
});

export const guestFields = {
  name: guest('name', 'Guest’s name', 'text'),
  email: guest('email', 'E-mail address', 'email'),
  phone: guest('phone', 'Phone number', 'phone'),
} as const;

export function isGuestField(field: string): field is keyof typeof guestFields {
  return Object.hasOwn(guestFields, field);
}

/** The first thing that is wrong, as a sentence; null when all of it can be sent. */
export function problemIn(asked: readonly Asked[], given: Readonly<Record<string, string>>): string | null {
  for (const one of asked) {
    const value = (given[one.slug] ?? '').trim();
    if (value === '') {
      if (one.isRequired) return `${one.label} is missing.`;
      continue;
    }
    if (one.kind === 'email') {
      if (readEmail(value) === null) return 'That is not a whole e-mail address.';
      continue;
    }
    const read = readResponse({ ...one, kind: one.kind }, value);
    if ('problem' in read) return read.problem;
  }
  return null;
}

/** Lines as `book_appointment` takes them; what was left empty is not said. */
export function answerLines(asked: readonly Asked[], given: Readonly<Record<string, string>>): string[] {
  return asked.flatMap(({ slug, label }) => {
    const value = (given[slug] ?? '').trim().replace(/\s+/g, ' ');
    return value === '' ? [] : [`${label}: ${value}`];
  });
}

/** The same as a person says it in a talk: guest first, then each answer with its question. */
export function sayAnswers(asked: readonly Asked[], given: Readonly<Record<string, string>>): string {
  const ofGuest = asked.filter(({ slug }) => isGuestField(slug));
  const words = ofGuest.map(({ slug }) => (given[slug] ?? '').trim()).join(', ');
  const lines = answerLines(
    asked.filter((one) => !ofGuest.includes(one)),
    given,
  );
  return [...(words === '' ? [] : [words]), ...lines].join('. ');
}
