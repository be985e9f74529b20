/** What others may put down as work, each by its own name: nobody outside of `jobs/` knows queues. */
import { AppError } from '#shared/errors.ts';
import type { Db } from '../db/client.ts';
import type { AfterCall } from '../domain/conversation/apply-call-news.ts';
import type { Jobs } from './create-jobs.ts';
import { queueNames } from './queues.ts';

export type AfterCallWork = {
  tavusNews: {
    enqueue(news: readonly { eventId: string; ownerId: string }[], tx: Db): Promise<void>;
    wake(): void;
  };
  afterCall: { enqueue(call: AfterCall, tx: Db): Promise<void>; wake(): void };
  vendorDelete: {
    enqueue(call: { vendorId: string; conversationId: string; ownerId: string }, tx: Db): Promise<void>;
    wake(): void;
  };
  failedWork: {
    again(failure: { id: string; ownerId: string; queue: string; payload: unknown }, tx: Db): Promise<void>;
    wake(queue: string): void;
  };
  /** Looks at once for what came before the vendor's id of its talk was stored. */
  takeUpParked(): void;
};

export function workOf(running: () => Jobs | null): AfterCallWork {
  const jobs = () => {
    const started = running();
    if (!started) throw new AppError('unavailable', 'the jobs have not started', { retryAfterSeconds: 1 });
    return started;
  };
  return {
    tavusNews: {
      enqueue: async (news, tx) => jobs().enqueueAll('tavus-event', byOwner(news), tx),
      wake: () => running()?.wake('tavus-event'),
    },
    afterCall: {
      async enqueue(call, tx) {
        await jobs().enqueue('read-call', call, tx);
        await jobs().enqueue('analyse-call', call, tx);
      },
      wake() {
        running()?.wake('read-call');
        running()?.wake('analyse-call');
      },
    },
    vendorDelete: {
      enqueue: async (call, tx) => jobs().enqueue('delete-call', call, tx),
      wake: () => running()?.wake('delete-call'),
    },
    failedWork: {
      again: async (failure, tx) => jobs().enqueueAgain(failure, tx),
      wake(queue) {
        const name = queueNames.find((known) => known === queue);
        if (name) running()?.wake(name);
      },
    },
    takeUpParked: () =>
      void running()
        ?.enqueue('sweep-calls', {})
        .catch(() => {}),
  };
}

const mostAtOnce = 100;

function byOwner(news: readonly { eventId: string; ownerId: string }[]) {
  return [...Map.groupBy(news, ({ ownerId }) => ownerId)].flatMap(([ownerId, events]) =>
    Array.from({ length: Math.ceil(events.length / mostAtOnce) }, (_, part) => ({
      ownerId,
      eventIds: events.slice(part * mostAtOnce, (part + 1) * mostAtOnce).map(({ eventId }) => eventId),
    })),
  );
}
