/**
 * Earlier turns as the model's messages: who said what, cut from the front where it gets long. The
 * cut moves in steps, so that between two steps the beginning stays the same bytes for the cache.
 */
import type Anthropic from '@anthropic-ai/sdk';

export type Said = { role: 'user' | 'agent'; text: string };

/** About 8,000 tokens. */
const mostCharacters = 32_000;
const step = 20;
/** One turn is not longer than this; a person does not speak a book. */
const longestTurn = 8_000;

export type HistoryMessage = { role: 'user' | 'assistant'; content: Anthropic.TextBlockParam[] };

export function historyMessages(history: readonly Said[]): HistoryMessage[] {
  const said = history.map(({ role, text }) => ({ role, text: text.trim().slice(0, longestTurn) }));
  const kept = newest(said.filter(({ text }) => text !== ''));
  const messages: { role: 'user' | 'assistant'; texts: string[] }[] = [];
  for (const { role, text } of kept) {
    const as = role === 'agent' ? 'assistant' : 'user';
    const last = messages.at(-1);
    if (last?.role === as) last.texts.push(text);
    else messages.push({ role: as, texts: [text] });
  }
  // The model's messages begin with the person's; a greeting of ours came before them.
  if (messages[0]?.role === 'assistant')
    messages.unshift({ role: 'user', texts: ['(The conversation begins.)'] });
  return messages.map(({ role, texts }) => ({ role, content: [{ type: 'text', text: texts.join('\n') }] }));
}

function newest(said: Said[]): Said[] {
  let from = 0;
  const size = (start: number) => said.slice(start).reduce((sum, { text }) => sum + text.length, 0);
  while (said.length - from > step && size(from) > mostCharacters) from += step;
  // Twenty turns can still be a book.
  let kept = said.slice(from);
  while (kept.length > 1 && kept.reduce((sum, { text }) => sum + text.length, 0) > 2 * mostCharacters) {
    kept = kept.slice(1);
  }
  return kept;
}
