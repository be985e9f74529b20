/**
 * A talk on its way to a model: numbered lines, fenced as data of others, in pieces that a model reads
 * well. A turn is one line whatever it holds, so that no turn can look like another.
 */
import { cleanLine, fence } from '../untrusted.ts';
import type { TalkTurn } from './talk.ts';

const charactersPerPiece = 16_000;
const longestTurn = 2_000;
/** What belongs together is seldom further apart. */
const shared = 8;

export function transcriptPieces(talk: readonly TalkTurn[]): string[] {
  const lines = talk.map(
    ({ role, text }, index) =>
      `[${index}] ${role === 'user' ? 'PERSON' : 'AGENT'}: ${cleanLine(text, longestTurn)}`,
  );
  const pieces: string[] = [];
  for (let from = 0; from < lines.length;) {
    let to = from;
    let size = 0;
    while (to < lines.length && (to === from || size + (lines[to]?.length ?? 0) < charactersPerPiece)) {
      size += (lines[to]?.length ?? 0) + 3;
      to += 1;
    }
    pieces.push(fence('transcript', lines.slice(from, to).join('\n')));
    if (to >= lines.length) break;
    from = Math.max(from + 1, to - shared);
  }
  return pieces;
}
