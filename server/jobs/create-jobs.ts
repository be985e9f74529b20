/**
 * The job runner: work that may be retried or is due later. At least once, never lost: a job is a
 * row, written in the transaction of what caused it where a transaction is given, and a worker that
 * dies lets go of its jobs within about 12 seconds. So handlers must stand being run twice.
 */
import { PgBoss } from 'pg-boss';
import type { Job, JobResult, JobWithMetadata } from 'pg-boss';
import type { Db } from '#server/db/client.ts';
import { errorCode } from '#server/db/client.ts';
import { sha256 } from '#server/ids.ts';
import type { Log } from '#server/log.ts';
import { failedQueue, jobsSchema, queueNames, queues } from './queues.ts';
import type { PayloadOf, QueueName } from './queues.ts';

export type Jobs = {
  /**
   * With `tx` the job is there if and only if that transaction commits; it starts within half a
   * second, or at once if `wake` is called after the commit. Without, it starts at once.
   */
  enqueue<Q extends QueueName>(queue: Q, payload: PayloadOf<Q>, tx?: Db): Promise<void>;
  /** Several at once, in one statement. */
  enqueueAll<Q extends QueueName>(queue: Q, payloads: readonly PayloadOf<Q>[], tx: Db): Promise<void>;
  /** Runs work again that had failed: `mended` hears of it when it succeeds this time. */
  enqueueAgain(
    failure: { id: string; ownerId: string; queue: string; payload: unknown },
    tx: Db,
  ): Promise<void>;
  wake(queue: QueueName): void;
  /** What becomes of jobs that are out of tries, and of those that succeed on a second run. */
  watchFailures(watch: {
    failed(job: FailedJob): Promise<void>;
    mended(failure: { id: string; ownerId: string }): Promise<void>;
  }): Promise<void>;
  /** A handler that throws is tried again as the queue says; then its job goes to `failed`. */
  work<Q extends QueueName>(
    queue: Q,
    handler: (payload: PayloadOf<Q>, signal: AbortSignal) => Promise<void>,
  ): Promise<void>;
  /** Enqueues an empty job every so many seconds, once among all instances. */
  every(queue: DueQueue, seconds: number): void;
  /** Resolves when running handlers have ended, at most 5 seconds after the signal. */
  stopped: Promise<void>;
};

type DueQueue = {
  [Q in QueueName]: Record<string, never> extends PayloadOf<Q> ? Q : never;
}[QueueName];

/** Trying again is of no use: what was asked can never be done. The job goes to `failed` at once. */
export class HopelessError extends Error {
  override name = 'HopelessError';
}

/** A job that is out of tries. */
export type FailedJob = { queue: string; payload: Record<string, unknown>; error: string; tries: number };

const workOptions = {
  pollingIntervalSeconds: 0.5,
  localConcurrency: 2,
  // One job per poll is all a worker takes with a batch of one.
  batchSize: 10,
  perJobResults: true,
  burstWhenBatchFull: true,
} as const;
const sayAgainAfterMs = 30_000;

/** Needs `installJobs` to have run. Stops when `signal` aborts. */
export async function createJobs(deps: { log: Log; systemUrl: string }, signal: AbortSignal): Promise<Jobs> {
  const { log } = deps;
  const boss = new PgBoss({
    connectionString: deps.systemUrl,
    schema: jobsSchema,
    migrate: false,
    createSchema: false,
    schedule: false,
    // The login does not own the indexes.
    reindex: false,
    // With 5 seconds each, a job of a killed worker was seen to wait for 16.
    superviseIntervalSeconds: 1,
    monitorIntervalSeconds: 1,
    max: 4,
    application_name: 'calendar-agent jobs',
  });
  let saidAt = -Infinity;
  // Without a listener an error ends the process; with the database away there is one per poll.
  boss.on('error', (error) => {
    if (performance.now() - saidAt < sayAgainAfterMs || signal.aborted) return;
    saidAt = performance.now();
    log.warn({ code: errorCode(error) }, 'jobs: the runner cannot work, trying again');
  });
  await boss.start();

  const workers = new Map<QueueName, string>();
  let mended: ((failure: { id: string; ownerId: string }) => Promise<void>) | null = null;
  const wake = (queue: QueueName) => {
    const worker = workers.get(queue);
    if (worker !== undefined) boss.notifyWorker(worker);
  };

  const runOne = async <Q extends QueueName>(
    queue: Q,
    job: Job,
    handler: (payload: PayloadOf<Q>, signal: AbortSignal) => Promise<void>,
  ): Promise<JobResult> => {
    try {
      await handler(queues[queue].payload.parse(job.data) as PayloadOf<Q>, job.signal);
      const again = secondRunOf(job.data);
      if (again) await mended?.(again);
      return { id: job.id, status: 'completed' };
    } catch (error) {
      log.warn({ queue, job: job.id, attempt: job.retryCount + 1, code: errorCode(error) }, 'job failed');
      return {
        id: job.id,
        status: error instanceof HopelessError ? 'deadletter' : 'failed',
        output: { message: error instanceof Error ? error.message : 'unknown' },
      };
    }
  };

  return {
    async enqueue(queue, payload, tx) {
      await boss.send(queue, payload, tx ? { db: within(tx) } : {});
      if (!tx) wake(queue);
    },
    async enqueueAll(queue, payloads, tx) {
      await boss.insert(
        queue,
        payloads.map((data) => ({ data })),
        { db: within(tx) },
      );
    },
    async enqueueAgain({ id, ownerId, queue, payload }, tx) {
      const name = queueNames.find((known) => known === queue);
      if (name === undefined) throw new HopelessError(`there is no queue ${queue} any more`);
      const data = { ...(queues[name].payload.parse(payload) as object), failure: { id, ownerId } };
      await boss.send(name, data, { db: within(tx) });
    },
    async watchFailures(watch) {
      mended = watch.mended;
      await boss.work(
        failedQueue,
        { pollingIntervalSeconds: 1, batchSize: 10, includeMetadata: true, perJobResults: true },
        (jobs: JobWithMetadata<Record<string, unknown>>[]) =>
          Promise.all(
            jobs.map(async (job): Promise<JobResult> => {
              const { failure: _mark, ...payload } = job.data;
              const told = (job.sourceOutput as { message?: unknown } | null)?.message;
              await watch.failed({
                queue: job.sourceName ?? 'unknown',
                payload,
                error: typeof told === 'string' ? told : 'the worker ended in the middle of it',
                tries: (job.sourceRetryCount ?? 0) + 1,
              });
              return { id: job.id, status: 'completed' };
            }),
          ),
      );
    },
    wake,
    async work(queue, handler) {
      const worker = await boss.work(queue, workOptions, (jobs: Job[]) =>
        Promise.all(jobs.map((job) => runOne(queue, job, handler))),
      );
      workers.set(queue, worker);
    },
    every(queue, seconds) {
      const enqueue = () =>
        // The slot is shared by all instances: the second to come finds it taken.
        boss.send(queue, {}, { singletonSeconds: seconds }).then(
          (id) => (id === null ? undefined : wake(queue)),
          (error: unknown) => log.debug({ queue, code: errorCode(error) }, 'jobs: not enqueued this time'),
        );
      const timer = setInterval(() => void enqueue(), seconds * 1_000);
      timer.unref();
      signal.addEventListener('abort', () => clearInterval(timer), { once: true });
      void enqueue();
    },
    stopped: new Promise((resolve) => {
      const stop = () => void boss.stop({ graceful: true, timeout: 5_000 }).then(resolve, () => resolve());
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop, { once: true });
    }),
  };
}

/** By name: to plan how a job is written costs more than to write it, and a connection plans a name once. */
const within = (tx: Db) => ({
  executeSql: (text: string, values: unknown[] = []) =>
    tx.$client.query({ name: `job ${sha256(text).slice(0, 24)}`, text, values }),
});

/** Marked by `enqueueAgain`. */
function secondRunOf(data: unknown): { id: string; ownerId: string } | null {
  const mark = (data as { failure?: { id?: unknown; ownerId?: unknown } } | null)?.failure;
  return typeof mark?.id === 'string' && typeof mark.ownerId === 'string'
    ? { id: mark.id, ownerId: mark.ownerId }
    : null;
}
