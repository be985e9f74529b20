/**
 * What was asked for in the talk itself and refused there: the person heard the refusal and had the
 * last word, so it is never done behind their back, however free the time is afterwards.
 */
import { and, asc, eq, ne } from 'drizzle-orm';
import type { AsPerson } from '#server/db/as-person.ts';
import { calls } from '#server/db/schema/calls.ts';
import { isSameTitle } from './already-done.ts';

export type LiveCall = { tool: string; named: string; isDone: boolean };

/** Oldest first. */
export async function readLiveCalls(
  deps: { asPerson: AsPerson },
  conversation: { id: string; ownerId: string },
): Promise<LiveCall[]> {
  const rows = await deps.asPerson(conversation.ownerId, (db) =>
    db
      .select({ tool: calls.tool, args: calls.arguments, outcome: calls.outcome })
      .from(calls)
      .where(and(eq(calls.conversationId, conversation.id), ne(calls.channel, 'post-call')))
      .orderBy(asc(calls.asked)),
  );
  return rows.map(({ tool, args, outcome }) => ({
    tool,
    named: nameIn(args),
    isDone: outcome.kind === 'done' || outcome.kind === 'pending',
  }));
}

export function wasRefusedLive(wish: { tool: string; title: string }, live: readonly LiveCall[]): boolean {
  const last = live.findLast(({ tool, named }) => tool === wish.tool && isSameTitle(named, wish.title));
  return last !== undefined && !last.isDone;
}

/** Events are named by a title when they are added and by words afterwards. */
function nameIn(args: unknown): string {
  if (args === null || typeof args !== 'object') return '';
  const { title, event } = args as { title?: unknown; event?: unknown };
  if (typeof title === 'string') return title;
  return typeof event === 'string' ? event : '';
}
