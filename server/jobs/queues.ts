/**
 * Every kind of work that may be retried or is due later, with what it carries. Payloads are ids:
 * what a job is about is read when it runs, as the person it names.
 */
import { z } from 'zod';

/** Tried again after about 1, 2 and 4 seconds, then moved to `failed`. */
const threeMoreTries = { retryLimit: 3, retryDelay: 1, retryBackoff: true, retryDelayMax: 4 } as const;
/** A worker that died is noticed by its missing heartbeat, within about 12 seconds. */
const recovered = { heartbeatSeconds: 10, expireInSeconds: 600 } as const;

export const queues = {
  /** A call goes on at the vendor although it is over here: it costs money until it is ended. */
  'end-call': {
    payload: z.object({ vendorId: z.string(), conversationId: z.string(), ownerId: z.string() }),
    options: { ...threeMoreTries, ...recovered },
  },
  /** Looks for calls that nobody is in any more. Due every minute, once among all instances. */
  'end-forgotten-calls': {
    payload: z.object({}),
    options: { ...recovered, retryLimit: 1, retryDelay: 5, deleteAfterSeconds: 3_600 },
  },
  /** Cal.com told us of a booking: look what it is now. */
  'cal-event': {
    payload: z.object({ eventId: z.string(), ownerId: z.string() }),
    options: { ...threeMoreTries, ...recovered },
  },
  /** Tavus told us of calls: do what it says. What came together is one job, so that a burst is few. */
  'tavus-event': {
    payload: z.union([
      z.object({ eventIds: z.array(z.string()).min(1).max(200), ownerId: z.string() }),
      // As it was written before events came in batches: such jobs may still be waiting.
      z
        .object({ eventId: z.string(), ownerId: z.string() })
        .transform(({ eventId, ownerId }) => ({ eventIds: [eventId], ownerId })),
    ]),
    options: { ...threeMoreTries, ...recovered },
  },
  /** Reads a transcript for what was missed in the call. Waits for a model, so it is a queue of its own. */
  'read-call': {
    payload: z.object({ conversationId: z.string(), ownerId: z.string(), eventId: z.string() }),
    options: { ...threeMoreTries, ...recovered },
  },
  /** Reads a transcript for what it was about. */
  'analyse-call': {
    payload: z.object({ conversationId: z.string(), ownerId: z.string(), eventId: z.string() }),
    options: { ...threeMoreTries, ...recovered },
  },
  /** A talk was deleted here: what the vendor has of it goes as well. */
  'delete-call': {
    payload: z.object({ vendorId: z.string(), conversationId: z.string(), ownerId: z.string() }),
    options: { ...threeMoreTries, ...recovered },
  },
  /** What no callback told us of. Due every 20 seconds, once among all instances. */
  'sweep-calls': {
    payload: z.object({}),
    options: { ...recovered, retryLimit: 0, deleteAfterSeconds: 600 },
  },
  /** Calls of ours at the vendor that no row knows. Due every five minutes, once among all instances. */
  'end-stray-calls': {
    payload: z.object({}),
    options: { ...recovered, retryLimit: 0, deleteAfterSeconds: 3_600 },
  },
  /** Talks whose time is over by their person's settings. Due every hour, once among all instances. */
  'forget-old-talks': {
    payload: z.object({}),
    options: { ...recovered, retryLimit: 1, retryDelay: 60, deleteAfterSeconds: 86_400 },
  },
  /** What a crash or a lost answer left open at Cal.com. Due every 15 seconds, once among all instances. */
  'finish-bookings': {
    payload: z.object({}),
    options: { ...recovered, retryLimit: 0, deleteAfterSeconds: 600 },
  },
  /** What no webhook told us of. Due every two minutes, once among all instances. */
  'sweep-bookings': {
    payload: z.object({}),
    options: { ...recovered, retryLimit: 1, retryDelay: 5, deleteAfterSeconds: 3_600 },
  },
  /** Events whose instants were derived with zone data of another edition. Asked for at every start. */
  'follow-zones': {
    payload: z.object({}),
    options: { ...recovered, retryLimit: 3, retryDelay: 30, deleteAfterSeconds: 86_400 },
  },
  /** Sessions, codes and counters that nobody can use any more. Due every day, once among all instances. */
  'sweep-auth-rows': {
    payload: z.object({}),
    options: { ...recovered, retryLimit: 1, retryDelay: 60, deleteAfterSeconds: 86_400 },
  },
} as const;

export type QueueName = keyof typeof queues;
export type PayloadOf<Q extends QueueName> = z.infer<(typeof queues)[Q]['payload']>;

export const queueNames = Object.keys(queues) as QueueName[];

/** Where jobs go that are out of tries, payload and last error included. */
export const failedQueue = 'failed';
export const jobsSchema = 'jobs';
