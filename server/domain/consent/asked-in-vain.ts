/**
 * What the person was asked about cancelling in this talk and did not say yes to: "undo" said once
 * more means what was done before that. And which talks are this one: it may go on from another.
 */
import { sql } from 'drizzle-orm';
import { readAnswer } from '#shared/language/read-answer.ts';
import type { Act } from '#server/domain/schedule/act.ts';
import type { ConsentDeps } from './consent.ts';

type Row = { talks: string[] | null; asked: { event: string; state: string; turn: number }[] | null };

/** `passedOver`: ids of the events of those bookings. */
export async function readUndoScene(
  deps: ConsentDeps,
  act: Act,
): Promise<{ talks: string[]; passedOver: string[] }> {
  const { personId, conversationId } = act;
  if (conversationId === null) return { talks: [], passedOver: [] };
  const { rows } = await deps.asPerson(personId, (db) =>
    db.execute<Row>(sql`
      select (select array_remove(array[id, continues_id], null) from conversations where id = ${conversationId}) as talks,
        (select jsonb_agg(jsonb_build_object('event', arguments->>'appointment', 'state', state, 'turn', asked_turn))
         from consents where conversation_id = ${conversationId} and tool = 'cancel_appointment'
           and state in ('asked', 'declined')) as asked`),
  );
  const isAnswer = act.words !== null && readAnswer(act.words) === 'yes';
  const turn = act.personTurns ?? 0;
  const passed = (rows[0]?.asked ?? []).filter(
    (one) => one.state === 'declined' || (one.turn < turn && act.words !== null && !isAnswer),
  );
  return { talks: rows[0]?.talks ?? [conversationId], passedOver: passed.map(({ event }) => event) };
}
