/**
 * What a vendor's news does to a talk. It may come twice, late and in any order: each does the same
 * thing again, and the end of a talk is never undone by news of its beginning.
 */
import { sql } from 'drizzle-orm';
import { endReasonOf } from '#shared/conversation/say-end.ts';
import type { AsPerson } from '#server/db/as-person.ts';
import type { Db } from '#server/db/client.ts';
import { nowInstant } from '#server/clock.ts';
import type { Clock } from '#server/clock.ts';
import { appendFeed } from './append-feed.ts';
import type { FeedDeps } from './append-feed.ts';
import type { CallNews } from './call-news.ts';
import { markEnded } from './end-conversation.ts';
import { storeTranscript } from './store-transcript.ts';
import { tellEnd } from './tell-end.ts';

export type CallNewsDeps = FeedDeps & {
  asPerson: AsPerson;
  clock: Clock;
  /** What a minute of a call costs, in hundredths of the account's currency; 0 where nobody said. */
  callCentsPerMinute: number;
  /** Reads the transcript for what was missed, and for what the talk was about. */
  afterCall: { enqueue(call: AfterCall, tx: Db): Promise<void>; wake(): void };
};

export type AfterCall = { conversationId: string; ownerId: string; eventId: string };

export type Talk = {
  id: string;
  ownerId: string;
  startedAt: string;
  hasEnded: boolean;
  vendorId: string | null;
};

export async function applyCallNews(
  deps: CallNewsDeps,
  talk: Talk,
  told: { news: CallNews; at: string | null; eventId: string },
): Promise<void> {
  const { news } = told;
  switch (news.kind) {
    case 'shutdown':
      return end(deps, talk, { reason: endReasonOf(news.reason), at: told.at });
    case 'transcript':
      return keepTranscript(deps, talk, { entries: news.entries, eventId: told.eventId });
    case 'recording':
      await set(
        deps,
        talk,
        sql`has_recording = true, recording = ${JSON.stringify({ bucket: news.bucket, key: news.key, seconds: news.seconds })}::jsonb`,
      );
      return appendFeed(deps, talk, [{ type: 'ready', what: 'recording' }]);
    case 'recording-failed':
      await set(
        deps,
        talk,
        sql`recording = ${JSON.stringify({ bucket: null, key: null, seconds: null, problem: news.problem.slice(0, 500) })}::jsonb`,
      );
      return appendFeed(deps, talk, [
        {
          type: 'error',
          about: 'recording',
          isRetried: false,
          say: 'The recording of this call could not be stored.',
        },
      ]);
    case 'perception':
      await set(deps, talk, sql`perception = ${news.analysis}`);
      return appendFeed(deps, talk, [{ type: 'ready', what: 'perception' }]);
    case 'deed': {
      const deed = { kind: news.deed, name: news.name, at: told.at ?? nowInstant(deps.clock) };
      const one = JSON.stringify([deed]);
      return set(
        deps,
        talk,
        sql`deeds = case when deeds @> ${one}::jsonb then deeds else deeds || ${one}::jsonb end`,
      );
    }
    // Said at once for all of a batch: `jobs/handle-tavus-events.ts`.
    case 'joined':
    case 'other':
  }
}

/** The vendor's own moment of the end counts for the minutes, also when we ended it ourselves before. */
async function end(
  deps: CallNewsDeps,
  talk: Talk,
  { reason, at }: { reason: string; at: string | null },
): Promise<void> {
  const now = nowInstant(deps.clock);
  const endedAt = at !== null && at > talk.startedAt && at <= now ? at : now;
  await markEnded({ ...deps, clock: { now: () => Date.parse(endedAt) } }, { ...talk, reason });
  await set(
    deps,
    talk,
    sql`ended_at = least(ended_at, ${endedAt}::timestamptz),
      minutes = round((ceil(greatest(extract(epoch from least(ended_at, ${endedAt}::timestamptz) - started_at), 30) / 6) * 6 / 60)::numeric, 2)`,
  );
  if (deps.callCentsPerMinute > 0)
    await set(deps, talk, sql`cost_cents = round(minutes * ${deps.callCentsPerMinute}::numeric)`);
  if (!talk.hasEnded) await tellEnd(deps, talk, reason);
}

async function keepTranscript(
  deps: CallNewsDeps,
  talk: Talk,
  { entries, eventId }: { entries: Extract<CallNews, { kind: 'transcript' }>['entries']; eventId: string },
): Promise<void> {
  await deps.asPerson(talk.ownerId, async (db) => {
    // Two deliveries at once would both find their turns missing.
    await db.execute(sql`select from conversations where id = ${talk.id} for update`);
    await storeTranscript(db, talk, entries);
    // An empty one too: nothing more comes, and what was heard here is all there is.
    await db.execute(sql`update conversations set has_transcript = true where id = ${talk.id}`);
    await deps.afterCall.enqueue({ conversationId: talk.id, ownerId: talk.ownerId, eventId }, db);
  });
  deps.afterCall.wake();
  await appendFeed(deps, talk, [{ type: 'ready', what: 'transcript' }]);
}

async function set(deps: CallNewsDeps, talk: Talk, change: ReturnType<typeof sql>): Promise<void> {
  await deps.asPerson(talk.ownerId, (db) =>
    db.execute(sql`update conversations set ${change} where id = ${talk.id}`),
  );
}
