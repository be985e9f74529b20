/** The question behind a ghost on the days: why it is asked, the words it rests on, yes and no. */
import { changeableOf } from '#extension/features/conversations/suggestion-change.ts';
import type { Suggestion } from '#shared/conversation/suggestion.ts';
import { make } from './make.ts';

type Acts = { onYes(): void; onNo(): void; onPanel(): void };

/** Without acts it is only a glance. */
export function questionCard(suggestion: Suggestion, acts: Acts | null): Node[] {
  const { summary, question, quote, tool, why } = suggestion;
  const verb = tool === 'move_event' ? 'Move' : 'Add';
  const isWhole = changeableOf(suggestion).missing.length === 0;
  const row = acts && make('div', { class: 'row' });
  if (row && acts) {
    const focus = { 'data-autofocus': '' };
    if (isWhole)
      row.append(
        make('button', {
          class: 'main',
          text: why === 'conflict' ? `${verb} anyway` : verb,
          attributes: focus,
          onClick: acts.onYes,
        }),
      );
    row.append(
      make('button', { text: 'No', onClick: acts.onNo }),
      make('button', {
        text: isWhole ? 'Open in the panel' : 'Answer in the panel',
        attributes: isWhole ? {} : focus,
        onClick: acts.onPanel,
      }),
    );
  }
  return [
    make('p', { class: 'quiet', text: 'A question from a talk' }),
    make('h2', { text: `${summary.replace(/\.$/, '')}?`, attributes: { dir: 'auto' } }),
    make('p', { text: question }),
    make('p', { class: 'quiet', text: `“${quote.text}”`, attributes: { dir: 'auto' } }),
    ...(row ? [row] : []),
  ];
}
