/**
 * What no callback told: callbacks are lost, late, or come before the vendor's id is stored. What came
 * too early is taken up; what never came is fetched and put into the same inbox, so that it is
 * handled once, whichever came first.
 */
import type { Pool, PoolClient } from 'pg';
import { toDb } from '#server/db/client.ts';
import type { Db } from '#server/db/client.ts';
import { nowInstant } from '#server/clock.ts';
import type { Clock } from '#server/clock.ts';
import type { Ids } from '#server/ids.ts';
import type { Log } from '#server/log.ts';
import type { PersonaVendor, VendorConversationDetail } from '#server/domain/conversation/persona-vendor.ts';
import { dedupeKeyOf } from '#server/vendors/tavus/read-callback.ts';

export type SweepCallsDeps = {
  pools: { system: Pool };
  clock: Clock;
  ids: Ids;
  log: Log;
  personas: { vendor: Pick<PersonaVendor, 'getConversation'> } | null;
  tavusNews: {
    enqueue(news: readonly { eventId: string; ownerId: string }[], tx: Db): Promise<void>;
    wake(): void;
  };
};

/** Answers how many events it took up. One call that cannot be looked at does not keep the others waiting. */
export async function sweepCalls(deps: SweepCallsDeps, signal: AbortSignal): Promise<number> {
  let taken = await releaseParked(deps);
  for (const call of await findSilent(deps)) {
    signal.throwIfAborted();
    if (!deps.personas) break;
    const answer = await deps.personas.vendor.getConversation(
      call.vendor_id,
      { verbose: true },
      AbortSignal.any([signal, AbortSignal.timeout(10_000)]),
    );
    if (answer.kind === 'refused') {
      deps.log.debug(
        { conversation: call.id, reason: answer.reason },
        'a call could not be looked at this time',
      );
    } else {
      const events = answer.kind === 'gone' ? gone(deps) : eventsOf(answer.conversation);
      if (isHopeless(call, { events, isGone: answer.kind === 'gone' })) events.push(noTranscript);
      taken += await keepFetched(deps, call, events);
    }
    await deps.pools.system.query('update conversations set checked_at = $2 where id = $1', [
      call.id,
      nowInstant(deps.clock),
    ]);
  }
  if (taken > 0) deps.tavusNews.wake();
  return taken;
}

/** Events that came before the vendor's id of their talk was stored: now it can be checked. */
async function releaseParked(deps: SweepCallsDeps): Promise<number> {
  return inTransaction(deps.pools.system, async (client) => {
    const { rows } = await client.query<{ id: string; owner_id: string }>(`
      update vendor_events e set is_parked = false from conversations c
      where e.is_parked and c.id = e.conversation_id and c.vendor_id = e.subject
      returning e.id, e.owner_id`);
    if (rows.length > 0)
      await deps.tavusNews.enqueue(
        rows.map(({ id, owner_id }) => ({ eventId: id, ownerId: owner_id })),
        toDb(client),
      );
    // What is of another call, or of one that never came about.
    await client.query(
      `delete from vendor_events e using conversations c where e.is_parked and c.id = e.conversation_id
         and (c.vendor_id <> e.subject or e.received_at < $1::timestamptz - interval '1 day')`,
      [nowInstant(deps.clock)],
    );
    return rows.length;
  });
}

type Silent = {
  id: string;
  owner_id: string;
  vendor_id: string;
  has_ended: boolean;
  is_late: boolean | null;
};

/** Ended without a transcript, or quiet for a minute: seldomer the longer it is so, and not after a day. */
async function findSilent(deps: SweepCallsDeps): Promise<Silent[]> {
  const { rows } = await deps.pools.system.query<Silent>({
    name: 'silent_calls',
    text: `
      select id, owner_id, vendor_id, status = 'ended' as has_ended,
        ended_at < $1::timestamptz - interval '5 minutes' as is_late from conversations
      where vendor = 'tavus' and vendor_id is not null and (
        (status = 'ended' and not has_transcript
          and ended_at between $1::timestamptz - interval '1 day' and $1::timestamptz - interval '10 seconds'
          and coalesce(checked_at < $1::timestamptz - greatest(interval '15 seconds', ($1::timestamptz - ended_at) / 4), true))
        or (status in ('waiting', 'in-progress') and started_at > $1::timestamptz - interval '2 hours'
          and coalesce(last_seen_at, started_at) < $1::timestamptz - interval '60 seconds'
          and coalesce(checked_at < $1::timestamptz - interval '60 seconds', true)))
      order by checked_at nulls first limit 50`,
    values: [nowInstant(deps.clock)],
  });
  return rows;
}

type Fetched = { type: string; at: string | null; body: unknown };

function eventsOf({ events, status, shutdownReason, updatedAt }: VendorConversationDetail): Fetched[] {
  const told = events.map(({ type, at, properties }) => ({
    type,
    at,
    body: { event_type: type, timestamp: at, properties },
  }));
  if (status !== 'ended' || shutdownReason !== null) return told;
  return [
    ...told,
    {
      type: 'system.shutdown',
      at: updatedAt,
      body: { timestamp: updatedAt, properties: { shutdown_reason: 'unknown' } },
    },
  ];
}

const transcriptReady = 'application.transcription_ready';
/** What was heard here stands for it then, and is read for what was agreed. */
const noTranscript: Fetched = { type: transcriptReady, at: null, body: { properties: { transcript: [] } } };

/**
 * The call is over and no transcript of it is to be expected: the vendor forgot the call, or did not
 * write within minutes what it writes within moments. One that comes all the same is taken.
 */
function isHopeless(call: Silent, told: { events: readonly Fetched[]; isGone: boolean }): boolean {
  if (!call.has_ended || told.events.some(({ type }) => type === transcriptReady)) return false;
  return told.isGone || call.is_late === true;
}

function gone(deps: SweepCallsDeps): Fetched[] {
  const at = nowInstant(deps.clock);
  return [
    {
      type: 'system.shutdown',
      at,
      body: { timestamp: at, properties: { shutdown_reason: 'daily_room_has_been_deleted' } },
    },
  ];
}

async function keepFetched(deps: SweepCallsDeps, call: Silent, events: readonly Fetched[]): Promise<number> {
  return inTransaction(deps.pools.system, async (client) => {
    const given = events.map(({ type, at, body }) => ({
      id: deps.ids.next(),
      kind: type,
      dedupe_key: dedupeKeyOf({ vendorId: call.vendor_id, type, at, body }),
      body,
    }));
    const { rows } = await client.query<{ id: string }>(
      `insert into vendor_events (id, owner_id, vendor, conversation_id, kind, subject, dedupe_key, body, received_at)
       select g.id, $2, 'tavus', $3, g.kind, $4, g.dedupe_key, g.body, $5
       from jsonb_to_recordset($1::jsonb) as g(id uuid, kind text, dedupe_key text, body jsonb)
       on conflict on constraint vendor_events_dedupe_key do nothing returning id`,
      [JSON.stringify(given), call.owner_id, call.id, call.vendor_id, nowInstant(deps.clock)],
    );
    if (rows.length > 0)
      await deps.tavusNews.enqueue(
        rows.map(({ id }) => ({ eventId: id, ownerId: call.owner_id })),
        toDb(client),
      );
    return rows.length;
  });
}

async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    await client.query('rollback').then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    );
    throw error;
  }
}
