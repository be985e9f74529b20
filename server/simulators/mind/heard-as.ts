/**
 * What an answer about an appointment must have been when only its words were heard: an inline tool's
 * answer is spoken and nothing else. By our own sentences, which say what is asked.
 */
import type { BookingQuestion } from '#shared/booking/booking-question.ts';
import type { Outcome } from '#shared/outcome.ts';

/** Null when the words ask for nothing. */
export function heardAs(spoken: string): Outcome | null {
  const say = spoken.replace(/ \(Simulated:[^)]*\)/g, '').trim();
  const guest = /I need the guest's ([^.]+)\./.exec(say)?.[1];
  const asks = /Cal\.com (?:also )?asks (.+)\.$/.exec(say)?.[1];
  if (guest !== undefined || asks !== undefined) {
    const questions = asks === undefined ? [] : questionsIn(asks);
    const fields = [
      ...['name', 'email', 'phone'].filter((field) => guest?.replace('e-mail', 'email').includes(field)),
      ...questions.map(({ slug }) => slug),
    ];
    return { kind: 'needs', say, fields, questions };
  }
  const isQuestion = /\?$/.test(say) && /Not done|Shall I take it/.test(say);
  return isQuestion ? { kind: 'needs-yes', say, summary: say, nonce: '', irreversible: [] } : null;
}

function questionsIn(asks: string): BookingQuestion[] {
  return [...asks.matchAll(/“([^”]+)”(?: \(one of: ([^)]*)\))?/g)].map(([, label = '', options]) => ({
    slug: label,
    label,
    kind: options === undefined ? 'text' : 'choice',
    isRequired: true,
    options: options?.split(', ') ?? [],
  }));
}
