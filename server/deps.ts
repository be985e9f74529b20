/**
 * Everything the server is made of, put together once. Functions below state what they need by
 * shape; this object fits all of them and nothing below imports this file.
 */
import { AppError } from '#shared/errors.ts';
import type { Outcome } from '#shared/outcome.ts';
import { appendFeed } from './domain/conversation/append-feed.ts';
import type { ConversationNews } from './domain/conversation/append-feed.ts';
import { tellRunningCalls } from './domain/conversation/tell-running-calls.ts';
import type { Personas } from './domain/conversation/start-conversation.ts';
import { createEar } from './agent/ear/ear.ts';
import type { Ear } from './agent/ear/ear.ts';
import type { Model } from './agent/model.ts';
import type { BookingSettingsDeps } from './api/booking-settings.ts';
import type { CalEventsDeps } from './channels/cal-events.ts';
import type { Bookings } from './domain/booking/bookings.ts';
import { deleteAccount } from './domain/account/delete-account.ts';
import type { ApiDeps, ConnectionVerdict, VendorName, VendorState } from './api/api-deps.ts';
import { workOf } from './jobs/work-of.ts';
import type { AfterCallWork } from './jobs/work-of.ts';
import { createAuth } from './auth/auth.ts';
import type { Auth, AuthConfig } from './auth/auth.ts';
import { createRunningReplies } from './channels/running-replies.ts';
import type { Clock } from './clock.ts';
import { createAsPerson } from './db/as-person.ts';
import { toDb } from './db/client.ts';
import type { Db, Pools } from './db/client.ts';
import type { Ids } from './ids.ts';
import type { Jobs } from './jobs/create-jobs.ts';
import { createLive } from './live/create-live.ts';
import type { Log } from './log.ts';

export type Deps = ApiDeps &
  Pick<CalEventsDeps, 'calNews'> &
  AfterCallWork & {
    pools: Pools;
    auth: Auth;
    systemDb: Db;
    secrets: { tavusTools: string; llm: string; calWebhook: string };
    emotionTags: boolean;
    callCentsPerMinute: number;
    vendors: Record<VendorName, VendorState>;
    /** Null while there is none. */
    model: Model | null;
    ear: Ear;
    toolRounds: number;
    fillerAfterMs: number;
    extensionFolder: string | null;
    /** Ends with the process. */
    life: AbortSignal;
  };

export type DepsInput = {
  clock: Clock;
  ids: Ids;
  log: Log;
  pools: Pools;
  systemUrl: string;
  tzdataVersion: string;
  version: string;
  auth: AuthConfig;
  secrets: { tavusTools: string; llm: string; calWebhook: string };
  emotionTags: boolean;
  callCentsPerMinute: number;
  bookings: Bookings;
  bookingKeys: BookingSettingsDeps['bookingKeys'];
  personas: Personas | null;
  vendors: Record<VendorName, VendorState>;
  model: Model | null;
  toolRounds: number;
  fillerAfterMs: number;
  testConnection(vendor: VendorName): Promise<ConnectionVerdict>;
  extensionFolder: string | null;
  /** Null while the job runner is not there yet; `/end` is then tried once. */
  jobs: () => Jobs | null;
};

export function createDeps(input: DepsInput, life: AbortSignal): Deps {
  const { clock, ids, log, pools } = input;
  const asPerson = createAsPerson(pools.app);
  const live = createLive(
    { log, clock, system: pools.system, app: pools.app, systemUrl: input.systemUrl, instanceId: ids.next() },
    life,
  );
  const systemDb = toDb(pools.system);
  const auth = createAuth(
    { systemDb, systemPool: pools.system, log, clock, onSessionClosed: (id) => live.closeSession(id) },
    input.auth,
  );
  const feed = { asPerson, clock, announceConversation: live.announceConversation.bind(live) };
  return {
    ...feed,
    ids,
    log,
    pools,
    auth,
    systemDb,
    live,
    chats: createRunningReplies(life),
    life,
    sessions: auth,
    version: input.version,
    vendors: input.vendors,
    model: input.model,
    ear: createEar({ log }),
    toolRounds: input.toolRounds,
    fillerAfterMs: input.fillerAfterMs,
    tzdataVersion: input.tzdataVersion,
    secrets: input.secrets,
    emotionTags: input.emotionTags,
    callCentsPerMinute: input.callCentsPerMinute,
    ...workOf(input.jobs),
    bookings: input.bookings,
    bookingKeys: input.bookingKeys,
    calNews: {
      async enqueue(news, tx) {
        const jobs = input.jobs();
        if (!jobs) throw new AppError('unavailable', 'the jobs have not started', { retryAfterSeconds: 1 });
        await jobs.enqueue('cal-event', news, tx);
      },
      wake: () => input.jobs()?.wake('cal-event'),
    },
    personas: input.personas,
    extensionFolder: input.extensionFolder,
    testConnection: input.testConnection,
    announce(news) {
      live.announce(news);
      tellRunningCalls({ ...feed, pools }, news).catch((error: unknown) =>
        log.warn(
          { calendar: news.calendarId, name: String(error) },
          'a running call was not told of a change',
        ),
      );
    },
    tellOfCall({ call, outcome }) {
      if (!call.conversation) return;
      const booked = bookingNews(call.tool, outcome);
      const status = statusOf(outcome.kind);
      const news = {
        type: 'function_result' as const,
        tool: call.tool,
        ...(call.callId === null ? {} : { callId: call.callId }),
        status,
        outcome,
      };
      appendFeed(feed, call.conversation, booked ? [news, booked] : [news]).catch((error: unknown) =>
        log.warn(
          { conversation: call.conversation?.id, name: String(error) },
          'the panel was not told of a call',
        ),
      );
    },
    async endLater(call) {
      const jobs = input.jobs();
      if (!jobs)
        return log.warn(
          { conversation: call.conversationId },
          'the vendor did not end a call; the sweep will',
        );
      await jobs.enqueue('end-call', call);
    },
    async deleteAccount(personId) {
      await deleteAccount({ systemDb, onSessionClosed: (id) => live.closeSession(id) }, personId);
    },
  };
}

/** An appointment is news of its own: everybody who holds the talk shows it, whoever asked for it. */
function bookingNews(tool: string, outcome: Outcome): ConversationNews | null {
  if (!/^(?:book|reschedule|cancel)_appointment$/.test(tool)) return null;
  if (outcome.kind !== 'done' && outcome.kind !== 'pending') return null;
  return { type: 'booking_confirmed', tool, isPending: outcome.kind === 'pending', outcome };
}

function statusOf(kind: string): 'success' | 'refused' | 'error' {
  if (kind === 'done' || kind === 'pending') return 'success';
  return kind === 'unavailable' || kind === 'invalid' ? 'error' : 'refused';
}
