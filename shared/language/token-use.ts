/** What each token of a text turned out to be. */

/** What each token turned out to be. */
export type TokenUse = 'free' | 'time' | 'guest' | 'place' | 'drop';
