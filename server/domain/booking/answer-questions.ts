/**
 * The questions that a kind of appointment asks of its own, and what was said to them. Nobody books
 * around them: what must be answered and is not is asked for, by its own words.
 */
import { questionOf, readResponse, sayQuestion } from '#shared/booking/booking-question.ts';
import type { BookingQuestion, BookingResponse } from '#shared/booking/booking-question.ts';
import type { Needs } from '#shared/outcome.ts';
import { sayList } from '#shared/schedule/say-time.ts';

export type Answered = {
  /** By slug, as the vendor takes them. */
  responses: Record<string, BookingResponse>;
  /** Required, and not answered so that it can be used. */
  open: BookingQuestion[];
  /** What was wrong with an answer. */
  problems: string[];
  /** For the question before it is booked: ", Company: Acme". */
  said: string;
};

export function readAnswers(
  questions: readonly BookingQuestion[],
  said: { answers?: readonly string[]; notes?: string },
): Answered {
  const given = new Map<BookingQuestion, string>();
  const notes = questions.find(({ slug }) => slug === 'notes');
  if (notes && said.notes !== undefined) given.set(notes, said.notes);
  const lines = said.answers ?? [];
  // Those that name their question first: what is left over can only be about what is left.
  const isNamed = (line: string) => questionOf(questions, line, []) !== null;
  for (const line of [...lines.filter(isNamed), ...lines.filter((one) => !isNamed(one))]) {
    const open = questions.filter((one) => one.isRequired && !given.has(one));
    const found = questionOf(questions, line, open);
    if (found) given.set(found.question, found.words);
  }
  const responses: Record<string, BookingResponse> = {};
  const problems: string[] = [];
  const words: string[] = [];
  for (const [question, text] of given) {
    const read = readResponse(question, text);
    if ('problem' in read) {
      problems.push(read.problem);
      continue;
    }
    responses[question.slug] = read.value;
    words.push(`${question.label}: ${sayValue(read.value)}`);
  }
  const open = questions.filter(({ slug, isRequired }) => isRequired && !Object.hasOwn(responses, slug));
  return { responses, open, problems, said: words.map((one) => `, ${one}`).join('') };
}

const guestWords: Record<string, string> = { name: 'name', email: 'e-mail address', phone: 'phone number' };

/** Asks for what is missing about the guest and for answers, in one breath. */
export function toNeeds(missing: readonly string[], { open, problems }: Answered): Needs {
  const guest =
    missing.length === 0
      ? []
      : [
          `Who is it for? I need the guest's ${missing.map((field) => guestWords[field] ?? field).join(' and ')}.`,
        ];
  const asked =
    open.length === 0
      ? []
      : [
          `${missing.length === 0 ? 'Cal.com asks' : 'Cal.com also asks'} ${sayList(open.slice(0, 4).map(sayQuestion))}.`,
        ];
  return {
    kind: 'needs',
    say: [...guest, ...problems, ...asked].join(' '),
    fields: [...missing, ...open.map(({ slug }) => slug)],
    ...(open.length === 0 ? {} : { questions: open }),
  };
}

function sayValue(value: BookingResponse): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return (Array.isArray(value) ? value.join(', ') : String(value)).slice(0, 200);
}
