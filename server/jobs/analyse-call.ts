/** Keeps what a talk was about with it, once its transcript is there. */
import { eq } from 'drizzle-orm';
import type { Pool } from 'pg';
import { analyseTalk } from '#server/agent/extract/analyse-talk.ts';
import type { Model } from '#server/agent/model.ts';
import { ModelError } from '#server/agent/model.ts';
import { readLog } from '#server/db/read-schedule.ts';
import { conversations } from '#server/db/schema/conversations.ts';
import { appendFeed } from '#server/domain/conversation/append-feed.ts';
import type { FeedDeps } from '#server/domain/conversation/append-feed.ts';
import { readTalk } from '#server/domain/conversation/read-talk.ts';
import { HopelessError } from './create-jobs.ts';
import type { PayloadOf } from './queues.ts';

export type AnalyseCallDeps = FeedDeps & {
  pools: { app: Pool };
  model: Model | null;
  vendors: { anthropic: 'live' | 'simulated' | 'off' };
};

/** Throws when the model is away. The counts are kept in any case. */
export async function analyseCall(
  deps: AnalyseCallDeps,
  job: PayloadOf<'analyse-call'>,
  signal: AbortSignal,
): Promise<void> {
  const conversation = { id: job.conversationId, ownerId: job.ownerId };
  const talk = await readTalk(deps, conversation);
  const log = await readLog(deps.pools.app, { owner: job.ownerId, newest: true, limit: 500 });
  const live = (log?.changes ?? []).filter(
    (change) => change.conversationId === conversation.id && change.who.channel !== 'post-call',
  );
  const keep = async (model: Model | null) => {
    const analysis = await analyseTalk(
      { model, isSimulated: deps.vendors.anthropic === 'simulated' },
      { talk, live },
      signal,
    );
    const rows = await deps.asPerson(job.ownerId, (db) =>
      db
        .update(conversations)
        .set({
          analysis,
          topics: analysis.topics,
          insightCount: analysis.insights.length,
          qualityScore: analysis.quality?.score ?? null,
        })
        .where(eq(conversations.id, job.conversationId))
        .returning({ id: conversations.id }),
    );
    if (rows.length > 0) await appendFeed(deps, conversation, [{ type: 'ready', what: 'analysis' }]);
  };
  try {
    await keep(deps.model);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    await keep(null);
    if (['key', 'rejected'].includes(error.fault)) throw new HopelessError(error.message, { cause: error });
    throw error;
  }
}
