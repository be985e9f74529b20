/**
 * What tools answered in the last turns, with what they were asked: without it the model would not
 * know what "the second one" or "yes" is about. The words of a talk come from the channel; these
 * come from the database, whatever way they were asked for.
 */
import { outcomeData } from './outcome-for-model.ts';
import type { TalkCall } from './read-talk.ts';
import { cleanLine } from './untrusted.ts';

const most = 8;
const mostCharacters = 8_000;
const longestWords = 120;

/** What the person said in this talk before, oldest first, and the number of the turn that is answered. */
export type Spoken = { said: readonly string[]; turn: number };

/**
 * One line of JSON each, oldest first: the newest, and those before it that fit. Each with the words
 * it was asked for by and how many turns ago that was, so that it can be paired with what was said.
 */
export function earlierLines(calls: readonly TalkCall[], spoken: Spoken): string[] {
  const lines: string[] = [];
  let characters = 0;
  for (const { tool, arguments: args, outcome, turn } of calls.slice(-most).toReversed()) {
    const line = JSON.stringify({
      ...turnOf(turn, spoken),
      tool,
      arguments: args,
      outcome: outcomeData(outcome),
    });
    characters += line.length;
    // What was answered last is what "the second one" is about, however long it is.
    if (characters > mostCharacters && lines.length > 0) break;
    lines.unshift(line);
  }
  return lines;
}

/** Counted from the newest: of what was said, the beginning may be missing. */
function turnOf(turn: number | null, spoken: Spoken): { turnsAgo?: number; to?: string } {
  const ago = turn === null ? -1 : spoken.turn - turn;
  if (ago < 0) return {};
  const words = ago === 0 ? undefined : spoken.said.at(-ago);
  return { turnsAgo: ago, ...(words === undefined ? {} : { to: cleanLine(words, longestWords) }) };
}
