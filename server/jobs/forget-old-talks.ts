/** Forgets talks whose time is over by their person's own settings. */
import { forgetConversation } from '#server/domain/conversation/forget-conversation.ts';
import type { ForgetDeps } from '#server/domain/conversation/forget-conversation.ts';
import { nowInstant } from '#server/clock.ts';
import type { Pool } from 'pg';

export async function forgetOldTalks(
  deps: ForgetDeps & { pools: { system: Pool } },
  signal: AbortSignal,
): Promise<number> {
  const { rows } = await deps.pools.system.query<{ id: string; owner_id: string }>(
    `select c.id, c.owner_id from conversations c join settings s on s.owner_id = c.owner_id
     where s.retention_days is not null and c.status in ('ended', 'failed')
       and coalesce(c.ended_at, c.started_at) < $1::timestamptz - make_interval(days => s.retention_days)
     order by c.started_at limit 500`,
    [nowInstant(deps.clock)],
  );
  for (const { id, owner_id } of rows) {
    signal.throwIfAborted();
    await forgetConversation(deps, { personId: owner_id, conversationId: id });
  }
  return rows.length;
}
