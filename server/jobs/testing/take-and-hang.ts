/** A worker that takes one job and never ends it, so that a test can kill it. Prints `taken`. */
import process from 'node:process';
import { createLog } from '#server/log.ts';
import { createJobs } from '../create-jobs.ts';

const jobs = await createJobs(
  { log: createLog('silent'), systemUrl: process.argv[2] ?? '' },
  new AbortController().signal,
);
await jobs.work('end-call', () => {
  process.stdout.write('taken\n');
  return new Promise(() => {});
});
