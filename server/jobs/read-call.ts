/**
 * Reads the transcript of a call for what was agreed and missed: asks the model once, keeps what it
 * proposes, and does or asks what code finds in it. Run again it goes on where it stopped.
 */
import { eq, sql } from 'drizzle-orm';
import type { Pool } from 'pg';
import type { Proposal } from '#shared/conversation/proposal.ts';
import { applyProposals } from '#server/agent/extract/apply-proposals.ts';
import type { ApplyDeps } from '#server/agent/extract/apply-proposals.ts';
import { extractProposals } from '#server/agent/extract/extract-proposals.ts';
import type { TalkTurn } from '#server/agent/extract/talk.ts';
import type { Model } from '#server/agent/model.ts';
import { ModelError } from '#server/agent/model.ts';
import { nowInstant } from '#server/clock.ts';
import { extractions } from '#server/db/schema/extractions.ts';
import { appendFeed } from '#server/domain/conversation/append-feed.ts';
import { findConversation } from '#server/domain/conversation/find-conversation.ts';
import type { FoundConversation } from '#server/domain/conversation/find-conversation.ts';
import { readTalk } from '#server/domain/conversation/read-talk.ts';
import { sha256 } from '#server/ids.ts';
import { HopelessError } from './create-jobs.ts';
import { proofOfInboxRow } from './proof-of-inbox-row.ts';
import type { PayloadOf } from './queues.ts';

export type ReadCallDeps = ApplyDeps & { pools: { app: Pool; system: Pool }; model: Model | null };

/** Throws when the model or the schedule is away, and a `HopelessError` when asking again is of no use. */
export async function readCall(
  deps: ReadCallDeps,
  job: PayloadOf<'read-call'>,
  signal: AbortSignal,
): Promise<void> {
  const proven = await proofOfInboxRow(deps, job);
  const conversation = await findConversation(deps, {
    personId: job.ownerId,
    conversationId: job.conversationId,
  });
  if (!proven || !conversation || proven.conversationId !== conversation.id) return;
  const talk = await readTalk(deps, conversation);
  if (!talk.some(({ role }) => role === 'user')) return;
  const read = await proposalsOf(deps, { conversation, talk }, signal);
  // What was done once is never weighed again: the calendar has moved since.
  if (!read || read.appliedAt !== null) return;
  const { done, asked } = await applyProposals(deps, {
    proof: proven,
    conversation,
    talk,
    proposals: read.proposals,
    groupId: read.groupId,
  });
  const isFirst = await markApplied(deps, conversation);
  const fresh = done.filter((outcome) => outcome.repeat !== true);
  if (!isFirst || (done.length === 0 && asked === 0)) return;
  await appendFeed(deps, conversation, [
    {
      type: 'after_call',
      done: done.length,
      asked,
      groupId: done.length > 0 ? read.groupId : null,
      say: sayWhatCame(fresh.length > 0 ? fresh.map(({ say }) => say) : done.map(({ say }) => say), asked),
    },
  ]);
}

type Read = { proposals: Proposal[]; groupId: string; appliedAt: string | null };

/** Null when there is no model to ask. */
async function proposalsOf(
  deps: ReadCallDeps,
  { conversation, talk }: { conversation: FoundConversation; talk: readonly TalkTurn[] },
  signal: AbortSignal,
): Promise<Read | null> {
  const transcriptHash = sha256(JSON.stringify(talk.map(({ role, text }) => [role, text])));
  const kept = await deps.asPerson(conversation.ownerId, (db) =>
    db.select().from(extractions).where(eq(extractions.conversationId, conversation.id)),
  );
  if (kept[0]?.transcriptHash === transcriptHash) return kept[0];
  if (!deps.model) {
    await appendFeed(deps, conversation, [
      {
        type: 'error',
        about: 'extraction',
        isRetried: false,
        say: 'No model is set up, so the transcript was not read for what was missed.',
      },
    ]);
    return null;
  }
  const proposals = await ask(deps, { model: deps.model, conversation, talk }, signal);
  const rows = await deps.asPerson(conversation.ownerId, (db) =>
    db
      .insert(extractions)
      .values({
        conversationId: conversation.id,
        ownerId: conversation.ownerId,
        transcriptHash,
        proposals,
        groupId: kept[0]?.groupId ?? deps.ids.next(),
        madeAt: nowInstant(deps.clock),
      })
      // Somebody else may have read the same meanwhile: theirs holds. A longer transcript is read anew.
      .onConflictDoUpdate({
        target: extractions.conversationId,
        set: {
          transcriptHash,
          appliedAt: sql`case when ${extractions.transcriptHash} = excluded.transcript_hash then ${extractions.appliedAt} end`,
          proposals: sql`case when ${extractions.transcriptHash} = excluded.transcript_hash then ${extractions.proposals} else excluded.proposals end`,
        },
      })
      .returning(),
  );
  return rows[0] ?? null;
}

async function ask(
  deps: ReadCallDeps,
  { model, conversation, talk }: { model: Model; conversation: FoundConversation; talk: readonly TalkTurn[] },
  signal: AbortSignal,
): Promise<Proposal[]> {
  try {
    return await extractProposals({ model }, { talk, timeZone: conversation.timeZone }, signal);
  } catch (error) {
    if (!(error instanceof ModelError) || !['key', 'rejected'].includes(error.fault)) throw error;
    await appendFeed(deps, conversation, [
      {
        type: 'error',
        about: 'extraction',
        isRetried: false,
        say: 'The transcript could not be read for what was missed. It is kept, and can be read again.',
      },
    ]);
    throw new HopelessError(error.message, { cause: error });
  }
}

async function markApplied(deps: ReadCallDeps, conversation: FoundConversation): Promise<boolean> {
  const rows = await deps.asPerson(conversation.ownerId, (db) =>
    db
      .update(extractions)
      .set({ appliedAt: nowInstant(deps.clock) })
      .where(sql`${extractions.conversationId} = ${conversation.id} and ${extractions.appliedAt} is null`)
      .returning({ id: extractions.conversationId }),
  );
  return rows.length > 0;
}

function sayWhatCame(says: readonly string[], asked: number): string {
  const questions = asked === 0 ? '' : asked === 1 ? 'One question is left.' : `${asked} questions are left.`;
  const did = says.length === 0 ? '' : `After the call: ${says.join(' ')}`;
  return [did, questions].filter(Boolean).join(' ');
}
