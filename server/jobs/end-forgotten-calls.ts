/**
 * Ends calls that nobody is in any more. The vendor has timers of its own for that; this is for the
 * calls they missed and for rows whose end we were never told (a killed server, a lost callback).
 * A call that is open at the vendor costs money and one of few concurrent places.
 */
import type { Pool } from 'pg';
import type { AsPerson } from '#server/db/as-person.ts';
import type { Clock } from '#server/clock.ts';
import { nowInstant } from '#server/clock.ts';
import { appendFeed } from '#server/domain/conversation/append-feed.ts';
import type { FeedDeps } from '#server/domain/conversation/append-feed.ts';
import { markEnded } from '#server/domain/conversation/end-conversation.ts';
import type { PersonaVendor } from '#server/domain/conversation/persona-vendor.ts';
import type { Log } from '#server/log.ts';

export type EndForgottenDeps = FeedDeps & {
  log: Log;
  clock: Clock;
  asPerson: AsPerson;
  pools: { system: Pool };
  /** Null: no vendor is set up any more. */
  personas: { vendor: Pick<PersonaVendor, 'endConversation'> } | null;
};

/**
 * Without a sign of life for this long a call is forgotten. Starting takes the vendor seconds; nobody
 * joins a call that waits longer than the vendor lets it (two minutes); in a running one somebody
 * speaks or a panel reports.
 */
const quietForMinutes = { starting: 3, waiting: 4, 'in-progress': 10 } as const;
/** No call is allowed to be longer than an hour. */
const longestMinutes = 65;
/** When the vendor has refused to end it for a day, it has ended by its own timers. */
const giveUpAfterHours = 24;

type Forgotten = { id: string; owner_id: string; vendor_id: string | null; is_hopeless: boolean };

/** Throws when a call could not be ended; the next round finds it again. */
export async function endForgottenCalls(deps: EndForgottenDeps, signal: AbortSignal): Promise<void> {
  const refused: string[] = [];
  for (const call of await findForgotten(deps)) {
    signal.throwIfAborted();
    if (call.vendor_id !== null && deps.personas && !call.is_hopeless) {
      const ended = await deps.personas.vendor.endConversation(
        call.vendor_id,
        AbortSignal.any([signal, AbortSignal.timeout(10_000)]),
      );
      if (ended.kind === 'refused') {
        refused.push(ended.reason);
        continue;
      }
    }
    await markEnded(deps, { id: call.id, ownerId: call.owner_id, reason: 'forgotten' });
    await appendFeed(deps, { id: call.id, ownerId: call.owner_id }, [
      { type: 'ended', reason: 'forgotten', say: 'The call was ended because nobody was in it any more.' },
    ]);
    deps.log.info({ conversation: call.id }, 'a forgotten call was ended');
  }
  if (refused.length > 0) {
    throw new Error(`the vendor refused to end ${refused.length} forgotten calls: ${refused[0]}`);
  }
}

async function findForgotten(deps: EndForgottenDeps): Promise<Forgotten[]> {
  const { rows } = await deps.pools.system.query<Forgotten>({
    name: 'forgotten_calls',
    text: `
      select id, owner_id, vendor_id, started_at < $1::timestamptz - make_interval(hours => $6) as is_hopeless
      from conversations
      where vendor is not null and status in ('starting', 'waiting', 'in-progress') and (
        started_at < $1::timestamptz - make_interval(mins => $5)
        or coalesce(last_seen_at, started_at) < $1::timestamptz - make_interval(mins =>
             case status when 'starting' then $2::int when 'waiting' then $3::int else $4::int end))
      order by started_at limit 100`,
    values: [
      nowInstant(deps.clock),
      quietForMinutes.starting,
      quietForMinutes.waiting,
      quietForMinutes['in-progress'],
      longestMinutes,
      giveUpAfterHours,
    ],
  });
  return rows;
}
