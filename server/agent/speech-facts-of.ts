/**
 * Everything that is known to be true in a conversation, for the claim check: what its calls
 * answered, what the person said, how they like times said, and their day as the model was shown it.
 */
import { sql } from 'drizzle-orm';
import type { Pool } from 'pg';
import type { Outcome } from '#shared/outcome.ts';
import type { Clock } from '#server/clock.ts';
import type { AsPerson } from '#server/db/as-person.ts';
import type { SpeechFacts } from './claims/speech-facts.ts';
import { readDayOutline } from './day-outline.ts';
import type { DayOutline } from './day-outline.ts';

export type SpeechFactsInput = {
  conversation: { id: string; ownerId: string; timeZone: string };
  /** What was said that is not among the stored turns yet, oldest first. */
  personWords?: readonly string[];
  /** The outline the model was shown; absent: read now. */
  outline?: DayOutline;
  /**
   * Calls answered at or after this instant belong to the turn that is checked. Absent: those since
   * the person's newest stored turn.
   */
  turnSince?: string;
};

/** So many of the newest calls and turns are looked at. */
const most = 200;

type Stored = {
  language: string;
  /** Newest first. */
  calls: { tool: string; outcome: Outcome; at: string }[];
  words: { text: string; at: string }[];
};

export async function speechFactsOf(
  deps: { asPerson: AsPerson; pools: { app: Pool }; clock: Clock },
  input: SpeechFactsInput,
): Promise<SpeechFacts> {
  const { conversation } = input;
  const [outline, stored] = await Promise.all([
    input.outline ?? readDayOutline(deps, conversation),
    readStored(deps, conversation),
  ]);
  const words = stored.words.toReversed();
  const since = input.turnSince ?? words.at(-1)?.at;
  return {
    now: outline.now,
    timeZone: conversation.timeZone,
    hour12: outline.hour12,
    language: stored.language,
    outcomes: stored.calls.toReversed().map(({ tool, outcome, at }) => ({
      tool,
      outcome,
      at,
      isThisTurn: since !== undefined && Date.parse(at) >= Date.parse(since),
    })),
    personWords: [...words.map(({ text }) => text), ...(input.personWords ?? [])],
    outline: outline.events,
    outlineSpan: outline.span,
  };
}

/** A talk that goes on from another one knows what was said and done there. */
async function readStored(
  deps: { asPerson: AsPerson },
  conversation: { id: string; ownerId: string },
): Promise<Stored> {
  const { rows } = await deps.asPerson(conversation.ownerId, (db) =>
    db.execute<{ stored: Stored }>(sql`
      with talks as (
        select id, language from conversations where id = ${conversation.id}
        union all
        select before.id, before.language from conversations c
        join conversations before on before.id = c.continues_id where c.id = ${conversation.id}
      ), asked as (
        select tool, outcome, at from calls where conversation_id in (select id from talks)
        order by at desc limit ${most}
      ), said as (
        select text, at from turns where role = 'user' and conversation_id in (select id from talks)
        order by at desc, turn desc limit ${most}
      )
      select jsonb_build_object(
        'language', (select language from talks where id = ${conversation.id}),
        'calls', coalesce((select jsonb_agg(to_jsonb(asked) order by at desc) from asked), '[]'),
        'words', coalesce((select jsonb_agg(to_jsonb(said) order by at desc) from said), '[]')
      ) as stored`),
  );
  const stored = rows[0]?.stored;
  return { language: stored?.language ?? 'en', calls: stored?.calls ?? [], words: stored?.words ?? [] };
}
