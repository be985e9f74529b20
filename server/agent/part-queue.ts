/**
 * Parts of a reply on their way from the loop to whoever reads them: words must go out while a tool
 * is still at work, so the loop cannot be the generator itself.
 */
import type { ReplyPart } from './reply-part.ts';

export type PartQueue = {
  push(part: ReplyPart): void;
  /** Nothing comes after it; with an error, reading ends by throwing it. */
  close(failure?: { error: unknown }): void;
  /** Reads until the queue is closed. */
  read(): AsyncGenerator<ReplyPart>;
};

export function createPartQueue(): PartQueue {
  const waiting: ReplyPart[] = [];
  let closed: { failure: { error: unknown } | undefined } | null = null;
  let wake = () => {};
  return {
    push(part) {
      waiting.push(part);
      wake();
    },
    close(failure) {
      closed ??= { failure };
      wake();
    },
    async *read() {
      for (;;) {
        for (let part = waiting.shift(); part; part = waiting.shift()) yield part;
        if (closed) {
          if (closed.failure) throw closed.failure.error;
          return;
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}
