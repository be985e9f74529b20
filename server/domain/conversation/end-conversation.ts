/** Ends a talk: at the vendor, which stops the billing, and here. Ending an ended one is fine. */
import { and, eq, ne, sql } from 'drizzle-orm';
import type { AsPerson } from '#server/db/as-person.ts';
import { conversations } from '#server/db/schema/conversations.ts';
import { nowInstant } from '#server/clock.ts';
import type { Clock } from '#server/clock.ts';
import type { FeedDeps } from './append-feed.ts';
import { findConversation } from './find-conversation.ts';
import type { PersonaVendor } from './persona-vendor.ts';
import { tellEnd } from './tell-end.ts';

export type EndDeps = FeedDeps & {
  personas: { vendor: PersonaVendor } | null;
  /** Tries again later when the vendor does not answer now. */
  endLater(call: { vendorId: string; conversationId: string; ownerId: string }): Promise<void>;
};

/** False when the person has no such conversation. */
export async function endConversation(
  deps: EndDeps,
  asked: { personId: string; conversationId: string; reason: string },
): Promise<boolean> {
  const found = await findConversation(deps, asked);
  if (!found) return false;
  if (found.hasEnded) return true;
  await markEnded(deps, { id: found.id, ownerId: found.ownerId, reason: asked.reason });
  await tellEnd(deps, found, asked.reason);
  if (found.vendorId !== null && deps.personas) {
    const ended = await deps.personas.vendor.endConversation(found.vendorId, AbortSignal.timeout(5_000));
    if (ended.kind === 'refused') {
      await deps.endLater({ vendorId: found.vendorId, conversationId: found.id, ownerId: found.ownerId });
    }
  }
  return true;
}

export async function markEnded(
  deps: { asPerson: AsPerson; clock: Clock },
  which: { id: string; ownerId: string; reason: string },
): Promise<void> {
  const endedAt = nowInstant(deps.clock);
  await deps.asPerson(which.ownerId, (db) =>
    db
      .update(conversations)
      .set({ status: 'ended', endReason: which.reason, endedAt, minutes: minutesUntil(endedAt) })
      .where(and(eq(conversations.id, which.id), ne(conversations.status, 'ended'))),
  );
}

/**
 * From the creation of the call, which is when the vendor begins to count: at least half a minute,
 * then in steps of six seconds (Tavus' pricing as reported in 2026; the invoice has the last word).
 */
function minutesUntil(endedAt: string) {
  const seconds = sql`extract(epoch from ${endedAt}::timestamptz - ${conversations.startedAt})`;
  return sql`round((ceil(greatest(${seconds}, 30) / 6) * 6 / 60)::numeric, 2)`;
}
