/**
 * What a subscribed calendar gets: 90 days back, 400 ahead. Its tag is made from what decides the
 * text, not from the text: an unchanged calendar is answered without writing it out.
 */
import { eq, sql } from 'drizzle-orm';
import { writeIcs } from '#shared/ics/write-ics.ts';
import type { AsPerson } from '#server/db/as-person.ts';
import { toInstant } from '#server/db/event-row.ts';
import { calendars } from '#server/db/schema/calendars.ts';
import type { Clock } from '#server/clock.ts';
import { sha256 } from '#server/ids.ts';
import { readEntries } from './read-entries.ts';

export type FeedReader = { asPerson: AsPerson; clock: Clock; tzdataVersion: string };

/** `text` is null where the asker has this one already. `lastModified`: milliseconds since 1970. */
export type Feed = { tag: string; lastModified: number; text: string | null };

const dayMs = 86_400_000;
/** Counted up whenever the same calendar is written differently. */
const writing = 1;

/** Null when the person is gone. */
export function readFeed(
  deps: FeedReader,
  asked: { personId: string; knows(tag: string): boolean },
): Promise<Feed | null> {
  const { personId } = asked;
  return deps.asPerson(personId, async (db) => {
    const [calendar] = await db
      .select({
        id: calendars.id,
        version: calendars.version,
        timeZone: calendars.timeZone,
        at: sql<string | null>`(select to_jsonb(c.at) from changes c
          where c.calendar_id = calendars.id and c.version = calendars.version)`,
      })
      .from(calendars)
      .where(eq(calendars.ownerId, personId));
    if (!calendar) return null;
    // The window moves at midnight UTC, and what it shows with it.
    const today = Math.floor(deps.clock.now() / dayMs) * dayMs;
    const { id, version, timeZone } = calendar;
    const tag = sha256([id, version, timeZone, today, deps.tzdataVersion, writing].join(' ')).slice(0, 32);
    const changed = calendar.at === null ? 0 : Date.parse(toInstant(calendar.at));
    const head = { tag, lastModified: Math.max(changed, today) };
    if (asked.knows(tag)) return { ...head, text: null };
    const window = {
      from: new Date(today - 90 * dayMs).toISOString(),
      to: new Date(today + 400 * dayMs).toISOString(),
    };
    const entries = await readEntries(db, { personId, window, withCancelled: false });
    return { ...head, text: writeIcs({ name: 'Calendar Agent', timeZone, entries }) };
  });
}
