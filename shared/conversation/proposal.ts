/**
 * What an extractor proposes to do because of a talk. It names words, never dates: code resolves them
 * (docs/decisions/009), and everything in here is a wish that code checks against the transcript.
 */

/** Words of the talk; `turn` counts from 0. */
export type Words = { turn: number; text: string };

/** Where the words stand: UTF-16 offsets into the turn's text, end exclusive. */
export type Quote = Words & { from: number; to: number };

export const proposalActions = ['add', 'move', 'update', 'remove'] as const;

export type Proposal = {
  action: (typeof proposalActions)[number];
  /** The words that ask for it. */
  quote: Words;
  /** Other words that are needed to understand it: the event it points back to, the name it got. */
  support: Words[];
  /** Where the agent proposed it and the person agreed: the words of the agreement. */
  agreement: Words | null;
  /** Title of what is to be added; for the others the words for the event as it is called. */
  title: string;
  newTitle: string | null;
  /** Day and clocks as they were said. For a move or a length: the new ones. */
  day: string | null;
  time: string | null;
  endTime: string | null;
  lastDay: string | null;
  duration: string | null;
  /** The day the event is on now, as it was said. */
  on: string | null;
  place: string | null;
  notes: string | null;
  allDay: boolean;
  /** 0 to 1, as the extractor sees it. */
  certainty: number;
};
