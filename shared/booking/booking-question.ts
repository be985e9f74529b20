/**
 * A question of its own that a kind of appointment asks the guest ("Company?", "Team size"), and what
 * was said to it. Apart from the booking, because who books by hand sees the same questions.
 */

export type QuestionKind =
  | 'text'
  | 'long-text'
  | 'number'
  | 'phone'
  | 'link'
  | 'emails'
  | 'choice'
  | 'choices'
  | 'yes-no';

export type BookingQuestion = {
  /** Its name at the vendor. */
  slug: string;
  /** As people read it. */
  label: string;
  kind: QuestionKind;
  isRequired: boolean;
  /** What can be chosen; empty for the other kinds. */
  options: string[];
};

/** As the vendor takes it. */
export type BookingResponse = string | number | boolean | string[];

/** The response, or what is wrong with the words as a sentence. */
export function readResponse(
  question: BookingQuestion,
  words: string,
): { value: BookingResponse } | { problem: string } {
  const text = words.trim();
  const { label, kind, options } = question;
  switch (kind) {
    case 'number': {
      const value = Number(text.replace(/(?<=\d)[ ,](?=\d{3}\b)/g, ''));
      return text === '' || !Number.isFinite(value) ? { problem: `“${label}” wants a number.` } : { value };
    }
    case 'yes-no': {
      if (/^(?:yes|y|true|on|i do|agreed?|sure|ok(?:ay)?)\b/i.test(text)) return { value: true };
      if (/^(?:no|n|false|off)\b/i.test(text)) return { value: false };
      return { problem: `“${label}” wants a yes or a no.` };
    }
    case 'choice': {
      const value = optionOf(options, text);
      return value === null ? { problem: sayOptions(question) } : { value };
    }
    case 'choices': {
      const said = ` ${plain(text)} `;
      const value = options.filter((option) => said.includes(` ${plain(option)} `));
      return value.length === 0 ? { problem: sayOptions(question) } : { value };
    }
    case 'emails':
      return { value: text.split(/[\s,;]+/).filter(Boolean) };
    case 'text':
    case 'long-text':
    case 'phone':
    case 'link':
      return text === '' ? { problem: `“${label}” is empty.` } : { value: text.slice(0, 1_000) };
  }
}

/** "“Team size” (one of: 1–10, 11–50)". */
export function sayQuestion({ label, options }: BookingQuestion): string {
  return `“${label}”${options.length === 0 ? '' : ` (one of: ${options.slice(0, 8).join(', ')})`}`;
}

/**
 * Which question a line "question: answer" is about, and what was said to it. A line that names none is
 * the answer to the only open one.
 */
export function questionOf(
  questions: readonly BookingQuestion[],
  line: string,
  open: readonly BookingQuestion[],
): { question: BookingQuestion; words: string } | null {
  const folded = line.toLowerCase();
  for (const question of questions) {
    for (const name of [question.label, question.slug]) {
      const rest = line.slice(name.length);
      if (folded.startsWith(name.toLowerCase()) && /^\s*[?]?\s*[:=]/.test(rest)) {
        return { question, words: rest.replace(/^\s*[?]?\s*[:=]\s*/, '') };
      }
    }
  }
  const [only] = open;
  return only && open.length === 1 ? { question: only, words: line } : null;
}

const sayOptions = ({ label, options }: BookingQuestion): string =>
  `“${label}” is one of: ${options.slice(0, 8).join(', ')}.`;

function optionOf(options: readonly string[], words: string): string | null {
  const said = plain(words);
  if (said === '') return null;
  const exact = options.find((option) => plain(option) === said);
  if (exact !== undefined) return exact;
  const near = options.filter((option) => ` ${said} `.includes(` ${plain(option)} `));
  return near.length === 1 ? (near[0] ?? null) : null;
}

/** "11 to 50" is how "11–50" is said. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/(\d)\s+(?:to|till|until|through)\s+(?=\d)/g, '$1 ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
