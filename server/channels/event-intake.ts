/**
 * The inbox's door for many events at once: what arrives while one transaction is on its way goes
 * together into the next, so a burst costs a few commits and not one each. The more come, the longer
 * the next is waited for: a commit and its job cost the machine more than the events in them. One
 * that comes alone waits for nothing. Nobody is answered before the commit that holds their event and
 * its job.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { toDb } from '#server/db/client.ts';
import type { Db } from '#server/db/client.ts';
import { keepEvents } from '#server/db/keep-events.ts';
import type { ArrivedEvent, EventVerdict } from '#server/db/keep-events.ts';
import { nowInstant } from '#server/clock.ts';
import type { Clock } from '#server/clock.ts';
import { toAppError } from '#server/errors/to-app-error.ts';

export type IntakeDeps = {
  pools: { system: Pool };
  clock: Clock;
  tavusNews: {
    /** Puts down a job for each: they are there if and only if the transaction commits. */
    enqueue(news: readonly { eventId: string; ownerId: string }[], tx: Db): Promise<void>;
    /** After the commit, so that they start at once. */
    wake(): void;
  };
  /** Milliseconds; a timer's unless a test holds it. */
  pause?(ms: number): Promise<unknown>;
};

export type Intake = { keep(event: ArrivedEvent): Promise<EventVerdict> };

type Waiting = {
  event: ArrivedEvent;
  resolve(verdict: EventVerdict): void;
  reject(error: unknown): void;
};

const mostEvents = 200;
const mostCharacters = 8_000_000;
/** A slow one, with long transcripts or on a slow disk, does not hold up those behind it. */
const mostAtOnce = 2;
const longestGapMs = 5;

export function createIntake(deps: IntakeDeps): Intake {
  const pause = deps.pause ?? sleep;
  const queue: Waiting[] = [];
  let running = 0;
  let isGathering = false;

  const pump = () => {
    if (running >= mostAtOnce || isGathering || queue.length === 0) return;
    running += 1;
    const batch = takeBatch(queue);
    gatherAfter(batch.length);
    void settle(deps, batch).finally(() => {
      running -= 1;
      pump();
    });
  };
  /** Two milliseconds for each that came with another; nothing after one that came alone. */
  const gatherAfter = (count: number) => {
    if (count < 2) return;
    isGathering = true;
    void pause(Math.min(longestGapMs, 2 * (count - 1))).then(() => {
      isGathering = false;
      pump();
    });
  };
  return {
    keep: (event) =>
      new Promise((resolve, reject) => {
        queue.push({ event, resolve, reject });
        // What arrives in the same turn of the loop goes together.
        setImmediate(pump);
      }),
  };
}

function takeBatch(queue: Waiting[]): Waiting[] {
  let size = 0;
  let count = 0;
  for (const { event } of queue.slice(0, mostEvents)) {
    size += roughSize(event.body);
    if (count > 0 && size > mostCharacters) break;
    count += 1;
  }
  return queue.splice(0, count);
}

/** Only long bodies are worth measuring. */
function roughSize(body: unknown): number {
  const transcript = (body as { properties?: { transcript?: unknown } } | null)?.properties?.transcript;
  return Array.isArray(transcript) ? 200 + transcript.length * 200 : 2_000;
}

async function settle(deps: IntakeDeps, batch: readonly Waiting[]): Promise<void> {
  try {
    const verdicts = await keepAll(
      deps,
      batch.map(({ event }) => event),
    );
    batch.forEach(({ resolve }, index) => resolve(verdicts[index] ?? { kind: 'unknown-token' }));
  } catch (error) {
    // One event that the database refuses must not take the others with it.
    const isTheirFault = batch.length > 1 && toAppError(error)?.code !== 'unavailable';
    if (!isTheirFault) return batch.forEach(({ reject }) => reject(error));
    for (const one of batch) await settle(deps, [one]);
  }
}

async function keepAll(deps: IntakeDeps, events: readonly ArrivedEvent[]): Promise<EventVerdict[]> {
  const client = await deps.pools.system.connect();
  try {
    const begun = client.query('begin');
    begun.catch(() => {});
    const verdicts = await keepEvents(client, events, nowInstant(deps.clock));
    await begun;
    const news = verdicts.flatMap((verdict, index) =>
      verdict.kind === 'kept' ? [{ eventId: events[index]?.id ?? '', ownerId: verdict.ownerId }] : [],
    );
    if (news.length > 0) await deps.tavusNews.enqueue(news, toDb(client));
    await client.query('commit');
    client.release();
    if (news.length > 0) deps.tavusNews.wake();
    return verdicts;
  } catch (error) {
    await client.query('rollback').then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    );
    throw error;
  }
}
