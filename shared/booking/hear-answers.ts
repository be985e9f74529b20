/**
 * Answers to an appointment's own questions out of one sentence: "Company is Acme, team size 11 to 50".
 * Each question named in it takes the words up to the next; a choice is known by its options; what is
 * left over answers the only question that is still open. Used where no model listens.
 */
import { readResponse } from './booking-question.ts';
import type { BookingQuestion } from './booking-question.ts';

export type Heard = {
  /** As `book_appointment` takes them. */
  answers: string[];
  /** What was said about something else. */
  rest: string;
};

/** `isAll`: nothing but these questions is asked, so that bare words can only answer them. */
export function hearAnswers(
  questions: readonly BookingQuestion[],
  text: string,
  { isAll }: { isAll: boolean },
): Heard {
  const named = questions
    .flatMap((question) => placeOf(question, text) ?? [])
    .toSorted((a, b) => a.from - b.from);
  const answers = new Map<BookingQuestion, string>();
  for (const [index, { question, to }] of named.entries()) {
    const words = trimmed(text.slice(to, named[index + 1]?.from));
    if (words !== '') answers.set(question, words);
  }
  let rest = trimmed(text.slice(0, named[0]?.from));
  for (const question of questions) {
    if (answers.has(question) || question.options.length === 0 || rest === '') continue;
    for (const part of rest.split(/\s*[,;]\s*|\s+and\s+/)) {
      if ('problem' in readResponse(question, toDigits(part))) continue;
      answers.set(question, toDigits(part));
      rest = trimmed(rest.replace(part, ''));
      break;
    }
  }
  const open = questions.filter((one) => one.isRequired && !answers.has(one));
  const [only] = open;
  if (isAll && only && open.length === 1 && rest !== '') {
    answers.set(only, rest);
    rest = '';
  }
  return { answers: [...answers].map(([{ label }, words]) => `${label}: ${words}`), rest };
}

function placeOf(
  question: BookingQuestion,
  text: string,
): { question: BookingQuestion; from: number; to: number } | null {
  for (const name of [question.label, question.slug.replaceAll('-', ' ')]) {
    const escaped = name.replace(/[?:!.]+$/, '').replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
    const found = new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:the |my |their |our )?${escaped}[?]?(?![\p{L}\p{N}])\s*(?:is|are|[:=])?\s*`,
      'iu',
    ).exec(text);
    if (found) return { question, from: found.index, to: found.index + found[0].length };
  }
  return null;
}

const trimmed = (text: string): string => text.replace(/^(?:[\s,;.]|and\s)+|(?:[\s,;.]|\sand)+$/gi, '');

/** "11 to 50" is how "11–50" is said. */
const toDigits = (text: string): string => text.replace(/(\d)\s*(?:to|till|until|through)\s*(\d)/gi, '$1–$2');
