/**
 * Reads of the log that do not give up: while the database is away streams stay open, and they
 * catch up by themselves once it is back. One line in the log per outage, not one per stream.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode } from '#server/db/client.ts';
import type { Log } from '#server/log.ts';
import { createGate } from './gate.ts';

export type PatientReader = <T>(read: () => Promise<T>) => Promise<T>;

const readsAtOnce = 6;
const firstPauseMs = 100;
const longestPauseMs = 2_000;

/** Rejects only when `signal` is aborted. */
export function createPatientReader(deps: { log: Log }, signal: AbortSignal): PatientReader {
  const gate = createGate(readsAtOnce);
  let isAway = false;
  return async (read) => {
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      signal.throwIfAborted();
      try {
        const found = await gate(read);
        if (isAway) deps.log.info('live: the log can be read again');
        isAway = false;
        return found;
      } catch (error) {
        if (signal.aborted) throw error;
        if (!isAway) deps.log.warn({ code: errorCode(error) }, 'live: the log cannot be read, trying again');
        isAway = true;
      }
      await sleep(pauseMs, undefined, { signal });
    }
  };
}
