/** A clock time as it was said, before anybody decides which half of the day a bare `3` means. */
import type { Part } from './english-words.ts';

export type Clock = {
  /** Minutes after midnight; before noon when the half is open. */
  minutes: number;
  /** The text did not say am or pm and the hour is 1 to 12. */
  isOpen: boolean;
  isWeak: boolean;
  /** `in the morning`, said with the clock. */
  part?: Part;
  /** 12 am at the end of a stretch, or said as midnight. */
  isMidnight?: true;
  /** The word "midnight": with a day it may be either end of it. */
  isSpokenMidnight?: true;
};

export type ClockMatch = { clock: Clock; next: number };

export function exact(minutes: number): Clock {
  return { minutes: minutes % 1440, isOpen: false, isWeak: false };
}
