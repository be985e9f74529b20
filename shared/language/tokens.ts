/**
 * Text cut into words, numbers and signs with their places. All readers walk over these, so that
 * spans are exact and nothing backtracks over characters.
 */

export type Token = {
  /** Lower case, curly apostrophes straightened. */
  text: string;
  raw: string;
  /** UTF-16 offsets into what was read, end exclusive. */
  from: number;
  to: number;
  /** No space between this and the token before. */
  glued: boolean;
  /** Digits only: their value. */
  value: number | null;
  /** Begins with a capital letter. */
  isCapital: boolean;
};

/** Longer text is read up to here; nobody describes one event at more length. */
export const longestText = 2_000;

const tokenPattern = /\d+|\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)*|\S/gu;

export function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let end = -1;
  for (const match of text.slice(0, longestText).matchAll(tokenPattern)) {
    const [raw] = match;
    const isNumber = raw >= '0' && raw < ':' && raw.length < 10;
    tokens.push({
      text: raw.toLowerCase().replaceAll('’', "'"),
      raw,
      from: match.index,
      to: match.index + raw.length,
      glued: match.index === end,
      value: isNumber ? Number(raw) : null,
      isCapital: /^\p{Lu}/u.test(raw),
    });
    end = match.index + raw.length;
  }
  return tokens;
}

/** "Check-in": the small word is half of another. */
export function isHyphened(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.glued === true && tokens[at - 1]?.text === '-' && tokens[at - 1]?.glued === true;
}

/** The word at a place, or the empty string beyond the end. */
export function wordAt(tokens: readonly Token[], at: number): string {
  return tokens[at]?.text ?? '';
}

/** Where the words given stand, the place after them; else -1. */
export function after(tokens: readonly Token[], at: number, ...words: readonly string[]): number {
  for (const [offset, word] of words.entries()) if (wordAt(tokens, at + offset) !== word) return -1;
  return at + words.length;
}
