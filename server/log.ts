/**
 * Logs hold ids, codes and durations. Bodies, transcripts, addresses, phone numbers and URLs with
 * tokens never get here: callers pass named fields, and what looks like a secret is cut as a last line.
 */
import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';

export type Log = Logger;

export function createLog(level: string, destination?: DestinationStream): Log {
  return pino(
    {
      level,
      base: null,
      redact: {
        paths: [
          '*.token',
          '*.authorization',
          '*.password',
          '*.secret',
          'err.query',
          'err.parameters',
          'err.detail',
        ],
        censor: '[cut]',
      },
    },
    ...(destination ? [destination] : []),
  );
}
