/**
 * Questions for the person's yes are put by us: a model that hides one, and gets a yes to something
 * else, would have a yes to what the person never heard. What it did not ask itself is asked at the
 * end of its answer, in the words of the outcome.
 */
import type { NeedsYes, Outcome } from '#shared/outcome.ts';
import { plainWords } from '#server/domain/consent/plain-words.ts';
import { tellingWords } from '#server/domain/consent/said-content.ts';

/** What is left to ask of those outcomes after `said` was said, each once. */
export function openQuestions(outcomes: readonly Outcome[], said: string): string[] {
  const open = outcomes.filter((outcome) => outcome.kind === 'needs-yes' && !isPut(said, outcome));
  return [...new Set(open.map(({ say }) => say))];
}

/** Word for word, or as a question with more than half of its telling words: the deed and what it is about. */
function isPut(said: string, { say, summary }: NeedsYes): boolean {
  if (said.includes(say)) return true;
  if (!said.includes('?')) return false;
  const words = new Set(plainWords(said));
  const telling = tellingWords(summary);
  return telling.filter((word) => words.has(word)).length > telling.length / 2;
}
