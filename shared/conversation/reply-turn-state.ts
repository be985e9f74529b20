/**
 * The turn that our own agent answers at the moment, kept with the talk: a request that overlaps it
 * has to know what was already done and whether the person has heard of it.
 */
export type ReplyTurnState = {
  turnId: string;
  /** Instant from which on things were done that the person may not have heard of. */
  openSince: string;
  /** Instant at which it began, and the words it answers. */
  begunAt: string;
  words: string;
  /** The words as they were spoken. */
  heard?: string;
  /** How many utterances the request held, the person's last words included. */
  utterances: number;
  /** What was sent to be spoken; null until the turn is finished. */
  said: string | null;
  /** What the claim check stopped in it. */
  held?: { text: string; why: string }[];
};
