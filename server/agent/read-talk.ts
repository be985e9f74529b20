/**
 * What a talk has in the database, in one trip: what its calls asked and answered, what the person
 * said, which language it is in. A talk that goes on from another one knows that one's too.
 */
import { sql } from 'drizzle-orm';
import type { Outcome } from '#shared/outcome.ts';
import type { AsPerson } from '#server/db/as-person.ts';

export type TalkCall = {
  tool: string;
  arguments: unknown;
  outcome: Outcome;
  at: string;
  /** Turns of the person when it was asked for; null where nobody counts them, and of an earlier talk. */
  turn: number | null;
};

export type Talk = {
  /** BCP 47. */
  language: string;
  /** Oldest first, as the turns of the person. */
  calls: TalkCall[];
  words: { text: string; at: string }[];
};

/** So many of the newest calls and turns are looked at. */
const most = 200;

export async function readTalk(
  deps: { asPerson: AsPerson },
  conversation: { id: string; ownerId: string },
): Promise<Talk> {
  const { rows } = await deps.asPerson(
    conversation.ownerId,
    (db) =>
      db.execute<{ talk: Talk }>(sql`
      with talks as (
        select id, language from conversations where id = ${conversation.id}
        union all
        select before.id, before.language from conversations c
        join conversations before on before.id = c.continues_id where c.id = ${conversation.id}
      ), answered as (
        select tool, arguments, outcome, at, asked,
               case when conversation_id = ${conversation.id} then person_turn end as turn
        from calls where conversation_id in (select id from talks)
        order by asked desc limit ${most}
      ), said as (
        select text, at, turn from turns where role = 'user' and conversation_id in (select id from talks)
        order by at desc, turn desc limit ${most}
      )
      select jsonb_build_object(
        'language', (select language from talks where id = ${conversation.id} limit 1),
        'calls', coalesce((select jsonb_agg(to_jsonb(answered) order by asked) from answered), '[]'),
        'words', coalesce((select jsonb_agg(to_jsonb(said) order by at, turn) from said), '[]')
      ) as talk`),
    'reading',
  );
  const talk = rows[0]?.talk;
  return { language: talk?.language ?? 'en', calls: talk?.calls ?? [], words: talk?.words ?? [] };
}
