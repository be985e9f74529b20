/**
 * What was found in an utterance of the agent that no receipt or read backs. With our own model the
 * words were stopped before anybody heard them; with a vendor's they were heard and corrected.
 */
export type ClaimMarks = {
  held: { text: string; why: string }[];
  /** The true sentence that was said at once; absent where the words were never spoken. */
  correction?: string;
  /** Nobody could check it. */
  isUnchecked?: true;
};
