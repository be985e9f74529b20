/**
 * What tools answered in the last turns, with what they were asked: without it the model would not
 * know what "the second one" or "yes" is about. The words of a talk come from the channel; these
 * come from the database, whatever way they were asked for.
 */
import { sql } from 'drizzle-orm';
import type { Outcome } from '#shared/outcome.ts';
import type { AsPerson } from '#server/db/as-person.ts';
import { outcomeData } from './outcome-for-model.ts';

export type EarlierCall = { tool: string; arguments: unknown; outcome: Outcome };

const most = 8;
const mostCharacters = 8_000;

/** Oldest first. A talk that goes on from another one remembers that one's. */
export async function readEarlierCalls(
  deps: { asPerson: AsPerson },
  conversation: { id: string; ownerId: string },
): Promise<EarlierCall[]> {
  const { rows } = await deps.asPerson(conversation.ownerId, (db) =>
    db.execute<EarlierCall>(sql`
      select tool, arguments, outcome from calls
      where conversation_id = ${conversation.id}
         or conversation_id = (select continues_id from conversations where id = ${conversation.id})
      order by at desc limit ${most}`),
  );
  return rows.toReversed();
}

/** One line of JSON each, the newest ones that fit. */
export function earlierLines(calls: readonly EarlierCall[]): string[] {
  const lines: string[] = [];
  let characters = 0;
  for (const { tool, arguments: args, outcome } of calls.toReversed()) {
    const line = JSON.stringify({ tool, arguments: args, outcome: outcomeData(outcome) });
    characters += line.length;
    if (characters > mostCharacters) break;
    lines.unshift(line);
  }
  return lines;
}
