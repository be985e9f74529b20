/**
 * The one door into the schedule (docs/decisions/003). Whoever writes an event comes through here;
 * `sql/commit-act.ts` holds the statement itself.
 */
import type { Pool, PoolClient } from 'pg';
import type { Outcome } from '#shared/outcome.ts';
import type { ChangeRow } from './change-row.ts';
import type { EventRow } from './event-row.ts';

/** A row of `calls`, as the door and `record-call.ts` write it. */
export type CallRow = {
  id: string;
  owner_id: string;
  conversation_id: string | null;
  channel: ChangeRow['channel'];
  tool: string;
  arguments: unknown;
  call_key: string | null;
  arguments_hash: string;
  meaning_key: string | null;
  outcome: Outcome;
  version: number | null;
  milliseconds: number | null;
  /** Turns of the person when it was asked for. */
  person_turn: number | null;
  error: string | null;
  at: string;
  asked: number;
};

export type Commit = {
  owner: string;
  calendar: string;
  /** The version the rules were decided on; refused when the calendar has moved since. */
  expected: number;
  puts: EventRow[];
  deletes: string[];
  changes: ChangeRow[];
  call: CallRow | null;
  /** Only while this turn is the newest of its talk. */
  fence?: { conversation: string; turn: number };
};

export type Committed =
  | { status: 'done'; version: number; rows: EventRow[] }
  | { status: 'moved'; version: number }
  /** This call was answered before. */
  | { status: 'known'; outcome: Outcome; argumentsHash: string }
  /** A newer turn of the talk has begun: nothing was written. */
  | { status: 'superseded' }
  | { status: 'no-calendar' };

export async function appendChange(client: Pool | PoolClient, commit: Commit): Promise<Committed> {
  const { rows } = await client.query<{ result: Committed }>({
    name: 'commit_act',
    text: 'select commit_act($1::jsonb) as result',
    values: [JSON.stringify(commit)],
  });
  const result = rows[0]?.result;
  if (!result) throw new Error('commit_act answered nothing');
  return result;
}
