/**
 * A talk in writing: no vendor carries it, nothing has to be started or ended. Its id follows from the
 * first message, so that a message that is sent twice opens one talk.
 */
import { eq, sql } from 'drizzle-orm';
import { isZone } from '#shared/schedule/wall-text.ts';
import type { AsPerson } from '#server/db/as-person.ts';
import { conversations } from '#server/db/schema/conversations.ts';
import { settings } from '#server/db/schema/settings.ts';
import { nowInstant } from '#server/clock.ts';
import type { Clock } from '#server/clock.ts';
import { sha256 } from '#server/ids.ts';

const longestTitle = 80;

/** Answers the id of the talk, which may have been there already. */
export async function openChat(
  deps: { asPerson: AsPerson; clock: Clock },
  input: { personId: string; messageId: string; text: string; timeZone: string | null },
): Promise<string> {
  const id = uuidOf(sha256(`chat\n${input.personId}\n${input.messageId}`));
  await deps.asPerson(input.personId, async (db) => {
    const calendar = await db.execute<{ id: string; time_zone: string | null }>(
      sql`select id, time_zone from calendars where owner_id = ${input.personId}`,
    );
    const [chosen] = await db
      .select({ persona: settings.persona, language: settings.language })
      .from(settings)
      .where(eq(settings.ownerId, input.personId));
    const row = calendar.rows[0];
    if (!row) throw new Error('this person has no calendar');
    const told = input.timeZone !== null && isZone(input.timeZone) ? input.timeZone : null;
    await db
      .insert(conversations)
      .values({
        id,
        ownerId: input.personId,
        calendarId: row.id,
        title: titleOf(input.text),
        status: 'in-progress',
        timeZone: told ?? row.time_zone ?? 'UTC',
        startedAt: nowInstant(deps.clock),
        ...chosen,
      })
      .onConflictDoNothing({ target: conversations.id });
  });
  return id;
}

function titleOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= longestTitle
    ? line
    : `${line
        .slice(0, longestTitle - 1)
        .toWellFormed()
        .trimEnd()}…`;
}

/** The digest in the shape of a UUID of version 8 (own making). */
function uuidOf(digest: string): string {
  const hex = `${digest.slice(0, 12)}8${digest.slice(13, 16)}8${digest.slice(17, 32)}`;
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
