/**
 * Changes on their way out. Whoever commits announces here, in process; panels follow by version.
 * Announcements and hints make it fast, the log makes it right: whatever is missed is read from
 * there, by everyone for themselves (feed.ts), at the latest after one sweep.
 */
import type { Pool } from 'pg';
import type { ConversationEvent } from '#shared/conversation/conversation-event.ts';
import type { Change } from '#shared/schedule/change.ts';
import type { Clock } from '#server/clock.ts';
import { createAsPerson } from '#server/db/as-person.ts';
import { errorCode } from '#server/db/client.ts';
import type { Log } from '#server/log.ts';
import type { Follower } from './feed.ts';
import { createFeeds } from './feeds.ts';
import { createHints } from './hints.ts';
import type { Hint } from './hints.ts';
import { iterateFeed } from './iterate-feed.ts';
import { createPatientReader } from './patient-reader.ts';
import { readConversationPage, readSchedulePage, toWireChange } from './read-feed.ts';
import { createSessionStreams } from './session-streams.ts';
import { readCalendarVersions, readConversationVersions, sweepForEver } from './sweep.ts';

export type Live = {
  /** Call it after the commit, never before. Synchronous, never throws. */
  announce(announcement: { calendarId: string; ownerId: string; changes: readonly Change[] }): void;
  announceConversation(announcement: {
    conversationId: string;
    ownerId: string;
    events: readonly ConversationEvent[];
  }): void;
  /**
   * Every change after version `since`, in order, without a gap, then every new one.
   * The iterable throws AppError `bad-request` when `since` is ahead of the calendar.
   */
  watchSchedule(input: { ownerId: string; since: number; signal: AbortSignal }): AsyncIterable<Change>;
  watchConversation(input: {
    conversationId: string;
    ownerId: string;
    since: number;
    signal: AbortSignal;
  }): AsyncIterable<ConversationEvent>;
  /** The same as `watchSchedule` for a caller that pushes: no promise per change. */
  followSchedule(input: { ownerId: string; since: number; onReady: () => void }): Follower<Change>;
  /** `close` is called when the session is signed out anywhere. Returns how to take it back. */
  onSessionClosed(sessionId: string, close: () => void): () => void;
  /** Ends the streams of a session here and tells the other instances. */
  closeSession(sessionId: string): void;
  stats(): LiveStats;
};

export type LiveStats = {
  calendars: number;
  scheduleFollowers: number;
  conversations: number;
  conversationFollowers: number;
  notifySent: number;
  /** Milliseconds since 1970; null before the first. */
  lastSweepAt: number | null;
};

export function createLive(
  deps: { log: Log; clock: Clock; system: Pool; app: Pool; systemUrl: string; instanceId: string },
  signal: AbortSignal,
): Live {
  const { log } = deps;
  const asPerson = createAsPerson(deps.app);
  const readPatiently = createPatientReader({ log }, signal);
  const sessions = createSessionStreams();
  /** Hints name calendars, streams name people. */
  const ownerOf = new Map<string, string>();
  let lastSweepAt: number | null = null;

  const onError = (error: unknown) => {
    if (!signal.aborted) log.error({ err: error }, 'live: a stream failed');
  };
  const schedules = createFeeds<Change>({
    onError,
    read: async (ownerId, after) => {
      const page = await readPatiently(() => readSchedulePage(deps.app, { ownerId, after }));
      if (page.calendarId && schedules.find(ownerId)) ownerOf.set(page.calendarId, ownerId);
      return page;
    },
  });
  const conversations = createFeeds<ConversationEvent>({
    onError,
    read: (key, after) =>
      readPatiently(() => readConversationPage(asPerson, { ...fromConversationKey(key), after })),
  });

  const onHint = (hint: Hint) => {
    if (hint.kind === 'session') return sessions.close(hint.id);
    if (hint.kind === 'calendar') {
      return schedules.find(ownerOf.get(hint.id) ?? '')?.saw(hint.version);
    }
    for (const key of conversations.keys()) {
      if (key.endsWith(hint.id)) conversations.find(key)?.saw(hint.version);
    }
  };

  const sweep = async () => {
    schedules.trim();
    conversations.trim();
    for (const [calendarId, ownerId] of ownerOf) if (!schedules.find(ownerId)) ownerOf.delete(calendarId);
    for (const at of await readCalendarVersions(deps.system, schedules.keys())) {
      const feed = schedules.find(at.ownerId);
      if (feed) ownerOf.set(at.calendarId, at.ownerId);
      feed?.saw(at.version);
    }
    const ids = conversations.keys().map((key) => fromConversationKey(key).conversationId);
    for (const at of await readConversationVersions(deps.system, ids)) {
      onHint({ kind: 'conversation', id: at.conversationId, version: at.version });
    }
    lastSweepAt = deps.clock.now();
  };
  const sweepNow = () =>
    sweep().catch((error: unknown) => log.debug({ code: errorCode(error) }, 'live: sweep failed'));

  const hints = createHints(
    {
      log,
      systemUrl: deps.systemUrl,
      instanceId: deps.instanceId,
      onHint,
      onListening: () => void sweepNow(),
    },
    signal,
  );
  void sweepForEver(sweepNow, signal);

  return {
    announce({ calendarId, ownerId, changes }) {
      const last = changes.at(-1);
      if (!last) return;
      schedules
        .find(ownerId)
        ?.add(changes.map((change) => ({ version: change.version, value: toWireChange(change) })));
      hints.send({ kind: 'calendar', id: calendarId, version: last.version });
    },
    announceConversation({ conversationId, ownerId, events }) {
      const last = events.at(-1);
      if (!last) return;
      conversations
        .find(toConversationKey(ownerId, conversationId))
        ?.add(events.map((event) => ({ version: event.seq, value: event })));
      hints.send({ kind: 'conversation', id: conversationId, version: last.seq });
    },
    watchSchedule: (input) =>
      iterateFeed(
        (onReady) => schedules.follow(input.ownerId, input.since, onReady),
        AbortSignal.any([input.signal, signal]),
      ),
    watchConversation: (input) =>
      iterateFeed(
        (onReady) =>
          conversations.follow(toConversationKey(input.ownerId, input.conversationId), input.since, onReady),
        AbortSignal.any([input.signal, signal]),
      ),
    followSchedule: (input) => schedules.follow(input.ownerId, input.since, input.onReady),
    onSessionClosed: sessions.add,
    closeSession(sessionId) {
      sessions.close(sessionId);
      hints.send({ kind: 'session', id: sessionId });
    },
    stats() {
      const ofSchedules = schedules.stats();
      const ofConversations = conversations.stats();
      return {
        calendars: ofSchedules.feeds,
        scheduleFollowers: ofSchedules.followers,
        conversations: ofConversations.feeds,
        conversationFollowers: ofConversations.followers,
        notifySent: hints.sent(),
        lastSweepAt,
      };
    },
  };
}

/** With the owner in it, what is announced for one person cannot reach another, whatever id they watch. */
const toConversationKey = (ownerId: string, conversationId: string) => `${ownerId} ${conversationId}`;

function fromConversationKey(key: string): { ownerId: string; conversationId: string } {
  const [ownerId = '', conversationId = ''] = key.split(' ');
  return { ownerId, conversationId };
}
