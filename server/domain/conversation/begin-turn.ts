/**
 * A turn of our own agent begins: it takes the right to write from every older turn of the talk,
 * on whatever instance that runs, and learns what those stored without the person having heard of
 * it. The number it gets is checked by the door into the schedule (docs/decisions/024).
 */
import { sql } from 'drizzle-orm';
import type { ReplyTurnState } from '#shared/conversation/reply-turn-state.ts';
import type { Outcome } from '#shared/outcome.ts';
import { nowInstant } from '#server/clock.ts';
import type { Clock } from '#server/clock.ts';
import type { AsPerson } from '#server/db/as-person.ts';

export type Spoken = { role: 'user' | 'agent'; text: string };

/** Something an overtaken turn stored, of which the person has not heard. */
export type CarriedWrite = { tool: string; outcome: Outcome };

export type BegunTurn =
  | { kind: 'begun'; fence: number; carried: CarriedWrite[] }
  /** An older guess at the sentence that is being answered already: it came late and begins nothing. */
  | { kind: 'late' }
  /** The talk is gone or has ended. */
  | { kind: 'over' };

type TurnDeps = { asPerson: AsPerson; clock: Clock };

const longestOpenMs = 600_000;
/** Guesses at one sentence are moments apart. */
const guessesWithinMs = 10_000;

/** `dialogue`: what was said so far, the words that are answered now included. */
export async function beginTurn(
  deps: TurnDeps,
  conversation: { id: string; ownerId: string },
  turn: { turnId: string; dialogue: Spoken[] },
): Promise<BegunTurn> {
  const now = nowInstant(deps.clock);
  return deps.asPerson(conversation.ownerId, async (db): Promise<BegunTurn> => {
    // Waits for an older turn that is storing something right now, and so sees it below. One update
    // only: a second one would have the calendar's row locked as well, which that turn may hold.
    const begun = await db.execute<{ turn_fence: string; reply_turn: ReplyTurnState | null }>(sql`
      select turn_fence, reply_turn from conversations
      where id = ${conversation.id} and status not in ('ended', 'failed') for no key update`);
    const row = begun.rows[0];
    if (!row) return { kind: 'over' };
    const before = row.reply_turn;
    const words = plain(turn.dialogue.at(-1)?.text ?? '');
    if (before && isLate(before, { words, utterances: turn.dialogue.length, now: deps.clock.now() }))
      return { kind: 'late' };
    const answered = before ? answeredIn(turn.dialogue, before.utterances) : '';
    const isHeard = before === null || (before.said !== null && answered.includes(plain(before.said)));
    const since = isHeard ? now : latest(before.openSince, deps.clock.now() - longestOpenMs);
    const carried = isHeard
      ? []
      : (
          await db.execute<CarriedWrite>(sql`
            select tool, outcome from calls
            where conversation_id = ${conversation.id} and at >= ${since}::timestamptz
              and outcome->>'kind' in ('done', 'pending') and not outcome ? 'repeat'
              and (version is not null or outcome->>'kind' = 'pending')
            order by asked limit 20`)
        ).rows.filter(({ outcome }) => !answered.includes(plain(outcome.say)));
    const isOpen = !isHeard && (carried.length > 0 || before.said === null);
    const next: ReplyTurnState = {
      turnId: turn.turnId,
      openSince: isOpen ? since : now,
      begunAt: now,
      words: storable(words),
      heard: storable(turn.dialogue.at(-1)?.text ?? ''),
      utterances: turn.dialogue.length,
      said: null,
    };
    const fence = Number(row.turn_fence) + 1;
    await db.execute(sql`
      update conversations set turn_fence = ${fence}, reply_turn = ${JSON.stringify(next)}::jsonb,
        last_seen_at = ${now}::timestamptz,
        status = case when status = 'waiting' then 'in-progress' else status end
      where id = ${conversation.id}`);
    return { kind: 'begun', fence, carried };
  });
}

/** The same place in the talk, and only the beginning of the words that are being answered there. */
function isLate(before: ReplyTurnState, turn: { words: string; utterances: number; now: number }): boolean {
  return (
    before.utterances === turn.utterances &&
    before.words.length > turn.words.length &&
    before.words.startsWith(turn.words) &&
    turn.now - Date.parse(before.begunAt) < guessesWithinMs
  );
}

/** Keeps what was sent to be spoken, unless a newer turn has begun. */
export async function finishTurn(
  deps: TurnDeps,
  conversation: { id: string; ownerId: string },
  turn: { fence: number; said: string; held: { text: string; why: string }[] },
): Promise<void> {
  const held = turn.held.map(({ text, why }) => ({ text: storable(text), why: storable(why) }));
  const told = { said: storable(turn.said), ...(held.length === 0 ? {} : { held }) };
  await deps.asPerson(conversation.ownerId, (db) =>
    db.execute(sql`
      update conversations set reply_turn = reply_turn || ${JSON.stringify(told)}::jsonb
      where id = ${conversation.id} and turn_fence = ${turn.fence}`),
  );
}

/** What the agent was heard to say after the words an earlier turn answered. */
function answeredIn(dialogue: Spoken[], utterances: number): string {
  const later = dialogue.slice(utterances).filter(({ role }) => role === 'agent');
  return plain(later.map(({ text }) => text).join(' '));
}

/** Speech comes back with other spaces, and without the tags that colour it. */
const plain = (text: string): string =>
  text
    .replace(/<[^>]{0,200}>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

/** The database takes no NUL and no half characters; a voice speaks neither. */
const storable = (text: string): string => text.replaceAll('\0', '').toWellFormed();

const latest = (instant: string, milliseconds: number): string =>
  new Date(Math.max(Date.parse(instant), milliseconds)).toISOString();
