/** Rows for the tests of this room: people with calendars, and changes committed to them. */
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { ConversationEvent } from '#shared/conversation/conversation-event.ts';
import type { Change } from '#shared/schedule/change.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';

export type Person = { ownerId: string; calendarId: string };

/** Rows are written as the system login, the way a writer of another process would leave them. */
export function liveRows(system: Pool) {
  const person = async (): Promise<Person> => {
    const { rows } = await system.query<{ id: string }>(
      'insert into users (name, email) values ($1, $2) returning id',
      ['A person', `${randomUUID()}@example.test`],
    );
    const ownerId = rows[0]?.id ?? '';
    const made = await system.query<{ id: string }>(
      // A new person may have a calendar from the start.
      'insert into calendars (owner_id) values ($1) on conflict (owner_id) do update set version = 0 returning id',
      [ownerId],
    );
    return { ownerId, calendarId: made.rows[0]?.id ?? '' };
  };

  /** Commits one more change, as the one door does: version and log row in one transaction. */
  const commitChange = async (who: Person, title = 'Gym'): Promise<Change> => {
    const event = eventOf(title);
    const at = '2026-11-20T08:00:00Z';
    const { rows } = await system.query<{ version: string }>(
      `with moved as (update calendars set version = version + 1 where id = $1 returning version)
       insert into changes (calendar_id, version, owner_id, kind, event_id, after, channel, group_id, group_index, group_size, at)
       select $1, moved.version, $2, 'add', $3, $4, 'panel', gen_random_uuid(), 0, 1, $5 from moved returning version`,
      [who.calendarId, who.ownerId, event.id, JSON.stringify(event), at],
    );
    return {
      version: Number(rows[0]?.version),
      kind: 'add',
      before: null,
      after: event,
      at,
      who: { channel: 'panel' },
    };
  };

  const conversation = async (who: Person): Promise<string> => {
    const { rows } = await system.query<{ id: string }>(
      `insert into conversations (owner_id, calendar_id, time_zone) values ($1, $2, 'UTC') returning id`,
      [who.ownerId, who.calendarId],
    );
    return rows[0]?.id ?? '';
  };

  const commitConversationEvent = async (
    who: Person,
    at: { conversationId: string; seq: number; text: string },
  ): Promise<ConversationEvent> => {
    const event: ConversationEvent = {
      seq: at.seq,
      at: '2026-11-20T08:00:00Z',
      type: 'transcript',
      role: 'user',
      text: at.text,
      isFinal: true,
      turn: at.seq,
    };
    await system.query(
      'insert into conversation_feed (conversation_id, seq, owner_id, event) values ($1, $2, $3, $4)',
      [at.conversationId, at.seq, who.ownerId, JSON.stringify(event)],
    );
    return event;
  };

  return { person, commitChange, conversation, commitConversationEvent };
}

function eventOf(title: string): ScheduleEvent {
  return {
    id: randomUUID(),
    title,
    start: '2026-11-21T07:00:00Z',
    end: '2026-11-21T08:00:00Z',
    wall: {
      start: { date: '2026-11-21', time: '07:00' },
      end: { date: '2026-11-21', time: '08:00' },
      startZone: 'UTC',
      endZone: 'UTC',
    },
    allDay: false,
    guests: [],
    reminders: [],
    busy: true,
    status: 'confirmed',
    source: 'hand',
    links: [],
    version: 1,
  };
}
