/**
 * What tools answered in the last turns, with what they were asked: without it the model would not
 * know what "the second one" or "yes" is about. The words of a talk come from the channel; these
 * come from the database, whatever way they were asked for.
 */
import { outcomeData } from './outcome-for-model.ts';
import type { TalkCall } from './read-talk.ts';

const most = 8;
const mostCharacters = 8_000;

/** One line of JSON each, oldest first: the newest, and those before it that fit. */
export function earlierLines(calls: readonly TalkCall[]): string[] {
  const lines: string[] = [];
  let characters = 0;
  for (const { tool, arguments: args, outcome } of calls.slice(-most).toReversed()) {
    const line = JSON.stringify({ tool, arguments: args, outcome: outcomeData(outcome) });
    characters += line.length;
    // What was answered last is what "the second one" is about, however long it is.
    if (characters > mostCharacters && lines.length > 0) break;
    lines.unshift(line);
  }
  return lines;
}
