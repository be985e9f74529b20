/** Where in a sentence a reader of marks stands, and what it answers. */
import type { ReadingNow } from '#shared/language/reading-now.ts';
import type { Token } from '#shared/language/tokens.ts';
import type { Mark } from './marks.ts';

export type Read = { mark: Mark | Mark[]; next: number };
export type Place = { tokens: readonly Token[]; at: number; now: ReadingNow; marks: readonly Mark[] };
