/** Is a question of a talk about what was refused in it? By the name, as both of them say it. */
import type { Suggestion } from '#shared/conversation/suggestion.ts';
import type { Outcome } from '#shared/outcome.ts';

export function asksForSame(question: Pick<Suggestion, 'arguments' | 'summary'>, refused: Outcome): boolean {
  if (refused.kind === 'done' || refused.kind === 'pending') return false;
  const said = ` ${plain(refused.kind === 'ambiguous' ? refused.question : refused.say)} `;
  const given = question.arguments['title'];
  // "Add Gym, Friday at nine": what stands behind the verb, up to its time.
  const title = plain(typeof given === 'string' ? given : (/^\S+ ([^,]+)/.exec(question.summary)?.[1] ?? ''));
  return title !== '' && said.includes(` ${title} `);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .join(' ');
}
