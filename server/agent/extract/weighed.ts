/** What is to become of one proposal, and the small makers of it. */
import type { Proposal, Quote } from '#shared/conversation/proposal.ts';
import type { SuggestionWhy } from '#shared/conversation/suggestion.ts';
import type { Choice } from '#shared/outcome.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import type { Unwanted } from './judge-wish.ts';
import type { ToolWish } from './resolve-wish.ts';

export type Weighed = { proposal: Proposal } & (
  | { kind: 'do'; wish: ToolWish & { start: string | null }; quote: Quote; event: ScheduleEvent | null }
  | {
      kind: 'ask';
      wish: ToolWish;
      quote: Quote;
      event: ScheduleEvent | null;
      why: SuggestionWhy;
      question: string;
      choices: Choice[];
    }
  | { kind: 'nothing'; why: Unwanted | 'not-said' | 'done' | 'repeated' | 'no-such-event' }
);

export function asked(one: Extract<Weighed, { wish: ToolWish }>, question: string): Weighed {
  return { ...one, kind: 'ask', why: 'unsure', question, choices: [] };
}

export function nothing(proposal: Proposal, why: Extract<Weighed, { kind: 'nothing' }>['why']): Weighed {
  return { kind: 'nothing', proposal, why };
}
