/** The words a proposal rests on, each found in the talk at its place. */
import type { Proposal, Quote } from '#shared/conversation/proposal.ts';
import { findWords } from './find-words.ts';
import type { TalkTurn } from './talk.ts';

export type Evidence = {
  quote: Quote;
  support: Quote[];
  agreement: Quote | null;
  /** All of the above, oldest first. */
  all: Quote[];
};

/** Null when the words it is asked for by were not said. Support that was not said is left out. */
export function evidenceOf(talk: readonly TalkTurn[], proposal: Proposal): Evidence | null {
  const quote = findWords(talk, proposal.quote);
  if (!quote) return null;
  const support = proposal.support.flatMap((words) => findWords(talk, words) ?? []);
  // Only what the agent offered needs one; anything else is not made newer by a later "yes".
  const isOffer = talk[quote.turn]?.role === 'agent';
  const agreement = isOffer && proposal.agreement ? findWords(talk, proposal.agreement) : null;
  const all = [quote, ...support, ...(agreement ? [agreement] : [])].toSorted(
    (a, b) => a.turn - b.turn || a.from - b.from,
  );
  return { quote, support, agreement, all };
}

/** Number of the newest turn it rests on. */
export function newestTurn({ all }: Evidence): number {
  return Math.max(...all.map(({ turn }) => turn));
}
